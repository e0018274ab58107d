"""In a case with gates, counts and first-match rules: what is named as the least change is one, and nothing less is."""

from functools import cache
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.expression import evaluate
from reviewtui.rating.case import rate_case, refusal
from reviewtui.rating.case_view import CaseView
from reviewtui.rating.summary import NodeRating
from tests.rating.counterfactual.asked import what_would_change_in_case
from tests.rating.rich import RICH_FRAMEWORK

NODES = ("1", "2", "P")
OPTIONS = {
    "kind": ("home", "away", None),
    "1AC": ("yes", "no", None),
    "1A": ("0", "1", None),
    "1B": ("yes", "no", "not_applicable", None),
    "2A": ("strong", "fair", "weak", None),
    "2B": ("strong", "fair", "weak", None),
}
"""What each question is tried with: enough to come to every rating."""
STATES = [dict(zip(OPTIONS, values, strict=True)) for values in product(*OPTIONS.values())]
State = dict[str, str | None]


def answers_of(state: State) -> dict[str, str]:
    return {code: answer for code, answer in state.items() if answer is not None}


@cache
def _rated(state: tuple[tuple[str, str | None], ...]) -> dict[str, NodeRating]:
    return rate_case(RICH_FRAMEWORK, answers_of(dict(state)))


def rated(state: State) -> dict[str, NodeRating]:
    return _rated(tuple(state.items()))


@cache
def _stands(state: tuple[tuple[str, str | None], ...]) -> bool:
    """Whether no answers that cannot stand together stand there."""
    view = CaseView(RICH_FRAMEWORK, answers_of(dict(state)))
    rules = [RICH_FRAMEWORK.case_rule(node) for node in RICH_FRAMEWORK.case_nodes.values()]
    return not any(evaluate(each.when, view.value) for rule in rules for each in rule.forbid)


def distance(before: State, after: State) -> int | None:
    """How many answers are given or changed; None where one would have to be taken back."""
    if any(before[code] is not None and after[code] is None for code in OPTIONS):
        return None
    return sum(before[code] != after[code] for code in OPTIONS)


def completions(state: State) -> list[State]:
    """Every way to answer what is still to come; what cannot stand together only where nothing else is left."""
    coming = [other for other in STATES if all(state[code] in (None, other[code]) for code in OPTIONS)]
    complete = [other for other in coming if all(other.values())]
    return [other for other in complete if _stands(tuple(other.items()))] or complete


def least_to(state: State, node: str) -> dict[str, int]:
    """The fewest answers to each rating of a node, found by trying every state there is."""
    found: dict[str, int] = {}
    for other in STATES:
        steps, rating = distance(state, other), rated(other)[node].rating
        stays = all(state[code] == other[code] for code in ("1AC", "1A", "1B"))
        if not stays and not _stands(tuple(other.items())):
            continue
        if steps is not None and rating is not None:
            found[rating] = min(found.get(rating, steps), steps)
    return found


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(STATES), st.sampled_from(NODES))
def test_the_named_answers_give_the_rating_and_no_fewer_do(state: State, node: str) -> None:
    rank = RICH_FRAMEWORK.case_scale(RICH_FRAMEWORK.case_node(node)).rank
    now, least = rated(state)[node].rating, least_to(state, node)
    changes = what_would_change_in_case(RICH_FRAMEWORK, answers_of(state), node)
    for change in changes:
        after = answers_of(state) | {move.question: move.end for move in change.moves}
        assert all(answers_of(state).get(move.question) == move.start for move in change.moves)
        assert rate_case(RICH_FRAMEWORK, after)[node].rating == change.rating
        assert change.judgements == len(change.moves) == least[change.rating]
    if now not in rank:
        assert changes == ()
        return
    for step in (-1, 1):
        side = [code for code in least if code in rank and (rank[code] - rank[now]) * step > 0]
        if side:
            assert min(side, key=lambda code: abs(rank[code] - rank[now])) in {change.rating for change in changes}


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(STATES), st.sampled_from(NODES))
def test_undetermined_says_so_exactly_where_answers_still_to_come_could_change_it(state: State, node: str) -> None:
    found = rated(state)[node]
    possible = {rated(other)[node].rating for other in completions(state)}
    assert ("undetermined" in found.flags) == (possible != {found.rating})
    assert {rating for rating in possible if rating is not None} <= found.possible


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(STATES), st.sampled_from(NODES))
def test_a_first_match_rating_is_given_exactly_where_every_completion_that_can_stand_gives_it(
    state: State, node: str
) -> None:
    """Counted over the answers of the node's own rule; an open gate stands open."""
    if node != "1" or state["1AC"] != "yes":
        return
    coming = [other for other in STATES if all(state[code] in (None, other[code]) for code in OPTIONS)]
    complete = {rated(other)["1"].rating for other in coming if all(other.values())}
    assert (rated(state)["1"].rating is not None) == (len(complete - {None}) == 1)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(STATES), st.sampled_from(tuple(OPTIONS)))
def test_an_answer_is_refused_exactly_where_it_would_make_a_forbidden_combination(state: State, code: str) -> None:
    for answer in OPTIONS[code]:
        if answer is not None and _stands(tuple(state.items())):
            after = {**state, code: answer}
            why = refusal(RICH_FRAMEWORK, answers_of(state), code, answer)
            forbidden = rated(after)["1"].because.text == "Not rated: B says why a report was late."
            assert (why is not None) == forbidden
