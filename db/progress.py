"""How far the cases have come: in all, by whoever judged, and by the day."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from db.driver import Connection
from db.entries import devices
from db.values import Progress


def progress_by_person(
    connection: Connection, among: Collection[str] | None = None, apart: Collection[str] = ()
) -> tuple[Progress, ...]:
    """How far all have come (name None), then each person who judged, by name.

    A case that two people judged is counted for both; a person's judgements are the answers in cases that nobody else
    judged and that are not among those `apart`. Of the cases `among` some, where they are given.
    """
    overall, sums, own = _NOTHING, dict[str, tuple[int, ...]](), Counter[str]()
    where = "" if among is None else "WHERE case_ref IN (SELECT value FROM json_each(?))"
    values = (json.dumps(list(apart)), *(() if among is None else (json.dumps(list(among)),)))
    for inspectors, is_apart, *numbers in connection.execute(f"{_SUMS} {where} GROUP BY 1, 2", values):
        overall, named = _added(overall, numbers), json.loads(inspectors)
        for name in named:
            sums[name] = _added(sums.get(name, _NOTHING), numbers)
        if len(named) == 1 and not is_apart:
            own[named[0]] += numbers[_ANSWERED]
    people = (Progress(name, *numbers)._replace(judgements=own[name]) for name, numbers in sorted(sums.items()))
    return (Progress(None, *overall), *people)


def judged_by_several(connection: Connection, among: Collection[str] | None = None) -> tuple[str, ...]:
    """The cases (of some) that more than one person judged."""
    every = connection.execute("SELECT DISTINCT inspectors FROM case_standing")
    several = [inspectors for (inspectors,) in every if len(json.loads(inspectors)) > 1]
    sql = "SELECT case_ref FROM case_standing WHERE inspectors IN (SELECT value FROM json_each(?))"
    found = connection.execute(sql, (json.dumps(several),)) if several else ()
    return tuple(case for (case,) in found if among is None or case in among)


_SUMS = """
SELECT inspectors, case_ref IN (SELECT value FROM json_each(?)), count(*), sum(state = 'judged'),
  sum(state = 'started'), sum(state = 'untouched'), sum(answered), sum(applicable), sum(owed), sum(alerts),
  sum(disagreements)
FROM case_standing"""

_NOTHING = (0,) * (len(Progress._fields) - 1)
_ANSWERED = Progress._fields.index("judgements") - 1


def _added(numbers: Sequence[int], others: Sequence[int]) -> tuple[int, ...]:
    return tuple(one + other for one, other in zip(numbers, others, strict=True))


def judged_by_person(connection: Connection, kind: str, cases: Iterable[str]) -> dict[str, int]:
    """Who entered how many of the answers of a kind that count in some `cases`."""
    rows = connection.execute(
        """SELECT e.person, count(*)
        FROM json_each(?) one CROSS JOIN counted c ON c.case_ref = one.value AND c.counts = 1
        CROSS JOIN entry e ON e.id = c.entry WHERE e.kind = ? AND e.person IS NOT NULL GROUP BY 1 ORDER BY 1""",
        (json.dumps(list(cases)), kind),
    )
    return dict(rows.fetchall())


def any_unsigned(connection: Connection, kind: str) -> bool:
    """Whether an entry of a kind stands that nobody signed; a seek for each device."""
    sql = "SELECT EXISTS (SELECT 1 FROM entry WHERE device = ? AND person IS NULL AND kind = ? AND is_current = 1)"
    return any(connection.execute(sql, (device, kind)).fetchone()[0] for device in devices(connection))


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
