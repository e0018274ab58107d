"""Noticing that another window or verb changed the store."""

from db.store import Store


def changes(store: Store) -> int:
    """A number that differs after anyone has committed. Cheap enough to ask several times a second."""
    return store.changes()
