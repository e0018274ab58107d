"""Looking after a store while it is open: noticing others' commits, and keeping its one file whole."""

from db.store import Store


def look(store: Store) -> int:
    """A number that differs after anyone has committed. Cheap enough to ask several times a second.

    Once nobody has written for a moment, all that was saved goes into the store's file, so that a copy has it.
    """
    store.fold_log()
    return store.changes()
