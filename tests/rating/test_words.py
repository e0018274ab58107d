"""The small words of explanations, where a scale or a rule is out of the ordinary."""

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.framework.scale import Answer, Scale
from reviewtui.framework.starter import starter
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput
from reviewtui.rating.words import good_or_better


def answer(code: str, *, good: bool = False, applicable: bool = True) -> Answer:
    return Answer(code, code.capitalize(), code[0], None, "●", code[0].upper(), good, applicable)


YES_NO = Scale("yes_no", (answer("yes", good=True), answer("no"), answer("out", applicable=False)))


@pytest.mark.parametrize(
    ("codes", "words"),
    [((), "yes"), (("out",), "out"), (("yes", "out"), "yes or out"), (("no", "yes"), "no or better"), (("?",), "good")],
)
def test_what_counts_as_good_is_named_even_where_only_a_not_applicable_answer_does(
    codes: tuple[str, ...], words: str
) -> None:
    assert good_or_better(YES_NO, codes) == words


def test_a_share_of_not_applicable_answers_alone_is_rated_with_its_reason() -> None:
    text = starter("odd").replace("rule: share_in_bands\n", "rule: share_in_bands\n      good: [not_applicable]\n")
    framework = read_framework(text, "odd.yaml")
    summary = rate(framework, {"C1": CaseInput(None, {"1.1": "yes"})})
    assert "0 of 1" in summary.questions["1.1"].because.text
