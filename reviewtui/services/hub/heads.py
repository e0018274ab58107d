"""How far each device has come, here and on the hub: what is lost there, and where both say different things."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from db import entries, local
from db.entries import Connection
from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.export.access import Leaving, note_left
from reviewtui.services.hub.connecting import Hub
from reviewtui.services.store.stores import plain_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

Heads = dict[str, tuple[int, str]]
"""Device to the number and hash of its last entry."""


def heads_of(hub: Hub, inspection: str) -> Heads:
    """The heads that a hub names."""
    from sqlalchemy import select

    from reviewtui.services.hub.tables import HEAD

    wanted = select(HEAD.c.device, HEAD.c.sequence, HEAD.c.hash).where(HEAD.c.inspection == inspection)
    with hub.engine.connect() as line:
        return {device: (sequence, last) for device, sequence, last in line.execute(wanted)}


def lost(connection: Connection, hub: Hub, inspection: str, there: Heads) -> dict[str, int]:
    """Device to how many entries the hub had when this store saw it last, and has no more."""
    seen = json.loads(local.setting(connection, _setting(hub, inspection)) or "{}")
    gone = {device: number - there.get(device, (0, ""))[0] for device, number in seen.items()}
    return {device: number for device, number in sorted(gone.items()) if number > 0}


def remember(
    store: Store, person: str | None, hub: Hub, inspection: str, recipients: Sequence[str], *, sent: bool
) -> None:
    """Keep how far the hub has come, and note in the access log where something left for it."""
    seen = {device: number for device, (number, _) in heads_of(hub, inspection).items()}
    with plain_sentences(), store.write() as writing:
        local.set_setting(writing, _setting(hub, inspection), json.dumps(dict(sorted(seen.items()))))
        if sent:
            note_left(writing, person, Leaving("the inspection", file=hub.name, keys=tuple(recipients)))


def require_no_fork(store: Store, hub: Hub, inspection: str, here: Heads, there: Heads) -> None:
    """Both sides say the same of the last entry that both have of each device. Raises BadInput."""
    from sqlalchemy import select

    from reviewtui.services.hub.tables import ENTRY

    shared = {device: min(here[device][0], there[device][0]) for device in here.keys() & there.keys()}
    with plain_sentences(), store.read() as connection:
        own = {device: entries.hash_of(connection, device, sequence) for device, sequence in shared.items()}
    with hub.engine.connect() as line:
        for device, sequence in shared.items():
            place = (ENTRY.c.inspection == inspection, ENTRY.c.device == device, ENTRY.c.sequence == sequence)
            header = line.execute(select(ENTRY.c.header).where(*place)).scalar_one_or_none()
            if header is None:
                raise BadInput(f"{hub.name} lost entry {device}-{sequence}, which it says it has. Nothing was changed.")
            if parsed(hub, header).get("hash") != own[device]:
                raise BadInput(
                    f"{hub.name} and this store say different things in entry {device}-{sequence}: it was changed "
                    "there, or a copied store went on under this name. Nothing was changed."
                )


def parsed(hub: Hub, header: str) -> dict[str, Any]:
    """The header of a row. Raises BadInput for what is none."""
    try:
        found = from_json(header)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise BadInput(f"{hub.name} holds an entry without a valid header. Nothing was changed.")
    return found


def _setting(hub: Hub, inspection: str) -> str:
    return f"hub/{sha256(f'{hub.name} {inspection}'.encode()).hexdigest()[:16]}"
