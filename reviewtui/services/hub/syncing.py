"""Syncing with a hub: what it lacks is pushed, what this store lacks is pulled, by the same union as with files.

Each batch is one transaction of the hub, so that a line that breaks leaves whole batches, and the next sync goes on
where this one stopped. What comes is proved as any laptop's record is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from db import entries, local
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.visible import visible
from reviewtui.entries.entry import Entry
from reviewtui.entries.items import CONTENT_KEYS, HEADER_KEYS, FaultyItemError, from_item, to_item
from reviewtui.entries.kinds import KINDS
from reviewtui.services.access import Leaving, note_left
from reviewtui.services.errors import BadInput
from reviewtui.services.hub.connecting import Hub, connected
from reviewtui.services.import_.importing import import_record
from reviewtui.services.import_.records import Record
from reviewtui.services.inspections import inspection_of
from reviewtui.services.own_review import OF_THE_FILE, is_kept_back, unread
from reviewtui.services.steps import Report, Steps, tell_nobody
from reviewtui.services.stores import plain_sentences

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection as Line

CHANGED = "It was changed there. Nothing was changed here."

BATCH = 2_000
"""Entries of one transaction of the hub."""

Heads = dict[str, tuple[int, str]]
Opened = Callable[[str, str], bool]
"""Whether what an entry of a kind and subject says is read at once."""


class Keys(NamedTuple):
    """What seals and opens the entries of an inspection."""

    identity: Any
    recipients: Sequence[Any]
    names: tuple[str, ...]
    """The recipients as they are written, `age1…`."""


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
        lost = ", ".join(f"{number:,} of {device}" for device, number in self.lost.items())
        gone = f" The hub had lost entries that it had before: {lost}." if lost else ""
        sent = "1 entry" if self.pushed == 1 else f"{self.pushed:,} entries"
        return f"Sent {sent} to {visible(self.hub)} and received {self.pulled:,}.{filled}{gone}"

    def as_json(self) -> dict[str, Any]:
        """As `sync --json` prints it."""
        return {**self._asdict(), "lost": dict(self.lost)}


def keys_of(identity: str, recipients: Sequence[str] = ()) -> Keys:
    """The inspection's key, `AGE-SECRET-KEY-1…`, and the recipients beside it. Raises BadInput for what is none."""
    import pyrage

    try:
        own = pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError:
        raise BadInput("The identity file holds no age secret key (AGE-SECRET-KEY-1…). Nothing was changed.") from None
    names = tuple(dict.fromkeys((str(own.to_public()), *recipients)))
    try:
        return Keys(own, [pyrage.x25519.Recipient.from_str(name) for name in names], names)
    except pyrage.RecipientError:
        raise BadInput("--to takes an age recipient (age1…). Nothing was changed.") from None


def sync(store: Store, person: str | None, url: str, keys: Keys, report: Report | None = None) -> Synced:
    """Exchange with the hub at an address. Raises BadUsage, BadInput for what the hub holds wrongly, HubUnusable."""
    inspection, tell = inspection_of(store).id, report or tell_nobody
    with connected(url) as hub:
        there = _heads(hub, inspection)
        with plain_sentences(), store.read() as connection:
            here = entries.heads(connection)
            lost = _lost(connection, hub, inspection, there)
        _require_no_fork(store, hub, inspection, here, there)
        pushed = _push(store, hub, inspection, keys, here, there, tell)
        _bring_what_was_withheld(store, hub, inspection, keys)
        pulled = _pull(store, person, hub, inspection, keys, tell)
        filled = _fill(store, person, hub, inspection, keys, tell)
        _remember(store, person, hub, inspection, keys, pushed)
        return Synced(hub.name, pushed, pulled, filled, lost)


# What is there and here -----------------------------------------------------------------------------------------------


def _heads(hub: Hub, inspection: str) -> Heads:
    from sqlalchemy import select

    from reviewtui.services.hub.tables import HEAD

    wanted = select(HEAD.c.device, HEAD.c.sequence, HEAD.c.hash).where(HEAD.c.inspection == inspection)
    with hub.engine.connect() as line:
        return {device: (sequence, last) for device, sequence, last in line.execute(wanted)}


