"""Many limits are proved for what they are: what a few come to together, many come to one by one."""

import random
from itertools import combinations

import pytest

from reviewtui.framework.expression import Compare
from reviewtui.framework.reader import read_framework
from reviewtui.rating.proof import limits
from reviewtui.rating.proof.finding import Finding, Proof
from reviewtui.rating.proof.one_by_one import OneByOne
from reviewtui.rating.proof.problem import Problem, Variable
from reviewtui.rating.proof.prove import prove

HEAD = """\
framework: many
version: "1"
title: Many limits
summary: Judged standards, and limits on the whole.
source: made up for tests
nations: [england]
languages: [en]
min_to_rate: 1
ratings: grades
scales:
  grades:
    - {code: outstanding, label: Outstanding, score: 3, glyph: "★", letter: O, good: true}
    - {code: good, label: Good, score: 2, glyph: "●", letter: G, good: true}
    - {code: fair, label: Fair, score: 1, glyph: "◐", letter: F}
    - {code: poor, label: Poor, score: 0, glyph: "○", letter: P}
standards:
"""
RULES = """\
rules:
  case: {standard: none}
  inspection:
    question: none
    standard: none
    overall:
      rule: mean_in_bands
      bands:
        - {rating: poor, at_most: 0.5}
        - {rating: fair, at_most: 1.5}
        - {rating: good, at_most: 2.5}
        - {rating: outstanding}
      limits:
"""
Limit = tuple[str, str]
"""When it holds, and what it then does: `not_above: good`."""


def proof_of(standards: int, many: list[Limit]) -> Proof:
    codes = "".join(f'  - {{code: "{n}", title: S{n}, inspection: judged}}\n' for n in range(1, standards + 1))
    lines = "".join(f'        - {{when: "{when}", {edge}, why: it}}\n' for when, edge in many)
    return prove(read_framework(HEAD + codes + RULES + lines, "many.yaml"))


def two_way(standards: int = 10, number: int = 60) -> list[Limit]:
    """Limits on two standards each."""
    pairs = [(a, b, grade) for grade in ("poor", "fair") for a, b in combinations(range(1, standards + 1), 2)]
    return [(f"{a} == {grade} and {b} == {grade}", "not_above: good") for a, b, grade in pairs[:number]]


def test_ten_standards_with_sixty_two_way_limits_are_proved_sound() -> None:
    assert proof_of(10, two_way()).findings == ()


def test_a_limit_that_never_holds_is_found_among_sixty() -> None:
    found = proof_of(10, [*two_way(), ("1 == poor and 1 == good", "not_above: fair")])
    assert [(each.key, "never holds" in each.text) for each in found.faults] == [
        ("rules.inspection.overall.limits[60]", True)
    ]


def test_two_that_cannot_both_be_kept_are_found_among_sixty() -> None:
    many = [*two_way(), ("7 == poor", "not_above: fair"), ("8 == outstanding", "not_below: good")]
    (found,) = proof_of(10, many).faults
    assert found.text.startswith("overall: ")
    assert "allows nothing above Fair and nothing below Good" in found.text
    assert (found.example["7"], found.example["8"]) == ("poor", "outstanding")
    assert found.combinations == 5**8


def test_there_is_no_way_out_where_one_of_the_conditions_always_holds() -> None:
    values = (Variable("A", ("poor", "good"), ("poor", "good")), Variable("B", ("poor", "good"), ("poor", "good")))
    conditions = (Compare("A", "==", "poor"), Compare("A", "!=", "poor"), Compare("B", "==", "poor"))
    asked = OneByOne(Problem(values, (), (), conditions))
    assert not asked.none_holds((0, 1))
    assert asked.none_holds((0, 2))
    tied = OneByOne(Problem(values, (), (Compare("B", "==", "poor"),), conditions))
    assert not tied.none_holds((0, 2))
    assert tied.both_hold(0, 1) is None


def said(proof: Proof) -> set[tuple[str, str, int]]:
    def plain(finding: Finding) -> tuple[str, str, int]:
        return finding.key, finding.text, finding.combinations

    return {plain(finding) for finding in proof.faults}


@pytest.mark.parametrize("seed", range(25))
def test_one_by_one_says_what_all_together_say(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    grades, edges = ("outstanding", "good", "fair", "poor"), ("not_above", "not_below")

    def part() -> str:
        return f"{chance.randint(1, 3)} {chance.choice(('==', '!='))} {chance.choice(grades)}"

    many = [
        (f"{part()} {chance.choice(('and', 'or'))} {part()}", f"{chance.choice(edges)}: {chance.choice(grades)}")
        for _ in range(chance.randint(1, 6))
    ]
    together = proof_of(3, many)
    monkeypatch.setattr(limits, "TOGETHER", 0)
    assert {
        (key, words.partition(":")[0], times if "allows" not in words else 0) for key, words, times in said(together)
    } == {
        (key, words.partition(":")[0], times if "allows" not in words else 0)
        for key, words, times in said(proof_of(3, many))
    }
