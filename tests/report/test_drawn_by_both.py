"""A table's rows are made once: print and screen draw the same ones, and so does a file of comma-separated values."""

import csv
import io
from collections.abc import Iterable, Sequence

from reviewtui.report.cells import Cell
from reviewtui.report.columns import drawn
from reviewtui.report.summary import cells as summary_cells
from reviewtui.report.summary.columns import printed, shown
from reviewtui.report.summary.rows import rows_of
from reviewtui.tui.cells import content_of
from tests.report.values import framework, rated

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
