"""A table's rows are made once: print and screen draw the same ones, and so does a file of comma-separated values."""

import csv
import io
from collections.abc import Iterable, Sequence

from reviewtui.report.cells import Cell, cells_of, titles_of
from reviewtui.report.columns import drawn
from reviewtui.report.judged import JudgedCase, judged_columns
from reviewtui.report.progress import people_shown, progress_parts
from reviewtui.report.summary import cells as summary_cells
from reviewtui.report.summary.columns import printed, shown
from reviewtui.report.summary.rows import rows_of
from reviewtui.tui.cells import content_of
from tests.report.values import Case, Person, Progress, framework, rated

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
        "±1",
    ]


def test_the_summary_makes_a_file_of_comma_separated_values() -> None:
    columns = shown(framework(), SUMMARY, WIDTH)
    rows = [summary_cells.cells(row, columns) for row in rows_of(framework(), SUMMARY)[:3]]
    assert comma_separated([summary_cells.heading(SUMMARY, columns), *rows]) == [
        '"Standard, question",good,%,"a letter a case, · to do",rating',
        "1 Assessment quality,lowest: 1.2,GOOD,±1,one judgement changes it",
        '1.1,"Needs, history and risk",3/3,100%,GGG·,Outstanding,±1,one judgement changes it',
        "1.2,Sexual behaviour,3/4,75%,GGGI,Good,±1,one judgement changes it",
    ]


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


def test_print_and_screen_say_the_same_of_how_far_the_work_has_come() -> None:
    progress = Progress(cases=2400, judged=1200, disagreements=2)
    in_print, on_screen = ([part.text for part in progress_parts(progress, on_screen=each)] for each in (False, True))
    assert in_print == ["1,200 of 2,400 cases judged", "1,200 to do", "2 disagreements"]
    assert on_screen == [*in_print[:2], "≠ 2 disagreements"]
