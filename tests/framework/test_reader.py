"""A framework file is read strictly, and every fault in it is named with its line, its key and what would be right."""

import pytest

from reviewtui.framework import tree
from reviewtui.framework.reader import FaultyFramework, read_framework
from tests.framework.small import SMALL, changed, faults_of, line_of, only_fault


def test_a_right_file_is_read_whole() -> None:
    framework = read_framework(SMALL, "small.yaml")
    assert (framework.code, framework.version, framework.min_to_rate) == ("small-1", "1", 3)
    assert framework.nations == ("england", "wales")
    assert framework.live_ratings == "before"
    assert framework.unconfirmed[0].what == "inspection.question"
    first = framework.question("A1")
    assert [(prompt.code, prompt.text) for prompt in first.prompts] == [("a", "Who did it?"), ("b", "When?")]
    assert first.owes_rationale == ("weak",)
    assert first.owes_evidence == ("strong", "none")
    assert framework.question("A2").owes_rationale == ()
    assert framework.standard("A").short == "First"
    bands = framework.inspection_rules.overall.bands
    assert [(band.rating, band.edge, band.numerator, band.denominator) for band in bands] == [
        ("weak", "at_most", 5, 10),
        ("fair", "at_most", 15, 10),
        ("strong", "", 0, 1),
    ]


def test_scalars_are_text_so_that_no_is_not_false_and_1_is_a_key() -> None:
    text = changed(("code: none, label", "code: no, label"), ("key: 3", "key: n"), ("[strong, none]", "[strong, no]"))
    framework = read_framework(text.replace("none: nothing", "no: nothing"), "small.yaml")
    assert framework.rating_scale.answer("no").key == "x"
    assert framework.rating_scale.answer("weak").key == "n"


def test_a_mistyped_key_is_named_once_with_its_line_and_the_nearest_key() -> None:
    fault = only_fault(("\n        text: Was the first", "\n        txet: Was the first"))
    assert fault.key == "standards[0].questions[0].txet"
    assert fault.line == line_of(SMALL, "text: Was the first")
    assert fault.text == "unknown key “txet”; the nearest is “text”"
    assert str(fault) == f"small.yaml:{fault.line}: {fault.key}: {fault.text}"


def test_all_faults_are_listed_in_the_order_of_the_file() -> None:
    text = changed(
        ("version:", "verzion:"), ("key: 2", "key: 0"), ("prompts: [", "prompts: *p # ["), ("below: 50", "below: fifty")
    )
    faults = faults_of(text)
    assert [fault.key for fault in faults] == [
        "verzion",
        "scales.grades[1].key",
        "standards[0].questions[0].prompts",
        "rules.inspection.question.bands[0].below",
    ]
    with pytest.raises(FaultyFramework, match=r"small.yaml:2: verzion: .* \(and 3 more\)"):
        read_framework(text, "small.yaml")


