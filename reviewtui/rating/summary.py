"""What rating gives back: each node's rating with its reason, its counts, and the flags a person must see."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from reviewtui.figures.shown import Shown
from reviewtui.framework.model import OVERALL, UnknownCode

FLAGS = (
    "near_boundary",  # the lowest share is within five points of a band's boundary
    "one_judgement_changes",  # one judgement given otherwise, or one case rated otherwise, would change the rating
    "next_answer_changes",  # the next answer to come, or the next case to be rated, can change the rating
    "small_sample",  # five applicable cases or fewer
    "rounds_across",  # the share rounded to a whole per cent would fall in another band
    "too_few_to_drive",  # a question with few cases is rated lower, and does not drive the standard alone
    "unconfirmed",  # the framework says its source has not been seen
    "undetermined",  # answers still to come could change it
    "input_not_rated",  # something it takes in has no rating and was left out
)
HIDDEN = "hidden"
"""Stands among the counts of a question for the cases it is not asked in, whether or not it was answered there."""
IN_DISPUTE = "≠"
"""Stands among the counts of a question for the cases in which two laptops answered it differently."""


class CaseInput(NamedTuple):
    """One case as it is rated."""

    site: str | None
    answers: Mapping[str, str]
    """Question code to answer code, a whole number by its digits; an unanswered question is absent."""
    in_dispute: Collection[str] = ()
    """Codes of the questions that were answered differently, which leaves them without an answer that counts."""
    facts: Mapping[str, Any] = MappingProxyType({})
    """What its file says of the facts by which the framework chooses what to ask; absent where it does not say."""


class Because(NamedTuple):
    """Why a node has its rating, or has none."""

    rule: str
    """Kind of the rule, `limit` where a limit changed what it gave, or `given` where it was fixed from outside."""
    text: str
    """One plain sentence."""


class Share(NamedTuple):
    """How many cases stand where on one question; whole numbers that add up to all cases."""

    good: int
    applicable: int
    not_applicable: int
    unjudged: int
    in_dispute: int = 0
    """Answered differently on two laptops, and not settled yet."""

    @property
    def other(self) -> int:
        """Applicable and not good."""
        return self.applicable - self.good

    @property
    def to_come(self) -> int:
        """Cases whose answer is still to come, from a first judgement or from settling what is in dispute."""
        return self.unjudged + self.in_dispute

    @property
    def given(self) -> "Share":
        """Those alone whose answer is given."""
        return self._replace(unjudged=0, in_dispute=0)

    @property
    def still_open(self) -> "Share":
        """Those alone whose answer is still to come."""
        return self._replace(good=0, applicable=0, not_applicable=0)

    @property
    def cases(self) -> int:
        """All of them."""
        return self.applicable + self.not_applicable + self.to_come

    def as_json(self) -> dict[str, int]:
        """Each under its name; what is in dispute only where something is."""
        found = self._asdict()
        return found if self.in_dispute else {key: found[key] for key in found if key != "in_dispute"}


NO_SHARE = Share(good=0, applicable=0, not_applicable=0, unjudged=0)
Ratings = frozenset[str | None]
"""Ratings a node could have; None for not rated."""


class Neighbour(NamedTuple):
    """What one judgement would make of a share."""

    rating: str | None
    applicable: int


class Profile(NamedTuple):
    """How many answers of each kind there are on one scale, over cases and questions."""

    scale: str
    counts: Mapping[str, int]
    """Code of every applicable answer to its number, in the scale's order."""
    letters: Mapping[str, str]
    good: int
    of: int
    """Answers that apply, which may be more than those counted: a question may count what does not apply."""
    word: str
    """What a good answer is called."""

    @property
    def good_of(self) -> str:
        """`13 of 21 good`."""
        return f"{self.good:,} of {self.of:,} {self.word}"

    def __str__(self) -> str:
        letters = (f"{self.letters[code]} {number:,}" for code, number in self.counts.items())
        return f"{' '.join(letters)}; {self.good_of}"

    def as_json(self) -> dict[str, Any]:
        """One of the `profile` of the overall."""
        return {"scale": self.scale, "counts": dict(self.counts), "good": self.good, "of": self.of}


