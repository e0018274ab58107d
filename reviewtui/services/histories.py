"""The record as a person reads it: who did what, when, in order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from db import entries
from db.store import Store
from db.values import EntryRow
from reviewtui.entries.items import to_item
from reviewtui.entries.kinds import KINDS, case_kinds
from reviewtui.services.frameworks import framework_on
from reviewtui.services.judging.drafts import judgement_subject
from reviewtui.services.people.own_review import is_kept_from, review_of, unread
from reviewtui.services.standing.withheld import Until, is_deleted, retained_until
from reviewtui.services.wording import DAMAGED, DELETED, WITHHELD, entry_detail, entry_sentence


@dataclass(frozen=True)
class HistoryLine:
    """One entry in words."""

    entry: str
    person: str
    made_at: str
    kind: str
    case: str | None
    question: str | None
    sentence: str
    """“NOR-03 1.2 judged Good.”, “NOR-03 1.2 undone: no answer now.”"""
    shown: str
    """The same as a screen shows it."""
    detail: str
    """The rationale, text or reason; may be long, and is untrusted text."""
    current: bool


@dataclass(frozen=True)
class HistoryPage:
    """Some consecutive entries, newest first, and how many there are."""

    lines: tuple[HistoryLine, ...]
    offset: int
    total: int


def is_recorded(store: Store, case: str) -> bool:
    """Whether the record has a case of that reference, be it deleted since, withdrawn, or withheld."""
    with store.read() as connection:
        return bool(entries.current(connection, "case", subject=case))


def page(
    store: Store,
    case: str | None = None,
    question: str | None = None,
    offset: int = 0,
    limit: int = 200,
    reader: str | None = None,
    person: str | None = None,
) -> HistoryPage:
    """Entries of the record (of one case, or of one question of it, by one person), newest first.

    What a `reader` may not read yet, of two reviews the other one, is listed without what it says.
    """
    with store.read() as connection:
        about = None
        if case is not None and question is not None:
            about = ("judgement", judgement_subject(case, review_of(connection, reader, case), question))
        may_read = _reading(connection, reader)
        rows, total = entries.history_page(
            connection, case=case, kinds=case_kinds(), about=about, offset=offset, limit=limit, person=person
        )
        replaced = entries.some(connection, (row.replaces[0] for row in rows if len(row.replaces) == 1))
        until = retained_until(connection) if any(row.content is None for row in rows) else {}
        lines = tuple(_line(connection, may_read(row), replaced, _absent(store, row, until)) for row in rows)
    return HistoryPage(lines, offset, total)


def items(store: Store, case: str | None = None, reader: str | None = None) -> list[dict[str, Any]]:
    """The same entries in full, oldest first, in the export's history shape."""
    with store.read() as connection:
        may_read = _reading(connection, reader)
        return [to_item(may_read(row)) for row in entries.history(connection, case=case, kinds=case_kinds())]


def _reading(connection: entries.Connection, reader: str | None) -> Callable[[EntryRow], EntryRow]:
    """What a reader is shown of an entry."""
    kept_back = unread(connection, reader) if reader else {}

    def shown(row: EntryRow) -> EntryRow:
        if row.person == reader or not is_kept_from(connection, kept_back, row):
            return row
        return row._replace(content=None, salt=None, reason=None)

    return shown


def _absent(store: Store, row: EntryRow, until: Until) -> str:
    """Why what an entry says is not here, where it is not; `until` says how far retention reached."""
    if row.id in store.left_out:
        return DAMAGED
    return DELETED if is_deleted(until, row.kind, row.device, row.sequence) else WITHHELD


def _line(connection: entries.Connection, row: EntryRow, replaced: Mapping[str, EntryRow], absent: str) -> HistoryLine:
    """An entry in words; `replaced` has what it took the place of, where that is one entry and is here.

    `absent` says why what it says is not here, where it is not.
    """
    framework = framework_on(connection)
    before = replaced.get(row.replaces[0]) if len(row.replaces) == 1 else None
    kind = KINDS[row.kind]
    sentence = entry_sentence(
        framework, row.kind, row.subject, row.act, row.content, before.content if before else None, absent
    )
    return HistoryLine(
        entry=row.id,
        person=row.person or "",
        made_at=row.made_at,
        kind=row.kind,
        case=kind.case_of(row.subject),
        question=row.subject.rpartition("/")[2] if row.kind == "judgement" else None,
        sentence=sentence,
        shown=kind.shown(row.subject, sentence),
        detail=entry_detail(row.kind, row.content, row.reason),
        current=row.is_current,
    )
