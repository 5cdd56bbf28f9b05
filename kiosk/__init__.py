"""The kiosk: a visitor looks in, and a garden answers."""
