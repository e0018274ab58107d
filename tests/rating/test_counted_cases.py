"""Conditions that count cases, over all cases: each figure is compared with all tables of answers there are."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.model import Framework
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import read_framework
from reviewtui.rating.explain import explain
from reviewtui.rating.inspection import rate_counts
from reviewtui.rating.proof.prove import prove
from reviewtui.rating.summary import CaseInput, NodeRating
from tests.framework.small import changed, only_fault
from tests.rating.counterfactual.asked import what_would_change
from tests.rating.test_first_match_over_cases import BANDS, OLD

Counts = Mapping[str, Mapping[str, int]]
GRADES = ("strong", "fair", "weak")
LINES = """\
overall:
      rule: first_match
      order: first match wins
      cases:
        - {rating: weak, when: "share(A1, weak) > 10 or cases(A1, weak) >= 3"}
        - {rating: fair, when: "cases(A1, weak) > 0 or share(A1, strong) < 62.5"}
        - {rating: strong}
"""
LIMIT = f"""\
overall:
      rule: mean_in_bands
{BANDS}\
      limits: [{{when: "cases(A1, weak) > 0", not_above: fair, why: one weak case holds it down}}]
"""


def small(rule: str = LINES) -> Framework:
    return read_framework(changed((OLD, rule)), "small.yaml")


def by_lines(grades: Mapping[str, int]) -> str | None:
    """The rating by fractions, written out."""
    total = sum(grades.get(grade, 0) for grade in GRADES)
    weak, strong = grades.get("weak", 0), grades.get("strong", 0)
    if not total:
        return None
    if Fraction(100 * weak, total) > 10 or weak >= 3:
        return "weak"
    return "fair" if weak or Fraction(100 * strong, total) < Fraction(125, 2) else "strong"


def tables(total: int, codes: tuple[str, ...] = GRADES) -> Iterator[dict[str, int]]:
    for numbers in product(range(total + 1), repeat=len(codes)):
        if sum(numbers) == total:
            yield dict(zip(codes, numbers, strict=True))


def overall(framework: Framework, counts: Counts, total: int) -> NodeRating:
    return rate_counts(framework, counts, total).overall


def test_it_survives_as_plain_data_and_is_proved() -> None:
    for rule in (LINES, LIMIT):
        framework = small(rule)
        assert prove(framework).faults == ()
        assert from_plain(to_plain(framework)) == framework


@pytest.mark.parametrize("total", [1, 2, 9, 10, 13])
def test_every_table_of_answers_is_rated_as_by_hand(total: int) -> None:
    framework = small()
    for grades in tables(total):
        assert overall(framework, {"A1": grades}, total).rating == by_lines(grades)


def test_the_reason_says_how_many_of_how_many() -> None:
    found = overall(small(), {"A1": {"weak": 2, "strong": 10}}, 20)
    assert found.because.text == "Weak, because more than 10% of cases are Weak on A1 (2 of 12)."
    assert found.decided_by == ("A1",)
    assert overall(small(), {"A1": {"weak": 1, "strong": 11}}, 12).because.text == (
        "Fair, because at least one case is Weak on A1 (1 of 12)."
    )


def test_without_a_case_it_waits_for_the_question() -> None:
    found = overall(small(), {}, 4)
    assert (found.rating, found.because.text) == (None, "Not rated yet: it waits for A1.")
    assert overall(small(), {"A1": {"none": 4}}, 4).rating is None


def test_a_site_with_too_few_cases_is_not_rated() -> None:
    counts = {"A1": {"strong": 2}}
    assert rate_counts(small(), counts, 2, minimum=3).overall.rating is None
    assert rate_counts(small(), {"A1": {"strong": 3}}, 3, minimum=3).overall.rating == "strong"


def test_a_limit_holds_the_mean_down_while_one_case_is_weak() -> None:
    strong = {"A2": {"strong": 9}, "B1": {"strong": 9}}
    assert overall(small(LIMIT), {**strong, "A1": {"strong": 9}}, 9).rating == "strong"
    held = overall(small(LIMIT), {**strong, "A1": {"strong": 8, "weak": 1}}, 9)
    assert (held.rating, held.because.rule, held.decided_by) == ("fair", "limit", ("A1",))


PARTS = st.fixed_dictionaries({grade: st.integers(0, 2) for grade in (*GRADES, "none")})
TO_COME = st.integers(0, 2)


def completed(grades: Mapping[str, int], to_come: int) -> Iterator[dict[str, int]]:
    for added in tables(to_come, (*GRADES, "none")):
        yield {code: grades.get(code, 0) + number for code, number in added.items()}


@settings(deadline=None, max_examples=20)
@given(PARTS, TO_COME, st.sampled_from((LINES, LIMIT)))
def test_what_can_still_become_of_it_is_what_all_outcomes_give(grades: dict[str, int], to_come: int, rule: str) -> None:
    framework, total = small(rule), sum(grades.values()) + to_come
    beside = {"A2": {"strong": total}, "B1": {"strong": total}}
    found = overall(framework, {**beside, "A1": grades}, total)
    wanted = {overall(framework, {**beside, "A1": each}, total).rating for each in completed(grades, to_come)}
    assert found.possible == wanted


@settings(deadline=None, max_examples=20)
@given(PARTS, TO_COME, st.sampled_from((LINES, LIMIT)))
def test_one_judgement_away_is_what_one_judgement_gives(grades: dict[str, int], to_come: int, rule: str) -> None:
    framework, total = small(rule), sum(grades.values()) + to_come
    beside = {"A2": {"strong": total}, "B1": {"strong": total}} if rule == LIMIT else {}
    found = overall(framework, {**beside, "A1": grades}, total)

    def rated(start: str | None, end: str) -> str | None:
        moved = {**grades, end: grades[end] + 1}
        if start is not None:
            moved[start] -= 1
        return overall(framework, {**beside, "A1": moved}, total).rating

    codes = (*GRADES, "none")
    given_ = {rated(start, end) for start, end in product(codes, codes) if start != end and grades[start]}
    next_ = {rated(None, end) for end in codes} if to_come else set()
    if rule == LINES:
        assert found.one_away | {found.rating} == given_ | {found.rating}
        assert found.next_away | {found.rating} == next_ | {found.rating}
    else:
        assert found.one_away >= given_ - {found.rating}
        assert found.next_away >= next_ - {found.rating}
    changes = found.rating is not None and bool(found.one_away - {found.rating, None})
    assert ("one_judgement_changes" in found.flags) == changes


@settings(deadline=None, max_examples=12)
@given(PARTS, st.integers(0, 2), st.sampled_from((1, 3)))
def test_the_fewest_judgements_that_change_it_are_the_fewest_there_are(
    grades: dict[str, int], to_come: int, minimum: int
) -> None:
    framework, total = small(), sum(grades.values()) + to_come
    counts = {"A1": grades}
    now = rate_counts(framework, counts, total, minimum=minimum).overall.rating
    changes = what_would_change(framework, counts, "overall", total, minimum=minimum)
    found = {each.rating: each.judgements for each in changes}
    wanted: dict[str, int] = {}
    for judged in range(sum(grades.values()), total + 1):
        for other in tables(judged, (*GRADES, "none")):
            rating = by_lines(other) if sum(other[grade] for grade in GRADES) >= minimum else None
            cost = sum(max(other[code] - grades[code], 0) for code in other)
            if rating is not None and now is not None and rating != now:
                wanted[rating] = min(cost, wanted.get(rating, cost))
    for rating, cost in found.items():
        assert cost == wanted[rating]
    assert bool(found) == bool(wanted)


def test_what_would_change_a_limit_on_its_own_question_is_not_said() -> None:
    strong = {"A2": {"strong": 9}, "B1": {"strong": 9}, "A1": {"strong": 8, "weak": 1}}
    assert what_would_change(small(LIMIT), strong, "overall", 9) == ()


def test_a_hole_is_a_fault_with_an_example_that_can_be() -> None:
    hole = LINES.replace("      order: first match wins\n", "").replace("        - {rating: strong}\n", "")
    hole = hole.replace('"share(A1, weak) > 10 or cases(A1, weak) >= 3"', '"share(A1, weak) > 10"')
    hole = hole.replace('"cases(A1, weak) > 0 or share(A1, strong) < 62.5"', '"share(A1, weak) < 10"')
    faults = [fault for fault in prove(small(hole)).faults if "matches nothing" in fault.text]
    assert [fault.example for fault in faults] == [{"share(A1, weak) > 10": "fails", "share(A1, weak) < 10": "fails"}]


def test_shares_that_cannot_hold_together_are_no_clash() -> None:
    apart = LINES.replace("      order: first match wins\n", "").replace("        - {rating: strong}\n", (
        '        - {rating: strong, when: "share(A1, weak) <= 60 and share(A1, strong) <= 60"}\n'
    )).replace('"share(A1, weak) > 10 or cases(A1, weak) >= 3"', '"share(A1, weak) > 60"').replace(
        '"cases(A1, weak) > 0 or share(A1, strong) < 62.5"', '"share(A1, strong) > 60"'
    )  # fmt: skip
    assert prove(small(apart)).faults == ()
    for more, clashes in (("> 39.9", True), (">= 40", False)):
        faults = prove(small(apart.replace('"share(A1, strong) > 60"', f'"share(A1, strong) {more}"'))).faults
        assert any("matches both Weak and Fair" in fault.text for fault in faults) is clashes


def test_a_number_of_cases_beside_a_share_is_proved_for_every_number_of_cases() -> None:
    never = LINES.replace("share(A1, weak) > 10 or cases(A1, weak) >= 3", "share(A1, weak) > 0 and cases(A1, weak) < 1")
    (fault,) = prove(small(never)).faults
    assert fault.key == "rules.inspection.overall.cases[0]"
    few = LINES.replace("share(A1, weak) > 10 or cases(A1, weak) >= 3", "share(A1, weak) < 2 and cases(A1, weak) >= 3")
    assert prove(small(few)).faults == ()


def test_a_rating_and_a_share_of_the_same_question_hang_together() -> None:
    """A1 is strong from 80%: then no more than a fifth is weak."""
    both = LINES.replace("share(A1, weak) > 10 or cases(A1, weak) >= 3", "share(A1, weak) > 20 and A1 == strong")
    (fault,) = prove(small(both)).faults
    assert fault.key == "rules.inspection.overall.cases[0]"
    possible = LINES.replace("share(A1, weak) > 10 or cases(A1, weak) >= 3", "share(A1, weak) >= 20 and A1 == strong")
    assert prove(small(possible)).faults == ()


def test_explaining_it_names_the_cases_it_counts() -> None:
    cases = {f"C{place}": CaseInput("N", {"A1": "weak" if place < 2 else "strong"}) for place in range(12)}
    found = explain(small(), cases)
    assert {reading.text: reading.cases for reading in found.inputs} == {
        "Weak in 2 of 12 cases": ("C0", "C1"),
        "Strong in 10 of 12 cases": tuple(sorted(f"C{place}" for place in range(2, 12))),
    }
    assert "Fair where at least one case is Weak on A1, or less than 62.5% of cases are Strong on A1." in found.steps


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("share(A1, wek) > 10", "“wek” is not an answer to A1; the nearest is “weak”"),
        ("share(A9, weak) > 10", "“A9” is not a question with answers to count"),
        ("share(A, weak) > 10", "“A” is not a question with answers to count"),
        ("share(A1, weak) == 10", "`share` is compared with one of >= > <= <"),
        ("share(A1, weak) > 101", "“101” is not a percentage such as 10 or 12.5"),
        ("share(A1, weak, weak) > 1", "“weak” is named twice"),
        ("share(A1, weak, fair, strong) > 1", "whose share is always 100%"),
        ("cases(A1, weak) > 1.5", "“1.5” is not a whole number of cases"),
        ("cases(A1) > 1", "expected “,”, found “)”"),
    ],
)
def test_a_faulty_condition_says_what_is_wrong(condition: str, said: str) -> None:
    broken = LINES.replace("share(A1, weak) > 10 or cases(A1, weak) >= 3", condition)
    assert said in only_fault((OLD, broken)).text


def test_in_one_case_no_cases_are_counted() -> None:
    rule = "standard: {rule: lowest, limits: [{when: 'cases(A1, weak) > 0', not_above: fair, why: w}]}"
    assert "cases are counted over all cases" in only_fault(("standard: {rule: lowest}", rule)).text


def test_what_is_counted_may_not_overlap() -> None:
    overlapping = LINES.replace("share(A1, strong) < 62.5", "share(A1, strong, fair) < 62.5").replace(
        "share(A1, weak) > 10 or", "share(A1, fair, weak) > 10 or"
    )
    assert "overlaps" in only_fault((OLD, overlapping)).text
