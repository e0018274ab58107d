"""The schema revisions there have been, so that opening a store compares one word and imports nothing."""

REVISIONS = ("0001", "0002", "0003")
"""Oldest first; each is a module in `db/migrations/versions`."""

HEAD = REVISIONS[-1]
"""The revision this version reads and writes."""
