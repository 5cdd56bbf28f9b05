"""The version of both apps; `pyproject.toml` reads it from here."""

VERSION = "0.1.0"
