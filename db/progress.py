"""How far the cases have come: in all, by whoever judged, and by the day."""

# ruff: noqa: S608 - only our own names and conditions are set into statements; values are always bound

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from db.driver import Connection
from db.entries import devices
from db.values import Progress


def progress_by_person(connection: Connection, kind: str, among: Collection[str] | None = None) -> tuple[Progress, ...]:
    """How far all have come (name None), then each person who judged, by name; `kind` is that of what is counted.

    A case that two people judged is counted for both; the judgements are each one's own. Of the cases `among` some,
    where they are given.
    """
    overall, sums = _NOTHING, dict[str, tuple[int, ...]]()
    given = None if among is None else judged_by_person(connection, among)
    where = "" if among is None else "WHERE case_ref IN (SELECT value FROM json_each(?))"
    values = () if among is None else (json.dumps(list(among)),)
    for inspectors, *numbers in connection.execute(f"{_SUMS} {where} GROUP BY inspectors", values):
        overall = _added(overall, numbers)
        for name in json.loads(inspectors):
            sums[name] = _added(sums.get(name, _NOTHING), numbers)
    people = (
        Progress(name, *numbers)._replace(
            judgements=_judgements_of(connection, name, kind) if given is None else given.get(name, 0)
        )
        for name, numbers in sorted(sums.items())
    )
    return (Progress(None, *overall), *people)


_SUMS = """
SELECT inspectors, count(*), sum(state = 'judged'), sum(state = 'started'), sum(state = 'untouched'), sum(answered),
  sum(applicable), sum(owed), sum(alerts), sum(disagreements)
FROM case_standing"""

_NOTHING = (0,) * (len(Progress._fields) - 1)


def _added(numbers: Sequence[int], others: Sequence[int]) -> tuple[int, ...]:
    return tuple(one + other for one, other in zip(numbers, others, strict=True))


def judged_by_person(connection: Connection, cases: Iterable[str]) -> dict[str, int]:
    """Who entered how many of the answers that count in some `cases`."""
    rows = connection.execute(
        """SELECT e.person, count(*)
        FROM json_each(?) one CROSS JOIN counted c ON c.case_ref = one.value AND c.counts = 1
        CROSS JOIN entry e ON e.id = c.entry WHERE e.person IS NOT NULL GROUP BY 1 ORDER BY 1""",
        (json.dumps(list(cases)),),
    )
    return dict(rows.fetchall())


def judged_by_day(connection: Connection, cases: Iterable[str]) -> tuple[tuple[str, int, int], ...]:
    """(day, cases, answers) of the answers that count in some `cases`, by the day each was last given, UTC."""
    rows = connection.execute(
        """SELECT substr(e.made_at, 1, 10), count(DISTINCT c.case_ref), count(*)
        FROM json_each(?) one CROSS JOIN counted c ON c.case_ref = one.value AND c.counts = 1
        CROSS JOIN entry e ON e.id = c.entry GROUP BY 1 ORDER BY 1""",
        (json.dumps(list(cases)),),
    )
    return tuple(rows.fetchall())


def judged_on_day(connection: Connection, cases: Iterable[str], day: str) -> tuple[str, ...]:
    """Those of some `cases` with an answer that counts and was last given on a day (YYYY-MM-DD, UTC)."""
    rows = connection.execute(
        """SELECT DISTINCT one.value
        FROM json_each(?) one CROSS JOIN counted c ON c.case_ref = one.value AND c.counts = 1
        CROSS JOIN entry e ON e.id = c.entry WHERE substr(e.made_at, 1, 10) = ? ORDER BY 1""",
        (json.dumps(list(cases)), day),
    )
    return tuple(case for (case,) in rows)


def _judgements_of(connection: Connection, person: str, kind: str) -> int:
    """All current ones, off an index, less the few that do not count."""
    marks = ", ".join("?" * len(known := devices(connection)))
    (standing,) = connection.execute(
        f"""SELECT count(*) FROM entry
        WHERE device IN ({marks}) AND person = ? AND kind = ? AND is_current = 1""",
        (*known, person, kind),
    ).fetchone()
    (uncounted,) = connection.execute(
        """SELECT count(*) FROM counted j CROSS JOIN entry e ON e.id = j.entry
        WHERE j.is_current = 1 AND j.counts = 0 AND e.person = ?""",
        (person,),
    ).fetchone()
    return int(standing - uncounted)
