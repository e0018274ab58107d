"""Where all applicable answers are alike, that is the rating: found broken, said openly, or proved."""

import pytest

from reviewtui.framework.model import Framework, Rule
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import codes, earlier, source
from reviewtui.rating.proof.unanimity import unanimity_findings
from tests.framework.small import SMALL
from tests.rating.tables import with_rules

SCORED = """\
      rule: sum_in_bands
      bands:
        - {rating: weak, at_most: 1}
        - {rating: fair, at_most: 2}
        - {rating: strong}
"""


def framework(*changes: tuple[str, str]) -> Framework:
    text = SMALL
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return read_framework(text, "small.yaml")


def found(one: Framework) -> list[str]:
    return [finding.text for finding in unanimity_findings(one)]


@pytest.mark.parametrize("code", codes())
def test_every_shipped_framework_keeps_the_law_or_answers_and_ratings_share_no_codes(code: str) -> None:
    assert found(read_framework(source(code), code)) == []


def test_the_first_version_of_the_joint_inspection_breaks_it_at_each_stage_over_all_cases() -> None:
    (before,) = earlier()
    broken = found(read_framework(source(before), before))
    assert [text.split(":")[0] for text in broken] == [
        "question 1.1 and 13 others", "standard 1 and 3 others", "overall",
    ] * 2  # fmt: skip
    assert broken[0] == (
        "question 1.1 and 13 others: where every applicable answer is Requires improvement, the rating over all cases "
        "can be Inadequate: correct the rule, or say why under `breaks_unanimity`"
    )
    assert "every applicable answer is Good, the rating over all cases can be Outstanding" in broken[3]


def test_a_framework_may_say_so_openly_and_not_in_vain() -> None:
    text = source("hsb-joint-2013@1").replace("ratings: grades\n", "ratings: grades\nbreaks_unanimity: by design\n", 1)
    assert found(read_framework(text, "open")) == []
    text = source("hsb-joint-2013").replace("ratings: grades\n", "ratings: grades\nbreaks_unanimity: by design\n", 1)
    (warning,) = found(read_framework(text, "in vain"))
    assert warning.startswith("`breaks_unanimity` gives a reason")


def test_a_sum_in_a_case_has_to_give_each_answer_its_own_band() -> None:
    one = framework(("    standard: {rule: lowest}\n  inspection", f"    standard:\n{SCORED}  inspection"))
    assert [text.partition(" be ")[0] for text in found(one) if "in a case" in text] == [
        "standard B: where every applicable answer is Fair, the rating in a case can",
        "standard B: where every applicable answer is Strong, the rating in a case can",
    ]


def test_a_limit_that_answers_all_alike_run_into_breaks_it() -> None:
    limit = ("when: 1 == inadequate or 2 == inadequate or 3 == inadequate", "when: 1 == good")
    other = read_framework(source("hsb-joint-2013").replace(*limit), "limit")
    assert [text.partition(",")[0] for text in found(other)] == ["overall: where every applicable answer is Good"]


def test_what_a_panel_judges_is_taken_to_be_judged_alike() -> None:
    joint = read_framework(source("hsb-joint-2013"), "joint")
    assert found(with_rules(joint, question=Rule("judged"))) == []


def test_lines_that_match_are_gone_through_with_the_one_answer() -> None:
    lines = """    standard:
      rule: first_match
      order: first match wins
      cases:
        - {rating: weak, when: A1 == fair}
        - {rating: strong}
"""
    own = SMALL.replace("    title: First\n", "    title: First\n    case:\n" + lines.partition("\n")[2], 1)
    broken = [text.partition(":")[0::2] for text in found(read_framework(own, "lines")) if "in a case" in text]
    assert [name for name, _ in broken] == ["standard A"] * 2
    assert ["Weak, the rating in a case can be Strong" in text for _, text in broken] == [True, False]
    assert ["Fair, the rating in a case can be Strong or Weak" in text for _, text in broken] == [False, True]
