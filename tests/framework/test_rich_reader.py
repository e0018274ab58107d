"""Sections, gates, counts, first match, limits and languages: read whole, and every fault in them named."""

import pytest

from reviewtui.framework.expression import parse
from reviewtui.framework.model import NOT_APPLICABLE, OVERALL, Framework, Rule, UnknownCode
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.framework.reader import FaultyFramework, read_framework
from tests.rating.rich import RICH, RICH_FRAMEWORK


def read(*changes: tuple[str, str]) -> Framework:
    """RICH with each first text replaced once by its second."""
    text = RICH
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read_framework(text, "rich.yaml")


def faults_of(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    try:
        read(*changes)
    except FaultyFramework as faulty:
        return [(fault.key, fault.text) for fault in faulty.faults]
    return []


def test_a_section_is_a_node_with_its_own_gate_and_rule() -> None:
    section = RICH_FRAMEWORK.case_node("1")
    assert RICH_FRAMEWORK.case_rule(section).kind == "first_match"
    assert RICH_FRAMEWORK.case_scale(section).code == "item"
    assert RICH_FRAMEWORK.gates["1"] == (parse("1AC != no"),)
    assert list(RICH_FRAMEWORK.case_nodes) == ["1", "2", "P", "Q", "S", "R"]


def test_a_gate_hides_everything_in_its_section_but_what_it_reads() -> None:
    assert "1AC" not in RICH_FRAMEWORK.gates
    assert RICH_FRAMEWORK.gates["1A"] == (parse("1AC != no"),)
    assert RICH_FRAMEWORK.gates["1B"] == (parse("1AC != no"), parse("1A > 0"))


def test_short_names_stand_for_codes_of_the_section_around() -> None:
    rule = RICH_FRAMEWORK.case_rule(RICH_FRAMEWORK.case_node("1"))
    assert rule.reads == ("1A", "1B")
    assert str(rule.outcomes[0].when) == "1A == 0 or 1B == yes"
    assert rule.forbid[0].why == "B says why a report was late."
    assert not rule.first_wins
    assert RICH_FRAMEWORK.case_rule(RICH_FRAMEWORK.case_node("P")).first_wins


def test_every_question_is_asked_in_order_the_framework_s_own_first() -> None:
    assert [question.code for question in RICH_FRAMEWORK.questions()] == [
        "kind", "1AC", "1A", "1B", "2A", "2B", "Q1", "Q2", "S1",
    ]  # fmt: skip
    assert RICH_FRAMEWORK.standard_of("kind") == RICH_FRAMEWORK.about_case
    assert RICH_FRAMEWORK.standard_of("2A").code == "P"
    assert [section.code for section in RICH_FRAMEWORK.sections_of("2A")] == ["2"]
    assert RICH_FRAMEWORK.sections_of("Q1") == ()


def test_a_node_s_own_rule_and_scale_go_before_the_framework_s() -> None:
    assert RICH_FRAMEWORK.inspection_rule("P").of_case_ratings
    assert RICH_FRAMEWORK.inspection_scale("P").code == "conformity"
    assert RICH_FRAMEWORK.inspection_rule("Q").kind == "lowest"
    assert RICH_FRAMEWORK.inspection_scale(OVERALL).code == "grades"
    assert RICH_FRAMEWORK.inspection_rule("R") == Rule("judged")
    assert not RICH_FRAMEWORK.standard("R").contributes


def test_whole_numbers_and_what_is_about_the_case_are_not_rated_over_cases() -> None:
    assert RICH_FRAMEWORK.inspection_rule("1A") == RICH_FRAMEWORK.inspection_rule("kind") == Rule("none")
    assert RICH_FRAMEWORK.inspection_rule("1B").kind == "share_in_bands"


def test_a_whole_number_is_an_answer_by_its_digits() -> None:
    scale = RICH_FRAMEWORK.scale("number")
    assert (scale.answer("2").label, scale.answer("2").score) == ("2", 2)
    for wrong in ("3", "02", "-1", "x", "²", "99999"):
        with pytest.raises(UnknownCode, match="no answer from 0 to 2"):
            scale.answer(wrong)
    assert RICH_FRAMEWORK.offered(RICH_FRAMEWORK.question("1A")) == ()


def test_a_node_nobody_knows_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownCode, match="no standard or section “PP”"):
        RICH_FRAMEWORK.case_node("PP")
    with pytest.raises(UnknownCode, match="no question “X”"):
        RICH_FRAMEWORK.inspection_rule("X")


