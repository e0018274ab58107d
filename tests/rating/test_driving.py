"""A question with few applicable cases never drives its standard alone; compared with every table there is."""

from functools import cache
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.model import OVERALL, Framework
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.explain import explain
from reviewtui.rating.inspection import rate_counts
from reviewtui.rating.proof.finding import Severity
from reviewtui.rating.proof.prove import prove
from reviewtui.rating.rules.driving import Standing, reach, taken
from reviewtui.rating.summary import CaseInput, Summary, as_json
from tests.framework.small import SMALL, faults_of
from tests.rating.counterfactual.asked import what_would_change
from tests.rating.tables import JOINT
from tests.rating.test_laws import PILES, Piles, distance, piles_of

LEAST = 2
TOTAL = 3
LEAVING = SMALL.replace(
    "not_applicable: forbidden\n        legend: {strong: done well, fair: done, weak: not done}",
    "not_applicable: excluded\n        legend: {strong: done well, fair: done, weak: not done, none: nothing to do}",
)
INSPECTION = "        - {rating: strong}\n    standard: {rule: lowest"
State = tuple[Piles, ...]


def framework(text: str = SMALL, more: str = "") -> Framework:
    return read_framework(text.replace(INSPECTION, f"{INSPECTION}, drives_from: {LEAST}{more}"), "small.yaml")


FRAMEWORKS = {
    "plain": framework(),
    "leaving": framework(LEAVING),
    "waits": framework(LEAVING, ", needs: all"),
    "all wait": framework(
        LEAVING.replace("rule: mean_in_bands", "rule: mean_in_bands\n      needs: all"), ", needs: all"
    ),
}
STATES = {
    name: list(product(piles_of(TOTAL, may_leave=True), piles_of(TOTAL, may_leave=name != "plain")))
    for name in FRAMEWORKS
}
GRADES = tuple(JOINT.rating_scale.rank)


def counts_of(state: State) -> dict[str, dict[str, int]]:
    return {
        code: {answer: n for answer, n in zip(PILES.values(), piles, strict=False) if n}
        for code, piles in zip(("A1", "A2"), state, strict=True)
    }


@cache
def summary_of(name: str, state: State) -> Summary:
    return rate_counts(FRAMEWORKS[name], counts_of(state), TOTAL, given={"B": "fair"})


def by_hand(ratings: list[tuple[str | None, int]], rank: dict[str, int]) -> str | None:
    """The lowest that one with cases enough has, or the worse but one of all."""
    places = sorted(rank[rating] for rating, _ in ratings if rating is not None)
    enough = [rank[rating] for rating, cases in ratings if rating is not None and cases >= LEAST]
    found = min([*enough, *places[1:2]], default=None)
    return None if found is None else list(rank)[found]


CHOSEN = st.sampled_from(sorted(FRAMEWORKS)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(STATES[name]))
)


@settings(deadline=None, max_examples=60)
@given(CHOSEN)
def test_a_standard_is_the_lowest_that_drives_it(chosen: tuple[str, State]) -> None:
    name, state = chosen
    summary = summary_of(name, state)
    standard, questions = summary.standards["A"], [summary.questions["A1"], summary.questions["A2"]]
    rank = FRAMEWORKS[name].rating_scale.rank
    wanted = by_hand([(question.rating, question.share.applicable) for question in questions], rank)
    waits = "wait" in name and any(each.rating is None and each.share.unjudged for each in questions)
    assert standard.rating == (None if waits else wanted)
    if standard.rating is not None:
        over = [q.rating for q in questions if q.rating is not None and rank[q.rating] < rank[standard.rating]]
        assert ("too_few_to_drive" in standard.flags) == bool(over)
        assert ("does not drive its standard alone" in standard.because.text) == bool(over)


@settings(deadline=None, max_examples=60)
@given(CHOSEN, st.sampled_from(("A", OVERALL)))
def test_no_smaller_change_gives_the_next_rating(chosen: tuple[str, State], node: str) -> None:
    name, state = chosen
    rank, now = FRAMEWORKS[name].rating_scale.rank, summary_of(name, state).node(node).rating
    changes = what_would_change(FRAMEWORKS[name], counts_of(state), node, TOTAL, given={"B": "fair"})
    least: dict[str, int] = {}
    for other in STATES[name]:
        steps, rating = distance(state, other), summary_of(name, other).node(node).rating
        if steps is not None and rating is not None:
            least[rating] = min(least.get(rating, steps), steps)
    named = {change.rating: change.judgements for change in changes}
    assert named == {rating: least[rating] for rating in named}
    for step in (-1, 1) if now is not None else ():
        side = [code for code in least if (rank[code] - rank[now]) * step > 0]
        if side:
            assert min(side, key=lambda code: abs(rank[code] - rank[now])) in named
            assert min(least[code] for code in side) in named.values()


