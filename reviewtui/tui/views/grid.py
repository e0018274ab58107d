"""What the views that are grids share: lines under the names of columns, and a cell under the cursor said in words."""

from collections.abc import Callable
from typing import Generic, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

from reviewtui.tui.views.view import ViewScreen
from reviewtui.tui.widgets.paged_list import PagedList
from reviewtui.tui.widgets.tables import ColumnNames, UprightList

Row = TypeVar("Row")


class GridScreen(ViewScreen, Generic[Row]):
    """A screen of such a view; the arrows go from column to column."""

    # For a screen to say ---------------------------------------------------------------------------------------------

    draw_line: Callable[[Row, int], Content]
    """A line in so many cells."""
    draw_names: Callable[[int], Content]
    """The names of its columns in so many cells."""
    show_cell: Callable[[], None]
    """Says the cell under the cursor in words."""

    # For a screen to use ---------------------------------------------------------------------------------------------

    @property
    def rows(self) -> UprightList[Row]:
        """The list of lines."""
        return cast("UprightList[Row]", self.query_one("#grid"))

    def redraw(self) -> None:
        """Draw every line anew: other columns may be in sight."""
        self.rows.notify_style_update()
        self.rows.refresh()
        self.query_one(ColumnNames).refresh()
        self.show_cell()

    # Its own ---------------------------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """The names of columns over the grid."""
        grid = UprightList[Row](lambda row, width: self.draw_line(row, width), empty="", pane=self.CONTEXT, id="grid")
        yield ColumnNames(lambda width: self.draw_names(width), grid)
        yield grid

    @on(PagedList.Highlighted)
    def line_changed(self) -> None:
        """Say the cell in words."""
        self.show_cell()

    def on_resize(self, event: events.Resize) -> None:
        """Other columns may be in sight."""
        super().on_resize(event)
        self.call_after_refresh(self.redraw)