def _setting(hub: Hub, inspection: str) -> str:
    return f"hub/{sha256(f'{hub.name} {inspection}'.encode()).hexdigest()[:16]}"


def _lost(connection: Connection, hub: Hub, inspection: str, there: Heads) -> dict[str, int]:
    """Device to how many entries the hub had when this store saw it last, and has no more."""
    seen = json.loads(local.setting(connection, _setting(hub, inspection)) or "{}")
    gone = {device: number - there.get(device, (0, ""))[0] for device, number in seen.items()}
    return {device: number for device, number in sorted(gone.items()) if number > 0}


def _remember(store: Store, person: str | None, hub: Hub, inspection: str, keys: Keys, pushed: int) -> None:
    seen = {device: number for device, (number, _) in _heads(hub, inspection).items()}
    with plain_sentences(), store.write() as writing:
        local.set_setting(writing, _setting(hub, inspection), json.dumps(dict(sorted(seen.items()))))
        if pushed:
            note_left(writing, person, Leaving("the inspection", file=hub.name, keys=keys.names))


def _require_no_fork(store: Store, hub: Hub, inspection: str, here: Heads, there: Heads) -> None:
    """Both sides say the same of the last entry that both have of each device. Raises BadInput."""
    from sqlalchemy import select

    from reviewtui.services.hub.tables import ENTRY

    shared = {device: min(here[device][0], there[device][0]) for device in here.keys() & there.keys()}
    with plain_sentences(), store.read() as connection, hub.engine.connect() as line:
        for device, sequence in shared.items():
            (own,) = entries.after(connection, device, sequence - 1, 1)
            place = (ENTRY.c.inspection == inspection, ENTRY.c.device == device, ENTRY.c.sequence == sequence)
            header = line.execute(select(ENTRY.c.header).where(*place)).scalar_one_or_none()
            if header is None:
                raise BadInput(f"{hub.name} lost entry {device}-{sequence}, which it says it has. Nothing was changed.")
            if _parsed(hub, header).get("hash") != own.hash:
                raise BadInput(
                    f"{hub.name} and this store say different things in entry {device}-{sequence}: it was changed "
                    "there, or a copied store went on under this name. Nothing was changed."
                )