@settings(deadline=None, max_examples=60)
@given(CHOSEN, st.sampled_from(("A", OVERALL)))
def test_marks_say_so_exactly_where_one_judgement_or_the_next_changes_it(chosen: tuple[str, State], node: str) -> None:
    name, state = chosen
    if node == OVERALL and name == "waits":
        return  # the whole is rated while a standard waits: its next answer may begin to count
    rated = summary_of(name, state).node(node)
    for flag, is_given in (("one_judgement_changes", True), ("next_answer_changes", False)):
        found = {
            summary_of(name, other).node(node).rating
            for other in STATES[name]
            if distance(state, other) == 1
            and is_given == all(late[3] == early[3] for early, late in zip(state, other, strict=True))
        }
        assert (flag in rated.flags) == (rated.rating is not None and bool(found - {None, rated.rating}))


@settings(deadline=None, max_examples=60)
@given(CHOSEN)
def test_undetermined_says_so_exactly_where_answers_to_come_could_change_it(chosen: tuple[str, State]) -> None:
    name, state = chosen
    rated = summary_of(name, state).standards["A"]
    possible = {
        summary_of(name, other).standards["A"].rating
        for other in STATES[name]
        if all(late[pile] >= early[pile] for early, late in zip(state, other, strict=True) for pile in range(3))
        and not any(piles[3] for piles in other)
    }
    assert rated.possible - {None, rated.rating} == possible - {None, rated.rating}


STANDINGS = st.builds(Standing, st.sampled_from((None, *GRADES)), st.booleans())


@given(st.lists(st.frozensets(STANDINGS, min_size=1, max_size=3), max_size=4))
def test_what_questions_could_give_is_what_all_combinations_give(possible: list[frozenset[Standing]]) -> None:
    scale = JOINT.rating_scale
    assert reach(scale, possible) == {taken(scale, chosen) for chosen in product(*possible)}


def test_what_was_passed_over_is_said_with_its_cases() -> None:
    summary = rate_counts(FRAMEWORKS["plain"], {"A1": {"weak": 1}, "A2": {"strong": 4, "fair": 2}}, 6)
    standard = summary.standards["A"]
    assert (standard.rating, standard.decided_by, standard.lowest) == ("fair", ("A2",), ("A1", "A2"))
    assert standard.because.text == (
        "Fair is the lowest that drives it, of 2 rated questions: A2. A1 is Weak, on 1 applicable case. "
        "With fewer than 2, a question does not drive its standard alone."
    )
    assert as_json(summary)["standards"]["A"]["lowest"] == ["A1", "A2"]
    alone = rate_counts(FRAMEWORKS["plain"], {"A1": {"weak": 1}}, 6).standards["A"]
    assert (alone.rating, alone.because.text) == (
        None,
        "Not rated: only A1 is Weak, on 1 applicable case. "
        "With fewer than 2, a question does not drive its standard alone. A2 has no rating and is left out.",
    )


def test_the_two_lowest_are_told_where_the_lowest_is_taken() -> None:
    cases = {f"C{place}": CaseInput(None, {"A1": "weak", "A2": "fair" if place else "strong"}) for place in range(4)}
    found = explain(FRAMEWORKS["plain"], cases, "A")
    assert (
        "Lowest: A1 Asked first (Weak, 0 of 4 (0%)). Second lowest: A2 Asked second (Weak, 1 of 4 (25%))."
        in found.steps
    )
    assert found.steps[0] == (
        "The rating is the lowest of its questions. A question with fewer than 2 applicable cases does not drive it "
        "alone. A question with no rating is left out."
    )


def test_one_case_is_refused_since_every_rated_question_has_it() -> None:
    (fault,) = faults_of(SMALL.replace(INSPECTION, f"{INSPECTION}, drives_from: 1"))
    assert fault.text == "one case is what every rated question has: use 2 or more"


def test_only_the_lowest_of_a_standard_over_all_cases_takes_it() -> None:
    in_case = SMALL.replace("case:\n    standard: {rule: lowest", "case:\n    standard: {rule: lowest, drives_from: 12")
    highest = SMALL.replace(INSPECTION, f"{INSPECTION.replace('lowest', 'highest')}, drives_from: 12")
    for text in (in_case, highest):
        assert ["drives_from" in each.text for each in faults_of(text)] == [True]


def test_a_standard_of_one_question_could_not_be_rated_by_few_cases() -> None:
    found = prove(FRAMEWORKS["plain"]).findings
    assert [(each.node, each.text) for each in found if each.severity is Severity.FAULT] == [
        ("B", "standard B: it takes in one question, so that below 2 cases it would never be rated")
    ]


def test_the_joint_inspection_proves_it() -> None:
    framework = read_framework(source("hsb-joint-2013"), "hsb-joint-2013.yaml")
    assert framework.inspection_rules.standard.drives_from == 12
    assert prove(framework).findings == ()
