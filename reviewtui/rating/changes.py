"""The fewest judgements that would change a rating: changed ones or added ones, and never more than it takes."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import OVERALL, Framework, UnknownCode
from reviewtui.rating.case import Answers, rate_case_standard
from reviewtui.rating.inspection import Counts, Fixed, rate_counts
from reviewtui.rating.phrases import in_a_case, over_cases, verb
from reviewtui.rating.reach import Table, case_ways, nearest_levels
from reviewtui.rating.summary import NodeRating, QuestionRating, Summary
from reviewtui.rating.ways import Move
from reviewtui.rating.words import good_word, sentence

_NONE: Fixed = {}


class Change(NamedTuple):
    """One other rating, and the least that gives it."""

    rating: str
    label: str
    judgements: int
    """How many judgements must be changed or added; no fewer would do."""
    moves: tuple[Move, ...]
    phrase: str
    """`one fewer good`, `3 more good on 1.2 and one more good on 1.3`."""

    @property
    def sentence(self) -> str:
        """`One fewer good makes Inadequate.`"""
        return sentence(f"{self.phrase} {verb(self.moves)} {self.label}")

    def as_json(self) -> dict[str, Any]:
        """The change as `explain --json` prints it; `from` and `to` are answers in a case, piles over all cases."""
        moves = [{"question": m.question, "from": m.start, "to": m.end, "cases": m.cases} for m in self.moves]
        return {"rating": self.rating, "judgements": self.judgements, "moves": moves, "sentence": self.sentence}


def what_would_change(
    framework: Framework,
    counts: Counts,
    node: str,
    total_cases: int | None = None,
    judged: Fixed = _NONE,
    given: Fixed = _NONE,
) -> tuple[Change, ...]:
    """The fewest changed or added judgements that take a node one level down, and one level up.

    `node` is `overall`, a standard or a question. Where going farther than one level takes fewer judgements, that is
    named as well. Without `total_cases` every case counts as judged on the question with most answers. A node that is
    not rated, or fixed, has no changes. Raises UnknownCode for an unknown node or answer.
    """
    total = _total(counts) if total_cases is None else total_cases
    table = Table(framework, counts, total, judged, given)
    rating = node_of(rate_counts(framework, counts, total, judged, given), node).rating
    found = nearest_levels(table.ways(node), rating, framework.rating_scale.rank)
    return tuple(
        Change(code, framework.rating(code).label, way.cost, way.moves, over_cases(framework, way.moves, node))
        for code, way in found
    )


def what_would_change_in_case(framework: Framework, answers: Answers, standard: str) -> tuple[Change, ...]:
    """The same for one case's rating of a standard. Raises UnknownCode."""
    place = framework.standard(standard)
    rating = rate_case_standard(framework, place, answers).rating
    found = nearest_levels(case_ways(framework, place, answers), rating, framework.rating_scale.rank)
    return tuple(
        Change(code, framework.rating(code).label, way.cost, way.moves, in_a_case(framework, way.moves))
        for code, way in found
    )


def change_line(
    framework: Framework,
    counts: Counts,
    node: str,
    total_cases: int | None = None,
    judged: Fixed = _NONE,
    given: Fixed = _NONE,
) -> str:
    """One line on a node: `10 of 20 = 50%. One fewer good makes Inadequate; 3 more make Good.` Raises UnknownCode."""
    total = _total(counts) if total_cases is None else total_cases
    rated = node_of(rate_counts(framework, counts, total, judged, given), node)
    changes = what_would_change(framework, counts, node, total, judged, given)
    good = good_word(framework.scale_of(framework.question(node))) if isinstance(rated, QuestionRating) else ""
    return " ".join(part for part in (_opening(rated), _clauses(changes, good)) if part)


def node_of(summary: Summary, node: str) -> NodeRating:
    """The rating of a node. Raises UnknownCode."""
    if node == OVERALL:
        return summary.overall
    found = summary.standards.get(node) or summary.questions.get(node)
    if found is None:
        raise UnknownCode("standard or question", node, (OVERALL, *summary.standards, *summary.questions))
    return found


def _opening(rated: NodeRating) -> str:
    if rated.rating is None or rated.because.rule in ("given", "judged"):
        return rated.because.text
    if isinstance(rated, QuestionRating):
        share = rated.share
        return f"{share.good} of {share.applicable} = {per_cent_text(share.good, share.applicable)}."
    if rated.because.rule == "lowest":
        return f"Lowest: {rated.decided_by[0]}."
    return f"Score {rated.score} of {rated.max}."


def _clauses(changes: Sequence[Change], good: str) -> str:
    """The changes in one sentence; the word `good` is said once."""
    clauses: list[str] = []
    for change in changes:
        said = clauses and changes[0].phrase.endswith(f" {good}")
        phrase = change.phrase.removesuffix(f" {good}") if said else change.phrase
        clauses.append(f"{phrase} {verb(change.moves)} {change.label}")
    return sentence("; ".join(clauses)) if clauses else ""


def _total(counts: Counts) -> int:
    return max((sum(answers.values()) for answers in counts.values()), default=0)
