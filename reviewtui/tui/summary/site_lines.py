"""One site's figures for one line of the summary: counts always, a rating only where there are cases enough."""

from textual.content import Content

from reviewtui.figures.decimals import per_cent_text
from reviewtui.rating.summary import NodeRating, QuestionRating
from reviewtui.report.numbers import how_many, numbers_words
from reviewtui.services.summaries import SiteSummary
from reviewtui.tui.marks import mark
from reviewtui.tui.summary.letters import letters, runs
from reviewtui.tui.summary.rows import UNRATED, QuestionRow, Row, SectionRow, StandardRow
from reviewtui.tui.text import fitted

FEWEST_NAME, MOST_NAME = 8, 20
COUNT = 9
NOTHING_ASKED = "–"


def count_words(row: Row, site: SiteSummary) -> str:
    """`3 of 4`: good of applicable cases; for a standard, good of applicable answers to its questions.

    Of whole numbers `n 4`; of what is never asked of a case, a dash.
    """
    if isinstance(row, QuestionRow) and not row.framework.scale_of(row.question).good_codes:
        return how_many(site.summary.questions[row.code])
    if isinstance(row, StandardRow) and not row.standard.questions:
        return NOTHING_ASKED
    good, applicable = _count(row, site)
    return f"{good} of {applicable}"


def rating_of(row: Row, site: SiteSummary) -> NodeRating:
    """The site's own rating of the line; not rated below the framework's `min_to_rate`."""
    if isinstance(row, QuestionRow):
        return site.summary.questions[row.code]
    return site.summary.standards.get(row.code, UNRATED)


def cell(row: Row, site: SiteSummary) -> Content:
    """`3 of 4`, and the rating's mark behind it where the site is rated."""
    node = rating_of(row, site)
    if node.rating is None:
        return Content(count_words(row, site))
    return Content.assemble(count_words(row, site), " ", mark(node.rating, row.framework.inspection_scale(row.code)))


def site_line(row: Row, site: SiteSummary, width: int) -> Content:
    """A site's name, count, rating if any, and a letter a case."""
    name = min(max(width - COUNT - 4 - 12, FEWEST_NAME), MOST_NAME)
    room = max(width - name - COUNT - 4 - 2, 0)
    return Content.assemble(
        fitted(site.name, name),
        " ",
        count_words(row, site).rjust(COUNT),
        " ",
        _mark(row, site),
        " ",
        _letters(row, site, room),
    )


def _mark(row: Row, site: SiteSummary) -> Content:
    rating = rating_of(row, site).rating
    return mark(rating, row.framework.inspection_scale(row.code)) if rating else Content("  ")


def _letters(row: Row, site: SiteSummary, width: int) -> Content:
    if not isinstance(row, QuestionRow) or not width:
        return Content("")
    node = site.summary.questions[row.code]
    if row.is_number:
        return fitted(numbers_words(node), width, "$tone-quiet")
    return letters(runs(row.framework.scale_of(row.question), node.counts, node.share.unjudged, node.hidden), width)


def _count(row: Row, site: SiteSummary) -> tuple[int, int]:
    shares = [node.share for node in _questions(row, site)]
    return sum(share.good for share in shares), sum(share.applicable for share in shares)


def _questions(row: Row, site: SiteSummary) -> list[QuestionRating]:
    """Those that are answered by grades: numbers are neither good nor bad."""
    if isinstance(row, QuestionRow):
        return [site.summary.questions[row.code]]
    asked = row.section.questions if isinstance(row, SectionRow) else row.standard.questions
    codes = [question.code for question in asked if not row.framework.scale_of(question).count]
    return [site.summary.questions[code] for code in codes]


def cell_words(row: Row, site: SiteSummary, width: int) -> str:
    """`1.2 at North: 3 of 4: fewer than 5 applicable cases, so no share and no rating.`: a cell in words that fit."""
    node = rating_of(row, site)
    short = node.because.text
    if node.rating is not None and isinstance(node, QuestionRating):
        share = per_cent_text(node.share.good, node.share.applicable)
        short = (
            f"{count_words(row, site)} = {share}: {row.framework.inspection_scale(row.code).answer(node.rating).label}."
        )
    wordings = (f"{row.code} at {site.name}: {node.because.text}", f"{row.code} at {site.name}: {short}")
    return next((words for words in wordings if len(words) <= width), f"{site.name}: {short}")
