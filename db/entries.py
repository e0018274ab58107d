"""Entries in and out of the store: appended in any order of arrival, read back exactly as they were sealed."""

# ruff: noqa: S608 - only our own names and conditions are set into statements; values are always bound

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from db.contents import from_texts, proven
from db.driver import Connection
from db.header import HEADER, split_id
from db.values import EntryRow

if TYPE_CHECKING:
    from db.writing import Writing

__all__ = [
    "Answered",
    "Connection",
    "acts_made",
    "answers_since",
    "append",
    "append_many",
    "current",
    "current_of_cases",
    "current_that_say",
    "devices",
    "each",
    "each_as_text",
    "entry",
    "fill",
    "first_made",
    "hash_of",
    "headers",
    "heads",
    "history",
    "history_page",
    "is_any",
    "kept",
    "last_acts",
    "last_of",
    "numbered",
    "some",
    "subjects",
    "superseded",
    "superseded_of_cases",
]

REPLACES = """(SELECT group_concat(replaced, ' ') FROM (
  SELECT r.replaced FROM entry_replaces r WHERE r.entry = e.id ORDER BY r.replaced))"""
"""What the entry `e` replaces, as ids between blanks, within a statement."""

_ABOUT, _SECRET = HEADER.index("salt"), HEADER.index("content_hash")
"""Where in a header ends what an entry is about, and where what may be withheld."""

_COLUMNS = ", ".join(
    (
        *(f'e."{name}"' for name in HEADER[:_ABOUT]),
        REPLACES,
        *(f'e."{name}"' for name in (*HEADER[_ABOUT:], "id", "is_current", "content")),
    )
)

_SELECT = f"SELECT {_COLUMNS} FROM entry e "

_SELECT_HEADERS = _SELECT.replace('e."content"', "NULL")

_SELECT_OF_CASES = f"""SELECT {_COLUMNS} FROM json_each(?) one CROSS JOIN entry e
ON e.kind = ? AND e.subject >= one.value AND e.subject < one.value || '0'
  AND (e.subject = one.value OR e.subject > one.value || '/') AND e.is_current ="""
"""Whether it is current stands in the statement: an index holds for one value, and of a bound one SQLite finds that
out at each run by preparing the statement anew."""


def append(writing: Writing, row: EntryRow) -> None:
    """Append one entry. Raises RecordRefused for one that is here already or breaks a rule of the record."""
    append_many(writing, (row,))


def append_many(writing: Writing, rows: Iterable[EntryRow]) -> None:
    """Append entries, in any order, and bring what is current and what counts up to date."""
    from db.appending import append_rows

    append_rows(writing, rows)


def fill(writing: Writing, rows: Iterable[EntryRow]) -> None:
    """Fill in the contents of entries that are here without theirs. Raises RecordRefused."""
    from db.filling import fill_rows

    fill_rows(writing, rows)


def entry(connection: Connection, entry_id: str) -> EntryRow | None:
    """The entry of that id, or None."""
    device, sequence = split_id(entry_id)
    return next(iter(_rows(connection, "WHERE e.device = ? AND e.sequence = ?", (device, sequence))), None)


def some(connection: Connection, entry_ids: Iterable[str]) -> dict[str, EntryRow]:
    """The entries of these ids, by id; one that is not here is absent."""
    wanted = tuple(entry_ids)
    if len(wanted) == 1:  # as after most acts, and in half the time
        found = entry(connection, wanted[0])
        return {} if found is None else {found.id: found}
    places = json.dumps([split_id(entry_id) for entry_id in wanted])
    sql = "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)"
    return {row.id: row for row in _rows(connection, f"WHERE (e.device, e.sequence) IN ({sql})", (places,))}


def numbered(connection: Connection, numbers: Iterable[int]) -> tuple[EntryRow, ...]:
    """The entries that have these numbers in this store, in the order of subjects."""
    clauses = "WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.subject, e.id"
    return _rows(connection, clauses, (json.dumps(list(numbers)),))


