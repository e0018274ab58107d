"""The grid of lines and sites: as many sites side by side as fit, the one the cursor is on always among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from reviewtui.framework.model import Framework
from reviewtui.report.columns import site_label
from reviewtui.report.summary.columns import FEWEST_TITLE
from reviewtui.report.summary.rows import QuestionRow, Row
from reviewtui.report.summary.sites import site_cell
from reviewtui.services.summary.summaries import SiteSummary
from reviewtui.tui.cells import words
from reviewtui.tui.text import fitted

INDENT = 1
MOST_NAME = 10


@dataclass(frozen=True)
class Grid:
    """Where everything stands in a line; every cell has a space on either side, for the brackets of the cursor."""

    name: int
    """Cells for the line's code and title."""
    cell: int
    """Cells for one site, without the spaces."""
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
        code = max((len(question.code) for question in framework.questions()), default=0)
        names = max((len(site_label(site.name, site.code, MOST_NAME)) for site in sites), default=0)
        room = max([names, *(words(*site_cell(row, site)).cell_length for row in rows for site in sites)])
        fit = min(max((width - 1 - INDENT - code - 1 - FEWEST_TITLE) // (room + 1), 1), len(sites))
        first = min(max(chosen - fit // 2, 0), len(sites) - fit)
        name = min(width - 1 - fit * (room + 1), max(INDENT + len(row.code) + 1 + len(row.title) for row in rows))
        shown = tuple(sites[first : first + fit])
        return cls(name, room, shown, chosen - first, first > 0, first + fit < len(sites))

    def heading(self) -> Content:
        """The sites' names, the chosen one standing out, with the list's marker column before them."""
        parts = [
            _right(fitted(label, min(len(label), self.cell)), self.cell).stylize(
                "bold" if number == self.chosen else "$tone-quiet"
            )
            for number, label in enumerate(site_label(site.name, site.code, self.cell) for site in self.sites)
        ]
        before, after = "‹" if self.more_before else " ", "›" if self.more_after else " "
        lead = fitted("good of applicable", self.name, "$tone-quiet")
        return Content.assemble(" ", lead, before, Content(" ").join(parts), after)

    def line(self, row: Row, *, at_cursor: bool) -> Content:
        """A line with its cells; in the line of the cursor the chosen cell stands in brackets."""
        chosen = self.chosen if at_cursor else -1
        parts: list[Content | str] = [self._name(row)]
        for number, site in enumerate(self.sites):
            said = words(*site_cell(row, site))
            room = self.cell - said.cell_length
            after_chosen = chosen >= 0 and number == chosen + 1
            before = f"{']' if after_chosen else ' '}{' ' * room}"
            parts += [f"{before[:-1]}[" if number == chosen else before, said]
        return Content.assemble(*parts, "]" if chosen == len(self.sites) - 1 else "")

    def _name(self, row: Row) -> Content:
        if isinstance(row, QuestionRow):
            return Content.assemble(" " * INDENT, fitted(f"{row.code} {row.title}", self.name - INDENT))
        return fitted(f"{row.code} {row.title}", self.name, "bold")


def _right(content: Content, width: int) -> Content:
    return content.pad_left(max(width - content.cell_length, 0))
