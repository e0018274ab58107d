"""The proof and the rating say the same: what is proved to be rated is rated so, and what is found open is not."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework import shipped
from reviewtui.framework.model import OVERALL, Framework, Section
from reviewtui.framework.reader import read_framework
from reviewtui.rating.case import rate_case
from reviewtui.rating.inspection import rate
from reviewtui.rating.proof.in_case import InCase
from reviewtui.rating.proof.over_cases import OverCases
from reviewtui.rating.proof.prove import prove
from reviewtui.rating.summary import CaseInput
from tests.rating.proof.literal_cfsr import ITEMS, literal
from tests.rating.proof.sound import SOUND

FRAMEWORKS = {code: read_framework(shipped.source(code), code) for code in shipped.codes()}
FRAMEWORKS["sound"] = read_framework(SOUND, "sound")


def complete_answers(framework: Framework) -> st.SearchStrategy[dict[str, str]]:
    """An answer to every question."""
    return st.fixed_dictionaries(
        {
            question.code: st.sampled_from([answer.code for answer in framework.offered(question)] or list("012"))
            for question in framework.questions()
        }
    )


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_a_complete_case_has_a_rating_the_proof_knows_or_is_forbidden(code: str) -> None:
    framework = FRAMEWORKS[code]
    proved = InCase(framework)
    rules = [framework.case_rule(node) for node in framework.case_nodes.values()]
    reasons = {each.why.rstrip(".") for rule in rules for each in rule.forbid}

    @settings(max_examples=40, deadline=None)
    @given(complete_answers(framework))
    def over_random_answers(answers: dict[str, str]) -> None:
        ratings = rate_case(framework, answers)
        forbidden = any(why in rated.because.text for rated in ratings.values() for why in reasons)
        for node_code, rated in ratings.items():
            node = framework.case_nodes[node_code]
            otherwise = {node.otherwise} if isinstance(node, Section) and node.applies is not None else set()
            unrated = {None} if forbidden else set()
            assert rated.rating in {*proved.ratings(node_code), *otherwise, *unrated}, rated.because.text

    over_random_answers()


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_all_cases_together_have_ratings_the_proof_knows(code: str) -> None:
    framework = FRAMEWORKS[code]
    proved = OverCases(framework, InCase(framework))

    @settings(max_examples=20, deadline=None)
    @given(st.lists(complete_answers(framework), max_size=5))
    def over_random_answers(answers: list[dict[str, str]]) -> None:
        summary = rate(framework, {f"C{place}": CaseInput(None, each) for place, each in enumerate(answers)})
        for node, rated in {OVERALL: summary.overall, **summary.standards, **summary.questions}.items():
            assert rated.rating in {*proved.ratings(node), None}, rated.because.text

    over_random_answers()


@pytest.mark.parametrize("item", ["1", "2", "4", "6", "7", "10", "14", "16"])
def test_what_the_proof_finds_open_is_what_the_rating_leaves_open(item: str) -> None:
    framework = read_framework(literal(item), "literal")
    questions = framework.questions()
    found = sum(finding.combinations for finding in prove(framework).faults)
    values = [[answer.code for answer in framework.offered(question)] or ["0", "1", "2"] for question in questions]
    unrated = 0
    for answers in product(*values):
        rated = rate_case(framework, {question.code: each for question, each in zip(questions, answers, strict=True)})
        unrated += rated[item].rating is None
    numbers = ITEMS[item][0].count("#")
    assert unrated == found if numbers == 0 or item == "4" else unrated > found


def test_the_25_open_combinations_of_item_5_are_not_rated() -> None:
    framework = read_framework(literal("5"), "literal")
    goal = {"5A2": "yes", "5B": "yes", "5C": "yes"}
    three = ("yes", "no", "not_applicable")
    unrated = sum(
        rate_case(framework, {**goal, "5D": d, "5E": e, "5F": f, "5G": g})["5"].rating is None
        for d, e, f, g in product(("yes", "no"), three, three, three)
    )
    assert unrated == 25
