"""A guide that comes with the program, read over the screen it was asked for on."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown

from reviewtui.services.preferences.guides import guide_text, title_of
from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog


class GuideDialog(Dialog[None]):
    """The guide from a heading on; it scrolls."""

    BINDINGS = bindings("help")
    HINT = "{dialog.cancel} close  ↑ ↓ PgUp PgDn scroll"
    AUTO_FOCUS = "#guide"

    def __init__(self, guide: str, heading: int = 0) -> None:
        """`heading` is its number among the guide's headings."""
        super().__init__()
        self._text, self._number = guide_text(guide), heading

    def heading(self) -> Content:
        """The guide's title."""
        return Content(title_of(self._text))

    def body(self) -> ComposeResult:
        """The whole guide, links that lead nowhere left alone."""
        with VerticalScroll(id="guide"):
            yield Markdown(self._text, open_links=False)

    def on_mount(self) -> None:
        """Go to the heading once it has its place."""
        if self._number:
            self.call_after_refresh(self._go_to_heading)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#guide", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by pages."""
        guide = self.query_one("#guide", VerticalScroll)
        guide.scroll_relative(y=pages * (guide.size.height - 1), animate=False)

    def _go_to_heading(self) -> None:
        headings = list(self.query("MarkdownHeader"))
        if self._number < len(headings):
            self.query_one("#guide", VerticalScroll).scroll_to_widget(
                headings[self._number], top=True, animate=False, force=True
            )
