"""What a rule read and what it left out, each with the cases behind it."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import Answer, Framework, Question, Scale, Standard
from reviewtui.rating.rules.share_in_bands import good_of
from reviewtui.rating.summary import CaseInput, NodeRating, SharedRating
from reviewtui.rating.words import counted

SHOWN = 8
"""How many case references a line of text names before it only counts them."""
UNJUDGED = ""
"""Stands for the cases that have no answer, or no rating, yet."""
OUTSIDE = "hidden"
"""Stands for the cases that a question is not asked in."""
DISPUTED = "≠"
"""Stands for the cases in which two laptops answered a question differently."""
Piles = Mapping[str, list[str]]
"""Answer or rating, or one of the three above, to case references."""


class Reading(NamedTuple):
    """One thing a rule read, or left out."""

    code: str
    """Code of an answer, a question, a section or a standard; empty for cases without an answer that counts."""
    title: str
    rating: str | None
    """Its rating, or in one case its answer; None for the answers themselves and for what has no rating."""
    text: str
    """What it brought, or why it was left out: `11 cases`, `Good, 14 of 20 (70%)`."""
    cases: tuple[str, ...] = ()
    """References of the cases it counts, sorted."""
    node: bool = True
    """Whether it is a question, a section or a standard, which is known by its code as well as by its title."""

    @property
    def name(self) -> str:
        """`1.2 Sexual behaviour`, or the label of an answer."""
        return f"{self.code} {self.title}".strip() if self.node else self.title

    def __str__(self) -> str:
        cases = f": {', '.join(self.cases)}" if 0 < len(self.cases) <= SHOWN else ""
        return f"{self.name}: {self.text}{cases}"


def answers_read(framework: Framework, question: Question, piles: Piles) -> tuple[Reading, ...]:
    """The applicable answers given to a question, each with its cases."""
    scale = framework.scale_of(question)
    if scale.count:
        numbers = sorted((code for code in piles if code.isdigit()), key=int)
        return tuple(_pile(scale.answer(code), piles) for code in numbers)
    return tuple(_pile(answer, piles) for answer in framework.offered(question) if _counts(question, answer))


def answers_left_out(framework: Framework, question: Question, piles: Piles) -> tuple[Reading, ...]:
    """The cases outside a question's share: it does not apply or is not asked, is in dispute or not judged yet."""
    out = [answer for answer in framework.scale_of(question).answers if not _counts(question, answer)]
    found = (
        *(_pile(answer, piles) for answer in out),
        _named(OUTSIDE, "Not asked", piles),
        _named(DISPUTED, "Different judgements", piles),
        _named(UNJUDGED, "Not answered yet", piles),
    )
    return tuple(pile for pile in found if pile.cases)


def case_ratings_read(scale: Scale, piles: Piles) -> tuple[Reading, ...]:
    """The applicable ratings that cases have of a standard, each with its cases."""
    return tuple(_pile(answer, piles) for answer in scale.answers if answer.applicable)


def case_ratings_left_out(scale: Scale, piles: Piles) -> tuple[Reading, ...]:
    """The cases to which a standard does not apply, and those not rated yet."""
    found = [_pile(answer, piles) for answer in scale.answers if not answer.applicable]
    return tuple(pile for pile in (*found, _named(UNJUDGED, "Not rated yet", piles)) if pile.cases)


def piles_of(cases: Mapping[str, CaseInput], value_of: Callable[[str], str | None]) -> dict[str, list[str]]:
    """The cases by what `value_of` says of them; those it says nothing of under the empty code."""
    found: dict[str, list[str]] = {}
    for reference in cases:
        found.setdefault(value_of(reference) or UNJUDGED, []).append(reference)
    return found


def nodes_read(framework: Framework, titles: Mapping[str, str], nodes: Mapping[str, NodeRating]) -> tuple[Reading, ...]:
    """The rated nodes beneath one, with what they brought over all cases."""
    return tuple(
        Reading(code, titles[code], node.rating, _brought(framework, code, node))
        for code, node in nodes.items()
        if node.rating is not None
    )


def nodes_left_out(titles: Mapping[str, str], nodes: Mapping[str, NodeRating]) -> tuple[Reading, ...]:
    """The nodes beneath one that have no rating, and why."""
    return tuple(
        Reading(code, titles[code], None, node.because.text) for code, node in nodes.items() if node.rating is None
    )


def two_lowest(readings: Iterable[Reading], node: NodeRating) -> str:
    """`Lowest: 1.2 Sexual behaviour (Inadequate). Second lowest: 1.4 …`; empty where one is all there is."""
    read = {reading.code: reading for reading in readings}
    found = [read[code] for code in node.lowest if code in read]
    if len(found) < 2:
        return ""
    lowest, second = (f"{each.code} {each.title} ({each.text})" for each in found)
    return f"Lowest: {lowest}. Second lowest: {second}."


def not_contributing(standards: Iterable[Standard], nodes: Mapping[str, NodeRating]) -> tuple[Reading, ...]:
    """The standards that the whole does not read, whatever they are rated."""
    outside = "It is rated by itself and does not count in the overall rating."
    return tuple(
        Reading(standard.code, standard.title, nodes[standard.code].rating, outside)
        for standard in standards
        if not standard.contributes
    )


def _brought(framework: Framework, code: str, node: NodeRating) -> str:
    label = framework.inspection_scale(code).answer(node.rating or "").label
    if isinstance(node, SharedRating) and node.share.applicable and _shared(framework, code):
        share = node.share
        return f"{label}, {share.good} of {share.applicable} ({per_cent_text(share.good, share.applicable)})"
    return label


def _shared(framework: Framework, code: str) -> bool:
    """Whether it takes a share, and has one to show."""
    rule = framework.inspection_rule(code)
    return rule.of_case_ratings or bool(good_of(rule, framework.scale_of(framework.question(code))))


def _pile(answer: Answer, piles: Piles) -> Reading:
    return _named(answer.code, answer.label, piles)


def _named(code: str, label: str, piles: Piles) -> Reading:
    found = tuple(sorted(piles.get(code, ())))
    return Reading(
        UNJUDGED if code in (OUTSIDE, DISPUTED) else code, label, None, counted(len(found), "case"), found, node=False
    )


def _counts(question: Question, answer: Answer) -> bool:
    return answer.applicable or question.not_applicable == "counted"
