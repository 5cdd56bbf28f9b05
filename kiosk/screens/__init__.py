"""QML screens and the window that shows them."""
