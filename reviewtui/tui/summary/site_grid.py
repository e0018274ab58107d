"""The grid of lines and sites: as many sites side by side as fit, the one the cursor is on always among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from reviewtui.framework.model import Framework
from reviewtui.services.summaries import SiteSummary
from reviewtui.tui.summary.columns import FEWEST_TITLE
from reviewtui.tui.summary.rows import QuestionRow, Row
from reviewtui.tui.summary.site_lines import cell
from reviewtui.tui.text import fitted

INDENT = 1
LEAST_CELL, MOST_NAME = 8, 12
GAP = 1


@dataclass(frozen=True)
class Grid:
    """Where everything stands in a line."""

    name: int
    """Cells for the line's code and title."""
    cell: int
    """Cells for one site."""
    sites: tuple[SiteSummary, ...]
    """The sites in sight."""
    chosen: int
    """Which of them the cursor is on."""
    more_before: bool
    more_after: bool

    @classmethod
    def of(
        cls, framework: Framework, rows: Sequence[Row], sites: Sequence[SiteSummary], width: int, chosen: int
    ) -> "Grid":
        """The grid in lines of `width` cells, with site number `chosen` in sight."""
        longest = max((len(row.title) for row in rows if isinstance(row, QuestionRow)), default=0)
        code = max((len(question.code) for question in framework.questions()), default=0)
        widest = max((cell(row, site).cell_length for row in rows for site in sites), default=0)
        names = min(max((len(site.name) for site in sites), default=0), MOST_NAME)
        each = max(widest + 2, names + 1, LEAST_CELL) + GAP
        least = INDENT + code + 1 + FEWEST_TITLE
        fit = min(max((width - least) // each, 1), len(sites))
        first = min(max(chosen - fit // 2, 0), len(sites) - fit)
        name = min(width - fit * each, INDENT + code + 1 + longest + 2)
        shown = tuple(sites[first : first + fit])
        return cls(name, each, shown, chosen - first, first > 0, first + fit < len(sites))

    def heading(self) -> Content:
        """The sites' names, the chosen one standing out, with the list's marker column before them."""
        parts = [
            fitted(site.name, self.cell - GAP, "bold reverse" if number == self.chosen else "$tone-quiet")
            for number, site in enumerate(self.sites)
        ]
        before, after = "‹" if self.more_before else " ", "›" if self.more_after else " "
        lead = fitted("good of applicable", self.name, "$tone-quiet")
        return Content.assemble(" ", lead, before, Content(" ").join(parts), after)

    def line(self, row: Row, *, marked: bool) -> Content:
        """A line with its cells; in the line of the cursor the chosen cell stands in brackets."""
        cells = [
            self._cell(row, site, marked=marked and number == self.chosen) for number, site in enumerate(self.sites)
        ]
        return Content.assemble(self._name(row), " ", Content(" ").join(cells))

    def _name(self, row: Row) -> Content:
        if isinstance(row, QuestionRow):
            return Content.assemble(" " * INDENT, fitted(f"{row.code} {row.title}", self.name - INDENT))
        return fitted(f"{row.code} {row.title}", self.name, "bold")

    def _cell(self, row: Row, site: SiteSummary, *, marked: bool) -> Content:
        words = cell(row, site)
        room = self.cell - GAP - 2
        inside = words.truncate(room, ellipsis=True)
        found = Content.assemble("[", inside, "]") if marked else Content.assemble(" ", inside, " ")
        return found.truncate(self.cell - GAP, pad=True)
