"""The words of the project; standard library only."""
