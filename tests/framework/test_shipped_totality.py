"""Over any answers, every shipped framework gives every node one rating of its scale, or none and a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework import shipped
from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.rating.case import rate_case
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput

FRAMEWORKS = {code: read_framework(shipped.source(code), f"{code}.yaml") for code in shipped.codes()}


def some_answers(framework: Framework) -> st.SearchStrategy[dict[str, str]]:
    """Answers to some of the questions; whole numbers up to 3, where every condition has been cut."""
    offered = {
        question.code: st.sampled_from([answer.code for answer in framework.offered(question)] or list("0123"))
        for question in framework.questions()
    }
    return st.one_of(st.fixed_dictionaries(offered), st.fixed_dictionaries({}, optional=offered))


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_every_node_of_a_case_has_one_rating_or_a_reason(code: str) -> None:
    framework = FRAMEWORKS[code]

    @settings(max_examples=60, deadline=None)
    @given(some_answers(framework))
    def over_random_answers(answers: dict[str, str]) -> None:
        for node_code, node in rate_case(framework, answers).items():
            scale = framework.case_scale(framework.case_node(node_code))
            assert node.rating is None or node.rating in scale.by_code
            assert node.because.text

    over_random_answers()


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_every_node_of_an_inspection_has_one_rating_or_a_reason(code: str) -> None:
    framework = FRAMEWORKS[code]

    @settings(max_examples=25, deadline=None)
    @given(st.lists(some_answers(framework), max_size=4))
    def over_random_answers(answers: list[dict[str, str]]) -> None:
        summary = rate(framework, {f"C{place}": CaseInput(None, each) for place, each in enumerate(answers)})
        for node_code, node in {"overall": summary.overall, **summary.standards, **summary.questions}.items():
            assert node.rating is None or node.rating in framework.inspection_scale(node_code).by_code
            assert node.because.text

    over_random_answers()


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_every_part_named_as_unconfirmed_says_why(code: str) -> None:
    assert all(each.why for each in FRAMEWORKS[code].unconfirmed)


@pytest.mark.parametrize("code", FRAMEWORKS)
def test_the_source_says_that_the_wording_is_ours(code: str) -> None:
    assert "our" in FRAMEWORKS[code].source