def _parsed(hub: Hub, text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise BadInput(f"{hub.name} holds a header that is none. Nothing was changed.")
    return found


# What goes ------------------------------------------------------------------------------------------------------------


def _push(store: Store, hub: Hub, inspection: str, keys: Keys, here: Heads, there: Heads, tell: Report) -> int:
    waiting = {device: there.get(device, (0, ""))[0] for device in sorted(here)}
    steps = Steps(tell, "Sending", sum(max(here[device][0] - last, 0) for device, last in waiting.items()))
    pushed = 0
    for device, last in waiting.items():
        while last < here[device][0]:
            with plain_sentences(), store.read() as connection:
                rows = entries.after(connection, device, last, min(BATCH, here[device][0] - last))
            with hub.engine.begin() as line:
                _add(line, inspection, keys, rows)
            last = rows[-1].sequence
            pushed += len(rows)
            for _ in rows:
                steps.done()
    return pushed


def _add(line: Line, inspection: str, keys: Keys, rows: Sequence[EntryRow]) -> None:
    """Insert or ignore, and say how far the device has come."""
    from sqlalchemy.dialects.postgresql import insert

    from reviewtui.services.hub.tables import ENTRY, HEAD

    values = [{"inspection": inspection, **_row(row, keys)} for row in rows]
    line.execute(insert(ENTRY).on_conflict_do_nothing(), values)
    last = rows[-1]
    head = insert(HEAD).values(inspection=inspection, device=last.device, sequence=last.sequence, hash=last.hash)
    line.execute(
        head.on_conflict_do_update(
            index_elements=[HEAD.c.inspection, HEAD.c.device],
            set_={"sequence": head.excluded.sequence, "hash": head.excluded.hash},
            where=head.excluded.sequence > HEAD.c.sequence,
        )
    )


def _row(row: EntryRow, keys: Keys) -> dict[str, Any]:
    item = to_item(row)
    header = json.dumps({key: item[key] for key in HEADER_KEYS}, ensure_ascii=False, separators=(",", ":"))
    return {
        "device": row.device,
        "sequence": row.sequence,
        "kind": row.kind,
        "header": header,
        "sealed": _sealed(row, keys),
    }


def _sealed(row: EntryRow, keys: Keys) -> bytes | None:
    """What an entry says, for the holders of the keys; nothing where it is withheld, or stays on the laptop."""
    import pyrage

    if row.content is None or KINDS[row.kind].private:
        return None
    item = to_item(row)
    text = json.dumps({key: item[key] for key in CONTENT_KEYS}, ensure_ascii=False, separators=(",", ":"))
    return bytes(pyrage.encrypt(text.encode(), keys.recipients))


def _bring_what_was_withheld(store: Store, hub: Hub, inspection: str, keys: Keys) -> None:
    """Send what the hub has without content, where it is here: whoever sent it had it withheld."""
    from sqlalchemy import bindparam, select, update

    from reviewtui.services.hub.tables import ENTRY

    private = [name for name, kind in KINDS.items() if kind.private]
    bare = (ENTRY.c.inspection == inspection, ENTRY.c.sealed.is_(None), ENTRY.c.kind.not_in(private))
    with hub.engine.connect() as line:
        places = [
            f"{device}-{number}"
            for device, number in line.execute(select(ENTRY.c.device, ENTRY.c.sequence).where(*bare))
        ]
    for start in range(0, len(places), BATCH):
        with plain_sentences(), store.read() as connection:
            rows = entries.some(connection, places[start : start + BATCH]).values()
        known = [{"d": row.device, "s": row.sequence, "b": sealed} for row in rows if (sealed := _sealed(row, keys))]
        if known:
            place = (
                ENTRY.c.inspection == inspection,
                ENTRY.c.device == bindparam("d"),
                ENTRY.c.sequence == bindparam("s"),
            )
            with hub.engine.begin() as line:
                line.execute(update(ENTRY).where(*place, ENTRY.c.sealed.is_(None)).values(sealed=bindparam("b")), known)


# What comes -----------------------------------------------------------------------------------------------------------


class _HubRecord(Record):
    """What a hub holds that this store lacks, as another laptop's record that goes on from what is here."""

    goes_on = True

    def __init__(self, hub: Hub, inspection: str, heads: Heads, rows: Iterator[Entry]) -> None:
        said = {"inspection": {"id": inspection}}
        last = {device: {"sequence": number, "hash": known} for device, (number, known) in heads.items()}
        super().__init__(hub.name, {**said, "heads": last})  # type: ignore[typeddict-item]  # no more of it is asked
        self._rows = rows

    def history(self) -> Iterator[Entry]:
        """Every entry that comes, by (device, sequence)."""
        return self._rows


def _pull(store: Store, person: str | None, hub: Hub, inspection: str, keys: Keys, tell: Report) -> int:
    """Join what is new; of a second review's cases what may have to stay unread comes without its content at first."""
    there = _heads(hub, inspection)
    with plain_sentences(), store.read() as connection:
        here = entries.heads(connection)
    new = {device: head for device, head in there.items() if head[0] > here.get(device, (0, ""))[0]}
    if not new:
        return 0
    after = {device: here.get(device, (0, ""))[0] for device in new}
    total = sum(number - after[device] for device, (number, _) in new.items())

    opened = _the_file_alone if person and _has_second_reviews(hub, inspection) else _everything
    rows = _coming(hub, inspection, keys, after, opened)
    import_record(store, _HubRecord(hub, inspection, new, rows), person, tell)
    return total


def _has_second_reviews(hub: Hub, inspection: str) -> bool:
    from sqlalchemy import select

    from reviewtui.services.hub.tables import ENTRY

    seconds = (ENTRY.c.inspection == inspection, ENTRY.c.kind == "allocation", ENTRY.c.header.contains('/second"'))
    with hub.engine.connect() as line:
        return line.execute(select(ENTRY.c.sequence).where(*seconds).limit(1)).first() is not None


def _the_file_alone(kind: str, subject: str) -> bool:
    """What nobody is kept from reading, whoever reviews the case."""
    return KINDS[kind].case_of(subject) is None or kind in OF_THE_FILE


def _coming(hub: Hub, inspection: str, keys: Keys, after: Mapping[str, int], opened: Opened) -> Iterator[Entry]:
    """The entries of some devices beyond a number, in order, a batch at a time."""
    from sqlalchemy import select

    from reviewtui.services.hub.tables import ENTRY

    for device, last in sorted(after.items()):
        while True:
            wanted = (
                select(ENTRY.c.sequence, ENTRY.c.header, ENTRY.c.sealed)
                .where(ENTRY.c.inspection == inspection, ENTRY.c.device == device, ENTRY.c.sequence > last)
                .order_by(ENTRY.c.sequence)
                .limit(BATCH)
            )
            with hub.engine.connect() as line:
                found = line.execute(wanted).all()
            if not found:
                break
            for sequence, header, sealed in found:
                yield _entry(hub, keys, f"{device}-{sequence}", _parsed(hub, header), sealed, opened)
            last = found[-1][0]


def _entry(hub: Hub, keys: Keys, place: str, header: dict[str, Any], sealed: bytes | None, opened: Opened) -> Entry:
    entry = _read(hub, place, header)
    if entry.id != place:
        raise BadInput(f"{hub.name}, entry {place}: its header is that of {visible(entry.id)}. {CHANGED}")
    if sealed is None or not opened(entry.kind, entry.subject):
        return entry
    return _read(hub, place, {**header, **_unsealed(hub, keys, place, bytes(sealed))})


def _read(hub: Hub, place: str, item: dict[str, Any]) -> Entry:
    try:
        return from_item(item)
    except FaultyItemError as fault:
        raise BadInput(f"{hub.name}, entry {place}: {fault}. {CHANGED}") from None


def _unsealed(hub: Hub, keys: Keys, place: str, sealed: bytes) -> dict[str, Any]:
    import pyrage

    try:
        return _parsed(hub, pyrage.decrypt(sealed, [keys.identity]).decode())
    except (pyrage.DecryptError, UnicodeDecodeError):
        raise BadInput(
            f"{hub.name}, entry {place}: it was encrypted for another key than this identity, or was changed. "
            "Nothing was changed here."
        ) from None


def _fill(store: Store, person: str | None, hub: Hub, inspection: str, keys: Keys, tell: Report) -> int:
    """Take the contents of entries that are here without them, but for what this person may not read yet."""

    with plain_sentences(), store.read() as connection:
        kept_back = unread(connection, person) if person else {}
        bare = sorted(entries.withheld(connection))
        here = entries.heads(connection)
    wanted = [
        (device, sequence)
        for device, sequence, kind, subject in bare
        if not KINDS[kind].private and not is_kept_back(kept_back, kind, subject)
    ]
    if not wanted:
        return 0
    last = {device: here[device] for device, _ in wanted}
    rows = _contents(hub, inspection, keys, wanted)
    return import_record(store, _FilledRecord(hub, inspection, last, rows), person, tell).filled


def _contents(hub: Hub, inspection: str, keys: Keys, wanted: Sequence[tuple[str, int]]) -> Iterator[Entry]:
    """Those of some entries that the hub has with their contents, in order, a batch at a time."""
    from sqlalchemy import select, tuple_

    from reviewtui.services.hub.tables import ENTRY

    for start in range(0, len(wanted), BATCH):
        place = tuple_(ENTRY.c.device, ENTRY.c.sequence).in_(wanted[start : start + BATCH])
        some = (
            select(ENTRY.c.device, ENTRY.c.sequence, ENTRY.c.header, ENTRY.c.sealed)
            .where(ENTRY.c.inspection == inspection, ENTRY.c.sealed.is_not(None), place)
            .order_by(ENTRY.c.device, ENTRY.c.sequence)
        )
        with hub.engine.connect() as line:
            found = line.execute(some).all()
        for device, sequence, header, sealed in found:
            yield _entry(hub, keys, f"{device}-{sequence}", _parsed(hub, header), sealed, _everything)


def _everything(_: str, __: str) -> bool:
    return True


class _FilledRecord(_HubRecord):
    """Contents alone of entries that are here: it need not end where a device does."""

    def __contains__(self, key: str) -> bool:
        return key != "heads" and super().__contains__(key)
