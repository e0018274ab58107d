"""The list of cases, a page at a time: filters, orders and positions over the derived standing of each case."""

# ruff: noqa: S608 - only our own names and conditions are set into statements; values are always bound

import json
from collections.abc import Iterator
from typing import Any, TypedDict, Unpack

from db.driver import Connection
from db.values import CasePage, StandingRow

SORTS = {
    "reference": "case_ref",
    "site": "site",
    "state": "stage",
    "progress": "progress",
    "worst": "worst_first",
    "missing": "-owed",
}
"""What the list can be sorted by, and the indexed column that does it; ties go by reference.

What is missing has no index, and comes greatest first: every case is looked at, as a filter does.
"""

STAGES = ("untouched", "started", "judged")
"""The states in the order of the column `stage`, which is made from them."""

COLUMNS = StandingRow._fields

_COLUMNS = ", ".join(COLUMNS)


class Narrowed(TypedDict, total=False):
    """Which cases: every part that is given narrows; an empty text or None does not."""

    text: str
    """Found anywhere in reference, site or inspectors, in any case of letters."""
    site: str | None
    state: str | None
    rating: str | None
    """A rating code that any standard of the case has."""
    person: str | None
    question_answer: tuple[str, str] | None
    """(question, answer): cases whose counted answer is that; an empty answer for still to do."""
    owing: bool
    """Only cases in which an answer owes something."""
    disagreed: bool
    """Only cases in which two laptops disagree."""
    alerted: bool
    """Only cases with an open alert."""
    among: tuple[str, ...] | None
    """Only these cases."""
    in_dispute: str | None
    """A question: cases in which first reviews answer it differently."""


def case_page(
    connection: Connection,
    *,
    sort: str = "reference",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
    **narrowed: Unpack[Narrowed],
) -> CasePage:
    """Up to `limit` rows from `offset` on, and how many there are in all. Raises KeyError for an unknown sort."""
    where, values = _where(narrowed)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM case_standing WHERE {where} ORDER BY {_order(sort, descending)} LIMIT ? OFFSET ?",
        [*values, limit, offset],
    ).fetchall()
    found = tuple(_row(row) for row in rows)
    if len(found) < limit and (found or not offset):  # it says it itself: counting is most of a filter's cost
        return CasePage(found, offset + len(found))
    (total,) = connection.execute(f"SELECT count(*) FROM case_standing WHERE {where}", values).fetchone()
    return CasePage(found, total)


def state_counts(connection: Connection, **narrowed: Unpack[Narrowed]) -> dict[str, int]:
    """How many cases there are in each state, off an index when nothing narrows; a state without cases is absent."""
    where, values = _where(narrowed)
    rows = connection.execute(f"SELECT stage, count(*) FROM case_standing WHERE {where} GROUP BY stage", values)
    return {STAGES[stage]: number for stage, number in rows}


def longest_reference(connection: Connection) -> int:
    """How many characters the longest reference of all cases has; 0 while there are none."""
    (longest,) = connection.execute("SELECT ifnull(max(length(case_ref)), 0) FROM case_standing").fetchone()
    return int(longest)


def last_judged_by(connection: Connection, person: str) -> str | None:
    """The case with the latest judgement among those that a person judged, or None."""
    sql = "SELECT case_ref FROM case_standing WHERE instr(inspectors, ?) ORDER BY last_at DESC, case_ref LIMIT 1"
    row = connection.execute(sql, (_quoted(person),)).fetchone()
    return row[0] if row else None


def case_refs(
    connection: Connection, *, sort: str = "reference", descending: bool = False, **narrowed: Unpack[Narrowed]
) -> tuple[str, ...]:
    """The references of every case that fits, in order."""
    where, values = _where(narrowed)
    sql = f"SELECT case_ref FROM case_standing WHERE {where} ORDER BY {_order(sort, descending)}"
    return tuple(reference for (reference,) in connection.execute(sql, values))


def all_case_rows(connection: Connection) -> tuple[StandingRow, ...]:
    """Where every case stands, by reference."""
    return tuple(each_case_row(connection))


def each_case_row(connection: Connection) -> Iterator[StandingRow]:
    """The same, one after another."""
    return map(_row, connection.execute(f"SELECT {_COLUMNS} FROM case_standing ORDER BY case_ref"))


