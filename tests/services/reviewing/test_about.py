"""Whose work an answer is about and which part of the case: typed on one line, and asked for where a framework does."""

import pytest

from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.services.reviewing.about import line_about, typed_about, unsaid
from tests.framework.small import SMALL, faults_of

JOINT = read_framework(source("hsb-joint-2013"), "joint")


@pytest.mark.parametrize(
    ("line", "agencies", "phase"),
    [
        ("social care, police; to sentence", ["social care", "police"], "to sentence"),
        ("after", [], "after"),
        ("yot", ["yot"], ""),
        (" ", [], ""),
        ("Before disclosure; school", ["school"], "Before disclosure"),
    ],
)
def test_a_line_names_agencies_and_a_part_of_the_case(line: str, agencies: list[str], phase: str) -> None:
    assert typed_about(line) == (agencies, phase)


def test_what_was_said_reads_back_as_it_is_typed() -> None:
    line = line_about(["social_care", "yot"], "to_sentence")
    assert line == "social care, yot; to sentence"
    assert typed_about(line) == (["social care", "yot"], "to sentence")


@pytest.mark.parametrize(
    ("content", "owed"),
    [
        ({"answer": "requires_improvement"}, ("responsible", "phase")),
        ({"answer": "inadequate", "phase": "after"}, ("responsible",)),
        ({"answer": "inadequate", "phase": "after", "responsible": ["yot"]}, ()),
        ({"answer": "good"}, ()),
        ({"answer": "not_applicable"}, ()),
        ({}, ()),
    ],
)
def test_only_answers_below_good_are_asked_for_them(content: dict[str, object], owed: tuple[str, ...]) -> None:
    assert unsaid(JOINT, JOINT.question("1.1"), content) == owed
    assert unsaid(JOINT._replace(owed_below_good=()), JOINT.question("1.1"), content) == ()


def test_a_framework_says_what_it_asks_for_and_none_asks_by_itself() -> None:
    assert read_framework(SMALL, "small.yaml").owed_below_good == ()
    assert from_plain(to_plain(JOINT)).owed_below_good == ("responsible", "phase")
    (fault,) = faults_of(SMALL + "owed: {below_good: [blame]}\n")
    assert "unknown word “blame”" in fault.text
