"""Laws of rating, held over random and over every small table of answers."""

from functools import cache
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.case import rate_case
from reviewtui.rating.counterfactual.changes import Change
from reviewtui.rating.counterfactual.to_come import still_to_come
from reviewtui.rating.inspection import count_answers, rate, rate_counts
from reviewtui.rating.inspection_view import InspectionView
from reviewtui.rating.summary import FLAGS, CaseInput, NodeRating, Summary, as_json
from tests.rating.counterfactual.asked import what_would_change, what_would_change_in_case
from tests.rating.tables import JOINT, SMALL_FRAMEWORK

NODES = (OVERALL, "A", "B", "A1", "A2", "B1")
PILES = {"good": "strong", "other": "weak", "out": "none"}
Piles = tuple[int, int, int, int]
"""Cases that are good, other, out and unjudged on one question."""


def answers_for(framework: Framework) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {}, optional={q.code: st.sampled_from([a.code for a in framework.offered(q)]) for q in framework.questions()}
    )


def tables_for(framework: Framework, most: int) -> st.SearchStrategy[dict[str, CaseInput]]:
    case = st.builds(CaseInput, st.none(), answers_for(framework), facts=st.just({}))
    return st.dictionaries(st.sampled_from([f"C{n:02}" for n in range(most)]), case, max_size=most)


@settings(deadline=None, max_examples=60)
@given(tables_for(JOINT, 30))
def test_every_node_has_exactly_one_rating_or_a_reason(cases: dict[str, CaseInput]) -> None:
    summary = rate(JOINT, cases)
    nodes = [summary.overall, *summary.standards.values(), *summary.questions.values()]
    assert len(nodes) == 1 + len(JOINT.standards) + len(JOINT.questions())
    for node in nodes:
        assert node.rating is None or node.rating in JOINT.rating_scale.rank
        assert node.because.text.endswith(".") and "\n" not in node.because.text
        assert set(node.flags) <= set(FLAGS)
    for question in summary.questions.values():
        share = question.share
        assert share.good <= share.applicable
        assert share.applicable + share.not_applicable + share.unjudged == len(cases)
        assert sum(question.counts.values()) == share.applicable + share.not_applicable


