"""Over all cases, with gates, shares of cases' own ratings, sums and limits: no smaller change than the one named."""

from functools import cache
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.model import OVERALL
from reviewtui.framework.reader import read_framework
from reviewtui.rating.explain import explain
from reviewtui.rating.inputs import node_inputs
from reviewtui.rating.inspection import rate, rate_counts
from reviewtui.rating.summary import CaseInput, Summary
from tests.rating.counterfactual.asked import what_would_change
from tests.rating.rich import RICH, RICH_FRAMEWORK

START, END = RICH.index('      - code: "2"'), RICH.index("  - code: Q\n")
ONE_SECTION = read_framework(
    (RICH[:START] + RICH[END:])
    .replace("when: 1 == unmet or 2 == weak", "when: 1 == unmet")
    .replace('"1 == met or 2 in (strong, fair)"', "1 == met"),
    "one-section.yaml",
)
OPTIONS = {"1AC": ("yes", "no", None), "1A": ("0", "1", None), "1B": ("yes", "no", "not_applicable", None)}
CASES = list(product(*OPTIONS.values()))
TABLES = list(product(CASES, CASES))
Case = tuple[str | None, ...]
Table2 = tuple[Case, Case]


def inputs(table: Table2) -> dict[str, CaseInput]:
    """The answers of two cases."""
    return {
        f"C{place}": CaseInput(None, {code: answer for code, answer in zip(OPTIONS, case, strict=True) if answer})
        for place, case in enumerate(table, start=1)
    }


@cache
def rated(table: Table2) -> Summary:
    return rate(ONE_SECTION, inputs(table))


@cache
def rating_of(table: Table2, node: str, minimum: int) -> str | None:
    return node_inputs(ONE_SECTION, inputs(table), node, minimum=minimum).view.node(node).rating


def distance(before: Table2, after: Table2) -> int | None:
    """How many answers are given or changed; None where one would have to be taken back."""
    pairs = [pair for early, late in zip(before, after, strict=True) for pair in zip(early, late, strict=True)]
    if any(early is not None and late is None for early, late in pairs):
        return None
    return sum(early != late for early, late in pairs)


def least_to(table: Table2, node: str, minimum: int) -> dict[str | None, int]:
    """The fewest answers to each rating, found by trying every table there is that has nothing forbidden in it."""
    found: dict[str | None, int] = {}
    for other in TABLES:
        steps = distance(table, other)
        refused = any(forbidden(late) and late != early for early, late in zip(table, other, strict=True))
        if steps is not None and not refused:
            rating = rating_of(other, node, minimum)
            found[rating] = min(found.get(rating, steps), steps)
    return found


def forbidden(case: Case) -> bool:
    applies, late, why = case
    return applies != "no" and late == "1" and why == "not_applicable"


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(TABLES), st.sampled_from(("P", "1B")), st.sampled_from((1, 2)))
def test_the_named_answers_of_cases_give_the_rating_and_no_fewer_do(table: Table2, node: str, minimum: int) -> None:
    before = inputs(table)
    now, least = rating_of(table, node, minimum), least_to(table, node, minimum)
    changes = explain(ONE_SECTION, before, node, minimum=minimum).changes
    for change in changes:
        after = {name: dict(case.answers) for name, case in before.items()}
        for move in change.moves:
            assert move.case is not None
            assert after[move.case].get(move.question) == move.start
            after[move.case][move.question] = move.end
        assert change.judgements == len(change.moves)
        moved = {name: CaseInput(None, answers) for name, answers in after.items()}
        assert explain(ONE_SECTION, moved, node, minimum=minimum).rating == change.rating
        assert change.judgements == least[change.rating]
    if now is not None:
        assert bool(changes) == any(rating not in (None, now) for rating in least)


PILES = {"good": "yes", "other": "no", "out": "not_applicable"}
TOTAL = 2
STATES = list(
    product(
        *(
            [
                piles
                for piles in product(range(TOTAL + 1), repeat=4)
                if sum(piles) == TOTAL and (may_leave or not piles[2])
            ]
            for may_leave in (True, True, False)
        )
    )
)
"""Every state of Q1, Q2 and S1 over two cases: good, other, out and unjudged."""
State = tuple[tuple[int, ...], ...]
PANEL = (None, "weak", "fair", "strong")


def counts_of(state: State) -> dict[str, dict[str, int]]:
    return {
        code: {answer: number for answer, number in zip(PILES.values(), piles, strict=False) if number}
        for code, piles in zip(("Q1", "Q2", "S1"), state, strict=True)
    }


def judged(panel: str | None) -> dict[str, str]:
    return {"R": panel} if panel else {}


@cache
def overall(state: State, panel: str | None) -> str | None:
    return rate_counts(RICH_FRAMEWORK, counts_of(state), TOTAL, judged(panel)).overall.rating


def steps(before: State, after: State) -> int | None:
    if any(late[3] > early[3] for early, late in zip(before, after, strict=True)):
        return None
    return sum(max(late[pile] - early[pile], 0) for early, late in zip(before, after, strict=True) for pile in range(3))


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(STATES), st.sampled_from(PANEL))
def test_no_smaller_change_moves_a_sum_within_its_limits(state: State, panel: str | None) -> None:
    least: dict[str | None, int] = {}
    for other in STATES:
        cost = steps(state, other)
        if cost is not None:
            rating = overall(other, panel)
            least[rating] = min(least.get(rating, cost), cost)
    changes = what_would_change(RICH_FRAMEWORK, counts_of(state), OVERALL, TOTAL, judged(panel))
    rank, now = RICH_FRAMEWORK.rating_scale.rank, overall(state, panel)
    assert all(change.judgements == least[change.rating] for change in changes)
    for step in (-1, 1) if now is not None else ():
        side = [code for code in least if code is not None and (rank[code] - rank[now or ""]) * step > 0]
        if side:
            assert min(side, key=lambda code: abs(rank[code] - rank[now or ""])) in {each.rating for each in changes}


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(STATES), st.sampled_from(PANEL))
def test_the_flags_of_a_limited_sum_say_what_is_so(state: State, panel: str | None) -> None:
    found = rate_counts(RICH_FRAMEWORK, counts_of(state), TOTAL, judged(panel)).overall
    one_step = [other for other in STATES if steps(state, other) == 1]
    open_cases = [piles[3] for piles in state]
    given = {overall(other, panel) for other in one_step if [piles[3] for piles in other] == open_cases}
    to_come = {overall(other, panel) for other in one_step if [piles[3] for piles in other] != open_cases}
    coming = {
        overall(other, panel)
        for other in STATES
        if all(late[pile] >= early[pile] for early, late in zip(state, other, strict=True) for pile in range(3))
        and not any(piles[3] for piles in other)
    }
    for flag, near in (("one_judgement_changes", given), ("next_answer_changes", to_come)):
        assert (flag in found.flags) == (found.rating is not None and bool(near - {None, found.rating}))
    assert ("undetermined" in found.flags) == (coming != {found.rating})


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(TABLES))
def test_a_share_of_cases_is_undetermined_exactly_where_answers_still_to_come_could_change_it(table: Table2) -> None:
    found = rated(table).standards["P"]
    coming = {
        rated(other).standards["P"].rating
        for other in TABLES
        if all(
            early in (None, late) and late is not None
            for case, after in zip(table, other, strict=True)
            for early, late in zip(case, after, strict=True)
        )
    }
    if coming - {None} - {found.rating}:
        assert "undetermined" in found.flags
    if not any(None in case or forbidden(case) for case in table):
        assert "undetermined" not in found.flags
