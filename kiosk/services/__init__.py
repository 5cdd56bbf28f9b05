"""What a visit is; plain Python."""
