"""The laws of the record."""
