"""The margins of a drawn sample's shares as text: within what the share of all cases lies."""

from rich.text import Text

from reviewtui.figures.margins import LEVELS
from reviewtui.framework.model import Framework
from reviewtui.rating.explanation import title_of
from reviewtui.rating.margins import Margins
from reviewtui.rating.summary import SharedRating, Summary
from reviewtui.report.columns import cell, line

COLUMN = len("100% to 100%")
HEADING = "In all cases, at confidence"


def margin_lines(framework: Framework, summary: Summary, margins: Margins, width: int) -> list[Text]:
    """A heading and a line for each share that has margins; nothing where none has."""
    if not margins:
        return []
    nodes = {**summary.standards, **summary.questions}
    shares = {code: node.share for code, node in nodes.items() if isinstance(node, SharedRating) and code in margins}
    figures = {code: f"{share.good}/{share.applicable}" for code, share in shares.items()}
    share_width = max(len("good"), *map(len, figures.values()))
    room = max(width - 2 - share_width - len(LEVELS) * (COLUMN + 1), 8)
    levels = (cell(f"{level}%", COLUMN) for level in LEVELS)
    heading = line([cell(HEADING, room), cell("good", share_width, right=True), *levels], width)
    heading.stylize("bold")
    rows = (
        [
            cell(title_of(framework, code), room),
            cell(figures[code], share_width, right=True),
            *(cell(margin.text, COLUMN) for margin in margins[code]),
        ]
        for code in figures
    )
    return [heading, *(line(row, width) for row in rows)]
