"""The printed summary on frameworks of every kind: judged and never rated, sections, whole numbers, panels' ratings."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from reviewtui.framework.model import Framework
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import codes, source
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import Because, CaseInput, NodeRating, QuestionRating, Share, Summary
from reviewtui.report.numbers import how_many, numbers_words
from reviewtui.report.summary.page import overall_line, summary_lines
from tests.report.values import Progress


class Decided(NamedTuple):
    decision: str = "discretion"
    rating: str | None = "good"
    computed: str | None = None
    sat: Sequence[str] = ("Ada",)
    held_on: str = "2026-06-01"
    reason: str = "One case short."
    recorded_by: str = "Ada"
    entry: str = "d-1"
    node: str = "1"


class Seated(NamedTuple):
    node: str
    computed: NodeRating
    decided: str | None
    decision: Decided | None = None
    sides: Sequence[Decided] = ()
    title: str = ""
    grounds: Sequence[str] = ()


def shipped(code: str) -> Framework:
    return read_framework(source(code), code)


def rated(framework: Framework, cases: int = 3, judged: dict[str, str] | None = None) -> Summary:
    """The answers in turn, and one case with none."""
    found: dict[str, CaseInput] = {"C0": CaseInput("North", {})}
    for number in range(1, cases):
        answers = {}
        for place, question in enumerate(framework.questions()):
            scale, offered = framework.scale_of(question), framework.offered(question)
            turn = place + number
            answers[question.code] = str(scale.least + turn % 3) if scale.count else offered[turn % len(offered)].code
        found[f"C{number}"] = CaseInput("North", answers)
    return rate(framework, found, judged=judged or {})


def page(framework: Framework, summary: Summary, width: int = 80, panel_rows: Sequence[Seated] = ()) -> list[str]:
    lines = summary_lines(framework, summary, Progress(), title="T", note="N.", width=width, panel_rows=panel_rows)
    return [line.plain for line in lines]


def line_of(lines: Sequence[str], code: str) -> str:
    return next(line.strip() for line in lines if line.strip().startswith(f"{code} "))


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("cases", [1, 3, 60])
def test_no_line_is_wider_than_asked(code: str, width: int, cases: int) -> None:
    framework = shipped(code)
    assert max(map(len, page(framework, rated(framework, cases), width))) <= width


@pytest.mark.parametrize("code", codes())
def test_every_standard_section_and_question_has_a_line(code: str) -> None:
    framework = shipped(code)
    lines = page(framework, rated(framework))
    for question in framework.questions():
        assert line_of(lines, question.code)
    for node in framework.case_nodes:
        assert line_of(lines, node)


def test_a_judged_standard_waits_for_the_panel_and_then_says_it_judged() -> None:
    framework = shipped("hmip-youth-2018")
    assert line_of(page(framework, rated(framework)), "1.1").split()[-4:] == ["panel", "judges", "NOT", "DECIDED"]
    judged = page(framework, rated(framework, judged={"1.1": "good"}))
    assert line_of(judged, "1.1").split()[-3:] == ["panel", "judged", "GOOD"]


def test_what_is_never_rated_says_counts_only_and_nothing_in_the_ratings_column() -> None:
    framework = shipped("jtai-tracking")
    lines = page(framework, rated(framework))
    assert line_of(lines, "1").endswith("counts only")
    assert lines[1] == " No overall rating · DRAFT, not signed off"
    assert not any("ated" in line for line in lines[4:])


def test_an_overall_that_is_judged_waits_for_the_panel() -> None:
    framework = shipped("structured-judgement-review")
    assert overall_line(framework, rated(framework)).plain == " Overall: not decided, the panel judges it"
    assert overall_line(framework, rated(framework, judged={"overall": "good"})).plain == " Overall ◕ Good care"


def test_sections_stand_further_in_with_the_cases_own_ratings() -> None:
    framework = shipped("cfsr-osri")
    lines = page(framework, rated(framework))
    assert "About the case" in lines[6]
    section = next(line for line in lines if line.startswith("  12 "))
    inner = next(line for line in lines if line.startswith("   12A "))
    assert section.split()[-1].endswith("·")
    assert inner.split()[-2].count("/") == 1


def test_a_standard_of_shares_shows_the_share_and_a_letter_a_case() -> None:
    framework = shipped("cfsr-osri")
    line = line_of(page(framework, rated(framework)), "S2")
    assert "0/2" in line
    assert "NOT CONFORMING" in line


def test_whole_numbers_have_a_number_a_sum_and_a_mean() -> None:
    node = QuestionRating(None, (), Because("none", ""), share=Share(0, 20, 0, 0))
    assert how_many(node) == "n 20"
    assert numbers_words(node._replace(total=34)) == "sum 34 · mean 1.7"
    assert numbers_words(node._replace(total=35, share=Share(0, 21, 0, 0))) == "sum 35 · mean ≈ 1.67"
    assert numbers_words(node._replace(total=0, share=Share(0, 0, 0, 3))) == ""
    assert numbers_words(node) == ""


def test_a_panels_rating_stands_with_the_one_worked_out_beside_it() -> None:
    framework = shipped("hsb-joint-2013")
    summary = rated(framework)
    first, second, third = (summary.standards[code] for code in "123")
    unrated = summary.standards["4"]._replace(rating=None)
    panel_rows = (
        Seated("1", first, "good", Decided("discretion", "good", first.rating)),
        Seated("2", second, second.rating, Decided("left", None)),
        Seated("3", third, third.rating, sides=(Decided(), Decided("left", None))),
        Seated("4", unrated, "good", Decided("discretion", "good")),
        Seated("overall", summary.overall, "good"),
    )
    lines = page(framework, summary, panel_rows=panel_rows)
    assert "panel; was Inadequate" in line_of(lines, "1")
    assert line_of(lines, "1").endswith("GOOD           ◆")
    assert "panel kept it" in line_of(lines, "2")
    assert "two panels differ" in line_of(lines, "3")
    assert "panel; was not rated" in line_of(lines, "4")
    assert "Overall ● Good (panel; calculated: ○ Inadequate 0/12)" in lines[1]
    assert any("◆ 3 panel ratings" in line for line in lines)
    assert "◆ a panel's rating, beside the calculated one." in " ".join(" ".join(lines).split())
