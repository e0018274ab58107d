"""Types of inspection: which standards of a framework are rated, and what a type may not leave out."""

import pytest

from reviewtui.framework.model import Framework, UnknownCode
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import read_framework
from reviewtui.rating.proof.paths import located
from reviewtui.rating.proof.prove import prove
from tests.framework.small import changed, faults_of, line_of, only_fault

VARIANTS = """\
variants:
  - {code: short, title: The short one, summary: The first standard alone., standards: [A]}
  - {code: whole, title: The whole, summary: Both standards., standards: [A, B]}
rules:
"""
WITH = ("rules:\n", VARIANTS)
LIMIT = (
    "        - {rating: strong}\n    standard: {rule: lowest}\n    overall:\n      rule: mean_in_bands\n",
    "        - {rating: strong}\n    standard: {rule: lowest}\n    overall:\n      rule: mean_in_bands\n"
    "      limits: [{when: B == weak, not_above: fair, why: the second holds it}]\n",
)


def small(*changes: tuple[str, str]) -> Framework:
    return read_framework(changed(WITH, *changes), "small.yaml")


def test_a_type_has_its_standards_alone_and_says_which_it_is() -> None:
    short = small().of_variant("short")
    assert [standard.code for standard in short.standards] == ["A"]
    assert [question.code for question in short.questions()] == ["A1", "A2"]
    assert (short.variant, short.variants[0].title) == ("short", "The short one")
    assert from_plain(to_plain(short)) == short


def test_without_a_type_all_standards_are_there() -> None:
    framework = small()
    assert framework.of_variant("") is framework
    assert framework.variant == ""


def test_an_unknown_type_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownCode, match=r"no type of inspection “shrot” .* nearest is “short”"):
        small().of_variant("shrot")


def test_a_type_speaks_the_frameworks_languages() -> None:
    text = changed(WITH, ("languages: [en]", "languages: [en, cy]"), ("title: First", "title: {en: First, cy: Cyntaf}"))
    welsh = read_framework(text, "small.yaml").of_variant("short").in_language("cy")
    assert [standard.title for standard in welsh.standards] == ["Cyntaf"]


def test_a_standard_that_nobody_knows_is_a_fault() -> None:
    fault = only_fault(WITH, ("standards: [A]", "standards: [AA]"))
    assert fault.key == "variants[0].standards[0]"
    assert "unknown word “AA”" in fault.text


def test_two_types_of_one_code_are_a_fault() -> None:
    assert "is taken" in only_fault(WITH, ("code: whole", "code: short")).text


def test_a_type_that_leaves_out_what_its_rules_read_is_a_fault() -> None:
    fault = only_fault(WITH, LIMIT)
    text = changed(WITH, LIMIT)
    assert fault.line == line_of(text, "{code: short")
    assert fault.text == "overall reads B, which this type of inspection leaves out"


def test_what_only_one_type_makes_unsound_is_found_and_told_at_that_type() -> None:
    bands = ("- {rating: fair, at_most: 1.5}\n", "- {rating: fair, at_most: 0.6}\n")
    text = changed(WITH, ("at_most: 0.5", "at_most: 0.4"), bands)
    found = located(prove(read_framework(text, "small.yaml")).findings, text)
    told = [finding for finding in found if finding.text.startswith("type of inspection short")]
    assert told
    assert {finding.line for finding in told} == {line_of(text, "{code: short")}


FORBIDDEN = "        scale: grades\n        not_applicable: forbidden\n"
PANEL = (
    f"{FORBIDDEN}        legend: {{strong: done well, fair: done, weak: not done}}\n",
    f"{FORBIDDEN}        asked: false\n        inspection: judged\n",
)


def test_a_question_that_no_case_is_asked_is_judged_by_a_panel() -> None:
    question = read_framework(changed(PANEL), "small.yaml").question("A2")
    assert (question.asked, question.legend) == (False, {})
    fault = only_fault(PANEL, ("        inspection: judged\n", ""))
    assert "write `inspection: judged`" in fault.text


def test_such_a_question_has_no_gate_and_no_rule_of_a_case_reads_it() -> None:
    gated = faults_of(changed(PANEL, ("asked: false", "asked: false\n        applies: A1 == strong")))
    assert ["needs no gate" in fault.text for fault in gated] == [True]
    limit = "{rule: lowest, limits: [{when: A2 == weak, not_above: fair, why: it}]}"
    reading = ("    standard: {rule: lowest}\n  inspection", f"    standard: {limit}\n  inspection")
    assert "nothing here has the code “A2”" in only_fault(PANEL, reading).text
