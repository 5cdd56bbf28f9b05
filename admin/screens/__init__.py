"""What curators see: the command line."""
