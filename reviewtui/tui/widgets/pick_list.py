"""A short list to pick from in a dialog, with the keys of every other list and a cursor in reverse video."""

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import OptionList

from reviewtui.tui.actions import bindings

REVERSE = Style(reverse=True)


class PickList(OptionList, inherit_bindings=False):
    """One line an option; a disabled option is a heading."""

    BINDINGS = bindings("list")

    def __init__(self) -> None:
        """Filled with `add_options`."""
        super().__init__(markup=False, compact=True, classes="grows")

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs, for magnifiers."""
        return self.content_region.offset + Offset(0, (self.highlighted or 0) - self.scroll_offset.y)

    def render_line(self, y: int) -> Strip:
        """Styles cannot reverse an option, so it is done here: the cursor must be seen without colour too."""
        strip = super().render_line(y)
        if self.scroll_offset.y + y != self.highlighted:
            return strip
        plain = self.get_visual_style("option-list--option").rich_style
        return Strip(Segment.apply_style(strip, post_style=plain + REVERSE), strip.cell_length)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Take the terminal's cursor along."""
        super().watch_highlighted(highlighted)
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def action_move(self, lines: int) -> None:
        """Move the cursor by a line."""
        (self.action_cursor_down if lines > 0 else self.action_cursor_up)()

    def action_page(self, pages: int) -> None:
        """Move the cursor by a page."""
        move: Callable[[], None] = self.action_page_down if pages > 0 else self.action_page_up
        move()

    def action_choose(self) -> None:
        """Pick what is under the cursor."""
        self.action_select()
