"""What a rule read and what it left out, each with the cases behind it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import Framework, Question
from reviewtui.rating.summary import CaseInput, NodeRating, QuestionRating
from reviewtui.rating.words import counted

SHOWN = 8
"""How many case references a line of text names before it only counts them."""


class Reading(NamedTuple):
    """One thing a rule read, or left out."""

    code: str
    """Code of an answer, a question or a standard; empty for cases not judged yet."""
    title: str
    rating: str | None
    """Its rating, or in one case its answer; None for the answers themselves and for what has no rating."""
    text: str
    """What it brought, or why it was left out: `11 cases`, `Good, 14 of 20 (70%)`."""
    cases: tuple[str, ...] = ()
    """References of the cases it counts, sorted."""

    def __str__(self) -> str:
        name = f"{self.code} {self.title}" if self.rating is not None or not self.cases else self.title
        cases = f": {', '.join(self.cases)}" if 0 < len(self.cases) <= SHOWN else ""
        return f"{name.strip()}: {self.text}{cases}"


def answers_read(framework: Framework, question: Question, cases: Mapping[str, CaseInput]) -> tuple[Reading, ...]:
    """The applicable answers given to a question, each with its cases."""
    given = _by_answer(question, cases)
    applicable = [answer for answer in framework.offered(question) if _counts(question, answer.applicable)]
    return tuple(_pile(answer.code, answer.label, given.get(answer.code, [])) for answer in applicable)


def answers_left_out(framework: Framework, question: Question, cases: Mapping[str, CaseInput]) -> tuple[Reading, ...]:
    """The cases outside a question's share: those it does not apply to, and those not judged yet."""
    given = _by_answer(question, cases)
    out = [answer for answer in framework.scale_of(question).answers if not _counts(question, answer.applicable)]
    piles = [_pile(answer.code, answer.label, given.get(answer.code, [])) for answer in out]
    return tuple(pile for pile in (*piles, _pile("", "Not judged yet", given.get("", []))) if pile.cases)


def nodes_read(framework: Framework, titles: Mapping[str, str], nodes: Mapping[str, NodeRating]) -> tuple[Reading, ...]:
    """The rated nodes beneath one, with what they brought."""
    return tuple(
        Reading(code, titles[code], node.rating, _brought(framework, node, node.rating))
        for code, node in nodes.items()
        if node.rating is not None
    )


def nodes_left_out(titles: Mapping[str, str], nodes: Mapping[str, NodeRating]) -> tuple[Reading, ...]:
    """The nodes beneath one that have no rating, and why."""
    return tuple(
        Reading(code, titles[code], None, node.because.text) for code, node in nodes.items() if node.rating is None
    )


def _brought(framework: Framework, node: NodeRating, rating: str) -> str:
    answer = framework.rating(rating)
    if isinstance(node, QuestionRating) and node.share.applicable:
        share = node.share
        figure = per_cent_text(share.good, share.applicable)
        return f"{answer.label}, {share.good} of {share.applicable} ({figure})"
    return answer.label


def _pile(code: str, label: str, references: Iterable[str]) -> Reading:
    found = tuple(sorted(references))
    return Reading(code, label, None, counted(len(found), "case"), found)


def _by_answer(question: Question, cases: Mapping[str, CaseInput]) -> dict[str, list[str]]:
    """Answer code to case references; the empty code for those not judged yet."""
    found: dict[str, list[str]] = {}
    for reference, case in cases.items():
        found.setdefault(case.answers.get(question.code, ""), []).append(reference)
    return found


def _counts(question: Question, applicable: bool) -> bool:
    return applicable or question.not_applicable == "counted"
