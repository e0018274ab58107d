"""Text from outside as something a screen can show: exactly, and without power over the terminal."""

import re

from rich.cells import cell_len
from textual.content import Content, Span
from textual.style import Style

from reviewtui.casefile.visible import visible
from reviewtui.report.columns import shortened

QUOTED = re.compile(r"(?<=“)[^“”]+(?=”)")
LEAST_QUOTED = 12
"""Cells in which one still knows what is quoted."""


def plain(text: str, style: str | Style = "", *, multiline: bool = False) -> Content:
    """Text as it is, with control characters as visible marks; never markup."""
    return Content.styled(visible(text, multiline), style)


def quoting_less(sentence: str, width: int) -> str:
    """A sentence in `width` cells if shortening the longest text that it quotes can do that; else as it is."""
    quoted = max(QUOTED.findall(sentence), key=len, default="")
    room = width - cell_len(sentence) + cell_len(quoted)
    return sentence.replace(quoted, shortened(quoted, room), 1) if room >= LEAST_QUOTED else sentence


def cut(content: Content, width: int, *, pad: bool = False) -> Content:
    """At most `width` cells of a content, as a text in print is shortened."""
    if content.cell_length <= width:
        return content.truncate(width, pad=pad)
    text = shortened(content.plain, width)
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
