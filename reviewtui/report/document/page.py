"""A document as one web page that needs nothing else: its styles and its charts are in it, and it runs no program."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from traceback import walk_tb
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.casefile.visible import visible
from reviewtui.report.cells import Piece
from reviewtui.report.document.blocks import Bars, Document, Strips
from reviewtui.report.marks import place_of

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE = "page.html.j2"
"""Our own template; one of somebody's own extends it by this name."""
_UNSEEN = re.compile(r"<!--.*?-->|<(head|script|style|template|title)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
"""What of a page is on no screen: a draft says so where it is read, and not in the margins of print alone."""
NAME, WIDTH, LINE, BAR = 260, 720, 26, 18
"""Of a chart, in its own units: the column of names, all of it, a line and a bar."""
SHORT = 8
"""Characters of a cell that stay on one line: `▄ 12/20`."""
FEW = 8
"""Rows of a table that are not parted between two printed pages."""
BESIDE = 4
"""The room before the words in a bar."""
LETTER, NARROW = 9, 7
"""The room that a character takes: a digit or a capital in a bar, and any in a name."""
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


class OwnTemplate(NamedTuple):
    """A template of somebody's own: what it is called in a sentence, and its text."""

    name: str
    text: str
    clock: Callable[[], float]
    """Tells the seconds that were worked so far: a template may take so many."""


class FaultyTemplateError(Exception):
    """What is wrong with a template of somebody's own, in a sentence."""


def page(document: Document, own: OwnTemplate | None = None) -> bytes:
    """The page in UTF-8; the same document gives the same bytes.

    A template of somebody's `own` may take the place of ours, or extend it: it reads the document and no file.
    Raises FaultyTemplateError.
    """
    if own is None:
        return _environment().get_template(PAGE).render(document=document).encode()
    try:
        found = _environment(own.clock).from_string(own.text).render(document=document)
        data = found.encode()
    except Exception as fault:  # noqa: BLE001  a template is a program of somebody's own, and may end in anything
        raise FaultyTemplateError(f"{own.name}{_line(fault)}: {_said(fault)}.") from None
    if document.draft and document.draft not in _UNSEEN.sub(" ", found):
        raise FaultyTemplateError(f"{own.name} leaves out the word DRAFT: put {{{{ document.draft }}}} in its text.")
    return data


def _environment(clock: Callable[[], float] | None = None) -> "Environment":
    """Where templates are made into pages: nothing but the document is in reach, and every text is shown exactly."""
    from importlib.resources import files

    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from reviewtui.report.document.own_template import Bounded

    made = (ImmutableSandboxedEnvironment if clock is None else partial(Bounded, clock))(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value, multiline=True) if type(value) is str else value,
        loader=DictLoader({PAGE: files("reviewtui.report.document").joinpath(PAGE).read_text("utf-8")}),
    )
    made.globals.update(
        base64=_base64,
        kind_of=kind_of,
        tone_of=tone_of,
        chart_of=chart_of,
        NAME=NAME,
        WIDTH=WIDTH,
        BAR=BAR,
        SHORT=SHORT,
        FEW=FEW,
        BESIDE=BESIDE,
    )
    return made


def _said(fault: Exception) -> str:
    """What went wrong, without the names of our own classes."""
    from jinja2 import TemplateNotFound

    if isinstance(fault, TemplateNotFound):
        return f"it asks for {visible(', '.join(map(str, fault.templates)))}; only {PAGE} can be extended"
    if isinstance(fault, MemoryError):
        return "it needs more memory than there is"
    if isinstance(fault, SyntaxError):
        return visible(fault.msg)
    said = visible(str(fault)) or type(fault).__name__
    return re.sub(r"'reviewtui\.[\w.]*?(\w+) object'", r"\1", said).rstrip(".")


def _line(fault: BaseException) -> str:
    """`:12`, the line of a template of somebody's own at which it went wrong; empty where that is not known."""
    if isinstance(fault, SyntaxError):  # of the program that was made of the template: its lines are others
        return ""
    if (number := getattr(fault, "lineno", None)) is None:
        frames = [each for each in walk_tb(fault.__traceback__) if each[0].f_code.co_filename == "<template>"]
        number = frames[-1][1] if frames else None
    return "" if number is None else f":{number}"


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
            text = next((words for words in (said, part.letter) if len(words) * LETTER + BESIDE <= width), "")
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
    most = NAME // NARROW
    return name if len(name) <= most else f"{name[: most - 1]}…"
