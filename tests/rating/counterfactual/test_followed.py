"""Every change that is named, made in the cases, gives the rating it names."""

from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewtui.framework import shipped
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.framework.reader import read_framework
from reviewtui.rating.inputs import node_inputs
from reviewtui.rating.inspection_view import NOBODY, Fixed
from reviewtui.rating.rules.share_in_bands import good_of
from reviewtui.rating.summary import CaseInput
from reviewtui.rating.ways import Move
from tests.rating.counterfactual.asked import what_would_change
from tests.rating.counterfactual.test_rich_changes import PILES, STATES, TOTAL, State
from tests.rating.rich import RICH

SHIPPED = [read_framework(shipped.source(code), code) for code in shipped.codes()]
Answers = dict[str, dict[str, str]]
"""Case to question to answer."""


def pile(framework: Framework, move: Move, name: str | None) -> list[str | None]:
    """The answers that a move's end stands for."""
    if move.case is not None:
        return [name]
    asked, rule = framework.question(move.question), framework.inspection_rule(move.question)
    offered, good = framework.offered(asked), good_of(rule, framework.scale_of(asked))
    if name in (None, "unjudged"):
        return [None]
    if name == "out":
        return [answer.code for answer in offered if not answer.applicable]
    if rule.several or move.answers:
        return list((name or "").split("+"))
    return [answer.code for answer in offered if answer.applicable and (answer.code in good) == (name == "good")]


def follow(framework: Framework, cases: Answers, moves: tuple[Move, ...]) -> Answers:
    """The cases with the moves made, no case moved twice on one question."""
    after, moved = {name: dict(answers) for name, answers in cases.items()}, set[tuple[str, str]]()
    for move in moves:
        here, there = (pile(framework, move, end) for end in (move.start, move.end))
        able = [
            name
            for name, answers in cases.items()
            if (name, move.question) not in moved and move.case in (None, name) and answers.get(move.question) in here
        ]
        assert len(able) >= move.cases and there, move
        for name in able[: move.cases]:
            moved.add((name, move.question))
            after[name][move.question] = str(there[-1])
    return after


def require_followed(
    framework: Framework, cases: Answers, node: str = OVERALL, minimum: int = 1, judged: Fixed = NOBODY
) -> None:
    """Every change named of the node, made in the cases, gives the rating it names."""

    def inputs(answers: Answers) -> dict[str, CaseInput]:
        return {name: CaseInput(None, own) for name, own in answers.items()}

    for change in what_would_change(framework, None, node, len(cases), judged, cases=inputs(cases), minimum=minimum):
        after = inputs(follow(framework, cases, change.moves))
        view = node_inputs(framework, after, node, judged, minimum=minimum).view
        assert view.node(node).rating == change.rating, change.sentence


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(SHIPPED), st.integers(2, 6), st.sampled_from((1, 3)), st.randoms(use_true_random=False))
def test_what_a_shipped_framework_would_change_by_changes_it(
    framework: Framework, total: int, minimum: int, chance: Random
) -> None:
    offered = {question.code: [each.code for each in framework.offered(question)] for question in framework.questions()}
    cases = {
        f"C{place}": {code: chance.choice(some) for code, some in offered.items() if some and chance.random() < 0.8}
        for place in range(total)
    }
    node = chance.choice([OVERALL, OVERALL, *(each.code for each in framework.standards), *offered])
    require_followed(framework, cases, node, minimum)


def test_what_waits_for_an_answer_to_come_is_not_said_to_be_rated_without_it() -> None:
    """A limit reads standard 1, which waits for 1.3 where one case is left out of it and one is to come."""
    joint = next(each for each in SHIPPED if each.code == "hsb-joint-2013")
    cases = {name: {question.code: "good" for question in joint.questions()} for name in ("C1", "C2")}
    cases["C1"]["1.3"] = "inadequate"
    del cases["C2"]["1.3"]
    require_followed(joint, cases)


def waiting(standard: str, overall: str, own: str = "") -> Framework:
    """The rich framework with another rule of standards, of the whole, and of S."""
    head, rule, _ = RICH.partition("      rule: sum_in_bands\n")
    head = head.replace("standard: {rule: lowest}\n    overall", f"standard: {{{standard}}}\n    overall")
    head = head.replace("    title: Speed\n", f"    title: Speed\n{own}")
    bands = "      bands: [{rating: weak, at_most: 1}, {rating: fair, at_most: 3}, {rating: strong}]\n"
    return read_framework(f"{head}{rule}{overall}{bands}", "waiting.yaml")


LEFT = waiting(
    "rule: highest, needs: all",
    "      of: [Q, S]\n      needs: all\n      limits: [{when: Q == weak, not_above: weak, why: it decides}]\n",
)
OWN = '    inspection: {rule: lowest, limits: [{when: "cases(S1, no) > 0", not_above: fair, why: one is too many}]}\n'
COUNTED = waiting("rule: lowest", "      of: [Q, S]\n", OWN)
TWO = waiting(
    "rule: highest, needs: all",
    "      of: [Q, R]\n      min_answered: 2\n      limits: [{when: Q == strong, not_below: fair, why: it decides}]\n",
)


@settings(deadline=None, max_examples=20)
@given(st.sampled_from((LEFT, COUNTED, TWO)), st.sampled_from(STATES), st.sampled_from((1, 2)))
@example(LEFT, ((1, 0, 0, 1), (2, 0, 0, 0), (0, 1, 0, 1)), 1)
@example(COUNTED, ((2, 0, 0, 0), (2, 0, 0, 0), (0, 2, 0, 0)), 1)
@example(TWO, ((1, 0, 0, 1), (1, 0, 1, 0), (1, 1, 0, 0)), 1)
def test_so_it_is_where_rules_wait_count_cases_and_limit(framework: Framework, state: State, minimum: int) -> None:
    require_followed(framework, cases_of(state), minimum=minimum, judged={"R": "weak"})


def test_a_standard_that_can_never_be_rated_is_not_waited_for() -> None:
    """One case that applies never drives Q, so that its answer to come need not be given first."""
    never = waiting("rule: lowest, drives_from: 2, needs: all", "      of: [Q, S]\n      needs: all\n", OWN)
    cases = cases_of(((0, 0, 1, 1), (0, 0, 2, 0), (0, 1, 0, 1)))
    inputs = {name: CaseInput(None, answers) for name, answers in cases.items()}
    (change,) = what_would_change(never, None, OVERALL, TOTAL, cases=inputs)
    assert (change.rating, change.judgements) == ("fair", 1)


def cases_of(state: State) -> Answers:
    """Two cases whose answers fall into the piles of a state."""
    cases: Answers = {f"C{place}": {} for place in range(TOTAL)}
    for code, piles in zip(("Q1", "Q2", "S1"), state, strict=True):
        answers = [answer for answer, number in zip(PILES.values(), piles, strict=False) for _ in range(number)]
        for place, answer in enumerate(answers):
            cases[f"C{place}"][code] = answer
    return cases
