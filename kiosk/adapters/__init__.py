"""Drivers of the kiosk: camera, faces, visit log."""
