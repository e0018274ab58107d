"""Every line of the summary at each site: as many sites side by side as fit, or one below the other for one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import Framework
from reviewtui.rating.summary import NodeRating, QuestionRating
from reviewtui.report.cells import Cell
from reviewtui.report.numbers import how_many, numbers_words
from reviewtui.report.summary.columns import FEWEST_TITLE
from reviewtui.report.summary.letters import letters_or_bar, runs
from reviewtui.report.summary.rows import UNRATED, QuestionRow, Row, SectionRow, StandardRow
from reviewtui.services.summaries import SiteSummary
from reviewtui.tui.cells import content_of
from reviewtui.tui.marks import mark
from reviewtui.tui.text import fitted

INDENT = 1
MOST_HEAD = 10
FEWEST_NAME, MOST_NAME = 8, 20
COUNT = 9
NOTHING_ASKED = "–"


@dataclass(frozen=True)
class Grid:
    """Where everything stands in a line; every cell has a space on either side, for the brackets of the cursor."""

    name: int
    """Cells for the line's code and title."""
    cell: int
    """Cells for one site, without the spaces."""
    sites: tuple[SiteSummary, ...]
    """The sites in sight."""
    chosen: int
    """Which of them the cursor is on."""
    more_before: bool
    more_after: bool

    @classmethod
    def of(
        cls, framework: Framework, rows: Sequence[Row], sites: Sequence[SiteSummary], width: int, chosen: int
    ) -> "Grid":
        """The grid in lines of `width` cells, with site number `chosen` in sight."""
        code = max((len(question.code) for question in framework.questions()), default=0)
        names = min(max((len(site.name) for site in sites), default=0), MOST_HEAD)
        room = max([names, *(cell(row, site).cell_length for row in rows for site in sites)])
        fit = min(max((width - 1 - INDENT - code - 1 - FEWEST_TITLE) // (room + 1), 1), len(sites))
        first = min(max(chosen - fit // 2, 0), len(sites) - fit)
        name = min(width - 1 - fit * (room + 1), max(INDENT + len(row.code) + 1 + len(row.title) for row in rows))
        shown = tuple(sites[first : first + fit])
        return cls(name, room, shown, chosen - first, first > 0, first + fit < len(sites))

    def heading(self) -> Content:
        """The sites' names, the chosen one standing out, with the list's marker column before them."""
        parts = [
            _right(fitted(site.name, min(len(site.name), self.cell)), self.cell).stylize(
                "bold" if number == self.chosen else "$tone-quiet"
            )
            for number, site in enumerate(self.sites)
        ]
        before, after = "‹" if self.more_before else " ", "›" if self.more_after else " "
        lead = fitted("good of applicable", self.name, "$tone-quiet")
        return Content.assemble(" ", lead, before, Content(" ").join(parts), after)

    def line(self, row: Row, *, at_cursor: bool) -> Content:
        """A line with its cells; in the line of the cursor the chosen cell stands in brackets."""
        chosen = self.chosen if at_cursor else -1
        parts: list[Content | str] = [self._name(row)]
        for number, site in enumerate(self.sites):
            words = cell(row, site)
            room = self.cell - words.cell_length
            after_chosen = chosen >= 0 and number == chosen + 1
            before = f"{']' if after_chosen else ' '}{' ' * room}"
            parts += [f"{before[:-1]}[" if number == chosen else before, words]
        return Content.assemble(*parts, "]" if chosen == len(self.sites) - 1 else "")

    def _name(self, row: Row) -> Content:
        if isinstance(row, QuestionRow):
            return Content.assemble(" " * INDENT, fitted(f"{row.code} {row.title}", self.name - INDENT))
        return fitted(f"{row.code} {row.title}", self.name, "bold")


def _right(content: Content, width: int) -> Content:
    return content.pad_left(max(width - content.cell_length, 0))


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
    found = runs(row.framework.scale_of(row.question), node.counts, node.share.unjudged, node.hidden)
    return content_of([Cell(letters_or_bar(found, width), width)])


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
