"""The keys of the place one is at, from the table of actions. The key that opened it closes it."""

from collections.abc import Sequence
from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.tui.actions import bindings
from reviewtui.tui.actions.aims import Group, Line
from reviewtui.tui.dialog import Dialog

WIDTH = 70
"""Cells within the dialog, at its widest."""
MOST_KEYS = 20
"""Cells for the keys."""


class HelpScreen(Dialog[None]):
    """Headings, keys and one sentence each; what cannot be done now is dimmed."""

    BINDINGS = bindings("help")
    HEADING = "Keys"
    HINT = "{help.close} or {dialog.cancel} closes  ↑ ↓ PgUp PgDn scroll"
    AUTO_FOCUS = "#keys"

    def __init__(self, groups: Sequence[Group]) -> None:
        """The keys, those of the place that has the focus first."""
        super().__init__()
        self.groups = groups

    def body(self) -> ComposeResult:
        """A line for each key under a heading each group."""
        with VerticalScroll(id="keys"):
            yield Static(help_text(self.groups))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#keys", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages."""
        keys = self.query_one("#keys", VerticalScroll)
        keys.scroll_relative(y=pages * (keys.size.height - 1), animate=False)


def help_text(groups: Sequence[Group]) -> Content:
    """Every group under its heading."""
    width = min(max((len(line.keys) for group in groups for line in group.lines), default=0), MOST_KEYS)
    lines: list[Content] = []
    for group in groups:
        lines += [Content("")] if lines else []
        lines.append(Content.styled(group.heading, "bold $primary"))
        for line in group.lines:
            lines += _lines(line, width)
    return Content("\n").join(lines)


def _lines(line: Line, width: int) -> list[Content]:
    """Keys, and the sentence beside them on as many lines as it takes."""
    first, *more = wrap(line.sentence, WIDTH - width - 4)
    style = "" if line.works else "$tone-quiet"
    keys = Content.styled(f"  {line.keys.ljust(width)}  ", style or "$accent")
    return [
        Content.assemble(keys, (first, style)),
        *(Content.styled(" " * (width + 4) + text, style) for text in more),
    ]
