"""A document as one web page that needs nothing else: its styles and its charts are in it, and it runs no program."""

from collections.abc import Iterator
from typing import NamedTuple

from reviewtui.casefile.visible import visible
from reviewtui.report.cells import Piece
from reviewtui.report.document.blocks import Bars, Document, Strips
from reviewtui.report.marks import place_of

NAME, WIDTH, LINE, BAR = 260, 720, 26, 18
"""Of a chart, in its own units: the column of names, all of it, a line and a bar."""
LETTER = 9
"""The room that a character takes."""
KIND = {"Heading": "heading", "Paragraph": "paragraph", "Points": "points", "Table": "table"}


class Shape(NamedTuple):
    """A part of a bar, or the text on it."""

    x: float
    width: float
    kind: str
    """Class of its colour."""
    text: str


class Line(NamedTuple):
    """One line of a chart."""

    y: int
    name: str
    shapes: tuple[Shape, ...] = ()
    dots: tuple[float, ...] = ()


class Chart(NamedTuple):
    """A chart as it is drawn, and in words."""

    caption: str
    words: str
    legend: str
    height: int
    lines: tuple[Line, ...]
    limit: float | None = None
    ends: tuple[str, str] = ("", "")
    """What the left and the right end of the lines mean."""


def page(document: Document) -> bytes:
    """The page in UTF-8; the same document gives the same bytes."""
    from importlib.resources import files

    from jinja2 import Environment, StrictUndefined

    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["shown"] = lambda text: visible(text, multiline=True)
    made.globals.update(
        base64=_base64, kind_of=kind_of, tone_of=tone_of, chart_of=chart_of, NAME=NAME, WIDTH=WIDTH, BAR=BAR
    )
    template = files("reviewtui.report.document").joinpath("page.html.j2").read_text("utf-8")
    return made.from_string(template).render(document=document).encode()


def _base64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode()


def kind_of(block: object) -> str:
    """How a block is drawn."""
    return KIND.get(type(block).__name__, "chart")


def tone_of(piece: Piece) -> str:
    """The class of some words: a grade's place on its scale, else how they are meant."""
    if piece.graded:
        place = place_of(*piece.graded)
        return "" if place is None else f"g{place}"
    return piece.tone


def chart_of(block: Bars | Strips) -> Chart:
    """A chart as shapes."""
    return _bars(block) if isinstance(block, Bars) else _strips(block)


def _bars(block: Bars) -> Chart:
    most = max((sum(part.cases for part in bar.parts) for bar in block.bars), default=0) or 1
    room = WIDTH - NAME
    lines = []
    for place, bar in enumerate(block.bars):
        shapes, x = [], float(NAME)
        for part in bar.parts:
            width = room * part.cases / most
            said = f"{part.letter}{part.cases}"
            text = next((words for words in (said, part.letter) if len(words) * LETTER <= width), "")
            tone = tone_of(Piece("", graded=part.graded)) if part.graded else "none"
            shapes.append(Shape(round(x, 1), round(width, 1), tone or "plain", text))
            x += width
        lines.append(Line(place * LINE, _cut(bar.name), tuple(shapes)))
    return Chart(block.caption, block.words, block.legend, LINE * max(len(lines), 1), tuple(lines))


def _strips(block: Strips) -> Chart:
    most, room = block.most or 1, WIDTH - NAME - 2 * LETTER
    lines = tuple(
        Line(place * LINE, _cut(strip.name), dots=tuple(_places(strip.values, most, room)))
        for place, strip in enumerate(block.strips)
    )
    limit = None if block.limit is None else round(NAME + LETTER + room * block.limit / most, 1)
    legend = "A dot is a case." if limit is None else f"A dot is a case; the line is the limit of {block.limit:,}."
    ends = ("0", f"{block.most:,} {block.unit}")
    return Chart(block.caption, block.words, legend, LINE * (len(lines) + 1), lines, limit, ends)


def _places(values: tuple[int, ...], most: int, room: int) -> Iterator[float]:
    for value in values:
        yield round(NAME + LETTER + room * value / most, 1)


def _cut(name: str) -> str:
    """A name that fits its column."""
    most = NAME // LETTER
    return name if len(name) <= most else f"{name[: most - 1]}…"
