"""Keeping what measures and checks say of each case, so that reading it costs no working out.

Each row says in which form it was written: what another version kept is as good as not there.
"""

# ruff: noqa: S608 - only our own conditions are set into statements; values are always bound

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from db import statements
from db.values import FoundRow, MeasureRow, TimingRow

if TYPE_CHECKING:
    from db.driver import Connection
    from db.writing import Writing

_PARTS = {
    "case_timing": ("case_ref", "form", "offence"),
    "case_measure": ("case_ref", "place", "verdict", "least", "most", "start_event", "end_event", "why"),
    "case_found": ("case_ref", "place", "check_code", "events", "day", "sentence"),
}
"""The tables and their columns."""


def put(writing: Writing, form: int, rows: Collection[TimingRow]) -> None:
    """Put these cases' rows in the place of what they were."""
    remove(writing, [row.case_ref for row in rows])
    values: dict[str, list[tuple[object, ...]]] = {
        "case_timing": [(row.case_ref, form, row.offence) for row in rows],
        "case_measure": [(row.case_ref, *measure) for row in rows for measure in row.measures],
        "case_found": [_found_values(row.case_ref, place, one) for row in rows for place, one in enumerate(row.found)],
    }
    for table, names in _PARTS.items():
        statements.insert(writing, table, names, values[table])


def remove(writing: Writing, references: Iterable[str]) -> None:
    """Forget cases that were withdrawn."""
    gone = [(reference,) for reference in references]
    for table in _PARTS:
        statements.remove(writing, table, ("case_ref",), gone)


def rows(connection: Connection, form: int, among: Collection[str] | None = None) -> dict[str, TimingRow]:
    """What is kept in a form, by case reference: of every case, or of some."""
    measures: dict[str, list[MeasureRow]] = defaultdict(list)
    for case, *measure in _kept(connection, "case_measure", among):
        measures[case].append(MeasureRow(*measure))
    found: dict[str, list[FoundRow]] = defaultdict(list)
    for case, _, check, events, day, sentence in _kept(connection, "case_found", among):
        found[case].append(FoundRow(check, tuple(json.loads(events)), day, sentence))
    return {
        case: TimingRow(case, offence, tuple(measures.get(case, ())), tuple(found.get(case, ())))
        for case, written, offence in _kept(connection, "case_timing", among)
        if written == form
    }


def _kept(connection: Connection, table: str, among: Collection[str] | None) -> Iterable[tuple[Any, ...]]:
    """The rows of one of the tables, in the order of their keys."""
    where = "" if among is None else "WHERE case_ref IN (SELECT value FROM json_each(?))"
    listed, order = ", ".join(_PARTS[table]), "case_ref" if table == "case_timing" else "case_ref, place"
    values = () if among is None else (json.dumps(list(among)),)
    return connection.execute(f"SELECT {listed} FROM {table} {where} ORDER BY {order}", values)


def is_whole(connection: Connection, form: int) -> bool:
    """Whether something is kept of every case in this form."""
    (kept,) = connection.execute("SELECT count(*) FROM case_timing WHERE form = ?", (form,)).fetchone()
    (cases,) = connection.execute("SELECT count(*) FROM case_standing").fetchone()
    return bool(kept == cases)


def counts(connection: Connection) -> Iterable[tuple[int, str, str, int | None, int]]:
    """Place of a measure, site, verdict, value where it is one number, and how many cases have all these."""
    return connection.execute(
        """SELECT m.place, s.site, m.verdict, CASE WHEN m.least = m.most THEN m.least END AS value, count(*)
        FROM case_measure m CROSS JOIN case_standing s ON s.case_ref = m.case_ref GROUP BY 1, 2, 3, 4"""
    )


def values(connection: Connection, place: int) -> dict[str, MeasureRow]:
    """What the measure at a place says of each case whose file says anything on it, by reference."""
    rows = connection.execute(
        """SELECT case_ref, place, verdict, least, most, start_event, end_event, why FROM case_measure
        WHERE place = ? ORDER BY case_ref""",
        (place,),
    )
    return {case: MeasureRow(*measure) for case, *measure in rows}


def days_found(connection: Connection) -> Iterable[tuple[str, str, str, str | None]]:
    """Case, check and day of each missed opportunity, and the first day that the case's offence can have been."""
    return connection.execute(
        """SELECT f.case_ref, f.check_code, f.day, t.offence
        FROM case_found f CROSS JOIN case_timing t ON t.case_ref = f.case_ref ORDER BY f.case_ref, f.place"""
    )


def answers_to(connection: Connection, question: str) -> dict[str, str]:
    """Case reference to the answer that counts, for one question."""
    found = connection.execute("SELECT case_ref, answer FROM counted WHERE counts = 1 AND question = ?", (question,))
    return dict(found.fetchall())


def _found_values(case: str, place: int, one: FoundRow) -> tuple[object, ...]:
    return (case, place, one.check, json.dumps(one.events, ensure_ascii=False), one.day, one.sentence)
