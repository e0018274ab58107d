"""Syncing with a hub: what it lacks is sent, what this store lacks is received, by the same union as with files.

Each batch is one transaction of the hub, so that a line that breaks leaves whole batches, and the next sync goes on
where this one stopped. What comes is proved as any laptop's record is.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from db import entries
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.services.hub.connecting import connected
from reviewtui.services.hub.heads import heads_of, lost, remember, require_no_fork
from reviewtui.services.hub.pulling import fill, pull
from reviewtui.services.hub.pushing import push, send_withheld
from reviewtui.services.hub.sealing import Keys
from reviewtui.services.inspections import inspection_of
from reviewtui.services.steps import Report, tell_nobody
from reviewtui.services.store.stores import plain_sentences


class Synced(NamedTuple):
    """What a sync exchanged."""

    hub: str
    pushed: int
    pulled: int
    filled: int
    """Entries that were here without what they say, and have it now."""
    lost: Mapping[str, int]
    """Device to how many entries the hub had before and has no more; they were pushed again where they are here."""

    @property
    def sentence(self) -> str:
        """What was exchanged, and what the hub lost."""
        if not (self.pushed or self.pulled or self.filled or self.lost):
            return f"Nothing new: {visible(self.hub)} and this store hold the same entries."
        filled = f" {self.filled:,} withheld before were filled in." if self.filled else ""
        gone = ", ".join(f"{number:,} of {device}" for device, number in self.lost.items())
        missed = f" The hub had lost entries that it had before: {gone}." if gone else ""
        sent = "1 entry" if self.pushed == 1 else f"{self.pushed:,} entries"
        return f"Sent {sent} to {visible(self.hub)} and received {self.pulled:,}.{filled}{missed}"

    def as_json(self) -> dict[str, Any]:
        """As `sync --json` prints it."""
        return {**self._asdict(), "lost": dict(self.lost)}


def sync(store: Store, person: str | None, url: str, keys: Keys, report: Report | None = None) -> Synced:
    """Exchange with the hub at an address. Raises BadUsage, BadInput for what the hub holds wrongly, HubUnusable."""
    inspection, tell = inspection_of(store).id, report or tell_nobody
    with connected(url) as hub:
        there = heads_of(hub, inspection)
        with plain_sentences(), store.read() as connection:
            here = entries.heads(connection)
            gone = lost(connection, hub, inspection, there)
        require_no_fork(store, hub, inspection, here, there)
        pushed = push(store, hub, inspection, keys, here, there, tell)
        send_withheld(store, hub, inspection, keys)
        pulled = pull(store, person, hub, inspection, keys, tell)
        filled = fill(store, person, hub, inspection, keys, tell)
        remember(store, person, hub, inspection, keys.names, sent=pushed > 0)
        return Synced(hub.name, pushed, pulled, filled, gone)
