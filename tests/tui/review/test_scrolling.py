"""The thumb at the edge of rows of several lines, with fewer rows than the pane is high, as many, and more."""

import pytest
from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip

from reviewtui.tui.review.panes.scrolling import THUMB
from reviewtui.tui.review.panes.tall_rows import TallRows

HEIGHT = 6


class Pane(TallRows):
    """Of one size, drawn without an app."""

    size = Size(20, HEIGHT)  # type: ignore[assignment]  # Textual's property

    def draw(self, content: Content, width: int, *, reverse: bool = False) -> Strip:
        """The text alone."""
        return Strip([Segment(content.plain)])


def thumb(count: int, top: int) -> str:
    """The last column of a pane with rows of two lines, from the row `top` on; `.` where no thumb is."""
    pane = Pane(lambda index, width: (Content("one"), Content("two")))
    pane.count, pane.top = count, top
    return "".join(pane.render_line(y).text[-1] for y in range(HEIGHT)).replace(THUMB, "#").replace(" ", ".")


@pytest.mark.parametrize(
    ("count", "at_top", "at_end"),
    [
        (3, "......", "......"),
        (4, "####..", "..####"),
        (HEIGHT, "###...", "...###"),
        (12, "#.....", ".....#"),
    ],
)
def test_the_thumb_goes_from_the_top_to_the_end(count: int, at_top: str, at_end: str) -> None:
    assert thumb(count, 0) == at_top
    assert thumb(count, max(count - HEIGHT // 2, 0)) == at_end