def test_plain_data_gives_it_back() -> None:
    assert from_plain(to_plain(RICH_FRAMEWORK)) == RICH_FRAMEWORK


def test_what_nothing_reads_may_be_said_to_be_so() -> None:
    framework = read(("title: In time\n", "title: In time\n        counts: false\n"))
    assert not framework.question("S1").counts
    assert framework.question("Q1").counts


def test_answers_that_may_stand_with_insufficient_evidence_are_named() -> None:
    framework = read(("title: In time\n", 'title: In time\n        insufficient_evidence: ["no"]\n'))
    assert framework.question("S1").insufficient_evidence == ("no",)


def test_a_question_may_have_a_rule_of_its_own() -> None:
    framework = read(("title: In time\n", "title: In time\n        inspection: none\n"))
    assert framework.inspection_rule("S1") == Rule("none")
    bands = "{rule: share_in_bands, good: ['no'], bands: [{rating: weak, below: 50}, {rating: strong}]}"
    framework = read(("title: In time\n", f"title: In time\n        inspection: {bands}\n"))
    assert framework.inspection_rule("S1").good == ("no",)


def test_the_framework_s_own_questions_may_be_rated_where_they_say_so() -> None:
    share = "{rule: share_in_bands, good: [home], bands: [{rating: weak, below: 50}, {rating: strong}]}"
    framework = read(("title: Kind of case\n", f"title: Kind of case\n    inspection: {share}\n"))
    assert framework.inspection_rule("kind").kind == "share_in_bands"


BILINGUAL = (
    ("languages: [en]", "languages: [en, cy]"),
    ("title: Seen\n", "title: {en: Seen, cy: Gwelwyd}\n"),
    (
        "text: Was the child seen?",
        "text:\n              cy: A welwyd y plentyn?\n              en: Was the child seen?",
    ),
    ("legend: {strong: often, fair: at times", "legend: {strong: {en: often, cy: yn aml}, fair: at times"),
    ("why: B says why", "why: {en: B says why, cy: Dywed B pam}} #"),
)


def test_texts_are_given_in_each_language_and_fall_back_one_by_one() -> None:
    framework = read(*BILINGUAL)
    welsh = framework.in_language("cy")
    assert (framework.question("2A").title, welsh.question("2A").title) == ("Seen", "Gwelwyd")
    assert welsh.question("2A").text == "A welwyd y plentyn?"
    assert welsh.question("2A").legend == {"strong": "yn aml", "fair": "at times", "weak": "seldom"}
    assert welsh.question("2B").title == "Heard"
    assert welsh.case_rule(welsh.case_node("1")).forbid[0].why == "Dywed B pam"
    assert framework.in_language("en") is framework
    assert framework.in_language("fr") is framework
    assert from_plain(to_plain(framework)) == framework


def test_prompts_may_be_in_several_languages() -> None:
    prompts = "title: In time\n        prompts: [{en: When?, cy: Pryd?}, Who?]\n"
    framework = read(("languages: [en]", "languages: [en, cy]"), ("title: In time\n", prompts))
    assert [prompt.text for prompt in framework.in_language("cy").question("S1").prompts] == ["Pryd?", "Who?"]


