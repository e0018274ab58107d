"""What a document is made of: headings, paragraphs, lists, tables of cells and charts. What draws it is not known here.

Text from outside is made harmless where it is drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reviewtui.exchange.image import Image
from reviewtui.framework.model import Scale
from reviewtui.report.cells import Column, Piece, Row

MARKS = "Note"
"""What the column of marks is called, which has no name where there is no room for one."""


class Heading(NamedTuple):
    """Over what follows; 2 for a chapter, 3 for a part of one."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """Some sentences."""

    text: str
    strong: bool = False
    quiet: bool = False


class Points(NamedTuple):
    """A list of sentences."""

    items: tuple[str, ...]


class Table(NamedTuple):
    """A table; the first cell of each row names the row."""

    caption: str
    titles: tuple[str, ...]
    right: tuple[bool, ...]
    """Whether a column is set to the right."""
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    heads: tuple[bool, ...] = ()
    """Whether a row stands over those that follow; empty where none does."""


class Part(NamedTuple):
    """Some cases in one bar."""

    letter: str
    cases: int
    graded: tuple[Scale, str] | None


class Bar(NamedTuple):
    """One line of a chart."""

    name: str
    parts: tuple[Part, ...]

    @property
    def words(self) -> str:
        """`1.2 Sexual behaviour: G 13, R 6, · 5`."""
        return f"{self.name}: {', '.join(f'{part.letter} {part.cases:,}' for part in self.parts) or 'none'}"


class Bars(NamedTuple):
    """Bars of cases by answer, all drawn to one scale."""

    caption: str
    bars: tuple[Bar, ...]
    legend: str

    @property
    def words(self) -> str:
        """The chart in words, for whoever does not see it."""
        return "; ".join(bar.words for bar in self.bars)


class Strip(NamedTuple):
    """The values of one group on a line."""

    name: str
    values: tuple[int, ...]


class Strips(NamedTuple):
    """A dot for each case on a line for each group."""

    caption: str
    unit: str
    strips: tuple[Strip, ...]
    limit: int | None = None

    @property
    def most(self) -> int:
        """The highest value that is drawn."""
        return max((*(value for strip in self.strips for value in strip.values), self.limit or 0), default=0)

    @property
    def words(self) -> str:
        """The chart in words."""
        return "; ".join(
            f"{strip.name}: {', '.join(f'{value:,}' for value in strip.values) or 'none'}" for strip in self.strips
        )


Block = Heading | Paragraph | Points | Table | Bars | Strips


class Document(NamedTuple):
    """A whole document."""

    title: str
    kind: str
    """What it is: `Inspection report`."""
    draft: str
    """What is said at its head while it is not final, and of each printed page where the browser can; else empty."""
    facts: tuple[tuple[str, str], ...]
    """Name and value of what it is about."""
    blocks: tuple[Block, ...]
    logo: Image | None = None


def words_of(part: object) -> Iterator[str]:
    """Every text of a document or a part of it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Piece):
        yield part.text
    elif isinstance(part, tuple) and not isinstance(part, Part | Image):
        for each in part:
            yield from words_of(each)


def capitalised(text: str) -> str:
    """The text, its first letter a capital: what is a word in a row of them begins a heading here."""
    return text[:1].upper() + text[1:]


def table(caption: str, columns: Sequence[Column[Row]], rows: Iterable[Row], heads: Iterable[bool] = ()) -> Table:
    """A table from the columns that print and screen use; their widths are left to whoever draws it."""
    return Table(
        caption,
        tuple(capitalised(column.title.strip()) or MARKS for column in columns),
        tuple(column.right for column in columns),
        tuple(tuple(column.pieces(row) for column in columns) for row in rows),
        tuple(heads),
    )
