"""Drivers that both apps start."""