TITLE = "title: A small framework"
LONG_LIST = f"[{', '.join(f'p{n}' for n in range(27))}]"
PLACES = {
    "{A1}": "standards[0].questions[0]",
    "{A2}": "standards[0].questions[1]",
    "{share}": "rules.inspection.question",
    "{grades}": "scales.grades",
}
CASES: list[tuple[tuple[str, str], str, str]] = [
    (("title: A small framework\n", ""), "title", "“title” is missing"),
    ((TITLE, "title:"), "title", "has no value: write one"),
    ((TITLE, "title: [a]"), "title", "must be text, not a list or a mapping"),
    ((TITLE, "title: A\ntitle: B"), "title", "given twice; the first is on line 3"),
    ((TITLE, "title: &t A"), "title", "the anchor &t is not allowed: remove it"),
    ((TITLE, "title: *t"), "title", "the alias *t is not allowed: write the value out"),
    ((TITLE, "title: !!str A"), "title", "the tag tag:yaml.org,2002:str is not allowed"),
    ((TITLE, 'title: "A\\e[31m"'), "title", "an invisible control character (U+001B): remove it"),
    ((TITLE, "title: A\n? [b]\n: c"), "", "a key must be one word, not a list or a mapping"),
    ((TITLE, "title: A\n*b : c"), "", "the alias *b is not allowed"),
    (("framework: small-1", "framework: small/1"), "framework", "“small/1” cannot be a code"),
    (("[england, wales]", "[england, whales]"), "nations[1]", "unknown word “whales”; the nearest is “wales”"),
    (("[england, wales]", "[england, england]"), "nations[1]", "“england” is given twice"),
    (("[england, wales]", "[]"), "nations", "must not be empty"),
    (("[england, wales]", "england"), "nations", "must be a list"),
    (("[england, wales]", "[england, [wales]]"), "nations[1]", "must be text, not a list or a mapping"),
    (("[england, wales]", "[england, '']"), "nations[1]", "has no value: write one"),
    (("[england, wales]", "[england, *w]"), "nations[1]", "the alias *w is not allowed"),
    (("[england, wales]", "*w"), "nations", "the alias *w is not allowed"),
    (("min_to_rate: 3", "min_to_rate: 3.5"), "min_to_rate", "“3.5” is not a whole number from 0 to 9999"),
    (("live_ratings: before", "live_ratings: befor"), "live_ratings", "unknown word “befor”; the nearest"),
    (("inspection.question,", "inspection.questions,"), "unconfirmed[0].what", "nearest is “inspection.question”"),
    (("ratings: grades", "ratings: grade"), "ratings", "unknown scale “grade”; the nearest is “grades”"),
    (("label: Fair", "label: 12345678901234567890123456x, short: F"), "{grades}[1].label", "27 characters, where 26"),
    (("label: Fair", "label: Neither good nor bad"), "{grades}[1].label", "needs a `short` label of at most 14"),
    (("key: 2", "key: q"), "{grades}[1].key", "“q” cannot be an answer's key: use one of 1–9, y, n, x"),
    (("key: 2", "key: 1"), "{grades}[1].key", "“1” is already the key of an answer above"),
    (("letter: F", "letter: S"), "{grades}[1].letter", "“S” is already the letter of an answer above"),
    (("letter: F", "letter: FA"), "{grades}[1].letter", "“FA” must be a single character"),
    (("code: fair", "code: strong"), "{grades}[1].code", "“strong” is already the code of an answer above"),
    (("letter: F}", "letter: F, good: yes}"), "{grades}[1].good", "unknown word “yes”; known: true, false"),
    (("letter: S, good: true", "letter: S"), "{grades}", "has no good answer: mark at least one `good: true`"),
    (("letter: W}", "letter: W, good: true}"), "{grades}", "the good answers must be together at one end"),
    (("score: 1,", "score: 2,"), "{grades}", "the scores must rise or fall from answer to answer"),
    (("letter: x, applicable", "letter: x, score: 3, applicable"), "{grades}[3].applicable", "has no score"),
    (("score: 1, ", ""), "{grades}", "every answer of “grades” needs a score, because a rule takes their mean"),
    (("scales:\n", "scales:\n  two words: []\n"), "scales.two words", "“two words” cannot be a code"),
    (("code: A1", "code: A"), "{A1}.code", "“A” is taken"),
    (("code: A1", "code: overall"), "{A1}.code", "“overall” is taken"),
    (("title: Asked first", "title: Asked first and long before"), "{A1}.title", "27 characters, where 26"),
    (("title: First", "title: First of all, as one might say"), "standards[0].short", "“short” is missing"),
    (("Was the first thing done?", "Was it? " * 20), "{A1}.text", "takes 3 lines of 74"),
    (("scale: grades", "scale: marks"), "{A1}.scale", "unknown scale “marks”"),
    (("not_applicable: excluded", "not_applicable: exclude"), "{A1}.not_applicable", "nearest is “excluded”"),
    (("rationale: [weak]", "rationale: [week]"), "{A1}.owes.rationale[0]", "the nearest is “weak”"),
    (("          fair: done\n", ""), "{A1}.legend.fair", "“fair” is missing"),
    (("fair: done\n", f"fair: {'d' * 56}\n"), "{A1}.legend.fair", "56 characters, where 55 fit"),
    (("weak: not done}", "weak: not done, none: nothing}"), "{A2}.legend.none", "unknown key “none”"),
    (('["Who did it?", "When?"]', LONG_LIST), "{A1}.prompts", "27 prompts, where 26"),
    (("standard: {rule: lowest}", "standard: {rule: lowst}"), "rules.case.standard.rule", "the nearest is “lowest”"),
    (("standard: {rule: lowest}", "standard: lowest"), "rules.case.standard", "must be a mapping of keys"),
    (("standard: {rule: lowest}", "standard: *r"), "rules.case.standard", "the alias *r is not allowed"),
    (("- {rating: weak, below: 50}", "- weak"), "{share}.bands[0]", "must be a mapping of keys"),
    (("{rating: weak, below: 50}", "{rating: week, below: 50}"), "{share}.bands[0].rating", "nearest is “weak”"),
    (("{rating: weak, below: 50}", "{rating: weak}"), "{share}.bands[0]", "needs one limit"),
    (("below: 50", "below: 50, at_most: 50"), "{share}.bands[0]", "needs one limit"),
    (("below: 50", "below: ''"), "{share}.bands[0].below", "has no value"),
    (("below: 50", "below: 80"), "{share}.bands[1].below", "80 is not above 80"),
    (("below: 80", "below: 101"), "{share}.bands[1].below", "101 is not a percentage"),
    (("below: 80", "below: 80.00001"), "{share}.bands[1].below", "“80.00001” is not a number"),
    (("- {rating: strong}", "- {rating: strong, below: 100}"), "{share}.bands[2].below", "the last band has no limit"),
    (("{rating: weak, below: 50}", "{rating: strong, below: 50}"), "{share}.bands[1].rating", "bands run from low"),
    (("{rating: weak, below: 50}", "{rating: , below: 50}"), "{share}.bands[0].rating", "has no value"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "key", "text"), CASES)
