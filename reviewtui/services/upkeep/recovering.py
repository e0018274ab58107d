"""A forgotten passphrase: the holder of the recovery key sets a new one, and the record says so."""

from __future__ import annotations

from pathlib import Path

from reviewtui.services.acts import acting
from reviewtui.services.inspections import find_inspection
from reviewtui.services.store.keys import COST, recovered, require_passphrase, set_passphrase
from reviewtui.services.store.stores import open_store


def recover(path: Path, identity: str, passphrase: str, person: str | None = None, *, cost: int = COST) -> str:
    """Open a store with its recovery key and set a new passphrase; gives back the sentence that says so.

    The entry comes first, so that no recovery goes without one; an empty store has no record yet. Raises BadInput,
    StoreUnusable, NotWritten.
    """
    require_passphrase(passphrase)
    key, recipient = recovered(path, identity)
    store = open_store(path, key=key)
    try:
        if (inspection := find_inspection(store)) is not None:
            signer = inspection.person(person).name if person else None
            with acting(store, signer) as act:
                before = act.current("recovery", recipient)
                act.add("recovery", recipient, {"recipient": recipient}, replaces=before, act="import")
    finally:
        store.close()
    set_passphrase(path, key, passphrase, cost=cost)
    return f"The new passphrase is set. It opens {path.name} and its backups; the old one opens nothing."
