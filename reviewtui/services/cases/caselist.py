"""The list of cases: pages of it, and what it can be narrowed by."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from db import caselist, queries
from db.entries import Connection
from db.store import Store
from db.values import StandingRow
from reviewtui.services.frameworks import framework_on
from reviewtui.services.people.blindness import kept_from, require_sight
from reviewtui.services.people.stage import COURSE, Stage, any_submitted, stage_on, stages_of
from reviewtui.services.standing.second_look import cases_to_look_at
from reviewtui.services.standing.unknown_case import unknown_case
from reviewtui.services.standing.withdrawn import withdrawals_on


@dataclass(frozen=True)
class CaseLine:
    """One case as the list shows it."""

    reference: str
    site: str
    """The site's name."""
    inspectors: tuple[str, ...]
    """Who judged, in order of first appearance; empty while untouched."""
    state: str
    """untouched, started, judged or withdrawn."""
    answered: int
    applicable: int
    """Questions asked of this case."""
    owed: int
    """Answers that still owe a rationale or evidence."""
    ratings: Mapping[str, str]
    """Standard code to rating code; a standard not rated yet is absent."""
    alerts: int
    """Open alerts."""
    disagreements: int
    second_look: int = 0
    """Judgements whose evidence changed after they were made."""
    withdrawn: str = ""
    """That it was withdrawn from the sample and why; empty for a case that is in it."""
    course: str = ""
    """submitted, returned, accepted or reopened; empty before it was submitted."""
    site_code: str = ""


@dataclass(frozen=True)
class CaseQuery:
    """Which cases, in which order. Every part narrows."""

    text: str = ""
    """Found anywhere in reference, site or inspector, in any case of letters."""
    site: str | None = None
    """A site code."""
    state: str | None = None
    rating: str | None = None
    """A rating code given to any standard of the case."""
    person: str | None = None
    owing: bool = False
    """Only cases in which an answer owes a rationale or evidence."""
    wanting: str | None = None
    """Only cases that want somebody's work of this kind: a code of `WANTING`."""
    answer: tuple[str, str] | None = None
    """(question code, answer code): cases whose counted answer to the question is that; "" for still to do,
    `≠` for in dispute."""
    course: str | None = None
    """Only cases whose review was last said to be that: a code of `COURSE`."""
    among: tuple[str, ...] | None = None
    """Only these cases."""
    sort: str = "reference"
    """One of `SORTS`."""
    descending: bool = False


class CasePage(NamedTuple):
    """Some consecutive cases of a query, and how many there are in all."""

    lines: tuple[CaseLine, ...]
    offset: int
    total: int


class Facets(NamedTuple):
    """What the list can be narrowed by, as (code, label) pairs in the order to show."""

    sites: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    ratings: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    wanting: tuple[tuple[str, str], ...] = ()
    courses: tuple[tuple[str, str], ...] = ()
    """Empty while nothing was submitted."""


WANTING = (
    ("missing", "Rationale or evidence missing"),
    ("again", "↺ To review again"),
    ("differing", "≠ Different judgements"),
    ("alert", "⚑ Open alert"),
)
STATES = (("untouched", "Not started"), ("started", "In progress"), ("judged", "Complete"))
WITHDRAWN = "withdrawn"
"""The state of a case that is not in the sample any more."""


def page(store: Store, query: CaseQuery, offset: int = 0, limit: int = 200) -> CasePage:
    """Up to `limit` cases of `query` from `offset` on; those that were withdrawn come last, whatever the order.

    A case whose first review whoever reads may not see yet has no ratings; a query by ratings or answers raises
    StillBlind.
    """
    with store.read() as connection:
        if query.rating is not None or query.answer is not None or query.sort == "worst":
            require_sight(store, connection)
        names = {site["code"]: site["name"] for site in queries.standing(connection, "site")}
        gone = _withdrawn(connection, query, names)
        found = caselist.case_page(
            connection,
            **_narrowed(connection, query),
            sort=query.sort,
            descending=query.descending,
            offset=offset,
            limit=limit,
        )
        references = [row.case_ref for row in found.rows]
        looks, stages = cases_to_look_at(connection, references), stages_of(connection, references)
        unread = kept_from(store, connection)
    lines = tuple(
        _line(row, names, looks.get(row.case_ref, 0), stages.get(row.case_ref), is_kept=row.case_ref in unread)
        for row in found.rows
    )
    after = max(offset - found.total, 0)
    return CasePage((*lines, *gone[after : after + limit - len(lines)]), offset, found.total + len(gone))


def longest_reference(store: Store) -> int:
    """How many characters the longest reference of all cases has."""
    with store.read() as connection:
        return max([caselist.longest_reference(connection), *map(len, withdrawals_on(connection))])


def has_courses(store: Store) -> bool:
    """Whether any review was ever submitted: until then there is nothing to say of their course."""
    with store.read() as connection:
        return any_submitted(connection)