def test_each_fault_names_its_key_and_what_would_be_right(change: tuple[str, str], key: str, text: str) -> None:
    for short, place in PLACES.items():
        key = key.replace(short, place)
    faults = [fault for fault in faults_of(changed(change)) if fault.key == key]
    assert any(text in fault.text for fault in faults), [str(fault) for fault in faults_of(changed(change))]


FOLLOW_ON = {
    "code: fair": "the legend and the bands still say fair",
    "score: 1,": "the bands of the mean stand out of order too",
    "scales:\n": "the scale is also empty",
}


def test_one_slip_is_one_fault_and_not_a_trail_of_them() -> None:
    trails = {change[0]: found for change, _, _ in CASES if len(found := faults_of(changed(change))) > 1}
    assert trails.keys() == FOLLOW_ON.keys(), trails


def test_no_section_at_all_is_one_fault_for_each_missing_key() -> None:
    keys = {fault.key for fault in faults_of("framework: empty")}
    assert {"scales", "standards", "rules", "version", "ratings"} <= keys
    assert not any(key.startswith("rules.") for key in keys)


def test_an_empty_list_of_scales_is_a_fault() -> None:
    start, end = SMALL.index("  grades:"), SMALL.index("standards:")
    faults = faults_of(f"{SMALL[:start]}  {{}}\n{SMALL[end:]}")
    assert any(fault.key == "scales" and "needs a scale" in fault.text for fault in faults)


def test_a_question_on_a_scale_that_cannot_be_a_rating_is_refused_where_a_case_takes_the_lowest() -> None:
    extra = """\
  yes_no:
    - {code: yes, label: Yes, key: y, glyph: "+", letter: Y, good: true}
    - {code: no, label: No, key: n, glyph: "-", letter: N}
standards:
"""
    fault = only_fault(
        ("standards:\n", extra),
        ("scale: grades\n        not_applicable: forbidden", "scale: yes_no\n        not_applicable: forbidden"),
        ("legend: {strong: done well, fair: done, weak: not done}", "legend: {yes: done, no: not done}"),
    )
    assert fault.key == "rules"
    assert fault.text == "`lowest` of a case cannot rate A2: “no” is not a rating"


def test_a_scale_may_run_from_worst_to_best_and_one_may_be_the_best_score() -> None:
    text = changed(
        ("key: 1, score: 2", "key: 1, score: 1"),
        ("key: 2, score: 1", "key: 2, score: 2"),
        ("key: 3, score: 0", "key: 3, score: 3"),
        ("- {rating: weak, at_most: 0.5}", "- {rating: strong, at_most: 1.5}"),
        ("- {rating: fair, at_most: 1.5}", "- {rating: fair, at_most: 2.5}"),
    )
    last = text.rindex("rating: strong")
    framework = read_framework(f"{text[:last]}rating: weak{text[last + len('rating: strong') :]}", "ofsted.yaml")
    assert framework.rating_scale.rank == {"weak": 0, "fair": 1, "strong": 2}


