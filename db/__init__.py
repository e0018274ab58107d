"""The store: one SQLite file, opened in one place."""
