"""The grid of the heat map: questions down, cases across, as many as fit, the one of the cursor always among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from textual.content import Content

from reviewtui.framework.model import Question
from reviewtui.report.columns import site_label
from reviewtui.report.views.answers import answer_piece
from reviewtui.services.views.view import View
from reviewtui.tui.cells import words
from reviewtui.tui.text import fitted

CELL = 2
"""Cells of one case: its letter, and a space before it for the bracket of the cursor."""
FEWEST_NAME = 20


@dataclass(frozen=True)
class MapGrid:
    """Where everything stands in a line."""

    view: View
    name: int
    """Cells for a question's code and title."""
    first: int
    """Number of the first case in sight."""
    fit: int
    """How many are in sight."""

    @classmethod
    def of(cls, view: View, width: int, chosen: int) -> "MapGrid":
        """The grid in lines of `width` cells, with case number `chosen` in sight."""
        titles = (len(question.code) + 1 + len(question.title) for question in view.inspection.framework.questions())
        cases = len(view.rows)
        fit = min(max((width - 1 - FEWEST_NAME) // CELL, 1), cases)
        name = min(width - 1 - fit * CELL, max(titles, default=0))
        return cls(view, name, min(max(chosen - fit // 2, 0), cases - fit), fit)

    @property
    def in_sight(self) -> range:
        """Numbers of the cases."""
        return range(self.first, self.first + self.fit)

    def heading(self, chosen: int, *, by_site: bool) -> Content:
        """The sites over their cases: name or code over those of one site, its first letter where they are mixed."""
        more = f"{'‹' if self.first else ' '}"
        after = "›" if self.first + self.fit < len(self.view.rows) else ""
        case = fitted(self.view.rows[chosen]["case"], self.name - 1) if self.view.rows else Content("")
        return Content.assemble(" ", case, more, *self._sites(by_site=by_site), after)

    def line(self, place: int, question: Question, chosen: int | None) -> Content:
        """A question with its answers; in the line of the cursor the answer of case `chosen` stands in brackets."""
        framework, cells = self.view.inspection.framework, self.view.cells
        parts: list[Content | str] = [fitted(f"{question.code} {question.title}", self.name)]
        for number in self.in_sight:
            before = "[" if number == chosen else "]" if chosen is not None and number == chosen + 1 else " "
            parts += [before, words(answer_piece(framework, question, cells[number][place]))]
        return Content.assemble(*parts, "]" if chosen == self.first + self.fit - 1 else "")

    def _sites(self, *, by_site: bool) -> Iterator[Content]:
        sites = [self.view.inspection.site(self.view.rows[number]["site"]) for number in self.in_sight]
        if not by_site:
            yield from (fitted(f" {site.name}"[:CELL], CELL) for site in sites)
            return
        for site, run in groupby(sites):
            room = len(list(run)) * CELL
            yield fitted(f" {site_label(site.name, site.code, room - 1)[: room - 1]}", room)
