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
    "case_timing": ("case_ref", "form", "site", "offence"),
    "case_measure": ("case_ref", "place", "verdict", "least", "most", "start_event", "end_event"),
    "case_found": ("case_ref", "place", "check_code", "events", "day"),
    "case_said": ("case_ref", "said"),
}
"""The tables and their columns; a case is counted under the site that the first says."""


def put(writing: Writing, form: int, rows: Collection[TimingRow]) -> None:
    """Put these cases' rows in the place of what they were."""
    remove(writing, (row.case_ref for row in rows))
    values: dict[str, list[tuple[object, ...]]] = {
        "case_timing": [(row.case_ref, form, row.site, row.offence) for row in rows],
        "case_measure": [(row.case_ref, *measure) for row in rows for measure in row.measures],
        "case_found": [_found_values(row.case_ref, place, one) for row in rows for place, one in enumerate(row.found)],
        "case_said": [(row.case_ref, row.said) for row in rows if row.said is not None],
    }
    for table, names in _PARTS.items():
        statements.insert(writing, table, names, values[table])


def remove(writing: Writing, references: Iterable[str]) -> None:
    """Forget cases that were withdrawn."""
    gone = json.dumps(list(references))
    for table in reversed(_PARTS):
        writing.connection.execute(f"DELETE FROM {table} WHERE case_ref IN (SELECT value FROM json_each(?))", (gone,))


def forget(writing: Writing, references: Iterable[str]) -> None:
    """Believe nothing that is kept of these cases: it is worked out wherever it is asked for."""
    writing.connection.executemany("DELETE FROM case_timing WHERE case_ref = ?", [(case,) for case in references])


def rows(connection: Connection, form: int, among: Collection[str] | None = None) -> dict[str, TimingRow]:
    """What is kept in a form, by case reference: of every case, or of some."""
    measures: dict[str, list[MeasureRow]] = defaultdict(list)
    for case, *measure in _kept(connection, "case_measure", among):
        measures[case].append(MeasureRow(*measure))
    found: dict[str, list[FoundRow]] = defaultdict(list)
    for case, _, check, events, day in _kept(connection, "case_found", among):
        found[case].append(FoundRow(check, tuple(json.loads(events)), day))
    said = dict(_kept(connection, "case_said", among))
    return {
        case: TimingRow(case, site, offence, tuple(measures.get(case, ())), tuple(found.get(case, ())), said.get(case))
        for case, written, site, offence in _kept(connection, "case_timing", among)
        if written == form
    }


def _kept(connection: Connection, table: str, among: Collection[str] | None) -> Iterable[tuple[Any, ...]]:
    """The rows of one of the tables, in the order of their keys."""
    where = "" if among is None else "WHERE case_ref IN (SELECT value FROM json_each(?))"
    names = _PARTS[table]
    order = "case_ref, place" if "place" in names else "case_ref"
    values = () if among is None else (json.dumps(list(among)),)
    return connection.execute(f"SELECT {', '.join(names)} FROM {table} {where} ORDER BY {order}", values)


def is_whole(connection: Connection, form: int) -> bool:
    """Whether something is kept of every case in this form; never for a reader around damage, which has its own."""
    if connection.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'case_timing'").fetchone():
        return False
    (kept,) = connection.execute("SELECT count(*) FROM case_timing WHERE form = ?", (form,)).fetchone()
    (cases,) = connection.execute("SELECT count(*) FROM case_standing").fetchone()
    return bool(kept == cases)


def counts(connection: Connection) -> Iterable[tuple[int, str, str, int | None, int]]:
    """Place of a measure, site, verdict, value where it is one number, and how many cases have all these."""
    return connection.execute(
        "SELECT place, site, verdict, nullif(value, -1), cases FROM measure_count WHERE cases > 0"
    )


def is_summed_up(connection: Connection) -> bool:
    """Whether the counts over all cases are those of what is kept of each."""
    anew = """SELECT m.place, t.site, m.verdict, iif(m.least = m.most, m.least, -1), count(*)
        FROM case_measure m JOIN case_timing t ON t.case_ref = m.case_ref GROUP BY 1, 2, 3, 4"""
    summed = "SELECT place, site, verdict, value, cases FROM measure_count WHERE cases > 0"
    return all(
        connection.execute(f"{one} EXCEPT {other} LIMIT 1").fetchone() is None
        for one, other in ((anew, summed), (summed, anew))
    )


def longest(connection: Connection, place: int, most: int) -> list[tuple[str, int]]:
    """The cases with the highest values on the measure at a place, each with its value, the highest first."""
    return connection.execute(
        """SELECT case_ref, least FROM case_measure WHERE place = ? AND least = most
        ORDER BY least DESC, case_ref LIMIT ?""",
        (place, most),
    ).fetchall()


def without_value(connection: Connection, place: int, most: int) -> list[str]:
    """The first cases that have no single value on the measure at a place, without those that it is not for."""
    found = connection.execute(
        """SELECT t.case_ref FROM case_timing t WHERE NOT EXISTS (
          SELECT 1 FROM case_measure m WHERE m.case_ref = t.case_ref AND m.place = ?
            AND (m.least = m.most OR m.verdict = 'not_applicable')
        ) ORDER BY t.case_ref LIMIT ?""",
        (place, most),
    )
    return [case for (case,) in found]


def first_found(connection: Connection) -> Iterable[tuple[str, str, str, int, str, str | None]]:
    """Case, site, check, how many missed opportunities it found there, the day of the first, and that of the offence.

    The offence's is the first day that it can have been. In the order of the cases.
    """
    return connection.execute(
        """SELECT f.case_ref, t.site, f.check_code, count(*), min(f.day), t.offence
        FROM case_found f CROSS JOIN case_timing t ON t.case_ref = f.case_ref GROUP BY f.case_ref, f.check_code"""
    )


def answers_to(connection: Connection, question: str) -> dict[str, str]:
    """Case reference to the answer that counts, for one question."""
    found = connection.execute("SELECT case_ref, answer FROM counted WHERE counts = 1 AND question = ?", (question,))
    return dict(found.fetchall())


def _found_values(case: str, place: int, one: FoundRow) -> tuple[object, ...]:
    return (case, place, one.check, json.dumps(one.events, ensure_ascii=False), one.day)
