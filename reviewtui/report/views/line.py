"""One line of a view, made once for print and screen: its cells, how it is meant, and what opens from it."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from rich.text import Text

from reviewtui.report.cells import Cell, Column, Piece, cells_of, titles_of
from reviewtui.report.columns import drawn, paragraph

Meant = Literal["row", "heading", "note"]
STYLES = {"row": "", "heading": "bold", "note": "dim"}


class Opens(NamedTuple):
    """What is behind a line: a case, a question's answers, a measure's distribution, the cases of a site or group.

    Or the cases that were judged on a day.
    """

    case: str = ""
    question: str = ""
    measure: str = ""
    commentary: str = ""
    """Id of a commentary of the case."""
    site: str = ""
    group: tuple[str, str] | None = None
    day: str = ""
    """YYYY-MM-DD, UTC."""


NOTHING = Opens()


class Line(NamedTuple):
    """Cells on one line. Texts are untrusted until they are drawn."""

    cells: Sequence[Cell]
    meant: Meant = "row"
    opens: Opens = NOTHING


def printed(line: Line, width: int) -> Text:
    """A line in print."""
    return drawn(line.cells, width, STYLES[line.meant])


def sentence(text: str, width: int, meant: Meant = "row", opens: Opens = NOTHING, *, indent: int = 0) -> Iterator[Line]:
    """Some text on as many lines as it takes, each `indent` spaces in."""
    for part in paragraph(text, width, indent=1 + indent):
        yield Line((Cell((Piece(part.plain[1:]),)),), meant, opens)


def table(
    columns: Sequence[Column[Any]], rows: Sequence[Any], opens: Sequence[Opens], *, titles: bool = True
) -> Iterator[Line]:
    """A line of titles, then a line a row, each with what it opens."""
    if titles:
        yield Line(titles_of(columns), "heading")
    for row, opened in zip(rows, opens, strict=True):
        yield Line(cells_of(columns, row), "row", opened)