def history(
    connection: Connection,
    device: str | None = None,
    case: str | None = None,
    kinds: Sequence[str] = (),
    after: tuple[str, int] | None = None,
    limit: int | None = None,
) -> tuple[EntryRow, ...]:
    """Entries by (device, sequence): of a device, of a case, beyond a place.

    `kinds` are those whose subjects begin with a case reference; they go with `case`.
    """
    clauses: list[tuple[str, tuple[object, ...]]] = []
    if device is not None:
        clauses.append(("e.device = ?", (device,)))
    if case is not None:
        clauses.append(_of_case(kinds, case))
    if after is not None:
        clauses.append(("(e.device, e.sequence) > (?, ?)", after))
    where = "WHERE " + " AND ".join(clause for clause, _ in clauses) if clauses else ""
    values = tuple(value for _, held in clauses for value in held)
    return _rows(
        connection, f"{where} ORDER BY e.device, e.sequence LIMIT ?", (*values, -1 if limit is None else limit)
    )


AT_ONCE = 2_000
"""How many entries of the whole record are in memory at once."""


def each(connection: Connection) -> Iterator[EntryRow]:
    """Every entry by (device, sequence), a batch in memory at a time."""
    after = ("", 0)
    while rows := history(connection, after=after, limit=AT_ONCE):
        yield from rows
        after = (rows[-1].device, rows[-1].sequence)


def after(connection: Connection, device: str, sequence: int, limit: int) -> tuple[EntryRow, ...]:
    """The entries of one device beyond a number, in order; what they say is proven, and given as text alone."""
    clauses = "WHERE e.device = ? AND e.sequence > ? ORDER BY e.sequence LIMIT ?"
    found = connection.execute(_SELECT + clauses, (device, sequence, limit)).fetchall()
    for columns in found:
        _text(columns)
    return tuple(_row(columns, None) for columns in found)


def each_as_text(connection: Connection) -> Iterator[EntryRow]:
    """Every entry by (device, sequence), given in the same way, a batch in memory at a time."""
    for device in devices(connection):
        last = 0
        while rows := after(connection, device, last, AT_ONCE):
            yield from rows
            last = rows[-1].sequence


Kept = tuple[str, str | None, str | None, str | None]
"""Hash, salt, reason and content of an entry as they are kept; nothing but the hash while it is withheld."""


def kept(connection: Connection, device: str, first: int, last: int) -> dict[tuple[str, int], Kept]:
    """What is kept of a device's entries from one number to another, by (device, sequence), held against no hash."""
    sql = "SELECT sequence, hash, salt, reason, content FROM entry WHERE device = ? AND sequence BETWEEN ? AND ?"
    rows = connection.execute(sql, (device, first, last))
    return {(device, sequence): (known, salt, reason, text) for sequence, known, salt, reason, text in rows}


def hash_of(connection: Connection, device: str, sequence: int) -> str | None:
    """The hash of one entry; None where it is not here."""
    row = connection.execute("SELECT hash FROM entry WHERE device = ? AND sequence = ?", (device, sequence)).fetchone()
    return row[0] if row else None


def withheld(connection: Connection) -> tuple[EntryRow, ...]:
    """Every entry that is here without what it says, by (device, sequence)."""
    return _rows(connection, "WHERE e.content IS NULL ORDER BY e.device, e.sequence", ())


def headers(connection: Connection, device: str, after: int, limit: int) -> Iterator[EntryRow]:
    """The entries of a device that follow a number, in order, without what they say."""
    sql = f"{_SELECT_HEADERS}WHERE e.device = ? AND e.sequence > ? ORDER BY e.sequence LIMIT ?"
    return (_row(columns, None) for columns in connection.execute(sql, (device, after, limit)))


def current(
    connection: Connection, kind: str, case: str | None = None, subject: str | None = None
) -> tuple[EntryRow, ...]:
    """What stands of a kind (of one case, of one subject), withdrawn things too, by subject and (device, sequence)."""
    clause, values = _of_case((kind,), case) if case is not None else ("e.kind = ?", (kind,))
    if subject is not None:
        clause, values = "e.kind = ? AND e.subject = ?", (kind, subject)
    order = "ORDER BY e.subject, e.device, e.sequence"
    return _rows(connection, f"WHERE {clause} AND e.is_current = 1 {order}", values)


