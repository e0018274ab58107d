"""Every item of the onsite review instrument, against its published table said again in plain Python.

A literal table gives a set of ratings for each combination of answers. Where that set has exactly one rating, the
framework gives it; where the table leaves a combination without a rating, or gives it two, the framework forbids it.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.framework.model import Framework, Section, Standard
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.case import rate_case
from tests.framework.onsite_review import ANI, COUNTED, NA, TABLE, N, Named, S, X, Y, combinations, item_2, item_6

CFSR = read_framework(source("cfsr-osri"), "cfsr-osri.yaml")
WITH_APPLICABILITY = (1, 2, 5, 7, 8, 9, 10, 11, 13, 15, 16, 17, 18)
FOSTER_CARE_ONLY = (4, 5, 6, 7, 8, 9, 10, 11)


def only(code: str) -> Framework:
    """The framework with one section alone, so that thousands of combinations are rated at once."""
    section = CFSR.case_node(code)
    assert isinstance(section, Section)
    return CFSR._replace(standards=(Standard("ONLY", "Only this", "Only this", (), (section,)),))


def opened(code: str, framework: Framework) -> dict[str, str]:
    """The answers that make an item applicable: foster care, and its applicability question answered yes."""
    asked = {question.code for question in framework.questions()}
    return {"type": "foster_care"} | ({f"{code}AC": Y} if f"{code}AC" in asked else {})


def rated(code: str, framework: Framework, named: Named) -> tuple[str | None, str]:
    """The section's rating and its reason for answers by their short names."""
    answers = opened(code, framework) | {code + name: str(answer) for name, answer in named.items()}
    node = rate_case(framework, answers)[code]
    return node.rating, node.because.text


def agree_everywhere(code: str) -> None:
    """The engine gives what the published table gives, and a reason wherever the table gives not exactly one."""
    framework, literal = only(code), TABLE[code][1]
    for named in combinations(code):
        expected = literal(named)
        rating, why = rated(code, framework, named)
        assert rating == (next(iter(expected)) if len(expected) == 1 else None), (named, why)
        assert why


def holes(code: str, **fixed: Any) -> list[dict[str, Any]]:
    """The combinations that the published table leaves without a rating or rates twice."""
    literal = TABLE[code][1]
    return [
        named
        for named in combinations(code)
        if len(literal(named)) != 1 and all(named[name] == answer for name, answer in fixed.items())
    ]


def test_item_1_is_a_strength_with_no_late_report_or_with_delays_beyond_control() -> None:
    agree_everywhere("1")


def test_item_2_is_a_strength_with_efforts_made_or_a_necessary_removal() -> None:
    agree_everywhere("2")


def test_item_3_is_a_strength_with_no_assessment_lacking_and_no_danger_left() -> None:
    agree_everywhere("3")


def test_item_4_is_a_strength_with_planned_moves_and_a_stable_setting() -> None:
    agree_everywhere("4")


def test_item_5_is_a_strength_with_goals_in_order_and_the_petition_accounted_for() -> None:
    agree_everywhere("5")


def test_item_6_is_a_strength_with_efforts_or_a_permanent_arrangement() -> None:
    agree_everywhere("6")


def test_item_7_is_a_strength_with_siblings_together_or_a_valid_reason() -> None:
    agree_everywhere("7")


def test_item_8_is_a_strength_with_at_least_one_yes_and_no_no() -> None:
    agree_everywhere("8")


def test_item_9_is_a_strength_with_connections_kept_and_the_tribe_respected() -> None:
    agree_everywhere("9")


def test_item_9b_is_recorded_and_never_rated() -> None:
    framework = only("9")
    for named in combinations("9"):
        assert len({rated("9", framework, {**named, "B": answer}) for answer in (Y, N, X)}) == 1
    assert not CFSR.question("9B").counts


def test_item_10_is_a_strength_with_a_stable_relative_home_or_both_sides_considered() -> None:
    agree_everywhere("10")


def test_item_11_is_a_strength_with_at_least_one_yes_and_no_no() -> None:
    agree_everywhere("11")


def test_section_12a_is_a_strength_with_needs_assessed_and_met() -> None:
    agree_everywhere("12A")


