"""The cases behind a figure: answer by answer where it is a question's, each by its own rating where a standard's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, product
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from textual.content import Content

from reviewtui.framework.model import Answer, Framework, Question, Scale, Section, Standard
from reviewtui.rating.summary import IN_DISPUTE, NodeRating, QuestionRating, SharedRating
from reviewtui.report.judged import JudgedCase
from reviewtui.report.numbers import numbers_words
from reviewtui.report.summary.columns import good_of
from reviewtui.services.cases import caselist
from reviewtui.services.cases.caselist import CaseLine, CaseQuery
from reviewtui.services.cases.filters import NO_FILTER, Filter, filtered
from reviewtui.services.inspections import inspection_of
from reviewtui.services.reviewing.review_sheet import QuestionState
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.summary import summaries
from reviewtui.services.summary.summaries import InspectionSummary
from reviewtui.tui.summary.preview import answers_content, judged_content
from reviewtui.tui.summary.reading import change_line
from reviewtui.tui.widgets.paged_list import Source, known

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

BATCH = 1000
TO_DO = ""
"""Stands for the answer, or the rating, of a case that has none yet."""


@dataclass(frozen=True)
class Narrowed:
    """Which of the cases behind a figure."""

    wanted: Filter = NO_FILTER
    answer: str | None = None
    """Code of the only answer or rating to show; `IN_DISPUTE` or `TO_DO`; or None for all."""
    text: str = ""

    def query(self, store: "Store", answer: tuple[str, str] | None = None) -> CaseQuery:
        """As the list of cases is asked for them. Raises BadInput where the filter leaves none."""
        wanted = self.wanted
        among = filtered(store, wanted) if wanted.groups else None
        return CaseQuery(
            self.text,
            wanted.site,
            wanted.state,
            person=wanted.inspector,
            answer=answer,
            among=None if among is None else tuple(among),
        )


@dataclass(frozen=True)
class Figure:
    """A figure, and how many cases have each answer."""

    framework: Framework
    scale: Scale
    counts: Mapping[str, int]
    """Answer code to number of cases, worst first, then what does not apply, `IN_DISPUTE` where any is, `TO_DO`."""
    words: str
    """`10/20 good · Requires improvement`."""
    closing: str
    """What would change the rating."""
    rated: bool = True
    """False where no case is rated on this at all."""
    where: str = ""
    """The one site it is of, or the filter in words; empty where it is of all cases."""


class DrillDown(Protocol):
    """The cases behind one figure; what takes the store runs in threads."""

    @property
    def code(self) -> str:
        """The node's code."""

    @property
    def title(self) -> str:
        """The node's title."""

    def figure(self, store: "Store", narrowed: Narrowed) -> Figure:
        """The figure of all cases or one site's, whatever the answer and the text."""

    def cases(self, store: "Store", narrowed: Narrowed) -> Source[JudgedCase]:
        """The cases, worst first, known by their references."""

    def preview(self, store: "Store", row: JudgedCase) -> Content:
        """What was judged in one case."""

    def question_of(self, store: "Store", row: JudgedCase) -> str:
        """Code of the question at which the review of a case opens."""


def worst_first(scale: Scale, others: tuple[Answer, ...] = ()) -> tuple[str, ...]:
    """Answer codes worst first, then `others`, then `TO_DO`."""
    return (*(answer.code for answer in (*scale.worst_to_best, *others)), TO_DO)


def figure_words(store: "Store", found: InspectionSummary, code: str) -> tuple[str, str]:
    """A node's figure in a few words, and the line at the bottom."""
    summary, closing = found.summary, change_line(store, found, code)
    if code not in summary.standards and code not in summary.questions:
        return "", closing
    node = summary.node(code)
    words = " · ".join(part for part in (_share_words(found, code, node), _rating_words(found, code, node)) if part)
    return words, closing


def _where(found: InspectionSummary) -> str:
    wanted = found.filter
    if wanted is None:
        return ""
    is_site = wanted.site is not None and wanted == NO_FILTER._replace(site=wanted.site)
    return found.inspection.site(wanted.site or "").name if is_site else wanted.words(found.inspection)


