"""One site's figures for one line of the summary: counts always, a rating only where there are cases enough."""

from textual.content import Content

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import Standard
from reviewtui.rating.summary import NodeRating, QuestionRating
from reviewtui.services.summaries import SiteSummary
from reviewtui.tui.marks import mark
from reviewtui.tui.summary.letters import letters, runs
from reviewtui.tui.summary.rows import QuestionRow, Row
from reviewtui.tui.text import fitted

FEWEST_NAME, MOST_NAME = 8, 20
COUNT = 9


def count_words(row: Row, site: SiteSummary) -> str:
    """`3 of 4`: good of applicable cases; for a standard, good of applicable answers to its questions."""
    good, applicable = _count(row, site)
    return f"{good} of {applicable}"


def rating_of(row: Row, site: SiteSummary) -> NodeRating:
    """The site's own rating of the line; not rated below the framework's `min_to_rate`."""
    nodes = site.summary.questions if isinstance(row, QuestionRow) else site.summary.standards
    return nodes[row.code]


def cell(row: Row, site: SiteSummary) -> Content:
    """`3 of 4`, and the rating's mark behind it where the site is rated."""
    node = rating_of(row, site)
    if node.rating is None:
        return Content(count_words(row, site))
    return Content.assemble(count_words(row, site), " ", mark(node.rating, row.framework.rating_scale))


def site_line(row: Row, site: SiteSummary, width: int) -> Content:
    """A site's name, count, rating if any, and a letter a case."""
    name = min(max(width - COUNT - 4 - 12, FEWEST_NAME), MOST_NAME)
    room = max(width - name - COUNT - 4 - 2, 0)
    return Content.assemble(
        fitted(site.name, name),
        " ",
        count_words(row, site).rjust(COUNT),
        " ",
        mark(rating_of(row, site).rating, row.framework.rating_scale) if rating_of(row, site).rating else "  ",
        " ",
        _letters(row, site, room),
    )


def _letters(row: Row, site: SiteSummary, width: int) -> Content:
    if not isinstance(row, QuestionRow) or not width:
        return Content("")
    node = site.summary.questions[row.code]
    return letters(runs(row.framework.scale_of(row.question), node.counts, node.share.unjudged), width)


def _count(row: Row, site: SiteSummary) -> tuple[int, int]:
    shares = [node.share for node in _questions(row, site)]
    return sum(share.good for share in shares), sum(share.applicable for share in shares)


def _questions(row: Row, site: SiteSummary) -> list[QuestionRating]:
    asked: Standard | None = None if isinstance(row, QuestionRow) else row.standard
    codes = [row.code] if asked is None else [question.code for question in asked.questions]
    return [site.summary.questions[code] for code in codes]


def cell_words(row: Row, site: SiteSummary, width: int) -> str:
    """`1.2 at North: 3 of 4: fewer than 5 applicable cases, so no share and no rating.`: a cell in words that fit."""
    node = rating_of(row, site)
    short = node.because.text
    if node.rating is not None and isinstance(node, QuestionRating):
        share = per_cent_text(node.share.good, node.share.applicable)
        short = f"{count_words(row, site)} = {share}: {row.framework.rating(node.rating).label}."
    wordings = (f"{row.code} at {site.name}: {node.because.text}", f"{row.code} at {site.name}: {short}")
    return next((words for words in wordings if len(words) <= width), f"{site.name}: {short}")
