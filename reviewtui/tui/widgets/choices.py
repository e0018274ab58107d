"""A few things to choose from, one under the other, each with what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.tui.actions import bindings
from reviewtui.tui.text import cut, plain


@dataclass(frozen=True)
class Choice:
    """One thing to choose."""

    key: str
    """The key that chooses it, as the action table has it; blank when only the cursor does."""
    label: str
    hint: str = ""


class Choices(Widget, can_focus=True, inherit_bindings=False):
    """Arrows and Enter choose; the keys beside the choices belong to the screen, by the action table."""

    BINDINGS = bindings("list")

    cursor: reactive[int] = reactive(0)
    picked: reactive[int | None] = reactive[int | None](None)

    @dataclass
    class Chosen(Message):
        """One was chosen."""

        index: int

    def __init__(self, choices: Sequence[Choice], *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        """In the order shown."""
        super().__init__(id=id)
        self._choices = tuple(choices)

    def pick(self, index: int) -> None:
        """Choose one."""
        self.cursor = self.picked = index
        self.post_message(self.Chosen(index))

    def action_move(self, lines: int) -> None:
        """Go to the choice above or below."""
        self.cursor = min(max(self.cursor + lines, 0), len(self._choices) - 1)

    def action_page(self, pages: int) -> None:
        """Go to the first or last choice."""
        self.action_move(pages * len(self._choices))

    def action_first(self) -> None:
        """Go to the first choice."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last choice."""
        self.cursor = len(self._choices) - 1

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        self.pick(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        if event.y < len(self._choices):
            self.pick(event.y)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each choice."""
        return len(self._choices)

    def render(self) -> Content:
        """The cursor in reverse video while the keys go here; what was picked keeps its mark."""
        return Content("\n").join(self._line(index, choice) for index, choice in enumerate(self._choices))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs, for magnifiers."""
        return self.content_region.offset + Offset(0, self.cursor)

    def watch_cursor(self) -> None:
        """Take the terminal's cursor along."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def _line(self, index: int, choice: Choice) -> Content:
        at_cursor = index == self.cursor
        label_width = max(len(each.label) for each in self._choices)
        marker = "▸" if at_cursor else " "
        chosen = "● " if index == self.picked else "  "
        line = Content.assemble(
            marker + chosen,
            (f"{choice.key} " if choice.key else "", "$accent"),
            plain(choice.label.ljust(label_width)),
            "  ",
            plain(choice.hint, "$tone-quiet"),
        )
        line = cut(line, self.size.width, pad=True)
        return Content.styled(line.plain, "reverse") if at_cursor and self.has_focus else line
