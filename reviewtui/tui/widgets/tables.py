"""What a table's list may want beside itself: the names of its columns, and sideways keys left to the screen."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.widget import Widget

from reviewtui.tui.actions import actions_of
from reviewtui.tui.widgets.paged_list import PagedList

Row = TypeVar("Row")
SIDEWAYS = frozenset({"left", "right", "h", "l"})


class ColumnNames(Widget):
    """The names over a list's columns, as wide as its lines are: a scroll bar takes a cell from both."""

    def __init__(self, names: Callable[[int], Content], rows: ScrollView) -> None:
        """`names` gives the line for a width in cells; `rows` is the list beneath."""
        super().__init__()
        self._names = names
        self._rows = rows

    @dataclass
    class Pressed(Message):
        """The heading was clicked, at a cell of the line."""

        x: int

    def on_click(self, event: events.Click) -> None:
        """Tell it to whoever knows what stands there."""
        self.post_message(self.Pressed(event.x))

    def on_mount(self) -> None:
        """Follow the list's scroll bar."""
        self.watch(self._rows, "show_vertical_scrollbar", self._redraw, init=False)

    def render(self) -> Content:
        """The line."""
        return self._names(self._rows.scrollable_content_region.width).truncate(self.size.width)

    def _redraw(self) -> None:
        self.refresh()


def _upright() -> list[BindingType]:
    """The keys of every list, less those that point sideways."""
    actions = [
        replace(action, keys=tuple(key for key in action.keys if key not in SIDEWAYS)) for action in actions_of("list")
    ]
    return [action.binding for action in actions if action.keys]


class UprightList(PagedList[Row], inherit_bindings=False):
    """Keys go up and down, and Enter alone opens a row."""

    BINDINGS = _upright()
