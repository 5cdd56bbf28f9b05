"""Tools for those who build the project; nothing here is installed with it."""
