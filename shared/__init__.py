"""The common room: words, doors and drivers that both apps use."""