ITEM = "standards[0].sections[0]"
CASE = f"{ITEM}.case"
ONE_OF_EACH: list[tuple[tuple[str, str], str, str]] = [
    (("most: 2", "most: x"), "scales.number.most", "“x” is not a whole number"),
    (("least: 0, most: 2", "least: 3, most: 2"), "scales.number.most", "2 is below 3"),
    (("{count: true, least", "{least"), "scales.number.count", "write `count: true`"),
    (("code: home, label: At home", "code: hidden, label: At home"), "scales.kinds[0].code", "use another code"),
    (("ratings: grades", "ratings: number"), "ratings", "“number” is a scale of whole numbers, which are no ratings"),
    (("scale: conformity", "scale: number"), "standards[0].scale", "unknown scale of ratings “number”"),
    (("scale: conformity", "scale: conform"), "standards[0].scale", "the nearest is “conformity”"),
    (("scale: item\n      order", "scale: items\n      order"), "standards[0].case.scale", "the nearest is “item”"),
    (("scale: kinds", "scale: item"), "questions[0].scale", "“item” has no key for “met”"),
    (("order: first match wins", "order: first one wins"), "standards[0].case.order", "“first match wins”"),
    (("when: A == 0 or B == yes", "when: A = 0"), f"{CASE}.cases[0].when", "column 3: “=” means nothing here"),
    (("when: A == 0 or B == yes", "when: A == 0 or Z == yes"), f"{CASE}.cases[0].when", "column 11: nothing here has"),
    (("when: A == 0 or B == yes", "wen: A == 0"), f"{CASE}.cases[0].wen", "unknown key “wen”; the nearest is “when”"),
    (("{rating: met, when: A", "{rating: mett, when: A"), f"{CASE}.cases[0].rating", "the nearest is “met”"),
    (("why: B says why a report was late.", ""), f"{CASE}.forbid[0].why", "“why” is missing"),
    (("when: A > 0 and B == not_applicable,", "when: A > many,"), f"{CASE}.forbid[0].when", "column 5"),
    (("applies: AC != no", "applies: AC != nope"), f"{ITEM}.applies", "column 7: “nope” is not an answer or"),
    (("applies: kind == home", "applies: kin == home"), "standards[0].sections[1].applies", "the nearest is “kind”"),
    (("title: At home\n", "title: At home\n        otherwise: weakest\n"), "standards[0].sections[1].otherwise",
     "“weakest” is not on the scale it is rated on: use strong, fair, weak, not_applicable"),
    (("case: {rule: lowest}", "case: {rule: share_in_bands}"), "standards[0].sections[1].case.rule", "unknown word"),
    (("case: {rule: lowest}", "case: lowest"), "standards[0].sections[1].case", "must be a mapping of keys"),
    (("case: {rule: lowest}", "case: {rule: lowest, scale: item}"), "standards[0].sections[1].case",
     "`lowest` of a case cannot rate 2A: “weak” is not a rating"),
    (("case: {rule: lowest}", "case: {rule: highest, of: [1A]}"), "standards[0].sections[1].case",
     "`highest` of a case cannot rate 1A: a whole number is not a rating"),
    (("case: {rule: lowest}", "case: {rule: lowest, of: [2C]}"), "standards[0].sections[1].case.of[0]", "“2C”"),
    (("of: case_ratings", "of: case_rating"), "standards[0].inspection.of", "the nearest is “case_ratings”"),
    (("      of: case_ratings\n", ""), "standards[0].inspection.of", "“of” is missing"),
    (("inspection: judged", "inspection: lowest"), "standards[3].inspection", "must be a mapping of keys"),
    (("inspection: judged", "inspection: {rule: lowest}"), "standards[3]", "“questions” is missing"),
    (("bands: [{rating: fails,", "bands: [{rating: weak,"), "standards[0].inspection.bands[0].rating", "known: fails"),
    (("when: R == weak, not_above", "when: R == worst, not_above"), "rules.inspection.overall.limits[0].when", "col"),
    (("not_above: fair", "above: fair"), "rules.inspection.overall.limits[0].above", "unknown key “above”"),
    (("not_above: fair", "not_above: poor"), "rules.inspection.overall.limits[0].not_above", "unknown word “poor”"),
    (("not_above: fair", "not_above: not_applicable"), "rules.inspection.overall.limits[0].not_above", "unknown word"),
    (("not_above: fair", "not_above: fair, not_below: weak"), "rules.inspection.overall.limits[0]", "needs one of"),
    (("languages: [en]", "languages: [en, fr]"), "languages[1]", "unknown word “fr”"),
    (("title: Seen\n", "title: {en: Seen, fr: Vu}\n"), "standards[0].sections[1].questions[0].title.fr", "unknown"),
    (("title: Seen\n", "title: {cy: Gwelwyd}\n"), "standards[0].sections[1].questions[0].title", "needs its text in"),
    (("scale: number}", "scale: number, inspection: {rule: share_in_bands, bands: [{rating: weak}]}}"),
     f"{ITEM}.questions[1].inspection", "whole numbers have no share: use `none`"),
    (("title: In time\n", "title: In time\n        inspection: {rule: share_in_bands, good: [home], bands: "
      "[{rating: weak}]}\n"), "standards[2].questions[0]", "its rule counts home as good, and it has none of them"),
    (("title: In time\n", "title: In time\n        inspection: {rule: share_in_bands, good: [hom], bands: "
      "[{rating: weak}]}\n"), "standards[2].questions[0].inspection.good[0]", "unknown word “hom”"),
    (("scale: number}", "scale: number, legend: {one: a}}"), f"{ITEM}.questions[1].legend.one", "unknown key “one”"),
    (("rules:\n  case:\n", "rules:\n  case:\n    section: {rule: loud}\n"), "rules.case.section.rule", "unknown word"),
    (("code: 2B", "code: 1"), "standards[0].sections[1].questions[1].code", "“1” is taken"),
    (("{rating: weak, at_most: 1}, {rating: fair, at_most: 3}, {rating: strong}",
      "{rating: strong, at_most: 1}, {rating: fair, at_most: 3}, {rating: weak}"),
     "rules.inspection.overall.bands[1].rating", "bands run from low to high"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "key", "text"), ONE_OF_EACH)