def case_row(connection: Connection, reference: str) -> StandingRow | None:
    """Where one case stands, or None for an unknown one."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM case_standing WHERE case_ref = ?", (reference,)).fetchone()
    return _row(row) if row else None


def position_of(
    connection: Connection,
    reference: str,
    *,
    sort: str = "reference",
    descending: bool = False,
    **narrowed: Unpack[Narrowed],
) -> int | None:
    """The row number of a case, from 0, or None when it is not among those that fit."""
    where, values = _where(narrowed)
    key, before = _key(sort, descending), ">" if descending else "<"
    own = connection.execute(
        f"SELECT {key}, case_ref FROM case_standing WHERE {where} AND case_ref = ?", [*values, reference]
    ).fetchone()
    if own is None:
        return None
    sql = f"SELECT count(*) FROM case_standing WHERE {where} AND ({key}, case_ref) {before} (?, ?)"
    (position,) = connection.execute(sql, [*values, *own]).fetchone()
    return int(position)


def _where(narrowed: Narrowed) -> tuple[str, list[object]]:
    """The condition and its values."""
    parts: list[tuple[str, tuple[object, ...]]] = []
    if text := narrowed.get("text"):
        parts.append(("instr(search, ?)", (text.casefold(),)))
    if (site := narrowed.get("site")) is not None:
        parts.append(("site = ?", (site,)))
    if (state := narrowed.get("state")) is not None:
        parts.append(("state = ?", (state,)))
    if (rating := narrowed.get("rating")) is not None:
        parts.append(("instr(ratings, ?)", (f":{_quoted(rating)}",)))
    if (person := narrowed.get("person")) is not None:
        parts.append(("instr(inspectors, ?)", (_quoted(person),)))
    if narrowed.get("owing"):
        parts.append(("owed > 0", ()))
    if narrowed.get("disagreed"):
        parts.append(("disagreements > 0", ()))
    if narrowed.get("alerted"):
        parts.append(("alerts > 0", ()))
    if (among := narrowed.get("among")) is not None:
        parts.append(("case_ref IN (SELECT value FROM json_each(?))", (json.dumps(among),)))
    if question_answer := narrowed.get("question_answer"):
        parts.append(_answered(*question_answer))
    if (question := narrowed.get("in_dispute")) is not None:
        parts.append((f"case_ref IN ({_DISPUTED})", (question,)))
    return " AND ".join(part for part, _ in parts) or "1", [value for _, values in parts for value in values]


def _answered(question: str, answer: str) -> tuple[str, tuple[object, ...]]:
    counted = "SELECT case_ref FROM counted WHERE counts = 1 AND question = ?"
    if answer == "":
        return f"case_ref NOT IN ({counted}) AND case_ref NOT IN ({_DISPUTED})", (question, question)
    return f"case_ref IN ({counted} AND answer = ?)", (question, answer)


MODERATED = """EXISTS (
  SELECT 1 FROM counted m WHERE m.counts = 1 AND m.case_ref = counted.case_ref AND m.question = counted.question
  AND m.review = 'moderated')"""
"""Whether a moderated answer counts in the place of one in `counted`."""

UNCOUNTED_FIRST = f"""counted.is_current = 1 AND counted.counts = 0 AND counted.review = 'first' AND NOT {MODERATED}"""
"""Current first answers that no answer counts instead of: as the index `counted_not` has them, they are few."""

_DISPUTED = f"""SELECT case_ref FROM counted INDEXED BY counted_not WHERE {UNCOUNTED_FIRST} AND question = ?
GROUP BY case_ref HAVING count(DISTINCT answer) > 1"""


def _order(sort: str, descending: bool) -> str:
    way = "DESC" if descending else "ASC"
    return f"{_key(sort, descending)} {way}, case_ref {way}"


def _key(sort: str, descending: bool) -> str:
    """What the list is sorted by: a case without a grade comes last, whichever way the grades run."""
    return "ifnull(worst, -1000000)" if sort == "worst" and descending else SORTS[sort]


def _quoted(word: str) -> str:
    """As the word stands in a JSON text, quotes and all, so that no other word that contains it is found."""
    return json.dumps(word, ensure_ascii=False)


def _row(row: tuple[Any, ...]) -> StandingRow:
    case, site, inspectors, state, answered, applicable, owed, ratings, *rest = row
    named, rated = tuple(json.loads(inspectors)), json.loads(ratings)
    return StandingRow(case, site, named, state, answered, applicable, owed, rated, *rest)
