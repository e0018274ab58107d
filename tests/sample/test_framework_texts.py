"""The checklist fits its screens: its texts keep to the lengths that the question pane and the lists allow."""

import re
from textwrap import wrap

GRADES = ["outstanding", "good", "requires_improvement", "inadequate"]
SENTENCE_END = re.compile(r"[.?](?=\s|$)")


def test_there_are_twenty_two_questions_with_their_own_codes_and_titles(questions):
    assert len({question["code"] for question in questions}) == len(questions) == 22
    assert len({question["title"] for question in questions}) == 22


def test_a_question_takes_at_most_two_lines(questions):
    assert all(len(wrap(question["text"], 74)) <= 2 for question in questions)


def test_a_title_fits_its_column(questions):
    assert all(len(question["title"]) <= 26 for question in questions)


def test_each_offered_answer_has_a_legend_line_that_fits(questions):
    for question in questions:
        spare = [] if question["not_applicable"] == "forbidden" else ["not_applicable"]
        assert list(question["legend"]) == GRADES + spare
        assert all(len(line) <= 55 for line in question["legend"].values())


def test_guidance_runs_to_between_two_and_eight_sentences(questions):
    assert all(2 <= len(SENTENCE_END.findall(question["guidance"])) <= 8 for question in questions)


def test_every_question_has_two_to_four_prompts(questions):
    assert all(2 <= len(question["prompts"]) <= 4 for question in questions)


def test_where_a_question_may_not_apply_saying_so_owes_a_reason(questions):
    for question in questions:
        allowed = question["not_applicable"] != "forbidden"
        assert ("not_applicable" in question["owes"]["rationale"]) == allowed


def test_guidance_tells_not_applicable_from_not_found(questions):
    spare = [question for question in questions if question["not_applicable"] != "forbidden"]
    assert all("ot applicable " in " ".join(question["guidance"].split()) for question in spare)