def current_that_say(
    connection: Connection, kind: str, key: str, words: Sequence[str], limit: int
) -> tuple[EntryRow, ...]:
    """Up to so many of what stands of a kind whose text of that key holds all words, in any case of letters.

    Letters that may have an accent stand for any: whoever asks compares the words as a person would.
    """
    alike = f" AND json_extract(e.content, '$.{key}') LIKE ? ESCAPE '!'" * len(words)
    clauses = f"WHERE e.kind = ? AND e.is_current = 1{alike} ORDER BY e.subject, e.device, e.sequence LIMIT ?"
    return _rows(connection, clauses, (kind, *map(_anywhere, words), limit))


_MAY_HAVE_ACCENTS = "aceginouwysz"


def _anywhere(word: str) -> str:
    """A pattern that finds the word in a text."""
    letters = (f"!{each}" if each in "!%_" else each for each in word.casefold())
    return f"%{''.join('_' if each in _MAY_HAVE_ACCENTS or not each.isascii() else each for each in letters)}%"


def subjects(connection: Connection, kind: str) -> tuple[str, ...]:
    """What entries of a kind are about, each once, in order; what was withdrawn too."""
    rows = connection.execute(
        "SELECT DISTINCT subject FROM entry WHERE kind = ? AND is_current = 1 ORDER BY subject", (kind,)
    )
    return tuple(subject for (subject,) in rows)


def is_any(connection: Connection, kind: str) -> bool:
    """Whether anything of a kind stands; what was withdrawn too."""
    sql = "SELECT EXISTS (SELECT 1 FROM entry WHERE kind = ? AND is_current = 1)"
    (found,) = connection.execute(sql, (kind,)).fetchone()
    return bool(found)


def current_of_cases(connection: Connection, kind: str, cases: Sequence[str]) -> tuple[EntryRow, ...]:
    """What stands of a kind of some cases, each named once, as `current` gives it."""
    if len(cases) == 1:  # as after each act
        return current(connection, kind, case=cases[0])
    return _of_cases(connection, kind, cases, 1)


def superseded_of_cases(connection: Connection, kind: str, cases: Sequence[str]) -> tuple[EntryRow, ...]:
    """What was replaced of a kind of some cases, named as for `current_of_cases`."""
    return _of_cases(connection, kind, cases, 0)


def superseded(connection: Connection, kind: str, case: str | None = None) -> tuple[EntryRow, ...]:
    """What was replaced, of a kind (and of one case), by subject and (device, sequence)."""
    clause, values = _of_case((kind,), case) if case is not None else ("e.kind = ?", (kind,))
    return _rows(connection, f"WHERE {clause} AND e.is_current = 0 ORDER BY e.subject, e.device, e.sequence", values)


def last_of(connection: Connection, device: str) -> tuple[int, str]:
    """The sequence and hash of a device's latest entry; (0, "") before its first."""
    row = connection.execute(
        "SELECT sequence, hash FROM entry WHERE device = ? ORDER BY sequence DESC LIMIT 1", (device,)
    ).fetchone()
    return (row[0], row[1]) if row else (0, "")


def heads(connection: Connection) -> dict[str, tuple[int, str]]:
    """The sequence and hash of every device's latest entry."""
    return {device: last_of(connection, device) for device in devices(connection)}


def devices(connection: Connection) -> tuple[str, ...]:
    """Every device that has entries here, in order; a seek for each instead of a walk over every entry."""
    rows = connection.execute(
        """WITH RECURSIVE found(device) AS (
          SELECT min(device) FROM entry
          UNION ALL
          SELECT (SELECT min(device) FROM entry WHERE device > found.device) FROM found WHERE device IS NOT NULL)
        SELECT device FROM found WHERE device IS NOT NULL"""
    )
    return tuple(device for (device,) in rows)


def last_acts(connection: Connection, device: str, person: str, limit: int) -> tuple[EntryRow, ...]:
    """The latest things one person decided, took back or put back on one device, in order; nothing a file brought."""
    clauses = "WHERE e.device = ? AND e.person = ? AND e.act <> 'import' ORDER BY e.sequence DESC LIMIT ?"
    return _rows(connection, clauses, (device, person, limit))[::-1]


class Answered(NamedTuple):
    """What an entry answers; None where the answer was withdrawn, and its question with it."""

    entry: str
    question: str | None
    answer: str | None