def _share_words(found: InspectionSummary, code: str, node: NodeRating) -> str:
    """`10/20 good`; of whole numbers `n 20 · sum 34 · mean 1.7`."""
    framework = found.inspection.framework
    if isinstance(node, QuestionRating):
        scale = framework.scale_of(framework.question(code))
        good = " good" if scale.good_codes else ""
        return " · ".join(part for part in (f"{good_of(node, scale)}{good}", numbers_words(node)) if part)
    if isinstance(node, SharedRating):
        return f"{good_of(node, framework.case_scale(framework.standard(code)))} good"
    return ""


def _rating_words(found: InspectionSummary, code: str, node: NodeRating) -> str:
    """The rating; over all cases a panel's before the one worked out: `Good ← Requires improvement, panel`."""
    answers = found.inspection.framework.inspection_scale(code).by_code
    worked_out = answers[node.rating].label if node.rating else ""
    decided = found.decided.get(code, node.rating)
    if decided is None or decided == node.rating:
        return worked_out
    return f"{answers[decided].label} ← {worked_out or 'not rated'}, panel"


# Behind a question ---------------------------------------------------------------------------------------------------


Node = TypeVar("Node", bound=Question | Standard | Section)


@dataclass(frozen=True)
class _Behind(Generic[Node]):
    """What is behind a node."""

    node: Node

    @property
    def code(self) -> str:
        """The node's code."""
        return self.node.code

    @property
    def title(self) -> str:
        """The node's title."""
        return self.node.title


@dataclass(frozen=True)
class BehindAnswers(_Behind[Question | Standard | Section]):
    """Every answer to some questions: one, or all of a standard or section."""

    questions: tuple[Question, ...]

    def figure(self, store: "Store", narrowed: Narrowed) -> Figure:
        """Counts of the answers. Raises BadInput while there is no inspection."""
        found = summaries.summarise(store, cases=False, wanted=narrowed.wanted)
        scale = self._scale(found.inspection.framework)
        counts = dict.fromkeys(self._answers(found), 0)
        chosen = Narrowed(narrowed.wanted).query(store)
        for question, code in product(self.questions, counts):
            counts[code] += caselist.page(store, replace(chosen, answer=(question.code, code)), 0, 0).total
        if not counts[IN_DISPUTE]:
            del counts[IN_DISPUTE]
        words, closing = figure_words(store, found, self.code)
        if self._is_pooled:
            shares = [found.summary.questions[question.code].share for question in self.questions]
            good, applicable = sum(share.good for share in shares), sum(share.applicable for share in shares)
            words = f"{good} of {applicable} answers good"
        return Figure(found.inspection.framework, scale, counts, words, closing, where=_where(found))

    def cases(self, store: "Store", narrowed: Narrowed) -> Source[JudgedCase]:
        """Pages that run on from one answer's cases to the next one's."""
        return Source(
            page=lambda store, offset, limit: self._page(store, narrowed, offset, limit),
            key=lambda row: (row.line.reference, row.question),
            position=lambda store, key: self._position(store, narrowed, *cast(tuple[str, str], key)),
        )

    def preview(self, store: "Store", row: JudgedCase) -> Content:
        """The judgement, or each side of a disagreement."""
        return judged_content(store, row.line.reference, self.question_of(store, row))

    def question_of(self, store: "Store", row: JudgedCase) -> str:
        """The question that was answered."""
        return row.question or self.questions[0].code

    @property
    def _is_pooled(self) -> bool:
        return self.node not in self.questions

    def _page(self, store: "Store", narrowed: Narrowed, offset: int, limit: int) -> tuple[tuple[JudgedCase, ...], int]:
        framework, chosen = inspection_of(store).framework, narrowed.query(store)
        rows: list[JudgedCase] = []
        total = 0
        for code, question in self._parts(store, narrowed):
            query, scale = replace(chosen, answer=(question.code, code)), framework.scale_of(question)
            found = caselist.page(store, query, max(offset - total, 0), limit - len(rows))
            answer, in_dispute = scale.by_code.get(code), code == IN_DISPUTE
            named = question.code if self._is_pooled else ""
            rows += [JudgedCase(line, scale, answer, in_dispute=in_dispute, question=named) for line in found.lines]
            total += found.total
        return tuple(rows), total

    def _position(self, store: "Store", narrowed: Narrowed, reference: str, asked: str) -> int | None:
        before, chosen = 0, narrowed.query(store)
        for code, question in self._parts(store, narrowed):
            query = replace(chosen, answer=(question.code, code))
            place = caselist.position(store, query, reference) if asked in ("", question.code) else None
            if place is not None:
                return before + place
            before += caselist.page(store, query, 0, 0).total
        return None

    def _parts(self, store: "Store", narrowed: Narrowed) -> Iterator[tuple[str, Question]]:
        """Each answer to each question, the worst answers first."""
        return product(self._codes(store, narrowed), self.questions)

    def _codes(self, store: "Store", narrowed: Narrowed) -> tuple[str, ...]:
        if narrowed.answer is not None:
            return (narrowed.answer,)
        framework = inspection_of(store).framework
        if framework.scale_of(self.questions[0]).count:
            return self._answers(summaries.summarise(store, cases=False, wanted=narrowed.wanted))
        return self._graded(framework)

    def _answers(self, found: InspectionSummary) -> tuple[str, ...]:
        """What the cases may have answered, worst first; of whole numbers those that were given, the greatest first."""
        framework = found.inspection.framework
        if framework.scale_of(self.questions[0]).count:
            return (*reversed(tuple(found.summary.questions[self.code].counts)), IN_DISPUTE, TO_DO)
        return self._graded(framework)

    def _graded(self, framework: Framework) -> tuple[str, ...]:
        offered = {answer.code: answer for question in self.questions for answer in framework.offered(question)}
        outside = tuple(answer for answer in offered.values() if not answer.applicable)
        *answers, to_do = worst_first(self._scale(framework), outside)
        return (*answers, IN_DISPUTE, to_do)

    def _scale(self, framework: Framework) -> Scale:
        """The scale of the questions; of several all their answers, those that are not good first.

        An answer that is good on one of them and not on another is neither here.
        """
        scales = tuple(dict.fromkeys(framework.scale_of(question) for question in self.questions))
        if len(scales) == 1:
            return scales[0]
        answers: dict[str, Answer] = {}
        for answer in (answer for scale in scales for answer in scale.answers):
            known = answers.setdefault(answer.code, answer)
            if known.good != answer.good:
                answers[answer.code] = known._replace(glyph="", good=False)
        return Scale("", tuple(sorted(answers.values(), key=lambda answer: (not answer.applicable, answer.good))))


