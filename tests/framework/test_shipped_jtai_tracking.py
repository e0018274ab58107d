"""Tracked cases of a joint targeted area inspection: counted and commented on, never graded."""

from hypothesis import given
from hypothesis import strategies as st

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput

JTAI = read_framework(source("jtai-tracking"), "jtai-tracking.yaml")

one_case = st.fixed_dictionaries(
    {},
    optional={
        question.code: st.sampled_from([answer.code for answer in JTAI.offered(question)])
        for question in JTAI.questions()
        if question.asked
    },
)


@given(st.lists(one_case, max_size=6))
def test_nothing_at_all_is_graded_whatever_is_found(answers: list[dict[str, str]]) -> None:
    summary = rate(JTAI, {f"C{place}": CaseInput(None, each) for place, each in enumerate(answers)})
    nodes = [summary.overall, *summary.standards.values(), *summary.questions.values()]
    assert {node.rating for node in nodes} == {None}
    by_panel = {code for code, node in summary.questions.items() if node.because.rule != "none"}
    assert by_panel == {"6.2", "6.3"}
    assert {node.because.rule for node in nodes} == {"none", "judged"}
    assert not any(rating for case in summary.cases.values() for rating in case.values())


def test_every_finding_is_counted() -> None:
    found = ("strength", "mixed", "improvement", "improvement", "priority")
    cases = {f"C{place}": CaseInput(None, {"1.1": answer}) for place, answer in enumerate(found)}
    question = rate(JTAI, cases).questions["1.1"]
    assert question.counts == {"strength": 1, "mixed": 1, "improvement": 2, "priority": 1}
    assert question.share.as_json() == {"good": 1, "applicable": 5, "not_applicable": 0, "unjudged": 0}


def test_the_file_says_that_at_least_five_children_are_tracked_and_nothing_is_graded() -> None:
    assert "At least five children" in JTAI.summary
    assert "no grade" in JTAI.summary


def test_no_rating_is_shown_to_an_inspector() -> None:
    assert JTAI.live_ratings == "never"


def test_every_finding_owes_a_commentary() -> None:
    for question in JTAI.questions():
        assert not question.asked or {answer.code for answer in JTAI.offered(question)} == set(question.owes_rationale)
