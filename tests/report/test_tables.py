"""Cases, history, alerts, frameworks and explanations as lines of text."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.text import Text

from reviewtui.framework.model import Framework, Unconfirmed
from reviewtui.rating.explain import explain
from reviewtui.rating.summary import CaseInput
from reviewtui.report.alerts import alert_lines, ring
from reviewtui.report.caselist import printed
from reviewtui.report.cells import cells_of, titles_of
from reviewtui.report.columns import table_lines
from reviewtui.report.explanation import explanation_lines
from reviewtui.report.framework import framework_lines, rule_words
from reviewtui.report.history import history_lines
from tests.report.values import Alert, Case, Contact, Line, framework

RATED = Case(owed=2, ratings={"1": "inadequate", "3": "good"}, alerts=1, disagreements=3, second_look=2)


def case_lines(framework: Framework, cases: list[Case], width: int, longest: int = 0) -> Iterator[Text]:
    """The list of cases in print."""
    table = printed(framework, width, longest)
    return table_lines(table.heading, table.columns, cases, width)  # type: ignore[arg-type]  # alike in what is shown


def test_the_same_rows_make_a_file_of_comma_separated_values() -> None:
    table = printed(framework(), 200)
    rows = [titles_of(table.columns), cells_of(table.columns, RATED)]  # type: ignore[arg-type]
    said = [["".join(piece.text for piece in cell.pieces).strip() for cell in row] for row in rows]
    assert [",".join(filter(None, line)) for line in said] == [
        "Case,Site,Inspector,Answered,Missing,1 2 3 4,Marks",
        "NOR-03,North,Ruth Hallam,4/14,2,I · G ·,⚑1 ≠3 ↺2",
    ]


def test_a_case_shows_its_progress_its_ratings_and_its_marks() -> None:
    heading, line = (each.plain for each in case_lines(framework(), [RATED], 80))
    assert heading.split() == ["Case", "Site", "Inspector", "Answered", "Missing", "1", "2", "3", "4", "Marks"]
    assert line.split() == ["NOR-03", "North", "Ruth", "Hallam", "4/14", "2", "I", "·", "G", "·", "⚑1", "≠3", "↺2"]


def test_a_long_reference_stands_whole_and_the_inspectors_give_way() -> None:
    long = replace(RATED, reference="R" * 40)
    for width in (80, 120):
        assert "R" * 40 in list(case_lines(framework(), [long], width, longest=40))[1].plain
    assert "Hallam" not in list(case_lines(framework(), [long], 80, longest=40))[1].plain


def test_a_case_in_order_has_no_marks_and_owes_nothing() -> None:
    line = list(case_lines(framework(), [Case(inspectors=())], 80))[1].plain
    assert line.split() == ["NOR-03", "North", "4/14", "·", "·", "·", "·"]


@pytest.mark.parametrize(("width", "shown"), [(80, "North"), (80, "Ruth"), (62, "North")])
def test_wide_lines_show_more(width: int, shown: str) -> None:
    assert shown in list(case_lines(framework(), [RATED], width))[1].plain


@pytest.mark.parametrize(("width", "hidden"), [(62, "Ruth"), (50, "North"), (50, "Ruth")])
def test_narrow_lines_leave_the_inspectors_out_and_then_the_site(width: int, hidden: str) -> None:
    assert hidden not in list(case_lines(framework(), [RATED], width))[1].plain


@pytest.mark.parametrize("width", range(20, 100, 9))
def test_no_table_is_wider_than_asked(width: int) -> None:
    lines = [
        *case_lines(framework(), [RATED], width),
        *history_lines([Line(detail="words " * 40), Line(current=False)], width),
        *alert_lines([Alert()], {}, width),
    ]
    assert all(line.cell_len <= max(width, 41) for line in lines)


def test_history_says_when_who_and_what_and_the_reasons_beneath() -> None:
    lines = [line.plain for line in history_lines([Line(detail="Nothing found.\nReason: read again")], 80)]
    assert lines[0] == " 12/05/2026 14:32 Ruth Hallam        NOR-03 1.2 judged Good."
    assert [line.strip() for line in lines[1:]] == ["Nothing found.", "Reason: read again"]


def test_an_entry_nobody_signed_and_one_that_was_replaced_say_so() -> None:
    text = " ".join(line.plain for line in history_lines([Line(person="", current=False)], 120))
    assert "imported" in text
    assert "(replaced since)" in text


def test_an_open_alert_says_that_nobody_was_told_and_a_closed_one_who_was() -> None:
    told = Alert(told="Duty desk", told_at="today 14:30", done="discussion called")
    text = [line.plain for line in alert_lines([Alert(), told], {"child_at_risk": "Child at risk"}, 80)]
    assert text[0] == " ⚑ OPEN · NOR-03 · Child at risk · d-7"
    assert text[2].strip() == "Not yet recorded: who was told."
    assert text[3].startswith(" ⚑ closed")
    assert text[5].strip() == "Told Duty desk, today 14:30. Action: discussion called"


def test_when_somebody_was_told_looks_like_any_other_moment() -> None:
    unreal = ("2026-02-30T10:00Z", "2012-10-17T25:61Z", "0001-01-01T00:00Z", "٢٠٢٦-٠١-٠١T10:00Z")
    for words, shown in (
        ("2012-10-17T10:25:00Z", "17/10/2012 10:25 UTC"),
        ("2012-10-17T10:25Z", "17/10/2012 10:25 UTC"),
        *zip(unreal, unreal, strict=True),
    ):
        told = Alert(told="Duty desk", told_at=words, done="rung")
        assert f"Told Duty desk, {shown}." in list(alert_lines([told], {}, 80))[-1].plain


def test_whom_to_ring_is_named_with_number_and_role() -> None:
    contacts = [Contact("Ann Lee", "lead", "0123"), Contact("Desk", None, "0456")]
    assert ring(contacts) == "phone Ann Lee (lead) 0123; Desk 0456."
    assert ring([]) == "phone the contact in your inspection's safeguarding procedure."


def test_a_framework_shows_its_scale_its_rules_and_what_is_unconfirmed() -> None:
    unconfirmed = framework()._replace(unconfirmed=(Unconfirmed("1.2", "not seen in a source"),))
    text = "\n".join(line.plain for line in framework_lines(unconfirmed, 80))
    assert "1 ★ Outstanding (outstanding) · scores 3 · counts as good" in text
    assert "x – Does not apply (not_applicable)\n" in text
    assert "Unconfirmed: 1.2: not seen in a source" in text
    assert "The whole inspection: average score: inadequate at most 0.5" in text


def test_a_rule_without_bands_is_its_kind() -> None:
    assert rule_words(framework().case_rules.standard) == "lowest rating"


def test_an_explanation_leaves_out_the_parts_that_have_nothing_to_say() -> None:
    cases = {"C1": CaseInput(None, {"1.1": "good", "1.2": "inadequate"}), "C2": CaseInput(None, {})}
    whole = "\n".join(line.plain for line in explanation_lines(framework(), explain(framework(), cases, "1.1"), 80))
    assert "What it read" in whole
    assert "- Good: 1 case: C1" in whole
    assert "- Not answered yet: 1 case: C2" in whole
    given = explain(framework(), cases, "1.1", given={"1.1": "good"})
    bare = given._replace(inputs=(), left_out=(), changes=(), flags=())
    short = "\n".join(line.plain for line in explanation_lines(framework(), bare, 80))
    assert "What it read" not in short
    assert "What would change it" not in short


def test_what_a_standard_read_is_named_by_code_and_title() -> None:
    cases = {f"C{number}": CaseInput(None, {"1.1": "good"}) for number in range(20)}
    standard = "\n".join(line.plain for line in explanation_lines(framework(), explain(framework(), cases, "1"), 80))
    assert "- 1.1 Needs, history and risk: Outstanding" in standard or "- 1.1 Needs, history and risk: " in standard
    question = "\n".join(line.plain for line in explanation_lines(framework(), explain(framework(), cases, "1.1"), 80))
    assert "- Good: 20 cases\n" in question
