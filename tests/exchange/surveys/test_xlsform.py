"""An XLSForm workbook becomes a sound start, and what of it cannot be taken over is named."""

import pytest

from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.surveys import read_survey
from tests.exchange.surveys.made import YES_NO, form, made

HEAD = ("type", "name", "label", "hint", "required", "relevant")
GRADES = [
    *YES_NO,
    ("grade", "1", "Good"), ("grade", "2", "Fair"), ("grade", "3", "Poor"), ("grade", "9", "Not applicable"),
    ("colour", "r", "Red"), ("colour", "b", "Blue"),
]  # fmt: skip


def test_groups_become_standards_and_groups_within_them_sections() -> None:
    framework, start = made(
        form(
            [
                HEAD,
                ("select_one yn", "first", "Was a file there?"),
                ("begin group", "assess", "Assessment"),
                ("select_one yn", "seen", "Was the child seen alone?"),
                ("begin_group", "risk", "Risk"),
                ("select_one grade", "harm", "How well was harm weighed?"),
                ("end_group",),
                ("end group",),
            ],
            GRADES,
            form_title="Case audit",
            version="2024-05",
        )
    )
    assert (framework.title, framework.version) == ("Case audit", "2024-05")
    assert [(one.code, one.title) for one in framework.standards] == [("general", "General"), ("assess", "Assessment")]
    assert [section.code for section in framework.standards[1].sections] == ["risk"]
    assert [question.code for question in framework.questions()] == ["first", "seen", "harm"]
    assert start.left_out == ()


def test_a_condition_becomes_a_gate() -> None:
    framework, _ = made(
        form(
            [
                HEAD,
                ("select_one yn", "placed", "Placed?", "", "yes"),
                ("integer", "moves", "How many moves?"),
                ("select_one grade", "fit", "Fit?", "", "yes", "${placed} = 'yes' and not(${moves} < 2)"),
                ("select_one yn", "other", "Other?", "", "", "selected(${fit}, '3') or ${placed} != \"yes\""),
            ],
            GRADES,
        )
    )
    assert str(framework.question("fit").applies) == "placed == yes and not moves < 2"
    assert str(framework.question("other").applies) == "fit == 3 or placed != yes"


def test_a_groups_condition_holds_for_all_that_is_in_it() -> None:
    framework, _ = made(
        form(
            [
                HEAD,
                ("select_one yn", "placed", "Placed?"),
                ("begin_group", "care", "Care", "", "", "${placed} = 'yes'"),
                ("select_one yn", "seen", "Seen?"),
                ("select_one yn", "safe", "Safe?", "", "", "${seen} = 'yes'"),
                ("end_group",),
            ]
        )
    )
    assert str(framework.question("seen").applies) == "placed == yes"
    assert str(framework.question("safe").applies) == "placed == yes and seen == yes"


@pytest.mark.parametrize(
    "relevant",
    [
        "${gone} = 'yes'",
        "${seen} = 'maybe'",
        "count-selected(${seen}) > 1",
        "${seen} = ''",
        "${seen} > 2",
        "${seen} = 'yes' and",
        "${moves} >= 0",
        "${seen} = 'yes' and ${seen} = 'no'",
        "today() > ${moves}",
    ],
)
def test_a_condition_that_cannot_be_taken_over_is_named_and_the_start_is_sound(relevant: str) -> None:
    rows = [
        HEAD,
        ("select_one yn", "seen", "Seen?"),
        ("integer", "moves", "Moves?"),
        ("select_one yn", "asked", "Asked?", "", "", relevant),
    ]
    framework, start = made(form(rows))
    assert framework.question("asked").applies is None
    assert any("when “asked” is asked" in line for line in start.left_out)


def test_a_question_that_is_not_required_may_not_apply() -> None:
    rows = [HEAD, ("select_one yn", "a", "A?", "", "yes"), ("select_one yn", "b", "B?", "", "")]
    framework, _ = made(form(rows))
    offered = {one.code: [answer.code for answer in framework.offered(one)] for one in framework.questions()}
    assert offered == {"a": ["yes", "no"], "b": ["yes", "no", "not_applicable"]}


def test_hints_and_notes_become_guidance() -> None:
    rows = [
        HEAD,
        ("note", "n", "Read the file first."),
        ("select_one yn", "a", "A?", "Look at page 1."),
        ("select_one yn", "b", "B?"),
    ]
    framework, start = made(form(rows))
    assert framework.question("a").guidance == "Read the file first. Look at page 1."
    assert framework.question("b").guidance == ""
    assert any("notes" in line for line in start.left_out)


def test_welsh_stands_beside_english_and_other_languages_are_named() -> None:
    survey = [
        ("type", "name", "label::English (en)", "label::Welsh (cy)", "label::French (fr)", "hint::Welsh (cy)"),
        ("select_one yn", "seen", "Was the child seen?", "A welwyd y plentyn?", "Vu ?", "Edrychwch."),
        ("select_one yn", "safe", "Was the child safe?"),
    ]
    choices = [
        ("list_name", "name", "label::English (en)", "label::Welsh (cy)"),
        ("yn", "yes", "Yes", "Do"),
        ("yn", "no", "No", "Naddo"),
    ]
    framework, start = made(form(survey, choices))
    assert framework.languages == ("en", "cy")
    welsh = framework.in_language("cy")
    assert (framework.question("seen").text, welsh.question("seen").text) == (
        "Was the child seen?",
        "A welwyd y plentyn?",
    )
    assert welsh.question("safe").text == "Was the child safe?"
    assert welsh.scale_of(welsh.question("seen")).answer("yes").label == "Do"
    assert any("french" in line for line in start.left_out)


