"""Bands that ask for several shares as a file gives them: read whole, or refused at their own line."""

import pytest

from reviewtui.framework.model import Band, Demand
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import FaultyFramework, read_framework
from tests.framework.small import SMALL

ONE = """\
        - {rating: weak, below: 50}
        - {rating: fair, below: 80}
        - {rating: strong}
"""
SEVERAL = """\
        - rating: strong
          at_least: 80
          and: [{of: [strong], at_least: 33.3}, {of: [weak], at_most: 5}]
        - rating: weak
          and: [{of: [weak], above: 25}]
        - rating: fair
"""


def several(*changes: tuple[str, str]) -> str:
    text = SEVERAL
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return SMALL.replace(ONE, text, 1)


def faults(text: str) -> list[str]:
    with pytest.raises(FaultyFramework) as refused:
        read_framework(text, "small.yaml")
    return [f"{fault.key}: {fault.text}" for fault in refused.value.faults]


def test_each_band_is_read_with_all_that_it_asks_for() -> None:
    framework = read_framework(several(), "small.yaml")
    assert framework.inspection_rules.question.bands == (
        Band("strong", "at_least", 80, 1,
             (Demand(("strong",), "at_least", 333, 10), Demand(("weak",), "at_most", 5, 1))),
        Band("weak", demands=(Demand(("weak",), "above", 25, 1),)),
        Band("fair"),
    )  # fmt: skip
    assert from_plain(to_plain(framework)) == framework


BANDS = "rules.inspection.question.bands"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("- rating: fair", "- {rating: fair, below: 10}"), f"{BANDS}[2]: the last band asks for no share"),
        (("at_least: 80", "at_least: 120"), f"{BANDS}[0].at_least: is not a percentage"),
        (("of: [weak], at_most", "of: [weka], at_most"), f"{BANDS}[0].and[1].of[0]: unknown word “weka”"),
        (("of: [weak], at_most", "of: [none], at_most"), f"{BANDS}[0].and[1].of[0]: unknown word “none”"),
        ((", at_most: 5", ""), f"{BANDS}[0].and[1]: needs one limit"),
        (("at_most: 5", "at_most: 5, below: 3"), f"{BANDS}[0].and[1].at_most: a share has one limit"),
        (("- rating: weak\n          and: [{of: [weak], above: 25}]", "- rating: weak"), f"{BANDS}[1]: a band needs"),
        (("rating: weak\n", "rating: strong\n"), f"{BANDS}[1].rating: “strong” is given twice"),
        (("rating: weak\n", "rating: awful\n"), f"{BANDS}[1].rating: unknown rating “awful”"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_where_it_stands(change: tuple[str, str], fault: str) -> None:
    assert any(each.startswith(fault) for each in faults(several(change))), faults(several(change))


def test_shares_that_overlap_are_refused() -> None:
    text = several(("of: [strong]", "of: [strong, fair]"), ("of: [weak], above", "of: [weak, fair], above"))
    assert faults(text)[0].startswith("standards[0].questions[0]: the shares of its rule overlap")


def test_more_shares_than_can_be_proved_are_refused() -> None:
    many = ", ".join("{of: [weak], at_most: 5}" for _ in range(6))
    bands = "".join(f"        - {{rating: {rating}, and: [{many}]}}\n" for rating in ("strong", "weak", "fair"))
    text = SMALL.replace(ONE, bands + "        - rating: none\n", 1)
    assert f"{BANDS}: they ask for too many shares to be proved: give fewer to a band" in faults(text)


def test_counted_does_not_go_with_them() -> None:
    text = several().replace("not_applicable: excluded", "not_applicable: counted", 1)
    assert "standards[0].questions[0].not_applicable: `counted` goes with" in faults(text)[0]
