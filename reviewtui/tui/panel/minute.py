"""The minute of the panel in a window, word for word as the verb prints it."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.report.panel import minute_lines
from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.tui.panel.table import Table

WIDTH = 70
"""Cells of a line: what the window holds beside its border and a scroll bar."""


class Minute(Dialog[None]):
    """Shows what is decided, by whom, when and why; changes nothing."""

    BINDINGS = bindings("notice")
    HEADING = "Minute"
    HINT = "↑ ↓ scroll  Enter or Esc closes  `reviewtui panel minute` prints it"

    def __init__(self, table: "Table") -> None:
        """`table` as it stands."""
        super().__init__()
        self._table = table

    def body(self) -> ComposeResult:
        """The lines of the minute; there may be many, so they scroll."""
        inspection = self._table.found.inspection
        lines = minute_lines(inspection.framework, inspection.title, self._table.panel_rows, WIDTH)
        with VerticalScroll(classes="grows"):
            for line in lines:
                heading = any("bold" in str(span.style) for span in line.spans)
                yield Static(plain(line.plain, "bold" if heading else "") if line.plain.strip() else Content(" "))
