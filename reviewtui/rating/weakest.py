"""Which standard is the weakest, where ratings tie: by the share of the answers beneath it that are good."""

from functools import cmp_to_key
from typing import NamedTuple

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.graph import inspection_inputs
from reviewtui.rating.inspection_view import InspectionView
from reviewtui.rating.rules.share_in_bands import good_of
from reviewtui.rating.summary import Share, SharedRating


class Pooled(NamedTuple):
    """All answers that a standard takes in, over all cases."""

    standard: str
    title: str
    good: int
    applicable: int

    def __str__(self) -> str:
        share = per_cent_text(self.good, self.applicable)
        return f"{self.standard} {self.title} ({self.good} of {self.applicable}, {share})"


def weakest_first(view: InspectionView) -> tuple[Pooled, ...]:
    """The standards that count for the whole, the lowest pooled share first, compared exactly; ties as they are listed.

    A standard that nothing applies to is left out.
    """
    pooled = [
        Pooled(
            standard.code,
            standard.title,
            sum(share.good for share in shares),
            sum(share.applicable for share in shares),
        )
        for standard in view.framework.standards
        if standard.contributes and (shares := _shares(view, standard.code))
    ]
    return tuple(sorted((one for one in pooled if one.applicable), key=cmp_to_key(_lower)))


def weakest_sentence(view: InspectionView) -> str:
    """`Weakest first, by the share of its answers that are good: 3 Communication (30 of 56, 53.6%); 1 …`"""
    found = weakest_first(view)
    return f"Weakest first, by the share of its answers that are good: {'; '.join(map(str, found))}." if found else ""


def _shares(view: InspectionView, code: str) -> list[Share]:
    """Of the questions it takes in that have good answers; where it takes cases' own ratings, of those."""
    node = view.node(code)
    if isinstance(node, SharedRating):
        return [node.share]
    framework = view.framework
    asked = {question.code for question in framework.questions()}
    return [
        view.question(each).share
        for each in inspection_inputs(framework, code)
        if each in asked and good_of(framework.inspection_rule(each), framework.scale_of(framework.question(each)))
    ]


def _lower(one: Pooled, other: Pooled) -> int:
    """Below 0 where the first has the lower share."""
    return one.good * other.applicable - other.good * one.applicable
