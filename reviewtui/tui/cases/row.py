"""One case in the list, and the names of the columns."""

from dataclasses import dataclass

from textual.content import Content

from reviewtui.framework.model import Framework
from reviewtui.report.caselist import shown
from reviewtui.report.cells import cells_of
from reviewtui.services.caselist import CaseLine
from reviewtui.tui.cells import content_of


@dataclass(frozen=True)
class CaseRow:
    """A case and the framework its grades are read by."""

    line: CaseLine
    framework: Framework
    longest: int = 0
    """Characters of the longest reference in the list."""


def case_content(row: CaseRow, width: int) -> Content:
    """One line for a case."""
    return content_of(cells_of(shown(row.framework, width, row.longest).columns, row.line))


def heading(framework: Framework, width: int, longest: int = 0) -> Content:
    """The names of the columns, with the list's marker column before them; on more lines where codes need them."""
    lines = [f" {content_of(row).plain}" for row in shown(framework, width - 1, longest).heading]
    return Content("\n").join([Content.styled(each[:width].ljust(width), "$tone-quiet") for each in lines])