@settings(deadline=None, max_examples=40)
@given(tables_for(JOINT, 12), st.randoms(use_true_random=False))
def test_the_order_of_cases_and_answers_never_matters(cases: dict[str, CaseInput], random: object) -> None:
    shuffled = list(cases.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its Random as object
    turned = {name: CaseInput(case.site, dict(reversed(list(case.answers.items())))) for name, case in shuffled}
    before, after = as_json(rate(JOINT, cases)), as_json(rate(JOINT, turned))
    assert before == after


@settings(deadline=None, max_examples=40)
@given(tables_for(JOINT, 12))
def test_counts_alone_give_the_same_as_the_cases(cases: dict[str, CaseInput]) -> None:
    from_counts = rate_counts(JOINT, count_answers(JOINT, cases), len(cases))
    assert from_counts == rate(JOINT, cases)._replace(cases={}, case_counts={})


@settings(deadline=None, max_examples=40)
@given(tables_for(JOINT, 8), st.sampled_from(["1", "2.1", "4"]), st.sampled_from(sorted(JOINT.rating_scale.rank)))
def test_a_given_rating_always_stands(cases: dict[str, CaseInput], node: str, rating: str) -> None:
    assert rate(JOINT, cases, given={node: rating}).node(node).rating == rating


@settings(deadline=None, max_examples=60)
@given(tables_for(JOINT, 24))
def test_the_named_change_gives_the_named_rating(cases: dict[str, CaseInput]) -> None:
    counts = count_answers(JOINT, cases)
    for node in (OVERALL, "1", "2.3", "1.4"):
        for change in what_would_change(JOINT, counts, node, len(cases)):
            changed = {name: dict(case.answers) for name, case in cases.items()}
            assert applied(changed, change) == change.judgements
            rated = rate(JOINT, {name: CaseInput(None, answers) for name, answers in changed.items()})
            assert rated.node(node).rating == change.rating


def applied(cases: dict[str, dict[str, str]], change: Change) -> int:
    """Carry the moves of a change out on cases nobody has touched yet; gives how many judgements that took."""
    ends = {"good": "good", "other": "inadequate", "out": "not_applicable"}
    touched: set[tuple[str, str]] = set()
    for move in change.moves:
        for _ in range(move.cases):
            name = next(
                name
                for name, answers in cases.items()
                if (name, move.question) not in touched and pile(answers.get(move.question)) == move.start
            )
            touched.add((name, move.question))
            cases[name][move.question] = ends[move.end]
    return len(touched)


def pile(answer: str | None) -> str:
    if answer is None:
        return "unjudged"
    found = JOINT.rating_scale.answer(answer)
    return "good" if found.good else "other" if found.applicable else "out"


def piles_of(total: int, *, may_leave: bool) -> list[Piles]:
    """Every way `total` cases can stand on one question."""
    found = []
    for good, other, out in product(range(total + 1), repeat=3):
        unjudged = total - good - other - out
        if unjudged >= 0 and (may_leave or not out):
            found.append((good, other, out, unjudged))
    return found


TOTAL = 2
STATES = list(product(*(piles_of(TOTAL, may_leave=may_leave) for may_leave in (True, False, True))))
"""Every state of the small framework's three questions over two cases."""
State = tuple[Piles, ...]


@cache
def summary_of(state: State, minimum: int = 1) -> Summary:
    return rate_counts(SMALL_FRAMEWORK, counts_of_piles(state), TOTAL, minimum=minimum)


def counts_of_piles(state: State) -> dict[str, dict[str, int]]:
    questions = [question.code for question in SMALL_FRAMEWORK.questions()]
    named = zip(questions, state, strict=True)
    return {code: {answer: n for answer, n in zip(PILES.values(), piles, strict=False) if n} for code, piles in named}


def distance(before: State, after: State) -> int | None:
    """How many judgements lead from one state to another; None where one would have to be taken back."""
    if any(late[3] > early[3] for early, late in zip(before, after, strict=True)):
        return None
    return sum(max(late[pile] - early[pile], 0) for early, late in zip(before, after, strict=True) for pile in range(3))


def least_to(state: State, node: str, minimum: int) -> dict[str | None, int]:
    """The fewest judgements to each rating of a node, found by trying every state there is."""
    found: dict[str | None, int] = {}
    for other in STATES:
        steps = distance(state, other)
        if steps is not None:
            rating = summary_of(other, minimum).node(node).rating
            found[rating] = min(found.get(rating, steps), steps)
    return found


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(STATES), st.sampled_from(NODES), st.sampled_from((1, 2)))
def test_no_smaller_change_gives_the_next_rating(state: State, node: str, minimum: int) -> None:
    rank = SMALL_FRAMEWORK.rating_scale.rank
    now = summary_of(state, minimum).node(node).rating
    changes = what_would_change(SMALL_FRAMEWORK, counts_of_piles(state), node, TOTAL, minimum=minimum)
    least = {rating: steps for rating, steps in least_to(state, node, minimum).items() if rating is not None}
    named = {change.rating: change.judgements for change in changes}
    assert named == {rating: least[rating] for rating in named}
    if now is None:
        assert changes == ()
        return
    for step in (-1, 1):
        side = [code for code in least if (rank[code] - rank[now]) * step > 0]
        if side:
            nearest = min(side, key=lambda code: abs(rank[code] - rank[now]))
            assert nearest in named
            assert min(least[code] for code in side) in named.values()


