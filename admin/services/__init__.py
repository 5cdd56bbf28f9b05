"""What a curator does; plain Python."""
