"""The admin app: grow, look, keep, promote."""
