"""All keys of a screen, from the table of actions. The key that opened it closes it."""

from collections.abc import Callable
from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.tui.actions import CONTEXTS, Action, actions_of, bindings
from reviewtui.tui.dialog import Dialog

WIDTH = 70
"""Cells within the dialog, at its widest."""


class HelpScreen(Dialog[None]):
    """Headings, keys and one sentence each; what cannot be done now is dimmed."""

    BINDINGS = bindings("help")
    HEADING = "Keys"
    HINT = "? or Esc closes  ↑ ↓ PgUp PgDn scroll"
    AUTO_FOCUS = "#keys"

    def __init__(self, contexts: tuple[str, ...], works: Callable[[Action], bool]) -> None:
        """The contexts of the screen, its own first."""
        super().__init__()
        self._contexts, self._works = contexts, works

    def body(self) -> ComposeResult:
        """One line for each action, the screen's own contexts first."""
        with VerticalScroll(id="keys"):
            yield Static(help_text(self._contexts, self._works))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#keys", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages."""
        keys = self.query_one("#keys", VerticalScroll)
        keys.scroll_relative(y=pages * (keys.size.height - 1), animate=False)


def help_text(contexts: tuple[str, ...], works: Callable[[Action], bool]) -> Content:
    """Every action of the contexts under a heading each."""
    width = max(len(action.all_keys) for action in actions_of(*contexts))
    lines: list[Content] = []
    for context in sorted(contexts, key=lambda each: each == "list"):
        lines += [Content("")] if lines else []
        lines.append(Content.styled(CONTEXTS[context][0], "bold $primary"))
        for action in actions_of(context):
            lines += _lines(action, width, works(action))
    return Content("\n").join(lines)


def _lines(action: Action, width: int, works: bool) -> list[Content]:
    """Keys, and the sentence beside them on as many lines as it takes."""
    first, *more = wrap(action.help, WIDTH - width - 4)
    style = "" if works else "$tone-quiet"
    keys = Content.styled(f"  {action.all_keys.ljust(width)}  ", style or "$accent")
    return [
        Content.assemble(keys, (first, style)),
        *(Content.styled(" " * (width + 4) + line, style) for line in more),
    ]
