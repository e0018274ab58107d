"""The cases behind one question's figure: answer by answer, worst first, each part a query of the list of cases."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtui.framework.model import Answer, Framework, Question
from reviewtui.rating.changes import change_line
from reviewtui.rating.summary import QuestionRating
from reviewtui.services import caselist, summaries
from reviewtui.services.caselist import CaseLine, CaseQuery
from reviewtui.services.inspections import inspection_of
from reviewtui.tui.summary.columns import good_of
from reviewtui.tui.widgets.paged_list import Source

if TYPE_CHECKING:
    from db.store import Store

TO_DO = ""
"""Stands for the answer of a case that has none yet."""


@dataclass(frozen=True)
class Behind:
    """Which cases of a question."""

    question: Question
    site: str | None = None
    answer: str | None = None
    """Code of the only answer to show; `TO_DO`; or None for all."""
    text: str = ""

    def query(self, answer: str) -> CaseQuery:
        """The cases with one answer."""
        return CaseQuery(text=self.text, site=self.site, answer=(self.question.code, answer))


@dataclass(frozen=True)
class JudgedCase:
    """A case and its answer; no answer while it is still to do."""

    line: CaseLine
    framework: Framework
    question: Question
    answer: Answer | None


@dataclass(frozen=True)
class Figure:
    """The question's figure, and how many cases have each answer."""

    framework: Framework
    question: Question
    node: QuestionRating
    counts: Mapping[str, int]
    """Answer code to number of cases, worst first, then what does not apply, then `TO_DO`."""
    closing: str
    """What would change the rating; the reason why there is none, at a site with too few cases."""

    @property
    def share_words(self) -> str:
        """`10/20 · Requires improvement`."""
        rating = f" · {self.framework.rating(self.node.rating).label}" if self.node.rating else ""
        return f"{good_of(self.node)} good{rating}"


def order_of(framework: Framework, question: Question) -> tuple[str, ...]:
    """Answer codes worst first, then what does not apply, then `TO_DO`."""
    scale = framework.scale_of(question)
    others = [answer for answer in framework.offered(question) if not answer.applicable]
    return (*(answer.code for answer in (*scale.worst_to_best, *others)), TO_DO)


def read_figure(store: "Store", behind: Behind) -> Figure:
    """The figure of all cases, or of one site's. Raises BadInput while there is no inspection."""
    whole = summaries.summarise(store)
    framework, code = whole.inspection.framework, behind.question.code
    summary, cases = whole.summary, whole.progress.cases
    if behind.site is not None:
        site = next(site for site in summaries.by_site(store) if site.code == behind.site)
        summary, cases = site.summary, site.cases
    node = summary.questions[code]
    counts = {code: node.counts for code, node in summary.questions.items()}
    closing = change_line(framework, counts, code, cases) if node.rating or behind.site is None else node.because.text
    counted = {answer: node.counts.get(answer, 0) for answer in order_of(framework, behind.question)}
    return Figure(framework, behind.question, node, counted | {TO_DO: node.share.unjudged}, closing)


def source_of(behind: Behind) -> Source[JudgedCase]:
    """The cases, known by their references."""
    return Source(
        page=lambda store, offset, limit: _page(store, behind, offset, limit),
        key=lambda row: row.line.reference,
        position=lambda store, reference: _position(store, behind, reference),
    )


def _page(store: "Store", behind: Behind, offset: int, limit: int) -> tuple[tuple[JudgedCase, ...], int]:
    """Rows from the parts one after the other; `total` is that of all parts."""
    framework = inspection_of(store).framework
    scale = framework.scale_of(behind.question)
    rows: list[JudgedCase] = []
    total = 0
    for code in _parts(framework, behind):
        found = caselist.page(store, behind.query(code), max(offset - total, 0), limit - len(rows))
        answer = scale.by_code.get(code)
        rows += [JudgedCase(line, framework, behind.question, answer) for line in found.lines]
        total += found.total
    return tuple(rows), total


def _position(store: "Store", behind: Behind, reference: Hashable) -> int | None:
    before = 0
    for code in _parts(inspection_of(store).framework, behind):
        place = caselist.position(store, behind.query(code), str(reference))
        if place is not None:
            return before + place
        before += caselist.page(store, behind.query(code), 0, 0).total
    return None


def _parts(framework: Framework, behind: Behind) -> tuple[str, ...]:
    return order_of(framework, behind.question) if behind.answer is None else (behind.answer,)
