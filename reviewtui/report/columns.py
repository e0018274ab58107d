"""Lines made of columns: text from outside is made harmless, then cut or filled to a width in cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.text import Span, Text

from reviewtui.casefile.visible import visible
from reviewtui.report.cells import Cell, Column, Piece, Row, Tone, cells_of
from reviewtui.report.marks import style_of

WIDEST = 2
"""Cells of the widest character: there is no narrower line of text."""
LEAST_TO_CUT = 4
"""In fewer cells no word has room."""
STYLES: Mapping[Tone, str] = {"heading": "bold", "to_do": "dim", "struck": "strike"}


def cell(text: str, width: int, style: str = "", *, right: bool = False) -> Text:
    """`text` in exactly `width` cells: cut with an ellipsis, or filled with spaces (before it, when `right`)."""
    made = Text(visible(text) if width else "", style)
    return _filled(made, width, right=right)


def site_label(name: str, code: str, width: int) -> str:
    """A site's name, or its code where that is too long for `width` cells: several names may be alike once cut."""
    return code if code and cell_len(name) > width else name


def shortened(text: str, width: int) -> str:
    """`text` in at most `width` cells, up to the end of a word and an ellipsis; no bracket is left open.

    Only a word that begins in the first half, and does not end, is cut itself.
    """
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    kept = broken = set_cell_size(text, width - 1)
    if width < LEAST_TO_CUT:
        return f"{broken}…"
    kept = kept if text.startswith(kept) else kept[:-1]  # half a wide letter is a space
    end = len(kept) if text[len(kept)] == " " else kept.rfind(" ")
    opened = kept.rfind(" (")
    if 0 < opened < end and ")" not in kept[opened:]:
        end = opened
    if end < len(kept) // 2:
        return f"{broken}…"
    head = kept[:end].rstrip(" ,;:·")
    return f"{head}{' ' * (len(head) < len(kept))}…"


def cut(text: Text, width: int) -> Text:
    """The same of a text with styles."""
    shown = shortened(text.plain, width)
    spans = [Span(span.start, min(span.end, len(shown)), span.style) for span in text.spans if span.start < len(shown)]
    return Text(shown, text.style, spans=spans)


def table_lines(
    heading: Iterable[Sequence[Cell]], columns: Sequence[Column[Row]], rows: Iterable[Row], width: int
) -> Iterator[Text]:
    """A table in print: the lines of its heading, then a line a row."""
    for titles in heading:
        yield drawn(titles, width, "bold")
    for row in rows:
        yield drawn(cells_of(columns, row), width)


def drawn(row: Sequence[Cell], width: int, style: str = "") -> Text:
    """A row of a table on one line, one space in; cut at `width`, spaces at the end dropped."""
    made = Text(" ") + Text().join(map(_drawn_cell, row))
    made.rstrip()
    made = cut(made, width)
    made.stylize(style)
    return made


def text_of(*pieces: Piece) -> Text:
    """Some words of a line."""
    return Text().join(Text(visible(piece.text), _style(piece)) for piece in pieces)


def _drawn_cell(cell: Cell) -> Text:
    made = text_of(*cell.pieces)
    if not cell.width:
        return made
    return _filled(made, cell.width, right=cell.right)


def _filled(text: Text, width: int, *, right: bool) -> Text:
    made = cut(text, width)
    gap = " " * (width - made.cell_len)
    return Text.assemble(gap, made) if right else Text.assemble(made, gap)


def _style(piece: Piece) -> str:
    """In print only grades have a colour, what is still to do is dim, and what stands over other lines is bold."""
    return style_of(*piece.graded) if piece.graded is not None else STYLES.get(piece.tone, "")


def paragraph(text: str, width: int, style: str = "", *, indent: int = 1) -> list[Text]:
    """`text` wrapped at spaces to `width` cells, every line `indent` spaces in; its own line ends stay."""
    room = max(width - indent, WIDEST)
    lines = [part for own in visible(text, multiline=True).split("\n") for part in _wrapped(own, room)]
    return [Text(" " * indent).append(part, style) for part in lines]


def labelled(label: Text, text: str, width: int, style: str = "", *, indent: int = 1) -> list[Text]:
    """`text` wrapped beside `label`, its further lines under its first."""
    first, *rest = paragraph(text, width, style, indent=indent + label.cell_len + 1)
    return [Text.assemble(" " * indent, label, first[indent + label.cell_len :]), *rest]


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
