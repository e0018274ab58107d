"""The window with what cases say in codes: what came of them, disposals, needs and people harmed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.report.case_figures import case_figure_lines
from reviewtui.services.summary.case_figures import CaseFigures
from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog

WIDTH = 64
NOTHING = "No case has a coded disposal, needs, people harmed or an outcome."


class CaseFiguresDialog(Dialog[None]):
    """Shows the figures; changes nothing."""

    BINDINGS = bindings("case_figures")
    HEADING = "What cases say in codes"
    HINT: ClassVar[str] = "↑ ↓ scroll  {case_figures.close} or {dialog.cancel} close"

    def __init__(self, figures: CaseFigures, among: str) -> None:
        """`figures` of all cases, or `among` those of a filter in words."""
        super().__init__()
        self._figures, self.among = figures, among

    def body(self) -> ComposeResult:
        """The lines as they are printed; there may be many, so they scroll."""
        lines = list(case_figure_lines(self._figures, WIDTH))
        with VerticalScroll(classes="grows"):
            if not lines:
                yield Static(Content(NOTHING))
            for line in lines[1:]:
                yield Static(Content.from_rich_text(line))