class NodeRating(NamedTuple):
    """The rating of a standard, of a section in a case, or of the whole."""

    rating: str | None
    flags: tuple[str, ...]
    because: Because
    score: int | None = None
    """Sum of the scores taken in, before any limit; on the overall only."""
    max: int | None = None
    """The most that sum could be."""
    decided_by: tuple[str, ...] = ()
    """Codes of the inputs that decided it, the lowest share first: the lowest questions of a standard."""
    profile: tuple[Profile, ...] = ()
    """Of the whole: the answers that it is rated from, one profile for each scale that has good answers."""
    lowest: tuple[str, ...] = ()
    """Of a standard that takes the lowest: codes of the lowest and the second lowest question, whatever decided it."""
    worst: str | None = None
    """The worst rating it could still become, whatever answers are still to come."""
    best: str | None = None
    """The best rating it could still become."""
    possible: Ratings = frozenset()
    """Every rating it could still become, itself among them."""
    one_away: Ratings = frozenset()
    """What it would be if one judgement were another than it is."""
    next_away: Ratings = frozenset()
    """What the next answer to come can make of it."""
    share: Share = NO_SHARE
    """Of a `SharedRating` only."""
    counts: Mapping[str, int] = MappingProxyType({})
    """Of a question: answer code to number of cases, in the scale's order; every offered answer is there, and each
    number given."""
    hidden: int = 0
    """Of a question: cases it is not asked in; they stand among the not applicable."""
    total: int | None = None
    """Of a question answered with whole numbers: what they add up to."""


class SharedRating(NodeRating):
    """A rating that a share of cases gives."""


class QuestionRating(SharedRating):
    """The rating of a question over all cases, with its counts."""


class Summary(NamedTuple):
    """Every node of a framework, rated or not."""

    overall: NodeRating
    standards: Mapping[str, NodeRating]
    questions: Mapping[str, QuestionRating]
    cases: Mapping[str, Mapping[str, str | None]]
    """Case reference to the case's own rating of each section and standard that is rated in a case, inner ones first;
    empty when only counts were given."""
    case_counts: Mapping[str, Mapping[str, int]] = {}
    """Section or standard to case rating to number of cases; as far as they were given."""
    unratable: Mapping[str, Mapping[str, Because]] = {}
    """Case reference to section or standard to why its answers give it no rating, whatever is still to come."""

    def node(self, code: str) -> NodeRating:
        """The rating of the whole, a standard or a question. Raises UnknownCode."""
        if code == OVERALL:
            return self.overall
        found = self.standards.get(code) or self.questions.get(code)
        if found is None:
            raise UnknownCode("standard or question", code, (OVERALL, *self.standards, *self.questions))
        return found


def profile_words(profiles: Iterable[Profile]) -> str:
    """`O 3 G 10 R 6 I 2; 13 of 21 good`; of several scales one after the other."""
    return " · ".join(map(str, profiles))


def profile_sentence(profiles: Iterable[Profile]) -> str:
    """`Answers that count overall: O 3 G 10 R 6 I 2; 13 of 21 good.`; empty where no answer is better than another."""
    words = profile_words(profiles)
    return f"Answers that count overall: {words}." if words else ""


def in_order(flags: Iterable[str]) -> tuple[str, ...]:
    """Flags in the order they are always listed in, none twice."""
    raised = set(flags)
    return tuple(flag for flag in FLAGS if flag in raised)


def could_be(node: NodeRating) -> dict[str, dict[str, str | None]]:
    """The worst and the best that answers still to come could make of it; nothing where they can change nothing."""
    return {"could_be": {"worst": node.worst, "best": node.best}} if "undetermined" in node.flags else {}


def as_json(summary: Summary) -> dict[str, Any]:
    """The summary as `framework try` and `summary --json` print it."""
    overall = summary.overall
    return {
        "overall": {
            "rating": overall.rating,
            "score": overall.score,
            "max": overall.max,
            **({"profile": [each.as_json() for each in overall.profile]} if overall.profile else {}),
            "flags": list(overall.flags),
            **could_be(overall),
            "because": _because(overall),
        },
        "standards": {code: _node(node) for code, node in summary.standards.items()},
        "questions": {code: _question(question) for code, question in summary.questions.items()},
        "cases": Shown(dict(zip(summary.cases, summary.cases, strict=True)), partial(_case, summary)),
    }


def _case(summary: Summary, reference: str) -> dict[str, Any]:
    """A case's own ratings; why some of them cannot be is told beside them."""
    reasons = {code: because._asdict() for code, because in summary.unratable.get(reference, {}).items()}
    return {"ratings": dict(summary.cases[reference]), **({"because": reasons} if reasons else {})}


def _node(node: NodeRating) -> dict[str, Any]:
    share = {"share": node.share.as_json()} if isinstance(node, SharedRating) else {}
    flags = {"flags": list(node.flags), **({"lowest": list(node.lowest)} if node.lowest else {}), **could_be(node)}
    return {"rating": node.rating, **share, **flags, "because": _because(node)}


def _question(node: QuestionRating) -> dict[str, Any]:
    answered = node.share.applicable
    return {
        "rating": node.rating,
        "share": node.share.as_json(),
        **({"numbers": {"n": answered, "sum": node.total}} if node.total is not None else {}),
        "counts": dict(node.counts),
        **({"hidden": node.hidden} if node.hidden else {}),
        "flags": list(node.flags),
        **could_be(node),
        "because": _because(node),
    }


def _because(node: NodeRating) -> dict[str, str]:
    return node.because._asdict()
