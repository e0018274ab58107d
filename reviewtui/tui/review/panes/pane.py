"""What every pane has: a name, and a heading that shows by its line whether the keys go to it."""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from reviewtui.tui.review.panes.rows import Rows
from reviewtui.tui.review.panes.text_view import TextView
from reviewtui.tui.review.review import review_of
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import cut
from reviewtui.tui.timeline.view import TimelineView
from reviewtui.tui.widgets.lines import press_hint

MOST_LINES_IN_FULL = 4


class Heading(Widget):
    """A rule with the pane's title, and its most useful keys at the end: `─ Rationale ──── r write ─`."""

    def __init__(self) -> None:
        """Without a title until it is told one."""
        super().__init__()
        self._title = Content("")
        self._keys = ""
        self._focused = False

    @property
    def title(self) -> str:
        """What it says of the pane."""
        return self._title.plain

    def show(self, title: Content, keys: str = "") -> None:
        """Say another title and other keys."""
        if not self._title.is_same(title) or self._keys != keys:
            self._title, self._keys = title, keys
            self.refresh()

    def show_focus(self, focused: bool) -> None:
        """A heavy line while the keys go to this pane, a light one otherwise."""
        if self._focused != focused:
            self._focused = focused
            self.refresh()

    @dataclass
    class Clicked(Message):
        """The heading of a pane was clicked."""

        x: int

    def on_click(self, event: events.Click) -> None:
        """The keys go to the pane; a key that is named here is pressed there."""
        self.post_message(self.Clicked(event.x))

    def press(self, x: int) -> None:
        """Press the key that cell `x` names, if it names one."""
        press_hint(self, self._keys.split("  "), x - (self.size.width - len(self._keys) - 2))

    def render(self) -> Content:
        """The title gives way last, the keys first."""
        line, tone = ("━", "$accent") if self._focused else ("─", "$tone-quiet 70%")
        title = self._title.stylize("bold" if self._focused else "")
        room = self.size.width - title.cell_length - 4
        keys = f" {self._keys} " if self._keys and len(self._keys) + 3 <= room else ""
        rule = line * max(0, self.size.width - title.cell_length - 3 - len(keys) - (1 if keys else 0))
        end = line if keys else ""
        said = Content.assemble((f"{line} ", tone), title, " ", (rule, tone), (keys, "$tone-quiet"), (end, tone))
        return cut(said, self.size.width)


class ReviewPane(Vertical):
    """A pane of the review: its heading over its own widgets. Its keys are its `BINDINGS`, carried out by itself."""

    def __init__(self, pane: Pane, inner: Rows | TextView | TimelineView, *more: Widget) -> None:
        """`pane` is the name that the table of actions uses; `inner` moves by the keys of movement and has the focus;
        `more` stands beneath it.
        """
        super().__init__(id=pane.value)
        self.pane = pane.value
        self.heading = Heading()
        self.inner = inner
        self._more = more

    def compose(self) -> ComposeResult:
        """Heading, then the rest."""
        yield self.heading
        yield self.inner
        yield from self._more

    @property
    def focus_target(self) -> Widget:
        """What the keys go to."""
        return self.inner

    @property
    def copied(self) -> str:
        """What is copied here: the row under the cursor in full, or the text of the pane."""
        return self.inner.text if isinstance(self.inner, TextView) else ""

    @on(Heading.Clicked)
    def heading_clicked(self, event: Heading.Clicked) -> None:
        """Go to the pane, and do what its heading names under the pointer."""
        event.stop()
        review_of(self).focus_pane(Pane(self.pane))
        self.heading.press(event.x)

    @on(Rows.Chosen)
    async def chosen(self) -> None:
        """A second click is Enter."""
        await self.run_action("enter")


class ListPane(ReviewPane):
    """Rows that are cut where the pane ends; beneath them the one under the cursor in full, while the keys are here."""

    def __init__(self, pane: Pane, rows: Rows) -> None:
        """With nothing in full."""
        self.whole = Static(Content(""), classes="whole")
        super().__init__(pane, rows, self.whole)
        self.rows = rows
        self.whole.display = False

    @property
    def copied(self) -> str:
        """The row under the cursor."""
        return self.in_full().plain

    def in_full(self) -> Content:
        """The row under the cursor with all its words; empty where there is none."""
        return Content("")

    def show_whole(self, *, focused: bool, width: int) -> None:
        """Show the row under the cursor in full where `width` cells are too few for it."""
        content = self.in_full()
        self.whole.display = focused and content.cell_length > width - 2
        if self.whole.display:
            self.whole.update(content)

    @property
    def lines_in_full(self) -> int:
        """How many lines the row in full may take of the pane."""
        return MOST_LINES_IN_FULL if self.whole.display else 0


class Divider(Widget):
    """The line between two columns."""

    def render(self) -> Content:
        """As long as the column."""
        return Content.styled("\n".join("│" * max(1, self.size.height)), "$tone-quiet 70%")