def state_counts(store: Store, query: CaseQuery) -> dict[str, int]:
    """How many cases of a query there are in each state, a state without any left out."""
    with store.read() as connection:
        counts = caselist.state_counts(connection, **_narrowed(connection, query))
        gone = len(_withdrawn(connection, query))
        return {**counts, WITHDRAWN: gone} if gone else counts


def position(store: Store, query: CaseQuery, reference: str) -> int | None:
    """The row number of a case in a query, or None when the query leaves it out."""
    with store.read() as connection:
        narrowed = _narrowed(connection, query)
        gone = [line.reference for line in _withdrawn(connection, query)]
        if reference in gone:
            return sum(caselist.state_counts(connection, **narrowed).values()) + gone.index(reference)
        return caselist.position_of(connection, reference, **narrowed, sort=query.sort, descending=query.descending)


def facets(store: Store) -> Facets:
    """The values the list can be narrowed by."""
    with store.read() as connection:
        framework = framework_on(connection)
        sites = tuple((site["code"], site["name"]) for site in queries.standing(connection, "site"))
        people = tuple((person["name"], person["name"]) for person in queries.standing(connection, "person"))
        states = (*STATES, (WITHDRAWN, "Withdrawn")) if withdrawals_on(connection) else STATES
        courses = COURSE if any_submitted(connection) else ()
    ratings = tuple((answer.code, answer.label) for answer in framework.rating_scale.answers if answer.applicable)
    return Facets(sites, states, ratings, people, WANTING, courses)


def line(store: Store, reference: str) -> CaseLine:
    """One case's line. Raises BadInput when there is no such case."""
    with store.read() as connection:
        row = caselist.case_row(connection, reference)
        names = {site["code"]: site["name"] for site in queries.standing(connection, "site")}
        looks, stage = cases_to_look_at(connection, [reference]), stage_on(connection, reference)
        is_kept = reference in kept_from(store, connection)
        if row is None:
            gone = _withdrawn(connection, CaseQuery(), names)
            if found := next((line for line in gone if line.reference == reference), None):
                return found
            raise unknown_case(connection, reference)
    return _line(row, names, looks.get(reference, 0), stage, is_kept=is_kept)


def _withdrawn(
    connection: Connection, query: CaseQuery, names: Mapping[str, str] = MappingProxyType({})
) -> tuple[CaseLine, ...]:
    """The cases of a query that were withdrawn, by reference; none where it asks for what only sampled ones have."""
    told = withdrawals_on(connection)
    asked = (query.rating, query.person, query.wanting, query.course, query.answer, query.owing)
    if not told or any(asked) or query.among is not None or query.state not in (None, WITHDRAWN):
        return ()
    found = list[CaseLine]()
    for reference, case in sorted(queries.live(connection, "case", told).items()):
        site = names.get(case["site"], case["site"])
        if query.site in (None, case["site"]) and query.text.casefold() in f"{reference} {site}".casefold():
            found.append(
                CaseLine(reference, site, (), WITHDRAWN, 0, 0, 0, {}, 0, 0, withdrawn=told[reference].sentence)
            )
    return tuple(found)


def _narrowed(connection: Connection, query: CaseQuery) -> dict[str, Any]:
    question, answer = query.answer or (None, None)
    in_dispute = answer is not None and _is_dispute(answer)
    return {
        "text": query.text,
        "site": query.site,
        "state": query.state,
        "rating": query.rating,
        "person": query.person,
        "owing": query.owing or query.wanting == "missing",
        "disagreed": query.wanting == "differing",
        "alerted": query.wanting == "alert",
        "among": _among(connection, query),
        "question_answer": None if in_dispute else query.answer,
        "in_dispute": question if in_dispute else None,
    }


def _is_dispute(answer: str) -> bool:
    from reviewtui.rating.summary import IN_DISPUTE  # which a start has no time for

    return answer == IN_DISPUTE


def _among(connection: Connection, query: CaseQuery) -> tuple[str, ...] | None:
    """The cases that a query leaves by what is not in their standing; None where it asks for nothing of the kind."""
    looked_at = query.among
    if query.wanting == "again":
        looked_at = tuple(case for case in cases_to_look_at(connection) if query.among is None or case in query.among)
    if query.course is None:
        return looked_at
    there = [case for case, stage in stages_of(connection).items() if stage.state == query.course]
    return tuple(case for case in there if looked_at is None or case in looked_at)


def _line(
    row: StandingRow, names: Mapping[str, str], second_look: int, stage: Stage | None, *, is_kept: bool
) -> CaseLine:
    return CaseLine(
        reference=row.case_ref,
        site=names.get(row.site, row.site),
        inspectors=row.inspectors,
        state=row.state,
        answered=row.answered,
        applicable=row.applicable,
        owed=row.owed,
        ratings={} if is_kept else row.ratings,
        alerts=row.alerts,
        disagreements=row.disagreements,
        second_look=second_look,
        course=stage.state if stage else "",
        site_code=row.site,
    )
