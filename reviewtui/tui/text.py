"""Text from outside as something a screen can show: exactly, and without power over the terminal."""

from textual.content import Content, Span
from textual.style import Style

from reviewtui.casefile.visible import visible

LEAST_TO_CUT = 4
"""In fewer cells no word has room."""


def plain(text: str, style: str | Style = "", *, multiline: bool = False) -> Content:
    """Text as it is, with control characters as visible marks; never markup."""
    return Content.styled(visible(text, multiline), style)


def cut(content: Content, width: int, *, pad: bool = False) -> Content:
    """At most `width` cells of a content, up to the end of a word and an ellipsis; no bracket is left open.

    Only a word that begins in the first half, and does not end, is cut itself.
    """
    if content.cell_length <= width or width < LEAST_TO_CUT:
        return content.truncate(width, ellipsis=True, pad=pad)
    kept, whole = content.truncate(width - 1).plain, content.plain
    kept = kept if whole.startswith(kept) else kept[:-1]  # half a wide letter is a space
    end = len(kept) if whole[len(kept)] == " " else kept.rfind(" ")
    opened = kept.rfind(" (")
    if 0 < opened < end and ")" not in kept[opened:]:
        end = opened
    if end < len(kept) // 2:
        return content.truncate(width, ellipsis=True, pad=pad)
    head = kept[:end].rstrip(" ,;:·")
    text = f"{head}{' ' * (len(head) < len(kept))}…"
    spans = [Span(span.start, min(span.end, len(text)), span.style) for span in content.spans if span.start < len(text)]
    return Content(text, spans).truncate(width, pad=pad)


def fitted(text: str, width: int, style: str | Style = "") -> Content:
    """Text in exactly `width` cells: cut with an ellipsis, or filled with spaces."""
    return cut(plain(text, style), width, pad=True)


def spread(left: Content, right: Content, width: int) -> Content:
    """Two contents at the ends of a line of `width` cells; the left one gives way, all of it before its first word."""
    if not right.cell_length:
        return cut(left, width)
    room = max(0, width - right.cell_length - 1)
    if len(left.plain.partition(" ")[0]) > room:
        left = Content("")
    return Content.assemble(cut(left, room, pad=True), " ", right)
