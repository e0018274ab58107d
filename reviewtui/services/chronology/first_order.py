"""What stands of a case's events and documents, in the order first recorded: a correction moves none of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db import entries, queries
from db.values import EntryRow
from reviewtui.services.record_keeping import standing_contents


def contents_in_order(connection: entries.Connection, kind: str, case: str | None = None) -> tuple[dict[str, Any], ...]:
    """The contents that stand of a kind (of one case), in the order they were first recorded in."""
    standing = entries.current(connection, kind, case=case)
    replaced = any(row.replaces for row in standing)
    return in_first_order(standing, entries.superseded(connection, kind, case=case) if replaced else ())


def contents_of_cases(connection: entries.Connection, kind: str, cases: Sequence[str]) -> tuple[dict[str, Any], ...]:
    """The same of some cases, sorted references that follow on each other."""
    found: dict[str, dict[str, Any]] = {}
    for subject, content, replaces in queries.contents_of_cases(connection, kind, cases):
        if replaces:
            standing = entries.current_of_cases(connection, kind, cases)
            return in_first_order(standing, entries.superseded_of_cases(connection, kind, cases))
        if content is not None:
            found.setdefault(subject, content)
    return tuple(found.values())


def in_first_order(standing: Sequence[EntryRow], superseded: Sequence[EntryRow]) -> tuple[dict[str, Any], ...]:
    """The same of current entries; `superseded` are those that were replaced, of the same kind and cases."""
    if not any(row.replaces for row in standing):
        return standing_contents(standing)
    places = _first_places(standing, superseded)
    return tuple(sorted(standing_contents(standing), key=lambda content: places[f"{content['case']}/{content['id']}"]))


def _first_places(standing: Iterable[EntryRow], superseded: Iterable[EntryRow]) -> Mapping[str, tuple[str, int]]:
    """Subject to the place of the entry that first recorded it: one that replaces nothing known."""
    known = [*standing, *superseded]
    ids = {row.id for row in known}
    places: dict[str, tuple[str, int]] = {}
    for row in sorted(known, key=lambda row: (not ids.isdisjoint(row.replaces), row.device, row.sequence)):
        places.setdefault(row.subject, (row.device, row.sequence))
    return places