def test_the_good_answers_are_known_by_their_words_and_others_are_not_rated() -> None:
    rows = [HEAD, ("select_one grade", "g", "G?"), ("select_one colour", "c", "C?"), ("integer", "n", "N?")]
    framework, start = made(form(rows, GRADES))
    assert framework.scale_of(framework.question("g")).good_codes == ("1",)
    assert not framework.scale_of(framework.question("g")).answer("9").applicable
    kinds = {one.code: framework.inspection_rule(one.code).kind for one in framework.questions()}
    assert kinds == {"g": "share_in_bands", "c": "none", "n": "none"}
    assert "the scale colour: which of its answers are good" in start.text


def test_what_has_no_place_is_named() -> None:
    many = [
        ("list_name", "name", "label"),
        *(("many", str(n), f"Answer {n}") for n in range(12)),
        ("yn", "yes", "Yes"),
        ("yn", "no", "No"),
    ]
    rows = [
        (*HEAD, "constraint", "calculation"),
        ("text", "words", "In words?"),
        ("select_multiple yn", "some", "Some?"),
        ("select_one many", "much", "Which?"),
        ("select_one lost", "list", "Which list?"),
        ("begin_repeat", "visits", "Visits"),
        ("select_one yn", "visited", "Visited?"),
        ("end_repeat",),
        ("calculate", "total", "", "", "", "", "", "1 + 1"),
        ("integer", "age", "Age?", "", "", "", ". >= 10 and . < 18"),
        ("select_one yn", "seen", "Seen?"),
    ]
    framework, start = made(form(rows, many))
    assert [one.code for one in framework.questions()] == ["age", "seen"]
    assert (
        framework.scale_of(framework.question("age")).least,
        framework.scale_of(framework.question("age")).most,
    ) == (10, 17)
    said = " ".join(start.left_out)
    for words in ("words", "some", "much", "list", "visits", "calculation"):
        assert words in said
        assert words in start.text


def test_a_long_question_keeps_every_word_and_has_a_short_text_for_the_screens() -> None:
    text = " ".join(f"word{place}" for place in range(60))
    framework, _ = made(form([HEAD, ("select_one yn", "long", text)]))
    question = framework.question("long")
    assert question.text == text
    assert question.short.endswith("…")
    assert text.startswith(question.short[:-1])
    assert question.at_a_glance == question.short


def test_names_that_are_no_codes_are_made_into_some_none_twice() -> None:
    rows = [
        HEAD,
        ("select_one yn", "é t", "A?"),
        ("select_one yn", "e_t", "B?"),
        ("select_one yn", "overall", "C?"),
        ("select_one yn", "", "D?"),
    ]
    framework, _ = made(form(rows))
    assert [one.code for one in framework.questions()] == ["e_t", "e_t_2", "overall_2", "question"]


def test_markup_and_invisible_characters_are_taken_out() -> None:
    framework, _ = made(form([HEAD, ("select_one yn", "a", '<b>Was</b>\u202e it\u200b "seen": #1?')]))
    assert framework.question("a").text == 'Was it "seen": #1?'


def test_a_form_that_lost_its_choices_is_read_where_the_list_is_yes_and_no() -> None:
    framework, start = made(form([HEAD, ("select_one yn", "a", "A?")], [("list_name", "name", "label")]))
    assert [answer.code for answer in framework.offered(framework.question("a"))] == ["yes", "no", "not_applicable"]
    assert "taken for yes and no" in start.left_out[0]


def test_two_questions_of_one_name_and_texts_that_say_nothing_still_make_a_start() -> None:
    rows = [HEAD, ("select_one yn", "a", "<b></b>"), ("select_one grade", "a", "Graded?"), ("integer", "a", "\u202e")]
    framework, start = made(form(rows, GRADES))
    assert [one.code for one in framework.questions()] == ["a", "a_2", "a_3"]
    assert start.questions == 3


def test_a_form_whose_every_question_has_too_many_answers_is_refused_with_the_reason() -> None:
    many = [("list_name", "name", "label"), *(("many", str(n), f"Answer {n}") for n in range(12))]
    with pytest.raises(FaultyFile, match="it has 12 answers, where 9 have keys"):
        made(form([HEAD, ("select_one many", "much", "Which?")], many))


@pytest.mark.parametrize("rows", [[HEAD], [HEAD, ("text", "a", "A?")], [("a", "b"), (1, 2)]])
def test_a_workbook_that_asks_nothing_is_refused_in_a_sentence(rows: list[tuple[object, ...]]) -> None:
    with pytest.raises(FaultyFile, match=r"not an XLSForm|can be asked here"):
        read_survey(form(rows), "f.xlsx")
