"""The cases behind a question's figure: answer by answer, each part a query of the list of cases."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.framework.model import Framework, Question
from reviewtui.services import caselist, summaries
from reviewtui.services.caselist import CaseQuery
from reviewtui.services.inspections import inspection_of
from reviewtui.services.summaries import InspectionSummary
from reviewtui.tui.summary.drill_down import TO_DO, Figure, JudgedCase, Narrowed, figure_words, worst_first
from reviewtui.tui.summary.preview import judged_content
from reviewtui.tui.widgets.paged_list import Source

if TYPE_CHECKING:
    from reviewtui.services.stores import Store


@dataclass(frozen=True)
class BehindQuestion:
    """Every case by its answer to one question."""

    question: Question

    @property
    def code(self) -> str:
        """The question's code."""
        return self.question.code

    @property
    def title(self) -> str:
        """The question's title."""
        return self.question.title

    def figure(self, store: "Store", narrowed: Narrowed) -> Figure:
        """Counts of the answers. Raises BadInput while there is no inspection."""
        found = summaries.summarise(store, cases=False)
        framework = found.inspection.framework
        counts = {
            code: caselist.page(store, CaseQuery(site=narrowed.site, answer=(self.code, code)), 0, 0).total
            for code in self._answers(found)
        }
        words, closing = figure_words(store, found, self.code, narrowed.site)
        return Figure(framework, framework.scale_of(self.question), counts, words, closing)

    def cases(self, store: "Store", narrowed: Narrowed) -> Source[JudgedCase]:
        """Pages that run on from one answer's cases to the next one's."""
        return Source(
            page=lambda store, offset, limit: self._page(store, narrowed, offset, limit),
            key=lambda row: row.line.reference,
            position=lambda store, reference: self._position(store, narrowed, reference),
        )

    def preview(self, store: "Store", reference: str) -> Content:
        """The judgement, or each side of a disagreement."""
        return judged_content(store, reference, self.code)

    def question_of(self, store: "Store", reference: str) -> str:
        """The question itself."""
        return self.code

    def _page(self, store: "Store", narrowed: Narrowed, offset: int, limit: int) -> tuple[tuple[JudgedCase, ...], int]:
        scale = inspection_of(store).framework.scale_of(self.question)
        rows: list[JudgedCase] = []
        total = 0
        for code in self._parts(store, narrowed):
            found = caselist.page(store, self._query(narrowed, code), max(offset - total, 0), limit - len(rows))
            rows += [JudgedCase(line, scale, scale.answer(code) if code else None) for line in found.lines]
            total += found.total
        return tuple(rows), total

    def _position(self, store: "Store", narrowed: Narrowed, reference: Hashable) -> int | None:
        before = 0
        for code in self._parts(store, narrowed):
            query = self._query(narrowed, code)
            place = caselist.position(store, query, str(reference))
            if place is not None:
                return before + place
            before += caselist.page(store, query, 0, 0).total
        return None

    def _query(self, narrowed: Narrowed, answer: str) -> CaseQuery:
        return CaseQuery(text=narrowed.text, site=narrowed.site, answer=(self.code, answer))

    def _parts(self, store: "Store", narrowed: Narrowed) -> tuple[str, ...]:
        if narrowed.answer is not None:
            return (narrowed.answer,)
        framework = inspection_of(store).framework
        if framework.scale_of(self.question).count:
            return self._answers(summaries.summarise(store, cases=False))
        return self._graded(framework)

    def _answers(self, found: InspectionSummary) -> tuple[str, ...]:
        """What the cases may have answered, worst first; of whole numbers those that were given, the greatest first."""
        framework = found.inspection.framework
        if framework.scale_of(self.question).count:
            return (*reversed(tuple(found.summary.questions[self.code].counts)), TO_DO)
        return self._graded(framework)

    def _graded(self, framework: Framework) -> tuple[str, ...]:
        outside = tuple(answer for answer in framework.offered(self.question) if not answer.applicable)
        return worst_first(framework.scale_of(self.question), outside)