def one_step_to(state: State, node: str, minimum: int, *, given: bool) -> set[str | None]:
    """What one step makes of a node: one judgement given otherwise, or one of those still to come."""
    return {
        summary_of(other, minimum).node(node).rating
        for other in STATES
        if distance(state, other) == 1
        and given == all(late[3] == early[3] for early, late in zip(state, other, strict=True))
    }


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(STATES), st.sampled_from(NODES), st.sampled_from((1, 2)))
def test_one_judgement_changes_says_so_exactly_where_one_that_is_given_does(
    state: State, node: str, minimum: int
) -> None:
    rated = summary_of(state, minimum).node(node)
    others = one_step_to(state, node, minimum, given=True) - {None, rated.rating}
    assert ("one_judgement_changes" in rated.flags) == (rated.rating is not None and bool(others))


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(STATES), st.sampled_from(NODES), st.sampled_from((1, 2)))
def test_next_answer_changes_says_so_exactly_where_one_still_to_come_does(
    state: State, node: str, minimum: int
) -> None:
    rated = summary_of(state, minimum).node(node)
    others = one_step_to(state, node, minimum, given=False) - {None, rated.rating}
    assert ("next_answer_changes" in rated.flags) == (rated.rating is not None and bool(others))


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(piles_of(4, may_leave=True)), st.sampled_from(("A1", "A2")))
def test_so_many_of_the_answers_still_to_come_must_be_good_and_no_fewer(piles: Piles, node: str) -> None:
    answers = {answer: number for answer, number in zip(PILES.values(), piles, strict=False) if number}
    view = InspectionView(SMALL_FRAMEWORK, {node: answers}, sum(piles))
    rank = SMALL_FRAMEWORK.rating_scale.rank
    good, other, out, to_come = piles
    ends = {
        more: rate_counts(
            SMALL_FRAMEWORK,
            {node: dict(zip(PILES.values(), (good + more, other + to_come - more, out), strict=False))},
            sum(piles),
        ).node(node).rating
        for more in range(to_come + 1)
    }  # fmt: skip
    found = still_to_come(view, node)
    assert found == () or view.question(node).rating is not None
    for needed in found:
        assert needed.of == to_come
        reaching = {more for more, end in ends.items() if end is not None and rank[end] >= rank[needed.rating]}
        assert reaching == set(range(needed.good, to_come + 1))
        assert needed.good > 0


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(STATES))
def test_a_standard_comes_to_a_rating_exactly_where_each_question_gets_what_is_said_of_it(state: State) -> None:
    view = InspectionView(SMALL_FRAMEWORK, counts_of_piles(state), TOTAL)
    rank, places = SMALL_FRAMEWORK.rating_scale.rank, {"A1": 0, "A2": 1}
    for needed in still_to_come(view, "A"):
        asked, met, reaching = dict(needed.questions), set(), set()
        assert asked
        for more in product(*(range(state[place][3] + 1) for place in places.values())):
            end = tuple(
                (piles[0] + good, piles[1] + piles[3] - good, piles[2], 0)
                for piles, good in zip(state, (*more, 0), strict=True)
            )
            rating = summary_of(end).node("A").rating
            reaching |= {more} if rating is not None and rank[rating] >= rank[needed.rating] else set()
            met |= {more} if all(more[places[code]] >= one.good for code, one in asked.items()) else set()
        assert met == reaching


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(STATES), st.sampled_from(NODES), st.sampled_from((1, 2)))
def test_undetermined_says_so_exactly_where_answers_still_to_come_could_change_it(
    state: State, node: str, minimum: int
) -> None:
    rated = summary_of(state, minimum).node(node)
    possible = {
        summary_of(other, minimum).node(node).rating
        for other in STATES
        if all(late[pile] >= early[pile] for early, late in zip(state, other, strict=True) for pile in range(3))
        and not any(piles[3] for piles in other)
    }
    assert ("undetermined" in rated.flags) == (possible != {rated.rating})
    assert_extremes(rated, possible)


def assert_extremes(rated: NodeRating, possible: set[str | None]) -> None:
    rank = SMALL_FRAMEWORK.rating_scale.rank
    graded = sorted((rating for rating in possible if rating is not None), key=rank.__getitem__)
    assert (rated.worst, rated.best) == ((graded[0], graded[-1]) if graded else (None, None))


@settings(deadline=None, max_examples=80)
@given(answers_for(SMALL_FRAMEWORK))
def test_no_smaller_change_of_answers_moves_a_case(answers: dict[str, str]) -> None:
    now = rate_case(SMALL_FRAMEWORK, answers)["A"].rating
    least: dict[str, int] = {}
    for first, second in product(("strong", "fair", "weak", "none", None), ("strong", "fair", "weak", None)):
        after = {code: answer for code, answer in (("A1", first), ("A2", second)) if answer is not None}
        if all(code in after for code in ("A1", "A2") if code in answers):
            steps = sum(answers.get(code) != after.get(code) for code in ("A1", "A2"))
            rating = rate_case(SMALL_FRAMEWORK, after)["A"].rating
            if rating is not None:
                least[rating] = min(least.get(rating, steps), steps)
    changes = what_would_change_in_case(SMALL_FRAMEWORK, answers, "A")
    assert all(change.judgements == least[change.rating] for change in changes)
    assert bool(changes) == (now is not None and len(least) > 1)
