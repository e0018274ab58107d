"""The cases behind a standard's figure: each by its own rating of the standard, which only its line knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.framework.model import Standard
from reviewtui.services import caselist, summaries
from reviewtui.services.caselist import CaseLine, CaseQuery
from reviewtui.services.inspections import inspection_of
from reviewtui.services.reviews import QuestionState, open_review
from reviewtui.tui.summary.behind import TO_DO, Figure, JudgedCase, Narrowed, figure_words, worst_first
from reviewtui.tui.summary.preview import answers_content
from reviewtui.tui.widgets.paged_list import Source

if TYPE_CHECKING:
    from reviewtui.services.stores import Store

BATCH = 1000


@dataclass(frozen=True)
class BehindStandard:
    """Every case by its rating of one standard."""

    standard: Standard

    @property
    def code(self) -> str:
        """The standard's code."""
        return self.standard.code

    @property
    def title(self) -> str:
        """The standard's title."""
        return self.standard.title

    def figure(self, store: "Store", narrowed: Narrowed) -> Figure:
        """Counts of the cases' ratings. Raises BadInput while there is no inspection."""
        found = summaries.summarise(store, cases=False)
        framework = found.inspection.framework
        counts = dict.fromkeys(worst_first(framework.rating_scale), 0)
        for line in _lines(store, CaseQuery(site=narrowed.site)):
            counts[self._rating(line)] += 1
        words, closing = figure_words(store, found, self.code, narrowed.site)
        return Figure(framework, framework.rating_scale, counts, words, closing)

    def cases(self, store: "Store", narrowed: Narrowed) -> Source[JudgedCase]:
        """All of them, put in order once."""
        scale = inspection_of(store).framework.rating_scale
        lines = [
            line
            for line in _lines(store, CaseQuery(text=narrowed.text, site=narrowed.site))
            if narrowed.answer in (None, self._rating(line))
        ]
        order = {code: place for place, code in enumerate(worst_first(scale))}
        lines.sort(key=lambda line: order[self._rating(line)])
        rows = tuple(JudgedCase(line, scale, scale.by_code.get(self._rating(line))) for line in lines)
        places = {row.line.reference: place for place, row in enumerate(rows)}
        return Source(
            page=lambda store, offset, limit: (rows[offset : offset + limit], len(rows)),
            key=lambda row: row.line.reference,
            position=lambda store, reference: places.get(str(reference)),
        )

    def preview(self, store: "Store", reference: str) -> Content:
        """The case's answer to each question of the standard."""
        framework = inspection_of(store).framework
        return answers_content(framework, self._states(store, reference))

    def question_of(self, store: "Store", reference: str) -> str:
        """The question with the worst answer; while none is answered, the first."""
        framework = inspection_of(store).framework

        def badness(state: QuestionState) -> int:
            rank = framework.scale_of(state.question).rank
            return rank.get(state.answer or "", len(rank))

        return min(self._states(store, reference), key=badness).question.code

    def _states(self, store: "Store", reference: str) -> list[QuestionState]:
        sheet = open_review(store, "", reference)
        return [state for state in sheet.questions if state.standard.code == self.code]

    def _rating(self, line: CaseLine) -> str:
        return line.ratings.get(self.code, TO_DO)


def _lines(store: "Store", query: CaseQuery) -> Iterator[CaseLine]:
    """Every case of a query, batch by batch."""
    for batch in count():
        found = caselist.page(store, query, batch * BATCH, BATCH)
        yield from found.lines
        if (batch + 1) * BATCH >= found.total:
            return
