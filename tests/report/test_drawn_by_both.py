"""A table's rows are made once: print and screen draw the same ones, and so does a file of comma-separated values."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.missed import Finding
from reviewtui.casefile.missed.across import Missed
from reviewtui.casefile.missed.decided import DecidedCheck
from reviewtui.casefile.over_cases import SiteCase, over_cases
from reviewtui.report.alerts import alert_columns
from reviewtui.report.cells import Cell, cells_of, titles_of
from reviewtui.report.columns import drawn
from reviewtui.report.history import entry_columns
from reviewtui.report.judged import JudgedCase, judged_columns
from reviewtui.report.missed import FindingRow, check_columns, finding_columns
from reviewtui.report.panel import panel_columns
from reviewtui.report.progress import people_shown, progress_parts
from reviewtui.report.summary import cells as summary_cells
from reviewtui.report.summary.columns import printed, shown
from reviewtui.report.summary.rows import rows_of
from reviewtui.report.summary.sites import site_columns
from reviewtui.report.timeliness import CaseRow, case_columns, measure_columns
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.standing.panel import PanelRow
from reviewtui.services.summary.summaries import SiteSummary
from reviewtui.tui.cells import content_of
from tests.report.test_timeliness import MEASURE
from tests.report.values import Alert, Case, Line, Person, Progress, framework, rated

WIDTH = 160
SUMMARY = rated(*[{question.code: "good" for question in framework().questions()}] * 3, {"1.2": "inadequate"})


def comma_separated(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Rows as lines of a file, without the spaces between columns."""
    file = io.StringIO()
    said = (["".join(piece.text for piece in cell.pieces).strip() for cell in row] for row in rows)
    csv.writer(file).writerows(filter(None, line) for line in said)
    return file.getvalue().splitlines()


def in_both(row: Sequence[Cell]) -> str:
    """What print and screen both draw of a row."""
    in_print, on_screen = drawn(row, WIDTH).plain.strip(), content_of(row).plain.strip()
    assert in_print == on_screen
    return in_print


def test_a_line_of_the_summary_is_drawn_by_both() -> None:
    columns = printed(framework(), SUMMARY, WIDTH)
    rows = [summary_cells.cells(row, columns) for row in rows_of(framework(), SUMMARY)]
    assert in_both(rows[2]).split() == [
        "1.2",
        *rows_of(framework(), SUMMARY)[2].title.split(),
        "3/4",
        "GGGI",
        "Good",
        "±1~n",
    ]


def test_the_summary_makes_a_file_of_comma_separated_values() -> None:
    columns = shown(framework(), SUMMARY, WIDTH)
    rows = [summary_cells.cells(row, columns) for row in rows_of(framework(), SUMMARY)[:3]]
    assert comma_separated([summary_cells.heading(SUMMARY, columns), *rows]) == [
        '"Standard, question",good,%,"a letter a case, · none",rating',
        "1 Assessment quality,lowest: 1.2,GOOD,±1~n,one judgement changes it",
        '1.1,"Needs, history and risk",3/3,100%,GGG·,Outstanding,±1+1n?,one judgement changes it',
        "1.2,Sexual behaviour,3/4,75%,GGGI,Good,±1~n,one judgement changes it",
    ]


def test_a_line_at_each_site_is_drawn_by_both() -> None:
    row, site = rows_of(framework(), SUMMARY)[2], SiteSummary("NOR", "North", 4, SUMMARY)
    columns = site_columns(row, 60)
    assert comma_separated([cells_of(columns, site)]) == ["North,3 of 4,G●,GGGI"]
    assert in_both(cells_of(columns, site)).split() == ["North", "3", "of", "4", "G●", "GGGI"]


def test_the_judgements_behind_a_figure_are_drawn_by_both() -> None:
    scale = framework().scales[0]
    case = JudgedCase(Case(owed=1, alerts=1), scale, scale.answer("good"))  # type: ignore[arg-type]  # alike in what is shown
    columns = judged_columns(80)
    assert in_both(cells_of(columns, case)).split() == ["NOR-03", "●", "Good", "Ruth", "Hallam", "North", "!1", "⚑"]
    assert comma_separated([titles_of(columns), cells_of(columns, case)]) == [
        "Case,Answer,Inspector,Site",
        "NOR-03,● Good,Ruth Hallam,North,!1 ⚑",
    ]


def test_how_far_each_inspector_has_come_is_drawn_by_both() -> None:
    columns = people_shown(80)
    assert in_both(cells_of(columns, Person("Ruth Hallam", 7, 1, 1112, 2))).split() == [  # type: ignore[arg-type]
        "Ruth", "Hallam", "7", "1", "1,112", "2",
    ]  # fmt: skip


