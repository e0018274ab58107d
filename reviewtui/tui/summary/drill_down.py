"""What the cases behind a figure have in common, whether the figure is a question's or a standard's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from textual.content import Content

from reviewtui.framework.model import Answer, Framework, Scale
from reviewtui.rating.summary import NodeRating, QuestionRating, SharedRating
from reviewtui.report.numbers import numbers_words
from reviewtui.report.summary.columns import good_of
from reviewtui.services import summaries
from reviewtui.services.caselist import CaseLine
from reviewtui.services.summaries import InspectionSummary
from reviewtui.tui.summary.reading import change_line
from reviewtui.tui.widgets.paged_list import Source

if TYPE_CHECKING:
    from reviewtui.services.stores import Store

TO_DO = ""
"""Stands for the answer, or the rating, of a case that has none yet."""


@dataclass(frozen=True)
class Narrowed:
    """Which of the cases behind a figure."""

    site: str | None = None
    """A site code."""
    answer: str | None = None
    """Code of the only answer or rating to show; `TO_DO`; or None for all."""
    text: str = ""


@dataclass(frozen=True)
class JudgedCase:
    """A case and its answer to the question, or its rating of the standard; none while it is still to do."""

    line: CaseLine
    scale: Scale
    answer: Answer | None
    rated: bool = True
    """False where no case is rated on this at all."""


@dataclass(frozen=True)
class Figure:
    """A figure, and how many cases have each answer."""

    framework: Framework
    scale: Scale
    counts: Mapping[str, int]
    """Answer code to number of cases, worst first, then what does not apply, then `TO_DO`."""
    words: str
    """`10/20 good · Requires improvement`."""
    closing: str
    """What would change the rating; at one site, its figure in words."""
    rated: bool = True
    """False where no case is rated on this at all."""


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

    def preview(self, store: "Store", reference: str) -> Content:
        """What was judged in one case."""

    def question_of(self, store: "Store", reference: str) -> str:
        """Code of the question at which the review of a case opens."""


def worst_first(scale: Scale, others: tuple[Answer, ...] = ()) -> tuple[str, ...]:
    """Answer codes worst first, then `others`, then `TO_DO`."""
    return (*(answer.code for answer in (*scale.worst_to_best, *others)), TO_DO)


def figure_words(store: "Store", found: InspectionSummary, code: str, site: str | None) -> tuple[str, str]:
    """A node's figure in a few words, and the line at the bottom; over all cases, or at one site."""
    summary = found.summary
    if code not in summary.standards and code not in summary.questions:
        return "", change_line(store, found, code) if site is None else ""
    if site is not None:
        summary = next(each.summary for each in summaries.by_site(store) if each.code == site)
    node = summary.node(code)
    words = " · ".join(
        part for part in (_share_words(found, code, node), _rating_words(found, code, node, site)) if part
    )
    return words, node.because.text if site is not None else change_line(store, found, code)


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


def _rating_words(found: InspectionSummary, code: str, node: NodeRating, site: str | None) -> str:
    """The rating; over all cases a panel's before the one worked out: `Good ← Requires improvement, panel`."""
    answers = found.inspection.framework.inspection_scale(code).by_code
    worked_out = answers[node.rating].label if node.rating else ""
    decided = found.decided.get(code, node.rating)
    if site is not None or decided is None or decided == node.rating:
        return worked_out
    return f"{answers[decided].label} ← {worked_out or 'not rated'}, panel"