def test_section_12b_does_not_apply_when_none_of_its_answers_does() -> None:
    agree_everywhere("12B")


def test_section_12c_does_not_apply_when_neither_of_its_answers_does() -> None:
    agree_everywhere("12C")


def test_item_12_is_a_strength_with_no_section_needing_improvement_and_one_strength() -> None:
    parts: dict[str, dict[str, tuple[str, ...]]] = {
        "12A": {S: (Y, X), ANI: (N, Y)},
        "12B": {S: (Y, X, X, X), ANI: (Y, Y, N, Y), NA: (X, X, X, X)},
        "12C": {S: (Y, Y), ANI: (Y, N), NA: (X, X)},
    }
    framework = only("12")
    for a, b, c in product(parts["12A"], parts["12B"], parts["12C"]):
        chosen = {"12A": a, "12B": b, "12C": c}
        named = {
            section[2:] + str(place): answer
            for section, rating in chosen.items()
            for place, answer in enumerate(parts[section][rating], 1)
        }
        nodes = rate_case(framework, opened("12", framework) | {"12" + name: each for name, each in named.items()})
        assert {code: nodes[code].rating for code in chosen} == chosen
        assert nodes["12"].rating == (ANI if ANI in chosen.values() else S)


def test_item_13_is_a_strength_with_at_least_one_yes_and_no_no() -> None:
    agree_everywhere("13")


def test_item_14_is_a_strength_with_visits_often_and_good_enough() -> None:
    agree_everywhere("14")


def test_item_15_is_a_strength_with_at_least_one_yes_and_no_no() -> None:
    agree_everywhere("15")


def test_item_16_is_a_strength_with_needs_assessed_and_met() -> None:
    agree_everywhere("16")


def test_item_17_is_a_strength_with_at_least_one_yes_and_no_no() -> None:
    agree_everywhere("17")


def test_item_18_is_a_strength_with_at_least_one_yes_and_no_no() -> None:
    agree_everywhere("18")


@pytest.mark.parametrize("item", WITH_APPLICABILITY)
def test_an_applicability_question_answered_no_makes_the_item_not_applicable(item: int) -> None:
    code = str(item)
    framework = only(code)
    for answers in ({}, {code + name: N for name in TABLE[code][0] if code + name not in COUNTED}):
        nodes = rate_case(framework, {"type": "foster_care", f"{code}AC": N} | answers)
        assert nodes[code].rating == NA


@pytest.mark.parametrize("item", FOSTER_CARE_ONLY)
def test_items_4_to_11_do_not_apply_to_an_in_home_case(item: int) -> None:
    code = str(item)
    framework = only(code)
    applicability = {f"{code}AC": Y} if item in WITH_APPLICABILITY else {}
    for answers in ({}, applicability):
        assert rate_case(framework, {"type": "in_home"} | answers)[code].rating == NA


@pytest.mark.parametrize("item", sorted(set(range(1, 19)) - set(FOSTER_CARE_ONLY) - {12}))
def test_the_other_items_are_rated_alike_in_foster_care_and_at_home(item: int) -> None:
    code = str(item)
    framework = only(code)
    for named in combinations(code):
        answers = opened(code, framework) | {code + name: str(answer) for name, answer in named.items()}
        at_home = rate_case(framework, answers | {"type": "in_home"})[code]
        assert at_home.rating == rate_case(framework, answers)[code].rating


@pytest.mark.parametrize("code", ["3", "12A", "14"])
def test_items_3_12_and_14_are_never_not_applicable(code: str) -> None:
    assert code not in CFSR.gates
    assert all(NA not in TABLE[code][1](named) for named in combinations(code))
    framework = only(code)
    assert NA not in {rated(code, framework, named)[0] for named in combinations(code)}


def test_only_the_named_items_have_an_applicability_question() -> None:
    asked = {question.code for question in CFSR.questions() if question.code.endswith("AC")}
    assert asked == {f"{item}AC" for item in WITH_APPLICABILITY}


def test_the_sub_questions_are_those_that_the_tables_name() -> None:
    named = {code + name for code, (names, _) in TABLE.items() for name in names}
    asked = {question.code for question in CFSR.questions()}
    of_the_review = {f"R{place}" for place in range(1, 9)}
    assert asked == named | {f"{item}AC" for item in WITH_APPLICABILITY} | {"type", "14A1"} | of_the_review


