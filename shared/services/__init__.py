"""What both apps do with the words and the doors; plain Python."""
