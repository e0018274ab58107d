"""The cases behind the figure of a standard or section: each by its own rating of it, which only its line knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.framework.model import Framework, Scale, Section, Standard
from reviewtui.services import caselist, summaries
from reviewtui.services.caselist import CaseLine, CaseQuery
from reviewtui.services.inspections import inspection_of
from reviewtui.services.reviews import QuestionState, open_review
from reviewtui.tui.summary.drill_down import TO_DO, Figure, JudgedCase, Narrowed, figure_words, worst_first
from reviewtui.tui.summary.preview import answers_content
from reviewtui.tui.widgets.paged_list import Source

if TYPE_CHECKING:
    from reviewtui.services.stores import Store

BATCH = 1000


@dataclass(frozen=True)
class BehindNode:
    """Every case by its rating of one standard or section."""

    node: Standard | Section

    @property
    def code(self) -> str:
        """The node's code."""
        return self.node.code

    @property
    def title(self) -> str:
        """The node's title."""
        return self.node.title

    def figure(self, store: "Store", narrowed: Narrowed) -> Figure:
        """Counts of the cases' ratings. Raises BadInput while there is no inspection."""
        found = summaries.summarise(store, cases=False)
        framework = found.inspection.framework
        scale = framework.case_scale(self.node)
        counts = dict.fromkeys(self._codes(framework), 0)
        for line in _lines(store, CaseQuery(site=narrowed.site)):
            counts[self._rating(line)] += 1
        words, closing = figure_words(store, found, self.code, narrowed.site)
        return Figure(framework, scale, counts, words, closing, rated=self._is_rated(framework))

    def cases(self, store: "Store", narrowed: Narrowed) -> Source[JudgedCase]:
        """All of them, put in order once."""
        framework = inspection_of(store).framework
        scale, rated = framework.case_scale(self.node), self._is_rated(framework)
        lines = [
            line
            for line in _lines(store, CaseQuery(text=narrowed.text, site=narrowed.site))
            if narrowed.answer in (None, self._rating(line))
        ]
        order = {code: place for place, code in enumerate(self._codes(framework))}
        lines.sort(key=lambda line: order[self._rating(line)])
        rows = tuple(JudgedCase(line, scale, scale.by_code.get(self._rating(line)), rated) for line in lines)
        places = {row.line.reference: place for place, row in enumerate(rows)}
        return Source(
            page=lambda store, offset, limit: (rows[offset : offset + limit], len(rows)),
            key=lambda row: row.line.reference,
            position=lambda store, reference: places.get(str(reference)),
        )

    def preview(self, store: "Store", reference: str) -> Content:
        """The case's answer to each of its questions."""
        framework = inspection_of(store).framework
        return answers_content(framework, self._states(store, reference))

    def question_of(self, store: "Store", reference: str) -> str:
        """The question with the worst answer; while none is answered, the first."""
        framework = inspection_of(store).framework

        def badness(state: QuestionState) -> tuple[bool, int]:
            rank = framework.scale_of(state.question).rank
            place = rank.get(state.answer or "")
            return place is None, place or 0

        return min(self._states(store, reference), key=badness).question.code

    def _states(self, store: "Store", reference: str) -> list[QuestionState]:
        sheet = open_review(store, "", reference)
        asked = {question.code for question in self.node.questions}
        return [state for state in sheet.questions if state.question.code in asked]

    def _codes(self, framework: Framework) -> tuple[str, ...]:
        """The ratings a case may have of it, worst first, then what stands for none."""
        if not self._is_rated(framework):
            return (TO_DO,)
        scale: Scale = framework.case_scale(self.node)
        return worst_first(scale, tuple(answer for answer in scale.answers if not answer.applicable))

    def _is_rated(self, framework: Framework) -> bool:
        return framework.case_rule(self.node).kind != "none"

    def _rating(self, line: CaseLine) -> str:
        return line.ratings.get(self.code, TO_DO)


def _lines(store: "Store", query: CaseQuery) -> Iterator[CaseLine]:
    """Every case of a query, batch by batch."""
    for batch in count():
        found = caselist.page(store, query, batch * BATCH, BATCH)
        yield from found.lines
        if (batch + 1) * BATCH >= found.total:
            return
