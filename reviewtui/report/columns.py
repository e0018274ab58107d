"""Lines made of columns: text from outside is made harmless, then cut or filled to a width in cells."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, chop_cells
from rich.text import Text

from reviewtui.casefile.visible import visible

WIDEST = 2
"""Cells of the widest character: there is no narrower line of text."""
MOST_HEADS = 3
"""Lines that the names of narrow columns may take."""


def cell(text: str, width: int, style: str = "", *, right: bool = False) -> Text:
    """`text` in exactly `width` cells: cut with an ellipsis, or filled with spaces (before it, when `right`)."""
    made = Text(visible(text) if width else "", style)
    made.truncate(width, overflow="ellipsis")
    gap = " " * (width - made.cell_len)
    return Text.assemble(gap, made) if right else Text.assemble(made, gap)


def line(cells: Iterable[Text | str], width: int, indent: int = 1) -> Text:
    """Cells side by side with a space between, `indent` spaces in; cut at `width`, spaces at the end dropped."""
    made = Text(" " * indent) + Text(" ").join(Text(part) if isinstance(part, str) else part for part in cells)
    made.rstrip()
    made.truncate(width, overflow="ellipsis")
    return made


def paragraph(text: str, width: int, style: str = "", *, indent: int = 1) -> list[Text]:
    """`text` wrapped at spaces to `width` cells, every line `indent` spaces in; its own line ends stay."""
    room = max(width - indent, WIDEST)
    lines = [part for own in visible(text, multiline=True).split("\n") for part in _wrapped(own, room)]
    return [Text(" " * indent).append(part, style) for part in lines]


def labelled(label: Text, text: str, width: int, style: str = "", *, indent: int = 1) -> list[Text]:
    """`text` wrapped beside `label`, its further lines under its first."""
    first, *rest = paragraph(text, width, style, indent=indent + label.cell_len + 1)
    return [Text.assemble(" " * indent, label, first[indent + label.cell_len :]), *rest]


def heads(codes: Sequence[str], room: int) -> list[str]:
    """Codes over columns of `room` cells each, every column named: on one line, or staggered over up to three.

    A code that would not fit even so is cut.
    """
    lines = [""]
    for place, code in enumerate(codes):
        start, shown = place * room, _cut(code, MOST_HEADS * room - 1)
        free = next((number for number, made in enumerate(lines) if len(made) < start or not made), len(lines))
        lines += [""] * (free + 1 - len(lines))
        lines[free] = lines[free].ljust(start) + shown
    return lines


def _cut(code: str, room: int) -> str:
    return code if len(code) <= room else f"{code[: room - 1]}…"


def _wrapped(text: str, room: int) -> list[str]:
    """One line of text as lines of at most `room` cells; a longer word is broken."""
    lines = [""]
    for word in text.split():
        for piece in chop_cells(word, room):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cell_len(joined) <= room:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines
