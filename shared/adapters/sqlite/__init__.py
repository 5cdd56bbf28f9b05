"""SQLite drivers: one database file an app, one writer."""
