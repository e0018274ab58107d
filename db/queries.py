"""Counts and facts for the first screen and the figures: plain SQL on the driver's connection."""

# ruff: noqa: S608 - only our own names and conditions are set into statements; values are always bound

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from db.caselist import case_page, case_refs, case_row, position_of
from db.details import DETAILS, select_list, to_content
from db.driver import Connection
from db.entries import devices
from db.values import Progress

__all__ = [
    "all_answers",
    "all_cases",
    "answers",
    "case_page",
    "case_refs",
    "case_row",
    "cases_amended",
    "cases_by_site",
    "counts",
    "counts_by_site",
    "framework",
    "inspection",
    "kinds_since",
    "last_to_come",
    "people",
    "position_of",
    "progress",
    "sites",
    "standing_counts",
]

Counts = dict[tuple[str, str], int]
"""(question, answer) to the number of cases."""

_GONE = """(
  SELECT e.subject FROM "case" c JOIN entry e ON e.id = c.entry
  WHERE c.withdrawn = 1 AND e.is_current = 1 AND e.subject NOT IN (SELECT case_ref FROM case_standing))"""
"""Cases that were withdrawn: their judgements count no more."""


def counts(connection: Connection) -> Counts:
    """How many cases have each answer to each question: the answers that count, each case once."""
    (any_gone,) = connection.execute(f"SELECT EXISTS {_GONE}").fetchone()
    left_out = f"AND case_ref NOT IN {_GONE}" if any_gone else ""
    sql = f"SELECT question, answer, count(*) FROM judgement WHERE counts = 1 {left_out} GROUP BY question, answer"
    return {(question, answer): number for question, answer, number in connection.execute(sql)}


def counts_by_site(connection: Connection) -> dict[str, Counts]:
    """The same counts site by site; a site without answers is absent."""
    found: dict[str, Counts] = defaultdict(dict)
    for code, question, answer, number in connection.execute(
        """SELECT s.site, j.question, j.answer, count(*)
        FROM case_standing s CROSS JOIN judgement j ON j.case_ref = s.case_ref AND j.counts = 1
        GROUP BY s.site, j.question, j.answer"""
    ):
        found[code][question, answer] = number
    return dict(found)


def all_cases(connection: Connection) -> dict[str, str]:
    """Case reference to site code, by reference."""
    return dict(connection.execute("SELECT case_ref, site FROM case_standing ORDER BY case_ref").fetchall())


def cases_by_site(connection: Connection) -> dict[str, int]:
    """How many cases each site has in the sample."""
    return dict(connection.execute("SELECT site, count(*) FROM case_standing GROUP BY site").fetchall())


def answers(connection: Connection, case: str) -> dict[str, str]:
    """Question to the answer that counts, for one case."""
    rows = connection.execute("SELECT question, answer FROM judgement WHERE counts = 1 AND case_ref = ?", (case,))
    return dict(rows.fetchall())


def all_answers(connection: Connection) -> Iterator[tuple[str, str, str, str]]:
    """(case, site, question, answer) for every answer that counts, case by case."""
    return iter(
        connection.execute(
            """SELECT s.case_ref, s.site, j.question, j.answer
            FROM case_standing s CROSS JOIN judgement j ON j.case_ref = s.case_ref AND j.counts = 1
            ORDER BY s.case_ref, j.question"""
        )
    )


def inspection(connection: Connection) -> dict[str, Any] | None:
    """What describes the inspection, every key there, or None while there is none."""
    return next(iter(_standing(connection, "inspection")), None)


def sites(connection: Connection) -> tuple[dict[str, Any], ...]:
    """The sites, every key there, in the order they came."""
    return _standing(connection, "site")


def people(connection: Connection) -> tuple[dict[str, Any], ...]:
    """The team, every key there, in the order they came."""
    return _standing(connection, "person")


def framework(connection: Connection, code: str | None = None) -> tuple[str, str] | None:
    """The hash of the entry that holds the framework, and its source text; None while there is none."""
    row = connection.execute(
        """SELECT e.hash, f.text FROM entry e JOIN framework f ON f.entry = e.id AND f.withdrawn = 0
        WHERE e.kind = 'framework' AND e.is_current = 1 AND (?1 IS NULL OR e.subject = ?1)
        ORDER BY e.subject, e.device, e.sequence LIMIT 1""",
        (code,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def has_kind(connection: Connection, kind: str) -> bool:
    """Whether the record has any entry of a kind."""
    return connection.execute("SELECT 1 FROM entry WHERE kind = ? LIMIT 1", (kind,)).fetchone() is not None


def standing_counts(connection: Connection) -> dict[str, int]:
    """How many cases, events and judgements stand, and under `entry` how many entries there are in all."""
    found = {kind: _number_standing(connection, kind) for kind in ("case", "event", "judgement")}
    return found | {"entry": int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])}


