"""Questions that only some kinds of case are asked: read, proved for each kind, and rated without the others."""

import pytest

from reviewtui.framework.case_facts import DISPOSAL_TYPES, NEEDS
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import FaultyFramework, read_framework
from reviewtui.rating.case import rate_case
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput
from tests.rating.counterfactual.asked import what_would_change_in_case

from .written import HEAD, RULES, question, words_of

SOME = "asked_when: {looked_after: [yes]}"
OTHERS = "asked_when: {looked_after: [no]}"
RULE = "rule: first_match, scale: item, cases: [{rating: strength, when: A == yes}, {rating: needs_improvement}]"


def written(*questions: tuple[str, str], case: str = "", standard: str = "") -> str:
    """One standard of yes-or-no questions, each with its keys."""
    text = f"{HEAD}standards:\n  - code: S\n    title: Standard S\n"
    text += f"    case: {{{case}}}\n" if case else ""
    text += f"    {standard}\n" if standard else ""
    return f"{text}    questions:\n{''.join(question(code, 6, more=keys) for code, keys in questions)}{RULES}"


def faults(text: str) -> list[str]:
    with pytest.raises(FaultyFramework) as faulty:
        read_framework(text, "written.yaml")
    return [fault.text for fault in faulty.value.faults]


def test_a_kind_of_case_that_is_asked_nothing_is_found() -> None:
    nothing = written(("A", SOME), ("B", "asked_when: {looked_after: [yes]}"))
    assert words_of(nothing) == [
        "a case whose facts are looked after no is asked nothing: let `asked_when` leave it something"
    ]
    assert words_of(written(("A", SOME), ("B", OTHERS))) == []
    needs = f"asked_when: {{needs: [{', '.join(NEEDS)}]}}"
    assert any(
        words.startswith("a case whose facts are needs none is asked nothing")
        for words in words_of(written(("A", needs), ("B", needs)))
    )


def test_facts_that_say_nothing_are_faults() -> None:
    every = f"asked_when: {{disposal_type: [{', '.join(DISPOSAL_TYPES)}]}}"
    assert faults(written(("A", every))) == ["names every disposal type, so it leaves nothing out: remove it"]
    assert "names no fact: use disposal_type, needs, looked_after" in faults(written(("A", "asked_when: {}")))[0]
    assert "unknown key “nation”" in faults(written(("A", "asked_when: {nation: [wales]}")))[0]


def test_a_rule_must_hold_for_the_kinds_of_case_that_are_asked_less() -> None:
    gap = RULE.replace("{rating: needs_improvement}", "{rating: needs_improvement, when: A == no}")
    found = words_of(
        written(
            ("A", SOME), ("B", "counts: false"), case=gap + ", forbid: [{when: A == not_applicable, why: it applies}]"
        )
    )
    assert [words for words in found if words.startswith("a case whose facts are looked after no: standard S: ")]


def test_a_case_is_rated_by_what_it_is_asked() -> None:
    framework = read_framework(written(("A", SOME), ("B", "counts: false"), case=RULE), "written.yaml")
    assert from_plain(to_plain(framework)) == framework
    assert framework.for_case({}) is framework
    left = framework.for_case({"looked_after": False})
    assert left.unasked == {"A"}
    assert rate_case(left, {"A": "yes"})["S"].rating == "needs_improvement"
    assert rate_case(left, {})["S"].possible == {"needs_improvement"}
    assert what_would_change_in_case(left, {"A": "yes"}, "S") == ()
    cases = {
        name: CaseInput(None, {"A": "yes"}, (), {"looked_after": kept}) for name, kept in (("1", True), ("2", False))
    }
    summary = rate(framework, cases)
    assert summary.cases == {"1": {"S": "strength"}, "2": {"S": "needs_improvement"}}
    assert (summary.questions["A"].hidden, summary.questions["A"].counts["yes"]) == (1, 1)


def test_a_standard_asks_all_its_questions_of_the_cases_that_it_names() -> None:
    framework = read_framework(written(("A", ""), ("B", "asked_when: {needs: [care]}"), standard=SOME), "written.yaml")
    facts = {code: [each.fact for each in wanted] for code, wanted in framework.asked_when.items()}
    assert facts == {"A": ["looked_after"], "B": ["looked_after", "needs"]}
