"""The store: one SQLite file, opened in one place, read by the driver and written through SQLAlchemy."""
