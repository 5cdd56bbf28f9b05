"""What both apps share of Qt: the task runner and the theme."""
