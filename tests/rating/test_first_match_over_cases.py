"""Conditions that rate a standard or the whole over all cases: proved, worked out, explained, and told when open."""

from itertools import product

import pytest

from reviewtui.framework.model import Framework
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import read_framework
from reviewtui.rating.explain import explain
from reviewtui.rating.inspection import rate, rate_counts
from reviewtui.rating.proof.prove import prove
from tests.framework.small import changed, only_fault
from tests.rating.counterfactual.asked import what_would_change

BANDS = """\
      bands:
        - {rating: weak, at_most: 0.5}
        - {rating: fair, at_most: 1.5}
        - {rating: strong}
"""
OLD = f"overall:\n      rule: mean_in_bands\n{BANDS}"
RULE = """\
overall:
      rule: first_match
      cases:
        - {rating: strong, when: A == strong and B != weak}
        - {rating: weak, when: A == weak or A == fair and B == weak}
        - {rating: fair, when: A == fair and B != weak or A == strong and B == weak}
"""
GRADES = ("weak", "fair", "strong")


def small(rule: str = RULE) -> Framework:
    return read_framework(changed((OLD, rule)), "small.yaml")


def by_hand(a: str, b: str) -> str:
    if a == "strong" and b != "weak":
        return "strong"
    return "weak" if a == "weak" or (a == "fair" and b == "weak") else "fair"


def test_it_proves_sound_and_survives_as_plain_data() -> None:
    framework = small()
    assert prove(framework).faults == ()
    assert all("breaks_unanimity" in warning.text for warning in prove(framework).warnings)
    assert from_plain(to_plain(framework)) == framework


@pytest.mark.parametrize(("a", "b"), product(GRADES, GRADES))
def test_each_pair_is_rated_as_by_hand(a: str, b: str) -> None:
    found = rate(small(), {}, given={"A": a, "B": b}).overall
    assert (found.rating, found.because.rule) == (by_hand(a, b), "first_match")


def test_a_hole_and_an_overlap_are_faults_with_an_example() -> None:
    (hole,) = prove(small(RULE.replace(" or A == strong and B == weak", ""))).faults
    assert (hole.key, hole.example) == ("rules.inspection.overall", {"A": "strong", "B": "weak"})
    assert "matches nothing" in hole.text
    (overlap,) = prove(small(RULE.replace("A == strong and B != weak", "A == strong"))).faults
    assert "matches both Strong and Fair" in overlap.text


def test_a_line_that_never_fires_is_a_fault() -> None:
    more = RULE + "        - {rating: weak, when: A == weak and A == fair}\n"
    (fault,) = prove(small(more)).faults
    assert fault.key == "rules.inspection.overall.cases[3]"


def test_what_is_not_rated_leaves_it_open_unless_it_makes_no_difference() -> None:
    open_ = rate(small(), {}, given={"A": "strong"}).overall
    assert (open_.rating, open_.because.text) == (None, "Not rated yet: it waits for B.")
    assert rate(small(), {}, given={"A": "weak"}).overall.rating == "weak"


def test_how_far_it_could_go_is_what_some_answers_to_come_give() -> None:
    counts = {"A1": {"strong": 4}, "A2": {"strong": 4}, "B1": {"strong": 2}}
    found = rate_counts(small(), counts, 4).overall
    assert found.rating == "strong"
    assert (found.worst, found.best) == ("strong", "strong")
    counts = {"A1": {"strong": 4}, "A2": {"strong": 4}, "B1": {"strong": 1}}
    found = rate_counts(small(), counts, 4).overall
    assert (found.worst, found.best) == ("fair", "strong")
    assert "undetermined" in found.flags


def test_a_limit_stands_beside_it() -> None:
    limit = "      limits: [{when: B == fair, not_above: fair, why: the second holds it}]\n"
    found = rate(small(RULE + limit), {}, given={"A": "strong", "B": "fair"}).overall
    assert (found.rating, found.because.rule) == ("fair", "limit")


@pytest.mark.uncounted  # it tries every table: the same lines thousands of times
def test_the_fewest_judgements_that_change_it_are_the_fewest_there_are() -> None:
    framework = small()
    for good_a, good_b in product(range(0, 11, 2), range(0, 11, 2)):
        counts = {
            "A1": {"strong": good_a, "weak": 10 - good_a},
            "A2": {"strong": 10},
            "B1": {"strong": good_b, "weak": 10 - good_b},
        }
        now = rate_counts(framework, counts, 10).overall.rating
        wanted: dict[str, int] = {}
        for a1, a2, b in product(range(11), range(11), range(11)):
            other = {"A1": {"strong": a1, "weak": 10 - a1}, "A2": {"strong": a2, "weak": 10 - a2},
                     "B1": {"strong": b, "weak": 10 - b}}  # fmt: skip
            cost = abs(a1 - good_a) + (10 - a2) + abs(b - good_b)
            if cost > 8:
                continue
            rating = rate_counts(framework, other, 10).overall.rating
            if rating and rating != now:
                wanted[rating] = min(cost, wanted.get(rating, cost))
        for change in what_would_change(framework, counts, "overall", 10):
            if change.judgements <= 8:
                assert change.judgements == wanted[change.rating]


def test_it_is_explained_with_its_lines_and_what_they_read() -> None:
    found = explain(small(), {}, given={"A": "fair", "B": "weak"})
    assert found.sentence == "Weak, because A is Fair and B is Weak."
    assert [reading.code for reading in found.inputs] == ["A", "B"]
    assert "Strong where A is Strong and B is not Weak." in found.steps


def test_nothing_can_be_forbidden_over_all_cases() -> None:
    more = RULE + "      forbid: [{when: A == weak, why: no}]\n"
    assert "unknown key “forbid”" in only_fault((OLD, more)).text
