"""What the ratings of an inspection are worked out from: answers counted over its cases, and the cases' own ratings."""

from collections.abc import Collection, Container, Iterable, Mapping
from typing import NamedTuple

from db import caselist, queries
from db.entries import Connection
from db.store import Store
from db.values import StandingRow
from reviewtui.framework.graph import rated_nodes
from reviewtui.framework.model import Framework
from reviewtui.rating.inspection import count_answers
from reviewtui.rating.summary import HIDDEN, IN_DISPUTE, CaseInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.standing.withdrawn import withdrawals_on

Nested = dict[str, dict[str, int]]
"""Question to answer, or section or standard to its rating in a case, to the number of cases."""


class Tallies(NamedTuple):
    """Everything that is counted; whole numbers of cases."""

    counts: Nested
    """Answers; under `hidden` the cases that are not asked, under `≠` those in dispute."""
    case_counts: Nested
    """The cases' own ratings; empty for a framework that needs none to be counted."""
    unsettled: Nested
    """Those among them that answers still to come could change."""

    @property
    def answers(self) -> int:
        """How many answers count in all."""
        apart = (HIDDEN, IN_DISPUTE)
        return sum(n for counts in self.counts.values() for answer, n in counts.items() if answer not in apart)


NO_TALLIES = Tallies({}, {}, {})


def tallies_on(connection: Connection, framework: Framework, among: Collection[str] | None = None) -> Tallies:
    """Over all cases, or over some. Only what hides questions, and ratings of cases, cost a look at each case."""
    cases = all_cases(connection, framework) if looks_at_cases(framework) else {}
    rows = caselist.all_case_rows(connection) if counts_case_ratings(framework) else ()
    if among is not None:
        cases = {reference: case for reference, case in cases.items() if reference in among}
        rows = tuple(row for row in rows if row.case_ref in among)
    counts = count_answers(framework, cases) if framework.asks_by_case else _counted(connection, among)
    return Tallies(counts, *_ratings(framework, rows, cases))


def tallies_by_site(
    connection: Connection, framework: Framework, among: Container[str] | None = None
) -> dict[str, Tallies]:
    """The same site by site, by site code, of the cases `among` some; a site without answers may be absent."""
    if among is None and not looks_at_cases(framework):
        found = {site: _nested(counts) for site, counts in queries.counts_by_site(connection).items()}
        for _, site, question in queries.disputes(connection):
            _add(found.setdefault(site, {}).setdefault(question, {}), IN_DISPUTE)
        return {site: Tallies(counts, {}, {}) for site, counts in found.items()}
    sites: dict[str, dict[str, CaseInput]] = {}
    for reference, case in all_cases(connection, framework).items():
        if among is None or reference in among:
            sites.setdefault(case.site or "", {})[reference] = case
    rows = [row for row in caselist.all_case_rows(connection) if among is None or row.case_ref in among]
    return {
        site: Tallies(
            count_answers(framework, cases), *_ratings(framework, [row for row in rows if row.site == site], cases)
        )
        for site, cases in sites.items()
    }


def counts_case_ratings(framework: Framework) -> bool:
    """Whether the cases' own ratings are counted: rules take shares of them, or sections show them."""
    shares = any(framework.inspection_rule(standard.code).of_case_ratings for standard in framework.standards)
    return shares or any(standard.sections for standard in framework.standards)


def looks_at_cases(framework: Framework) -> bool:
    """Whether the cases themselves must be looked at, and counted answers do not say it all."""
    return framework.asks_by_case or counts_case_ratings(framework)


def cases_of(store: Store, among: Collection[str] | None = None) -> dict[str, CaseInput]:
    """Every case, or some, with its answers that count. Raises BadInput where the store holds no inspection."""
    with store.read() as connection:
        found = all_cases(connection, framework_on(connection))
    return found if among is None else {reference: found[reference] for reference in among}


def all_cases(connection: Connection, framework: Framework) -> dict[str, CaseInput]:
    """Every case with its answers that count, the unanswered ones too."""
    from reviewtui.services.standing.file_facts import facts_of

    sites = queries.all_cases(connection)
    found: dict[str, dict[str, str]] = {reference: {} for reference in sites}
    for reference, _, question, answer in queries.all_answers(connection):
        found[reference][question] = answer
    disputed: dict[str, list[str]] = {}
    for reference, _, question in queries.disputes(connection):
        disputed.setdefault(reference, []).append(question)
    facts = facts_of(connection, framework, found)
    return {
        ref: CaseInput(sites[ref], given, disputed.get(ref, ()), facts.get(ref, {})) for ref, given in found.items()
    }


def _counted(connection: Connection, among: Collection[str] | None) -> Nested:
    """Answers counted off an index; those of cases that were withdrawn count no more."""
    without = (*queries.withdrawn_cases(connection, "case"), *withdrawals_on(connection))
    found = _nested(
        queries.counts(connection, without) if among is None else queries.counts_of(connection, among, without)
    )
    for _, _, question in queries.disputes(connection, among):
        _add(found.setdefault(question, {}), IN_DISPUTE)
    return found


def _ratings(
    framework: Framework, rows: Iterable[StandingRow], cases: Mapping[str, CaseInput]
) -> tuple[Nested, Nested]:
    """How many cases have each rating, and how many of those could still change: the finished ones cannot."""
    if not counts_case_ratings(framework):
        return {}, {}
    from reviewtui.rating.case import rate_case

    codes = rated_nodes(framework)
    counts: Nested = {code: {} for code in codes}
    unsettled: Nested = {code: {} for code in codes}
    for row in rows:
        for code in codes:
            if rating := row.ratings.get(code):
                _add(counts[code], rating)
        if row.answered < row.applicable and row.ratings:
            case = cases[row.case_ref]
            for code, node in rate_case(framework.for_case(case.facts), case.answers).items():
                if node.rating is not None and node.possible != {node.rating}:
                    _add(unsettled[code], node.rating)
    return counts, unsettled


def _add(counts: dict[str, int], code: str) -> None:
    counts[code] = counts.get(code, 0) + 1


def _nested(counts: queries.Counts) -> Nested:
    found: Nested = {}
    for (question, answer), number in counts.items():
        found.setdefault(question, {})[answer] = number
    return found
