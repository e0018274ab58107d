"""Text from outside as something a screen can show: exactly, and without power over the terminal."""

from textual.content import Content
from textual.style import Style

from reviewtui.casefile.visible import visible


def plain(text: str, style: str | Style = "", *, multiline: bool = False) -> Content:
    """Text as it is, with control characters as visible marks; never markup."""
    return Content.styled(visible(text, multiline), style)


def fitted(text: str, width: int, style: str | Style = "") -> Content:
    """Text in exactly `width` cells: cut with an ellipsis, or filled with spaces."""
    return plain(text, style).truncate(width, ellipsis=True, pad=True)


def spread(left: Content, right: Content, width: int) -> Content:
    """Two contents at the ends of a line of `width` cells; the left one gives way."""
    if not right.cell_length:
        return left.truncate(width, ellipsis=True)
    room = max(0, width - right.cell_length - 1)
    return Content.assemble(left.truncate(room, ellipsis=True, pad=True), " ", right)
