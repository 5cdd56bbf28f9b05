"""Drivers of the admin app: the engines."""
