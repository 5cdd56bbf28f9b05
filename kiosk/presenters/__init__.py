"""QObjects between the services and the QML screens."""