def test_every_sub_question_that_is_not_a_count_accepts_yes_no_and_not_applicable() -> None:
    for code, (names, _) in TABLE.items():
        for question in (CFSR.question(code + name) for name in names):
            scale = CFSR.scale_of(question)
            assert scale.count == (question.code in COUNTED)
            if not scale.count:
                assert [answer.code for answer in CFSR.offered(question)] == [Y, N, X]


def test_item_5_has_25_combinations_that_its_published_rule_does_not_settle() -> None:
    """With the goal in order and time in care known; each of them is forbidden with its reason."""
    open_ones = [named for named in holes("5", A2=Y, B=Y, C=Y) if named["D"] != X]
    assert len(open_ones) == 25
    framework = only("5")
    for named in open_ones:
        rating, why = rated("5", framework, named)
        assert rating is None
        assert any(forbidden.why in why for forbidden in CFSR.case_rule(CFSR.case_node("5")).forbid)


def test_item_6_cannot_have_one_goal_served_and_the_other_not() -> None:
    """The published rule would make it a strength and an area needing improvement at once."""
    assert item_6({"B": Y, "C": N}) == {S, ANI}
    rating, why = rated("6", only("6"), {"B": Y, "C": N})
    assert rating is None
    assert "both a Strength and an Area Needing Improvement" in why


def test_item_2_cannot_have_efforts_made_and_a_necessary_removal_without_them() -> None:
    """The published rule gives no rating at all."""
    assert item_2({"A": Y, "B": Y}) == set()
    rating, why = rated("2", only("2"), {"A": Y, "B": Y})
    assert rating is None
    assert "Where 2A is yes, 2B is not applicable." in why


@pytest.mark.parametrize("code", TABLE)
def test_nothing_is_forbidden_that_the_published_rule_settles(code: str) -> None:
    from reviewtui.framework.expression import evaluate

    forbid = CFSR.case_rule(CFSR.case_node(code)).forbid
    for named in combinations(code):
        values = {code + name: answer for name, answer in named.items()}
        stopped = [each for each in forbid if evaluate(each.when, values.get)]
        assert bool(stopped) == (len(TABLE[code][1](named)) != 1), (named, stopped)


@pytest.mark.parametrize("code", ["14", "15", "16", "17", "18", "WB1"])
def test_the_rules_that_were_not_seen_in_a_source_are_marked_unconfirmed(code: str) -> None:
    assert code in {each.what for each in CFSR.unconfirmed}


def completed(code: str, partial: Named) -> Iterator[set[str]]:
    """What the published table gives for every way to answer what is still open."""
    literal = TABLE[code][1]
    return (literal(named) for named in combinations(code) if partial.items() <= named.items())


def is_given_when_settled(code: str, partial: Named) -> None:
    """A rating comes as soon as no open answer can change it, and not before."""
    rating, why = rated(code, only(code), partial)
    outcomes = list(completed(code, partial))
    allowed = [each for each in outcomes if len(each) == 1]
    if rating is not None:
        assert all(each == {rating} for each in allowed), (partial, why)
    elif len(allowed) == len(outcomes):
        assert len({min(each) for each in allowed}) > 1, (partial, why)


@pytest.mark.parametrize("code", [code for code, (names, _) in TABLE.items() if len(names) <= 3])
def test_an_item_is_rated_as_soon_as_no_open_answer_can_change_it(code: str) -> None:
    names = TABLE[code][0]
    offered = [(None, 0, 1, 2) if code + name in COUNTED else (None, Y, N, X) for name in names]
    for answers in product(*offered):
        partial = {name: answer for name, answer in zip(names, answers, strict=True) if answer is not None}
        is_given_when_settled(code, partial)


@pytest.mark.parametrize("code", [code for code, (names, _) in TABLE.items() if len(names) > 3])
def test_a_long_item_is_rated_as_soon_as_no_open_answer_can_change_it(code: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.fixed_dictionaries({}, optional={name: st.sampled_from([Y, N, X]) for name in TABLE[code][0]}))
    def over_partial_answers(partial: dict[str, str]) -> None:
        is_given_when_settled(code, partial)

    over_partial_answers()
