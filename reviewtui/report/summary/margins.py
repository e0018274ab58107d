"""The margins of a drawn sample's shares as a table: within what the share of all cases lies."""

from collections.abc import Callable

from rich.text import Text

from reviewtui.figures.margins import LEVELS
from reviewtui.framework.model import Framework
from reviewtui.framework.node_words import title_of
from reviewtui.rating.margins import Margins
from reviewtui.rating.summary import SharedRating, Summary
from reviewtui.report.cells import Column, Piece, titles_of
from reviewtui.report.columns import table_lines
from reviewtui.report.summary.columns import GOOD

COLUMN = len("100% to 100%")
HEADING = "In all cases, at confidence"
FEWEST_TITLE = 8


def margin_lines(framework: Framework, summary: Summary, margins: Margins, width: int) -> list[Text]:
    """A heading and a line for each share that has margins; nothing where none has."""
    if not margins:
        return []
    nodes = {**summary.standards, **summary.questions}
    shares = {code: node.share for code, node in nodes.items() if isinstance(node, SharedRating) and code in margins}
    figures = {code: f"{share.good}/{share.applicable}" for code, share in shares.items()}
    good = max(len(GOOD), *map(len, figures.values()))
    title = max(width - 2 - good - len(LEVELS) * (COLUMN + 1), FEWEST_TITLE)
    columns: tuple[Column[str], ...] = (
        Column(HEADING, title, lambda code: (Piece(title_of(framework, code)),)),
        Column(GOOD, good, lambda code: (Piece(figures[code]),), right=True),
        *(Column(f"{level}%", COLUMN, _margin(margins, place)) for place, level in enumerate(LEVELS)),
    )
    return [*table_lines([titles_of(columns)], columns, figures, width)]


def _margin(margins: Margins, place: int) -> Callable[[str], tuple[Piece, ...]]:
    return lambda code: (Piece(margins[code][place].text),)