def kinds_since(connection: Connection, last: int) -> dict[str, int]:
    """How many entries of each kind came to this store after the one of that local number."""
    return dict(connection.execute("SELECT kind, count(*) FROM entry WHERE id > ? GROUP BY kind", (last,)).fetchall())


def last_to_come(connection: Connection) -> int:
    """The local number of the entry that came to this store last."""
    return int(connection.execute("SELECT ifnull(max(id), 0) FROM entry").fetchone()[0])


def cases_amended(connection: Connection, cases: Iterable[str] | None = None) -> tuple[str, ...]:
    """The cases (all, or some of these) in which what evidence may name took the place of something earlier."""
    among = json.dumps(None if cases is None else list(cases))
    rows = connection.execute(_AMENDED if cases is None else _AMENDED_AMONG, () if cases is None else (among,))
    return tuple(case for (case,) in rows)


_AMENDED = """
SELECT DISTINCT substr(e.subject, 1, instr(e.subject, '/') - 1) FROM entry e
WHERE e.kind IN ('document', 'event', 'absence') AND e.is_current = 1
  AND EXISTS (SELECT 1 FROM entry_replaces r WHERE r.entry = e.id) ORDER BY 1"""

_AMENDED_AMONG = """
SELECT among.value FROM json_each(?) among WHERE EXISTS (
  SELECT 1 FROM entry e CROSS JOIN entry_replaces r ON r.entry = e.id
  WHERE e.kind IN ('document', 'event', 'absence') AND e.is_current = 1
    AND e.subject > among.value || '/' AND e.subject < among.value || '0')"""


def _number_standing(connection: Connection, kind: str) -> int:
    sql = f"""SELECT count(DISTINCT e.subject) FROM entry e JOIN "{kind}" d ON d.entry = e.id AND d.withdrawn = 0
      WHERE e.kind = ? AND e.is_current = 1"""
    return int(connection.execute(sql, (kind,)).fetchone()[0])


def progress(connection: Connection) -> tuple[Progress, ...]:
    """How far all have come (name None), then each person who judged, by name."""
    return (_overall(connection), *_by_person(connection))


def _standing(connection: Connection, kind: str) -> tuple[dict[str, Any], ...]:
    """One content a subject, that of the lowest (device, sequence), in order of arrival."""
    sql = f"""SELECT e.subject, e.id, {select_list(kind, "d")} FROM entry e JOIN "{kind}" d ON d.entry = e.id
      WHERE e.kind = ? AND e.is_current = 1 AND d.withdrawn = 0 ORDER BY e.device, e.sequence"""
    empty = dict.fromkeys(DETAILS[kind])
    found: dict[str, dict[str, Any]] = {}
    for subject, _, *values in connection.execute(sql, (kind,)):
        found.setdefault(subject, {**empty, **to_content(kind, tuple(values))})
    return tuple(found.values())


_SUMS = """count(*), ifnull(sum(state = 'judged'), 0), ifnull(sum(state = 'started'), 0),
  ifnull(sum(state = 'untouched'), 0), ifnull(sum(answered), 0), ifnull(sum(applicable), 0), ifnull(sum(owed), 0),
  ifnull(sum(alerts), 0), ifnull(sum(disagreements), 0)"""


def _overall(connection: Connection) -> Progress:
    return Progress(None, *connection.execute(f"SELECT {_SUMS} FROM case_standing").fetchone())


def _by_person(connection: Connection) -> Iterator[Progress]:
    """A case that two people judged is counted for both; the judgements are each one's own."""
    sums: dict[str, list[int]] = {}
    for inspectors, *numbers in connection.execute(
        f"SELECT inspectors, {_SUMS} FROM case_standing GROUP BY inspectors"
    ):
        for name in json.loads(inspectors):
            sums[name] = [one + other for one, other in zip(sums.get(name, [0] * len(numbers)), numbers, strict=True)]
    for name, numbers in sorted(sums.items()):
        numbers[_JUDGEMENTS] = _judgements_of(connection, name)
        yield Progress(name, *numbers)


_JUDGEMENTS = 4


def _judgements_of(connection: Connection, person: str) -> int:
    """All current ones, off an index, less the few that do not count."""
    marks = ", ".join("?" * len(known := devices(connection)))
    (standing,) = connection.execute(
        f"""SELECT count(*) FROM entry
        WHERE device IN ({marks}) AND person = ? AND kind = 'judgement' AND is_current = 1""",
        (*known, person),
    ).fetchone()
    (uncounted,) = connection.execute(
        """SELECT count(*) FROM judgement j CROSS JOIN entry e ON e.id = j.entry
        WHERE j.is_current = 1 AND j.counts = 0 AND e.person = ?""",
        (person,),
    ).fetchone()
    return int(standing - uncounted)