def answers_since(connection: Connection, last: int) -> Iterator[Answered]:
    """What the entries answer that came to this store after the one of that local number, by (device, sequence)."""
    sql = """SELECT e.device || '-' || e.sequence, c.question, c.answer FROM counted c JOIN entry e ON e.id = c.entry
    WHERE c.entry > ? ORDER BY e.device, e.sequence"""
    return map(Answered._make, connection.execute(sql, (last,)))


def acts_made(connection: Connection, device: str, after: int = 0) -> int:
    """How many entries people made on one device beyond a number: what nobody else has until it is handed over."""
    sql = "SELECT count(*) FROM entry WHERE device = ? AND sequence > ? AND person IS NOT NULL AND act <> 'import'"
    (number,) = connection.execute(sql, (device, after)).fetchone()
    return int(number)


def first_made(connection: Connection, device: str, after: int = 0) -> str | None:
    """When the first of those was made; None where there is none."""
    sql = """SELECT made_at FROM entry WHERE device = ? AND sequence > ? AND person IS NOT NULL AND act <> 'import'
    ORDER BY sequence LIMIT 1"""
    row = connection.execute(sql, (device, after)).fetchone()
    return row[0] if row else None


def history_page(
    connection: Connection,
    *,
    case: str | None,
    kinds: Sequence[str],
    about: tuple[str, str] | None,
    offset: int,
    limit: int,
    person: str | None = None,
) -> tuple[tuple[EntryRow, ...], int]:
    """Entries, the last to come to this store first, and how many there are.

    Of one case, with `kinds` as for `history`, or of one kind and subject, where `about` names them; and by a person.
    """
    clause, values = "1", tuple[object, ...]()
    if about is not None:
        clause, values = "e.kind = ? AND e.subject = ?", about
    elif case is not None:
        clause, values = _of_case(kinds, case)
    if person is not None:
        clause, values = f"{clause} AND e.person = ?", (*values, person)
    (total,) = connection.execute(f"SELECT count(*) FROM entry e WHERE {clause}", values).fetchone()
    return _rows(connection, f"WHERE {clause} ORDER BY e.id DESC LIMIT ? OFFSET ?", (*values, limit, offset)), total


def _of_case(kinds: Sequence[str], case: str) -> tuple[str, tuple[object, ...]]:
    """Subjects are the case's reference, or begin with it and a slash; “0” is the character after “/”."""
    marks = ", ".join("?" * len(kinds))
    clause = f"e.kind IN ({marks}) AND e.subject >= ? AND e.subject < ? AND (e.subject = ? OR e.subject > ?)"
    return clause, (*kinds, case, f"{case}0", case, f"{case}/")


def _of_cases(connection: Connection, kind: str, cases: Sequence[str], is_current: int) -> tuple[EntryRow, ...]:
    """A seek for each case: what lies between two of them is not read."""
    found = connection.execute(f"{_SELECT_OF_CASES} {is_current}", (json.dumps(cases), kind)).fetchall()
    return tuple(sorted(_filled(found), key=attrgetter("subject", "device", "sequence")))


def _rows(connection: Connection, clauses: str, values: Sequence[object]) -> tuple[EntryRow, ...]:
    found = connection.execute(_SELECT + clauses, tuple(values)).fetchall()
    return tuple(_filled(found)) if found else ()


BATCH = 500
"""How many entries have their contents parsed at once."""


def _filled(found: list[tuple[Any, ...]]) -> Iterator[EntryRow]:
    for start in range(0, len(found), BATCH):
        batch = found[start : start + BATCH]
        contents = from_texts(map(_text, batch))
        yield from map(_row, batch, contents)


def _text(columns: tuple[Any, ...]) -> str:
    """What an entry says, held against its hash. Raises ContentChanged."""
    text: str | None = columns[-1]
    return "null" if text is None else proven(text, *columns[_ABOUT + 1 : _SECRET + 2])


def _row(columns: tuple[Any, ...], content: dict[str, Any] | None) -> EntryRow:
    replaces = columns[_ABOUT]
    ids = tuple(replaces.split(" ")) if replaces else ()
    secret, hashes = columns[_ABOUT + 1 : _SECRET + 1], columns[_SECRET + 1 : -2]
    return EntryRow._make((*columns[:_ABOUT], ids, *secret, content, *hashes, columns[-2] == 1, None, columns[-1]))
