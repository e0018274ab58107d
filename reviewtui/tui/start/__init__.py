"""The first run, while there is no store."""
