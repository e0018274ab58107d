"""What rating gives back: each node's rating with its reason, its counts, and the flags a person must see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

FLAGS = (
    "near_boundary",  # the lowest share is within five points of a band's boundary
    "one_judgement_changes",  # one changed or added judgement would change the rating
    "small_sample",  # five applicable cases or fewer
    "rounds_across",  # the share rounded to a whole per cent would fall in another band
    "unconfirmed",  # the framework says its source has not been seen
    "undetermined",  # answers still to come could change it
    "input_not_rated",  # something it takes in has no rating and was left out
)


class CaseInput(NamedTuple):
    """One case as it is rated."""

    site: str | None
    answers: Mapping[str, str]
    """Question code to answer code; an unanswered question is absent."""


class Because(NamedTuple):
    """Why a node has its rating, or has none."""

    rule: str
    """Kind of the rule, or `given` where the rating was fixed from outside."""
    text: str
    """One plain sentence."""


class Share(NamedTuple):
    """How many cases stand where on one question; whole numbers that add up to all cases."""

    good: int
    applicable: int
    not_applicable: int
    unjudged: int

    @property
    def other(self) -> int:
        """Applicable and not good."""
        return self.applicable - self.good


NO_SHARE = Share(good=0, applicable=0, not_applicable=0, unjudged=0)


@dataclass(frozen=True)
class NodeRating:
    """The rating of a standard or of the whole."""

    rating: str | None
    flags: tuple[str, ...]
    because: Because
    score: int | None = None
    """Sum of the scores taken in, before any limit; on the overall only."""
    max: int | None = None
    """The most that sum could be."""
    decided_by: tuple[str, ...] = ()
    """Codes of the inputs that decided it, the lowest share first: the lowest questions of a standard."""
    worst: str | None = None
    """What it becomes if every answer still to come is the worst."""
    best: str | None = None
    """What it becomes if every answer still to come is the best."""
    one_away: frozenset[str | None] = frozenset()
    """Every rating that one changed or added judgement would give."""


@dataclass(frozen=True)
class QuestionRating(NodeRating):
    """The rating of a question over all cases, with its counts."""

    share: Share = NO_SHARE
    counts: Mapping[str, int] = field(default_factory=dict)
    """Answer code to number of cases, in the scale's order; every offered answer is there."""


def in_order(flags: Iterable[str]) -> tuple[str, ...]:
    """Flags in the order they are always listed in, none twice."""
    raised = set(flags)
    return tuple(flag for flag in FLAGS if flag in raised)


class Summary(NamedTuple):
    """Every node of a framework, rated or not."""

    overall: NodeRating
    standards: Mapping[str, NodeRating]
    questions: Mapping[str, QuestionRating]
    cases: Mapping[str, Mapping[str, str | None]]
    """Case reference to standard code to the case's own rating; empty when only counts were given."""


def as_json(summary: Summary) -> dict[str, Any]:
    """The summary as `framework try` and `summary --json` print it."""
    overall = summary.overall
    return {
        "overall": {
            "rating": overall.rating,
            "score": overall.score,
            "max": overall.max,
            "flags": list(overall.flags),
            "because": _because(overall),
        },
        "standards": {code: _node(node) for code, node in summary.standards.items()},
        "questions": {code: _question(question) for code, question in summary.questions.items()},
        "cases": {reference: {"ratings": dict(ratings)} for reference, ratings in summary.cases.items()},
    }


def _node(node: NodeRating) -> dict[str, Any]:
    return {"rating": node.rating, "flags": list(node.flags), "because": _because(node)}


def _question(node: QuestionRating) -> dict[str, Any]:
    share = node.share
    return {
        "rating": node.rating,
        "share": {
            "good": share.good,
            "applicable": share.applicable,
            "not_applicable": share.not_applicable,
            "unjudged": share.unjudged,
        },
        "counts": dict(node.counts),
        "flags": list(node.flags),
        "because": _because(node),
    }


def _because(node: NodeRating) -> dict[str, str]:
    return {"rule": node.because.rule, "text": node.because.text}
