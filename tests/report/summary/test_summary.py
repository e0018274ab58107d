"""The summary as text: its columns, its letters, and what it says of ratings and doubts."""

import re

import pytest

from reviewtui.rating.summary import FLAGS, Summary
from reviewtui.report.marks import FLAG_MARKS, FLAG_MEANINGS, graded, legend, marks_of, rating_words, style_of
from reviewtui.report.progress import people_lines, progress_line
from reviewtui.report.summary.letters import letters_or_counts, runs
from reviewtui.report.summary.page import node_lines, overall_line, summary_lines
from reviewtui.report.summary.sites import site_lines
from reviewtui.report.trial import trial_lines
from tests.report.values import Person, Progress, framework, rated

GOOD = {question.code: "good" for question in framework().questions()}
TITLE = "Joint inspection: children who display harmful sexual behaviour"


def page(summary: Summary, width: int = 80, progress: Progress | None = None) -> list[str]:
    lines = summary_lines(framework(), summary, progress or Progress(), title=TITLE, note="A note.", width=width)
    return [line.plain for line in lines]


def mixed() -> Summary:
    """24 cases, 20 of them judged, as in the sample: good and bad mixed."""
    bad = {**GOOD, "1.2": "inadequate", "2.1": "requires_improvement", "1.4": "not_applicable"}
    return rated(*[GOOD] * 10, *[bad] * 10, *[{}] * 4)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_24_cases_show_a_letter_each(width: int) -> None:
    line = next(line for line in page(mixed(), width) if "  1.2 " in line)
    assert "10/20 GGGGGGGGGGIIIIIIIIII···· Requires impr. ±1+1~?" in line
    assert len(line) <= 84


def test_what_does_not_apply_comes_after_the_grades_and_before_what_is_to_do() -> None:
    assert "10/10 GGGGGGGGGGxxxxxxxxxx···· Outstanding" in "\n".join(page(mixed()))


def test_a_standard_names_the_questions_that_decide_it_and_stands_in_capitals() -> None:
    line = next(line for line in page(mixed()) if line.startswith(" 1  Assessment"))
    assert "lowest: 1.2" in line
    assert "REQUIRES IMPR." in line


def test_it_begins_with_the_overall_rating_and_how_far_the_work_has_come() -> None:
    lines = page(mixed(), progress=Progress(owed=1, alerts_open=1, disagreements=2))
    assert lines[0] == f" Summary · {TITLE}"
    assert lines[1].startswith(" Overall ● Good 8/12")
    assert lines[1].endswith(" · DRAFT, not signed off")
    assert lines[2].startswith(" Answers that count overall: O ")
    assert lines[3] == " Overall could still be ◐ Requires improvement to ● Good."
    assert lines[4] == " 20 of 24 cases complete · 4 not complete · 1 judgement incomplete · ⚑ 1 alert"
    assert " A note." in lines


def test_progress_leaves_out_what_is_nought() -> None:
    assert progress_line(Progress(cases=1, judged=0)) == "0 of 1 case complete · 1 not complete"


def test_nothing_judged_is_not_rated_and_has_no_score() -> None:
    lines = page(rated({}, {}))
    assert lines[1] == " Overall not rated ?… · DRAFT, not signed off"
    assert (
        sum("not rated" in line or "NOT RATED" in line for line in lines) == 1 + 4 + 14 + 1
    )  # and what the mark … means


def test_no_case_at_all_is_laid_out_too() -> None:
    assert any(line.startswith(" 1  Assessment quality") for line in page(rated()))


@pytest.mark.parametrize("width", range(34, 130, 7))
def test_no_line_is_wider_than_asked(width: int) -> None:
    people = [Person("Siân Prydderch"), Person("A very long name that goes on and on")]
    lines = summary_lines(framework(), mixed(), Progress(people=people), title=TITLE, note="A note.", width=width)
    assert all(line.cell_len <= width for line in lines)


def test_too_narrow_for_letters_the_counts_stand_in_for_them_and_then_nothing() -> None:
    scale = framework().scales[0]
    counts = {"outstanding": 2, "good": 12, "inadequate": 1, "not_applicable": 3}
    found = runs(scale, counts, 2)
    ways = {width: "".join(piece.text for piece in letters_or_counts(found, width)) for width in (20, 19, 5)}
    assert ways == {20: "OOGGGGGGGGGGGGIxxx··", 19: "2O 12G 1I 3x 2·", 5: ""}


def test_below_60_columns_the_letters_go_and_the_ratings_stay() -> None:
    lines = page(mixed(), 58)
    assert "GGGG" not in "\n".join(lines)
    assert any("10/20 Requires impr. ±1" in line for line in lines)
    decided = [line for line in page(mixed(), 60) if line.lstrip()[:3] in ("1  ", "2  ")]
    assert [re.search(r"low[^:…]*…", line) for line in decided] == [None] * len(decided) != []


def test_colour_follows_the_place_on_the_scale_and_never_stands_alone() -> None:
    scale = framework().rating_scale
    assert style_of(scale, "inadequate") == "bold red"
    assert style_of(scale, "outstanding") == "bold green"
    assert style_of(scale, "not_applicable") == style_of(scale, None) == "dim"
    assert graded(scale, "good").text == "● Good"
    assert graded(scale, None).text == rating_words(framework(), None) == "not rated"
    assert rating_words(framework(), "good") == "Good"


def test_every_flag_has_its_mark_and_its_meaning() -> None:
    assert set(FLAG_MARKS) == set(FLAG_MEANINGS) == set(FLAGS)
    assert marks_of(("undetermined", "next_answer_changes", "one_judgement_changes")) == "±1+1?"
    assert marks_of(()) == legend(()) == ""
    assert legend(("near_boundary",)) == "~ near a boundary."


def test_inspectors_are_listed_once_there_are_some() -> None:
    assert people_lines(Progress(), 80) == []
    heading, line = people_lines(Progress(people=[Person("Ruth Hallam", 7, 1, 112, 2)]), 80)
    assert heading.plain.split() == ["By", "inspector", "complete", "in", "progress", "answered", "missing"]
    assert line.plain.split() == ["Ruth", "Hallam", "7", "1", "112", "2"]


class Site:
    name = "North"
    cases = 4
    summary = rated(GOOD, GOOD)


def test_a_site_says_from_how_many_cases_on_it_is_rated() -> None:
    text = "\n".join(line.plain for line in site_lines(framework(), Site(), 80))
    assert text.startswith(" North · 4 cases\n Sites with fewer than 5 applicable cases")


def test_a_trial_gives_the_reason_of_every_node_and_the_ratings_of_every_case() -> None:
    text = "\n".join(line.plain for line in trial_lines(framework(), rated(GOOD, {}), 80))
    assert " C1: 1 Good, 2 Good, 3 Good, 4 Good" in text
    assert " C2: 1 not rated" in text
    assert " 1.1: 1 of 1 applicable case is good or better (100%)" in text


def test_the_overall_line_and_the_nodes_stand_alone_too() -> None:
    summary = rated(GOOD, given={"1": "inadequate"})
    assert overall_line(framework(), summary).plain.startswith(" Overall ● Good")
    assert any("given" in line.plain for line in node_lines(framework(), summary, 80))
