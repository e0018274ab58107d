"""Sending to a hub what it lacks, a batch a transaction, and what it has without content where that is here.

Whoever sends holds the row of the device's head meanwhile, so that two laptops never send the same entries at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from db import entries
from db.store import Store
from db.values import EntryRow
from reviewtui.entries.items import HEADER_KEYS
from reviewtui.entries.kinds import KINDS
from reviewtui.services.hub.connecting import Hub, HubUnusable
from reviewtui.services.hub.heads import Heads
from reviewtui.services.hub.sealing import Keys, Pack, packed
from reviewtui.services.steps import Report, Steps
from reviewtui.services.store.stores import plain_sentences

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection as Line

BATCH = 2_000
"""Entries of one transaction of the hub."""


def push(store: Store, hub: Hub, inspection: str, keys: Keys, here: Heads, there: Heads, tell: Report) -> int:
    """Send every entry beyond the hub's heads; gives back how many."""
    waiting = {device: there.get(device, (0, ""))[0] for device in sorted(here)}
    steps = Steps(tell, "Sending", sum(max(here[device][0] - last, 0) for device, last in waiting.items()))
    pushed = 0
    for device, last in waiting.items():
        while last < here[device][0]:
            with plain_sentences(), store.read() as connection:
                rows = entries.after(connection, device, last, min(BATCH, here[device][0] - last))
            with hub.engine.begin() as line:
                pushed += _add(line, hub, inspection, keys, rows)
            last = rows[-1].sequence
            steps.done(len(rows))
    return pushed


def send_withheld(store: Store, hub: Hub, inspection: str, keys: Keys) -> None:
    """Send what entries say that the hub has without it: whoever sent them had it withheld."""
    from sqlalchemy import select

    from reviewtui.services.hub.tables import ENTRY

    wanted = select(ENTRY.c.device, ENTRY.c.sequence).where(*_bare(inspection)).order_by(ENTRY.c.device)
    with hub.engine.connect() as line:
        places = [tuple(row) for row in line.execute(wanted)]
    for device, numbers in _batches(places):
        with plain_sentences(), store.read() as connection:
            rows = entries.some(connection, [f"{device}-{number}" for number in numbers]).values()
        if packed(rows, keys) is not None:
            with hub.engine.begin() as line:
                _complete(line, inspection, keys, device, rows)


def _batches(places: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, list[int]]]:
    """Device and numbers of entries, at most a batch at a time."""
    for device, rows in groupby(places, key=itemgetter(0)):
        numbers = [number for _, number in rows]
        for start in range(0, len(numbers), BATCH):
            yield device, numbers[start : start + BATCH]


def _bare(inspection: str) -> tuple[Any, ...]:
    """The conditions of rows without content, but for what never leaves a laptop."""
    from reviewtui.services.hub.tables import ENTRY

    private = [name for name, kind in KINDS.items() if kind.private]
    return ENTRY.c.inspection == inspection, ENTRY.c.sealed_with.is_(None), ENTRY.c.kind.not_in(private)


def _held(line: Line, inspection: str, device: str) -> int:
    """How far the device has come on the hub; nobody else adds to it until the transaction ends."""
    from sqlalchemy import select
    from sqlalchemy.dialects.postgresql import insert

    from reviewtui.services.hub.tables import HEAD

    none = insert(HEAD).values(inspection=inspection, device=device, sequence=0, hash="")
    line.execute(none.on_conflict_do_nothing())
    place = (HEAD.c.inspection == inspection, HEAD.c.device == device)
    return int(line.execute(select(HEAD.c.sequence).where(*place).with_for_update()).scalar_one())


def _add(line: Line, hub: Hub, inspection: str, keys: Keys, rows: Sequence[EntryRow]) -> int:
    """Insert or ignore, and say how far the device has come; gives back how many were not there."""
    from sqlalchemy import update

    from reviewtui.services.hub.tables import HEAD

    device, there = rows[0].device, _held(line, inspection, rows[0].device)
    if there < rows[0].sequence - 1:
        raise HubUnusable(f"{hub.name} lost entries of {device} meanwhile. Nothing was lost here: sync again.")
    new = [row for row in rows if row.sequence > there]
    if not new:
        return 0
    _insert(line, inspection, device, new, packed(new, keys))
    place = (HEAD.c.inspection == inspection, HEAD.c.device == device)
    line.execute(update(HEAD).where(*place).values(sequence=new[-1].sequence, hash=new[-1].hash))
    return len(new)


def _insert(line: Line, inspection: str, device: str, rows: Sequence[EntryRow], pack: Pack | None) -> None:
    """All in one statement: a statement a row takes longer than everything else."""
    from sqlalchemy import text, update

    from reviewtui.services.hub.tables import ENTRY

    numbers = pack.numbers if pack else frozenset[int]()
    first = pack.first if pack else None
    told = [[row.sequence, row.kind, _header(row), first if row.sequence in numbers else None] for row in rows]
    line.execute(text(_INSERT), {"inspection": inspection, "device": device, "told": to_json(told).decode()})
    if pack is not None:
        place = (ENTRY.c.inspection == inspection, ENTRY.c.device == device, ENTRY.c.sequence == pack.first)
        line.execute(update(ENTRY).where(*place).values(sealed=pack.sealed))


_INSERT = """
INSERT INTO reviewtui_entry (inspection, device, sequence, kind, header, sealed_with)
SELECT :inspection, :device, CAST(t.told ->> 0 AS bigint), t.told ->> 1, t.told ->> 2, CAST(t.told ->> 3 AS bigint)
FROM jsonb_array_elements(CAST(:told AS jsonb)) AS t (told)
ON CONFLICT DO NOTHING"""

_values_of = attrgetter(*HEADER_KEYS)


def _header(row: EntryRow) -> str:
    """The header as JSON; what an entry takes the place of is a list there."""
    return to_json(dict(zip(HEADER_KEYS, _values_of(row), strict=True))).decode()


def _complete(line: Line, inspection: str, keys: Keys, device: str, rows: Iterable[EntryRow]) -> None:
    from sqlalchemy import bindparam, select, update

    from reviewtui.services.hub.tables import ENTRY

    _held(line, inspection, device)
    still = select(ENTRY.c.sequence).where(*_bare(inspection), ENTRY.c.device == device)
    wanted = set(line.execute(still).scalars())
    pack = packed([row for row in rows if row.sequence in wanted], keys)
    if pack is None:
        return
    place = (ENTRY.c.inspection == inspection, ENTRY.c.device == device, ENTRY.c.sequence == bindparam("number"))
    line.execute(
        update(ENTRY).where(*place).values(sealed_with=bindparam("with_"), sealed=bindparam("pack")),
        [
            {"number": number, "with_": pack.first, "pack": pack.sealed if number == pack.first else None}
            for number in sorted(pack.numbers)
        ],
    )
