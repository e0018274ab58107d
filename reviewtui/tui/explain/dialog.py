"""Why a rating is what it is, in a window over the screen that asked; the key that opened it closes it."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.explain.content import parts, rule_words
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation

AROUND = 7
"""Lines of the window that are not the text: border, heading, keys and the space between."""


class ExplainDialog(Dialog[None]):
    """Shows one Explanation; changes nothing."""

    CSS_PATH = Path(__file__).with_name("explain.tcss")
    BINDINGS = bindings("explain")
    HINT: ClassVar[str] = "e close  j k scroll"

    def __init__(self, explanation: "Explanation") -> None:
        """`explanation` as `services.explaining.explain` gave it."""
        super().__init__()
        self.explanation = explanation

    def heading(self) -> Content:
        """What is explained."""
        return Content.assemble("Why: ", plain(self.explanation.title))

    def body(self) -> ComposeResult:
        """The sentence first, then everything behind it."""
        with VerticalScroll(id="explanation"):
            yield Static(plain(self.explanation.sentence), classes="sentence")
            yield Static(Content.assemble("Rule: ", plain(rule_words(self.explanation.rule))), classes="rule")
            for part in parts(self.explanation):
                yield Static(Content(part.heading), classes="part")
                for paragraph in part.paragraphs:
                    yield Static(paragraph, classes="paragraph")

    def on_resize(self, event: events.Resize) -> None:
        """Keep heading and keys in sight, however long the text."""
        self._text.styles.max_height = max(event.size.height - AROUND, 1)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._text.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by windowfuls."""
        self._text.scroll_relative(y=pages * max(self._text.size.height - 1, 1), animate=False)

    def action_first(self) -> None:
        """Scroll to the beginning."""
        self._text.scroll_home(animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self._text.scroll_end(animate=False)

    @property
    def _text(self) -> VerticalScroll:
        return self.query_one("#explanation", VerticalScroll)
