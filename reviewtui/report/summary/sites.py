"""The same figures site by site: counts always, a rating only where there are cases enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import Framework
from reviewtui.rating.summary import NodeRating, QuestionRating
from reviewtui.report.bars import share_bar
from reviewtui.report.cells import Column, Piece
from reviewtui.report.columns import paragraph
from reviewtui.report.marks import lettered
from reviewtui.report.numbers import how_many, numbers_words
from reviewtui.report.progress import counted
from reviewtui.report.summary.letters import letters_or_bar, runs_of
from reviewtui.report.summary.page import node_lines, overall_line, within
from reviewtui.report.summary.rows import UNRATED, QuestionRow, Row, SectionRow

if TYPE_CHECKING:
    from reviewtui.services.summary.summaries import SiteSummary

FEWEST_NAME, MOST_NAME = 8, 20
COUNT, MARK, FEWEST_LETTERS = 9, 2, 12
NOTHING_ASKED = "–"


def site_lines(framework: Framework, site: SiteSummary, width: int) -> Iterator[Text]:
    """A site's name and cases, then its standards and questions as the summary lays them out."""
    yield from paragraph(f"{site.name} · {counted(site.cases, 'case')}", width, "bold")
    yield from paragraph(
        f"Sites with fewer than {framework.min_to_rate} applicable cases have counts but no rating.", width
    )
    yield from within(overall_line(framework, site.summary), width)
    yield from node_lines(framework, site.summary, width)


def site_columns(row: Row, width: int) -> tuple[Column[SiteSummary], ...]:
    """One line of the summary at each site: name, count, rating if any, and a letter a case."""
    name = min(max(width - COUNT - 2 * MARK - FEWEST_LETTERS, FEWEST_NAME), MOST_NAME)
    room = max(width - name - COUNT - 2 * MARK - 2, 0) if isinstance(row, QuestionRow) else 0
    return (
        Column("Site", name, lambda site: (Piece(site.name),)),
        Column("good", 0, lambda site: (Piece(count_words(row, site).rjust(COUNT)),)),
        Column("rating", MARK, lambda site: (_mark(row, site),)),
        Column("", room, lambda site: _letters(row, site, room)),
    )


def site_cell(row: Row, site: SiteSummary) -> tuple[Piece, ...]:
    """`▆ 3/4`, and the rating's mark behind it where the site is rated: the bar then has the rating's colour."""
    words, mark = count_words(row, site), _mark(row, site)
    if " of " not in words:
        return (Piece(words),)
    good, applicable = _count(row, site)
    bar = Piece(share_bar(good, applicable), "" if mark.text else "quiet", graded=mark.graded)
    counts = Piece(f" {good}/{applicable}")
    return (bar, counts, Piece(" "), mark) if mark.text else (bar, counts)


def count_words(row: Row, site: SiteSummary) -> str:
    """`3 of 4`: good of applicable cases; for a standard, good of applicable answers to its questions.

    Of whole numbers `n 4`; of what is never asked of a case, a dash.
    """
    if isinstance(row, QuestionRow) and not row.framework.scale_of(row.question).good_codes:
        return how_many(site.summary.questions[row.code])
    if not _questions(row, site):
        return NOTHING_ASKED
    good, applicable = _count(row, site)
    return f"{good} of {applicable}"


def _rating_of(row: Row, site: SiteSummary) -> NodeRating:
    """The site's own rating of the line; not rated below the framework's `min_to_rate`."""
    if isinstance(row, QuestionRow):
        return site.summary.questions[row.code]
    return site.summary.standards.get(row.code, UNRATED)


def _mark(row: Row, site: SiteSummary) -> Piece:
    rating = _rating_of(row, site).rating
    return lettered(row.framework.inspection_scale(row.code), rating) if rating else Piece("")


def _letters(row: Row, site: SiteSummary, width: int) -> tuple[Piece, ...]:
    if not isinstance(row, QuestionRow) or not width:
        return ()
    node = site.summary.questions[row.code]
    if row.is_number:
        return (Piece(numbers_words(node), "quiet"),)
    scale = row.framework.scale_of(row.question)
    return letters_or_bar(runs_of(scale, node), width)


def _count(row: Row, site: SiteSummary) -> tuple[int, int]:
    shares = [node.share for node in _questions(row, site)]
    return sum(share.good for share in shares), sum(share.applicable for share in shares)


def _questions(row: Row, site: SiteSummary) -> list[QuestionRating]:
    """Those with good answers: numbers and mere facts are neither good nor bad."""
    if isinstance(row, QuestionRow):
        return [site.summary.questions[row.code]]
    asked = row.section.questions if isinstance(row, SectionRow) else row.standard.questions
    codes = [question.code for question in asked if row.framework.scale_of(question).good_codes]
    return [site.summary.questions[code] for code in codes]


def cell_words(row: Row, site: SiteSummary, width: int) -> str:
    """`1.2 at North: 3 of 4: fewer than 5 applicable cases, so no share and no rating.`: a cell in words that fit."""
    node = _rating_of(row, site)
    short = node.because.text
    if node.rating is not None and isinstance(node, QuestionRating):
        share = per_cent_text(node.share.good, node.share.applicable)
        short = (
            f"{count_words(row, site)} = {share}: {row.framework.inspection_scale(row.code).answer(node.rating).label}."
        )
    wordings = (f"{row.code} at {site.name}: {node.because.text}", f"{row.code} at {site.name}: {short}")
    return next((words for words in wordings if len(words) <= width), f"{site.name}: {short}")
