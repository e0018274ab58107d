"""A summary as terminal text."""