# Behind a standard or section ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BehindNode(_Behind[Standard | Section]):
    """Every case by its rating of one standard or section."""

    def figure(self, store: "Store", narrowed: Narrowed) -> Figure:
        """Counts of the cases' ratings. Raises BadInput while there is no inspection."""
        found = summaries.summarise(store, cases=False, wanted=narrowed.wanted)
        framework = found.inspection.framework
        scale = framework.case_scale(self.node)
        counts = dict.fromkeys(self._codes(framework), 0)
        for line in _lines(store, Narrowed(narrowed.wanted).query(store)):
            counts[self._rating(line)] += 1
        words, closing = figure_words(store, found, self.code)
        return Figure(framework, scale, counts, words, closing, self._is_rated(framework), _where(found))

    def cases(self, store: "Store", narrowed: Narrowed) -> Source[JudgedCase]:
        """All of them, put in order once."""
        framework = inspection_of(store).framework
        scale, rated = framework.case_scale(self.node), self._is_rated(framework)
        lines = [line for line in _lines(store, narrowed.query(store)) if narrowed.answer in (None, self._rating(line))]
        order = {code: place for place, code in enumerate(self._codes(framework))}
        lines.sort(key=lambda line: order[self._rating(line)])
        rows = tuple(JudgedCase(line, scale, scale.by_code.get(self._rating(line)), rated) for line in lines)
        return known(rows, lambda row: row.line.reference)

    def preview(self, store: "Store", row: JudgedCase) -> Content:
        """The case's answer to each of its questions."""
        framework = inspection_of(store).framework
        return answers_content(framework, self._states(store, row.line.reference))

    def question_of(self, store: "Store", row: JudgedCase) -> str:
        """The question with the worst answer; while none is answered, the first."""
        framework = inspection_of(store).framework

        def badness(state: QuestionState) -> tuple[bool, int]:
            rank = framework.scale_of(state.question).rank
            place = rank.get(state.answer or "")
            return place is None, place or 0

        return min(self._states(store, row.line.reference), key=badness).question.code

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