def test_no_figure_is_cut_however_great_it_is() -> None:
    person = in_both(cells_of(people_shown(80), Person("Ruth Hallam", 1_234_567, owed=1_234_567)))  # type: ignore[arg-type]
    assert person.split()[2:] == ["1,234,567", "0", "14", "1,234,567"]
    many = DecidedCheck(
        "Told",
        Missed("told", 100_000, ("N1",) * 10_000, {}, {}),
        Missed("told", 100_000, (), {}, {}),
        {},
        123_456,
        0,
        2,
        0,
    )
    assert in_both(cells_of(check_columns(80), many)).split()[1:] == ["10000/100000", "0", "123456", "0", "2"]
    site = SiteSummary("NOR", "North", 4000, rated(*[{"1.2": "good"}] * 12_345))
    row = rows_of(framework(), site.summary)[2]
    assert "12345 of 12345" in in_both(cells_of(site_columns(row, 80), site))


def test_print_and_screen_say_the_same_of_how_far_the_work_has_come() -> None:
    progress = Progress(cases=2400, judged=1200, disagreements=2)
    in_print, on_screen = ([part.text for part in progress_parts(progress, on_screen=each)] for each in (False, True))
    assert in_print == ["1,200 of 2,400 cases complete", "1,200 not complete", "≠ 2 different judgements"]
    assert on_screen == in_print


def test_the_panels_table_is_drawn_by_both() -> None:
    node = SUMMARY.standards["1"]
    row = PanelRow("1", "Assessment quality", node, "lowest", (), None, (), "outstanding")
    columns = panel_columns(framework(), WIDTH, [row])
    said = in_both(cells_of(columns, row)).split()
    assert said == ["1", "Assessment", "quality", "●", "Good", "±1~n", "so", "★", "Outstanding"]
    assert comma_separated([titles_of(columns)]) == ["Standard,calculated,the panel"]


def test_a_measure_and_the_cases_behind_it_are_drawn_by_both() -> None:
    result = Measured("m", "e1", "e2", 243, 243, "calendar_days", Verdict.NO_LIMIT, "Why.")
    found = over_cases(MEASURE, [SiteCase("N1", "NOR", result)], ["NOR"])
    said = in_both(cells_of(measure_columns(80), found)).split()
    assert said == ["Disclosure", "to", "sentence", "8.0", "months", "1/1"]
    cases = case_columns(80)
    assert in_both(cells_of(cases, CaseRow("N1", "North", result))).split() == [
        "N1",
        "North",
        "243",
        "days",
        "no",
        "limit",
    ]
    assert comma_separated([titles_of(measure_columns(80)), titles_of(cases)]) == [
        'Measure,"mean, or within",cases',
        "Case,Site,How long,Result",
    ]


def test_a_check_and_its_findings_are_drawn_by_both() -> None:
    decided = DecidedCheck(
        "Told in time",
        Missed("told", 24, ("N1", "N2"), {"N1": 40}, {}),
        Missed("told", 24, ("N1",), {}, {}),
        {},
        1,
        0,
        2,
        0,
    )
    assert in_both(cells_of(check_columns(80), decided)).split() == ["Told", "in", "time", "2/24", "1", "1", "0", "2"]
    one = CaseFinding("told:e1", Finding("told", ("e1",), "Nobody was told.", date(2012, 10, 17)), "dismissed")
    row = FindingRow("N1", "North", "Told in time", one)
    assert comma_separated([cells_of(finding_columns(80), row)]) == ["✗,N1,North,17/10/2012,Told in time"]
    gone = in_both(cells_of(finding_columns(80), row._replace(one=one._replace(stands=False))))
    assert gone.split() == ["✗", "N1", "North", "Told", "in", "time", "(no", "longer", "flagged)"]


def test_an_entry_of_the_record_is_drawn_by_both() -> None:
    columns = entry_columns(WIDTH, lambda moment: moment[:10])
    assert comma_separated([titles_of(columns), cells_of(columns, Line(detail="Seen."))]) == [  # type: ignore[arg-type]
        "When,Who,What",
        "2026-05-12,Ruth Hallam,NOR-03 1.2 judged Good.  Seen.",
    ]
    assert in_both(cells_of(columns, Line(person=""))).startswith("2026-05-12        –")  # type: ignore[arg-type]


def test_an_alert_is_drawn_by_both() -> None:
    columns = alert_columns({"child_at_risk": "Child at risk"})
    told = Alert(told="Duty desk", told_at="today", done="rung")
    lines = [in_both(cells_of(columns, alert)) for alert in (Alert(), told)]  # type: ignore[arg-type]
    assert [line.split()[:3] for line in lines] == [["⚑", "open", "NOR-03"], ["✓", "closed", "NOR-03"]]
    assert lines[0].endswith("Child at risk  left alone")
