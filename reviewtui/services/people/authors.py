"""Whose an entry is: its author's still, when an undo brought it back and when another looked again at it.

The undo alone is the undoer's, and the second look alone the second person's.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from db import entries
from db.entries import Connection
from db.values import EntryRow


def attributed(connection: Connection, rows: Iterable[EntryRow]) -> tuple[EntryRow, ...]:
    """The same entries, each with the person and the moment of the entry that first said it."""
    given = tuple(rows)
    made = [first_said(connection, row) if row.act in _BROUGHT_BACK else row for row in given]
    wanted = {each for said in made if said.replaces for each in said.replaces}
    before = entries.some(connection, wanted) if wanted else {}
    return tuple(
        [
            row if said is row and not row.replaces else _by_author(row, _author(connection, said, before))
            for row, said in zip(given, made, strict=True)
        ]
    )


def writers(connection: Connection, row: EntryRow) -> set[str | None]:
    """Whose an entry is: of whoever began what its subject is named after, and else of its author.

    Where what it says is not here, nobody can tell: then of all in whose place it stands.
    """
    begun = entries.entry(connection, row.subject.rpartition("/")[2])
    if begun is not None and (begun.kind, begun.subject) == (row.kind, row.subject):
        return {begun.person}
    if row.content is not None:
        return {author.person for author in attributed(connection, (row,))}
    found, rows, seen = {row.person}, [row], set[str]()
    while wanted := {each for one in rows for each in one.replaces} - seen:
        seen |= wanted
        rows = list(entries.some(connection, wanted).values())
        found |= {each.person for each in rows}
    return found


def _by_author(row: EntryRow, said: EntryRow) -> EntryRow:
    return row if said is row else row._replace(person=said.person, made_at=said.made_at)


def _author(connection: Connection, said: EntryRow, before: Mapping[str, EntryRow]) -> EntryRow:
    """The entry whose words another person let stand: what they say must be the same, and so no one's but its author's.

    What the author said again is of the moment it was last said. `before` are the entries that were replaced, by id.
    """
    for replaced in said.replaces:
        earlier = before.get(replaced)
        if earlier is not None and _says_the_same(earlier, said):
            first = first_said(connection, earlier)
            first = _author(connection, first, entries.some(connection, first.replaces) if first.replaces else {})
            return said if first.person == said.person else first
    return said


_BROUGHT_BACK = ("undo", "redo")
_OF_A_VERSION = ("question", "node", "framework_version")
"""What an upgrade changes of what somebody said where a question has another code now."""
_MARKED_BY_OTHERS = {"comment": ("resolved",), "challenge": ("question",)}
"""Kind to what others mark in it, or an upgrade does: it stays its author's."""


def _says_the_same(earlier: EntryRow, said: EntryRow) -> bool:
    if earlier.content is None or said.content is None:
        return False
    apart = (*(() if earlier.subject == said.subject else _OF_A_VERSION), *_MARKED_BY_OTHERS.get(said.kind, ()))
    return _without(earlier.content, apart) == _without(said.content, apart)


def _without(content: Mapping[str, Any], keys: Collection[str]) -> Mapping[str, Any]:
    return {key: value for key, value in content.items() if key not in keys} if keys else content


def first_said(connection: Connection, row: EntryRow) -> EntryRow:
    """Back through what was undone and done again; an act whose traces are not here stays its own."""
    seen = set[str]()
    while row.act in _BROUGHT_BACK and row.id not in seen:
        seen.add(row.id)
        act = entries.entry(connection, f"{row.device}-{row.of}")
        before = [act] if row.act == "redo" else _replaced(connection, act)
        row = next((each for each in before if each is not None and each.content == row.content), row)
    return row


def _replaced(connection: Connection, act: EntryRow | None) -> list[EntryRow | None]:
    return [entries.entry(connection, replaced) for replaced in act.replaces] if act else []