def test_two_documents_are_refused() -> None:
    assert faults_of(f"{SMALL}---\nframework: other\n")[0].text == "a second document: a framework is one document"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a framework is a mapping of keys"),
        ("- a\n- b", "a framework is a mapping of keys"),
        ("framework: [", "not well-formed YAML"),
        ("framework: small\x00", "an invisible control character (U+0000)"),
        ("framework: a\nversion: \u202e1", "an invisible control character (U+202E)"),
        ("framework: \ud800", "an invisible control character (U+D800)"),
        ("[" * 100_000, "nested more than 24 deep"),
        ("{a: " * 100_000, "nested more than 24 deep"),
        ('a: "\\ud800"', "not well-formed YAML"),
    ],
)
def test_what_is_no_yaml_of_ours_gets_one_sentence(text: str, sentence: str) -> None:
    faults = faults_of(text)
    assert len(faults) == 1
    assert sentence in faults[0].text


def test_an_invisible_character_is_found_on_its_line() -> None:
    assert faults_of("framework: a\nversion: \u202e1")[0].line == 2


def test_an_endless_file_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    read_framework.cache_clear()
    monkeypatch.setattr(tree, "MAX_CHARACTERS", 100)
    assert faults_of(SMALL)[0].text == "the file is longer than 100 characters"


def test_a_control_character_in_a_list_is_reported_once() -> None:
    faults = faults_of(changed(('["Who did it?", "When?"]', '["Who\\u202e did it?", "When?"]')))
    assert [fault.key for fault in faults] == ["standards[0].questions[0].prompts[0]"]


def test_the_pure_loader_reads_the_same() -> None:
    import yaml

    before = read_framework(SMALL, "small.yaml")
    with pytest.MonkeyPatch.context() as patch:
        read_framework.cache_clear()
        patch.setattr(tree, "_LOADER", yaml.SafeLoader)
        assert read_framework(SMALL, "small.yaml") == before
        assert faults_of(changed(("key: 2", "key: q"))) == faults_of(changed(("key: 2", "key: q")))


LONG = "Was it looked at? " * 12


def test_a_question_of_any_length_has_a_short_text_for_the_screens() -> None:
    text = changed(("text: Was the first thing done?", f"text: {LONG}\n        short: Was it looked at?"))
    question = read_framework(text, "small.yaml").question("A1")
    assert (question.text, question.at_a_glance) == (LONG.strip(), "Was it looked at?")
    assert read_framework(SMALL, "small.yaml").question("A1").at_a_glance == "Was the first thing done?"


def test_a_short_text_that_is_long_is_a_fault() -> None:
    fault = only_fault(("text: Was the first thing done?", f"text: {LONG}\n        short: {LONG}"))
    assert fault.key.endswith(".short")
    assert "takes 3 lines of 74" in fault.text


LEGENDS = (
    ("score: 2, glyph", "score: 2, legend: well, glyph"),
    ("score: 1, glyph", "score: 1, legend: so so, glyph"),
    ("score: 0, glyph", "score: 0, legend: badly, glyph"),
)


def test_a_scale_has_the_legend_of_every_question_that_says_no_other() -> None:
    bare = ("        legend: {strong: done well, fair: done, weak: not done}\n", "")
    other = (
        "          strong: done well\n          fair: done\n          weak: not done\n",
        "          fair: in part\n",
    )
    framework = read_framework(changed(*LEGENDS, other, bare), "small.yaml")
    assert framework.question("A2").legend == {"strong": "well", "fair": "so so", "weak": "badly"}
    assert framework.question("A1").legend == {
        "strong": "well",
        "fair": "in part",
        "weak": "badly",
        "none": "nothing to do",
    }


def test_an_answer_without_a_legend_of_the_scale_still_owes_one() -> None:
    assert "“weak” is missing" in only_fault(*LEGENDS[:2], ("          weak: not done\n", "")).text
