"""Receiving from a hub what this store lacks, as another laptop's record that goes on from what is here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from db import entries
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.visible import visible
from reviewtui.entries.entry import Entry
from reviewtui.entries.items import FaultyItemError, from_item, from_items
from reviewtui.entries.kinds import KINDS
from reviewtui.services.errors import BadInput
from reviewtui.services.hub.connecting import Hub
from reviewtui.services.hub.heads import Heads, heads_of, parsed
from reviewtui.services.hub.sealing import CHANGED, Keys, unpacked
from reviewtui.services.hub.waiting import Batch, Waiting
from reviewtui.services.import_.imported import Imported
from reviewtui.services.import_.importing import import_record
from reviewtui.services.import_.records import Record
from reviewtui.services.people.own_review import OF_THE_FILE, KeptBack, is_kept_from, unread
from reviewtui.services.steps import Report, Steps
from reviewtui.services.store.stores import plain_sentences

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection as Line

BATCH = 2_000
"""Rows that are read at once."""

Opened = Callable[[str, str], bool]
"""Whether what an entry of a kind and subject says is read at once."""


class _HubRecord(Record):
    """What a hub holds that this store lacks."""

    goes_on = True

    came: Iterator[Sequence[Entry]]
    """What was fetched."""

    def __init__(self, hub: Hub, inspection: str, heads: Heads | None) -> None:
        """`heads` are those of the devices of which all comes; None where contents alone come."""
        last = {device: {"sequence": number, "hash": known} for device, (number, known) in (heads or {}).items()}
        said = {"inspection": {"id": inspection}, **({"heads": last} if heads is not None else {})}
        super().__init__(hub.name, said)  # type: ignore[arg-type]  # no more of a document is asked

    def runs(self) -> Iterator[Sequence[Entry]]:
        """Every entry that comes, by (device, sequence)."""
        return self.came


def pull(store: Store, person: str | None, hub: Hub, inspection: str, keys: Keys, tell: Report) -> int:
    """Join what is new; gives back how many entries.

    Where cases have a second review, what a person may have to leave unread comes without its content at first. Raises
    BadInput for what was changed or lost, with nothing changed here.
    """
    there = heads_of(hub, inspection)
    with plain_sentences(), store.read() as connection:
        here = entries.heads(connection)
    new = {device: head for device, head in there.items() if head[0] > here.get(device, (0, ""))[0]}
    if not new:
        return 0
    after = {device: here.get(device, (0, ""))[0] for device in new}
    opened = _the_file_alone if person and _has_second_reviews(hub, inspection) else _everything
    number = sum(head[0] - after[device] for device, head in new.items())
    fetched = _beyond(hub, inspection, {device: (after[device], head[0]) for device, head in new.items()})
    _join(store, person, hub, keys, tell, _HubRecord(hub, inspection, new), fetched, number, opened)
    return number


def fill(store: Store, person: str | None, hub: Hub, inspection: str, keys: Keys, tell: Report) -> int:
    """Take what entries say that are here without it, but for what this person may not read yet; how many."""
    with plain_sentences(), store.read() as connection:
        kept_back = unread(connection, person) if person else {}
        bare = entries.withheld(connection)
        wanted = [(one.device, one.sequence) for one in bare if not _stays(connection, kept_back, one)]
    if not wanted:
        return 0
    record, fetched = _HubRecord(hub, inspection, None), _some(hub, inspection, wanted)
    return _join(store, person, hub, keys, tell, record, fetched, len(wanted), _everything).filled


def _stays(connection: entries.Connection, kept_back: Mapping[str, KeptBack], bare: EntryRow) -> bool:
    """Whether what an entry says is still not for whoever receives, as far as headers tell."""
    return KINDS[bare.kind].private or is_kept_from(connection, kept_back, bare)


def _join(
    store: Store,
    person: str | None,
    hub: Hub,
    keys: Keys,
    tell: Report,
    record: _HubRecord,
    fetched: Iterable[Batch],
    number: int,
    opened: Opened,
) -> Imported:
    """Fetch so many entries, and join them once all are here: until then others write to the store."""
    steps = Steps(tell, "Receiving", number)
    with Waiting(store.path.parent) as waiting:
        for batch in fetched:
            waiting.add(batch)
            steps.done(len(batch.rows))
        record.came = (_entries(hub, keys, batch, opened) for batch in waiting)
        return import_record(store, record, person, tell)


def _beyond(hub: Hub, inspection: str, between: Mapping[str, tuple[int, int]]) -> Iterator[Batch]:
    """The entries of some devices beyond a number and up to another, in order, a batch at a time."""
    for device, (last, until) in sorted(between.items()):
        while True:
            with hub.engine.connect() as line:
                rows = _rows(line, inspection, device, last, until)
                packs = _packs(line, inspection, device, {row[2] for row in rows})
            if not rows:
                break
            yield Batch(device, rows, packs)
            last = rows[-1][0]


def _some(hub: Hub, inspection: str, wanted: Sequence[tuple[str, int]]) -> Iterator[Batch]:
    """Those of some entries that the hub has with their contents, in order, a batch at a time."""
    for device, places in groupby(wanted, key=itemgetter(0)):
        numbers = [number for _, number in places]
        for start in range(0, len(numbers), BATCH):
            batch = numbers[start : start + BATCH]
            with hub.engine.connect() as line:
                found = _rows(line, inspection, device, batch[0] - 1, batch[-1], batch)
                rows = [row for row in found if row[2] is not None]
                packs = _packs(line, inspection, device, {row[2] for row in rows})
            yield Batch(device, rows, packs)


def _rows(
    line: Line, inspection: str, device: str, last: int, until: int, among: Collection[int] | None = None
) -> list[tuple[Any, ...]]:
    from sqlalchemy import select

    from reviewtui.services.hub.tables import ENTRY

    place = [ENTRY.c.inspection == inspection, ENTRY.c.device == device, ENTRY.c.sequence.between(last + 1, until)]
    if among is not None:
        place.append(ENTRY.c.sequence.in_(among))
    wanted = select(ENTRY.c.sequence, ENTRY.c.header, ENTRY.c.sealed_with).where(*place)
    return list(map(tuple, line.execute(wanted.order_by(ENTRY.c.sequence).limit(BATCH))))


def _packs(line: Line, inspection: str, device: str, wanted: Collection[int | None]) -> dict[str, bytes]:
    """The packs that some rows name, as they are."""
    from sqlalchemy import select

    from reviewtui.services.hub.tables import ENTRY

    firsts = [number for number in wanted if number is not None]
    place = (ENTRY.c.inspection == inspection, ENTRY.c.device == device, ENTRY.c.sequence.in_(firsts))
    found = line.execute(select(ENTRY.c.sequence, ENTRY.c.sealed).where(*place)).all()
    return {str(number): bytes(sealed or b"") for number, sealed in found}


def _entries(hub: Hub, keys: Keys, batch: Batch, opened: Opened) -> list[Entry]:
    """The entries of a batch. Raises BadInput."""
    device = batch.device
    packs = {number: unpacked(sealed, keys, hub.name, f"{device}-{number}") for number, sealed in batch.packs.items()}
    said = [packs.get(str(sealed_with), {}).get(str(number)) for number, _, sealed_with in batch.rows]
    items = [{**parsed(hub, row[1]), **(told or {})} for row, told in zip(batch.rows, said, strict=True)]
    try:
        read = from_items(items)
    except FaultyItemError:  # which of them it is
        read = [_read(hub, f"{device}-{row[0]}", item) for row, item in zip(batch.rows, items, strict=True)]
    together = zip(batch.rows, read, said, strict=True)
    return [_as_opened(hub, f"{device}-{row[0]}", entry, row[2], told, opened) for row, entry, told in together]


def _as_opened(
    hub: Hub, place: str, entry: Entry, sealed_with: int | None, said: Mapping[str, Any] | None, opened: Opened
) -> Entry:
    if entry.id != place:
        raise BadInput(f"{hub.name}, entry {place}: its header is that of {visible(entry.id)}. {CHANGED}")
    if sealed_with is None:
        return entry
    if not opened(entry.kind, entry.subject):
        return replace(entry, salt=None, reason=None, content=None)
    if said is None:
        raise BadInput(f"{hub.name}, entry {place}: the hub lost its content. Nothing was changed here.")
    return entry


def _read(hub: Hub, place: str, item: Mapping[str, Any]) -> Entry:
    try:
        return from_item(item)
    except FaultyItemError as fault:
        raise BadInput(f"{hub.name}, entry {place}: {fault}. {CHANGED}") from None


def _everything(_: str, __: str) -> bool:
    return True


def _the_file_alone(kind: str, subject: str) -> bool:
    """What nobody is kept from reading, whoever reviews the case."""
    return KINDS[kind].case_of(subject) is None or kind in OF_THE_FILE


def _has_second_reviews(hub: Hub, inspection: str) -> bool:
    from sqlalchemy import select

    from reviewtui.services.hub.tables import ENTRY

    seconds = (ENTRY.c.inspection == inspection, ENTRY.c.kind == "allocation", ENTRY.c.header.contains('/second"'))
    with hub.engine.connect() as line:
        return line.execute(select(ENTRY.c.sequence).where(*seconds).limit(1)).first() is not None