def test_each_fault_names_its_key_and_what_would_be_right(change: tuple[str, str], key: str, text: str) -> None:
    faults = faults_of(change)
    assert any(found == key and text in words for found, words in faults), faults


def test_nothing_may_be_rated_from_itself() -> None:
    faults = faults_of(("applies: AC != no", "applies: P == met"))
    assert ("standards[0].sections[0]", "reads itself: 1 → P → 1") in faults
    faults = faults_of(("applies: kind == home", "applies: B == weak"))
    assert ("standards[0].sections[1].questions[1]", "reads itself: 2B → 2B") not in faults
    assert faults == []
    faults = faults_of(("when: R == weak", "when: Q == weak"), ("inspection: judged", "inspection: none"))
    assert faults == []


def test_a_round_over_all_cases_is_found_too() -> None:
    limits = "inspection: {rule: lowest, limits: [{when: S == weak, not_above: fair, why: w}]}"
    other = limits.replace("S ==", "Q ==")
    faults = faults_of(
        ("title: Quality\n", f"title: Quality\n    {limits}\n"), ("title: Speed\n", f"title: Speed\n    {other}\n")
    )
    assert faults == [("standards[1]", "reads itself: Q → S → Q")]


def test_a_share_of_cases_needs_cases_that_are_rated() -> None:
    share = "inspection: {rule: share_in_bands, of: case_ratings, bands: [{rating: weak, below: 50}, {rating: strong}]}"
    faults = faults_of(("title: Speed\n", f"title: Speed\n    {share}\n"))
    assert faults == [
        ("standards[2].inspection", "takes a share of the cases' ratings of S, whose rule in a case is `none`")
    ]


def test_bands_of_the_framework_must_fit_every_node_they_rate() -> None:
    bands = "{rule: mean_in_bands, bands: [{rating: weak, at_most: 1}, {rating: strong}]}"
    faults = faults_of(
        ("    standard: {rule: lowest}\n", f"    standard: {bands}\n"),
        ("title: Speed\n", "title: Speed\n    scale: conformity\n"),
    )
    assert ("rules", "its bands cannot rate S: “weak” is not on “conformity”") in faults


def test_a_sum_needs_scores() -> None:
    sum_ = "case: {rule: sum_in_bands, bands: [{rating: weak, at_most: 1}, {rating: strong}]}"
    faults = faults_of(("title: Speed\n", f"title: Speed\n    {sum_}\n"))
    assert faults == [("scales.yes_no", "every answer of “yes_no” needs a score, because a rule takes their sum")]


def test_in_a_case_a_high_sum_may_be_the_worse() -> None:
    bands = "[{rating: strong, at_most: 1}, {rating: fair, at_most: 2}, {rating: weak}]"
    framework = read(("title: Speed\n", f"title: Speed\n    case: {{rule: sum_in_bands, of: [1A], bands: {bands}}}\n"))
    assert framework.case_rule(framework.standard("S")).of == ("1A",)


def test_what_is_unconfirmed_may_be_a_part_of_a_rule() -> None:
    part = "unconfirmed: [{what: inspection.overall.limits, why: not seen}, {what: '1', why: not seen}]"
    framework = read(("ratings: grades", f"{part}\nratings: grades"))
    assert [each.what for each in framework.unconfirmed] == ["inspection.overall.limits", "1"]


def test_a_hidden_value_is_the_not_applicable_of_every_scale() -> None:
    assert RICH_FRAMEWORK.case_node("2").otherwise == NOT_APPLICABLE  # type: ignore[union-attr]  # 2 is a section
