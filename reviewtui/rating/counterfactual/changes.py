"""The fewest judgements that would change a rating: changed ones or added ones, and never more than it takes."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import OVERALL, Framework, Scale, UnknownCode
from reviewtui.framework.rule_kinds import rule_kind
from reviewtui.rating.case import rate_case_node
from reviewtui.rating.case_view import Answers
from reviewtui.rating.counterfactual.case_ways import CaseWays
from reviewtui.rating.counterfactual.levels import Table, nearest_levels
from reviewtui.rating.counterfactual.phrases import condition, in_a_case, over_cases
from reviewtui.rating.inputs import NodeInputs, node_inputs
from reviewtui.rating.inspection_view import NOBODY, Counts, Fixed, InspectionView
from reviewtui.rating.summary import CaseInput, NodeRating, SharedRating
from reviewtui.rating.ways import Move, NotWorkedOut, Way
from reviewtui.rating.words import sentence

Cases = Mapping[str, CaseInput]


class Change(NamedTuple):
    """One other rating, and the least that gives it."""

    rating: str
    label: str
    judgements: int
    """How many judgements must be changed or added; no fewer would do."""
    moves: tuple[Move, ...]
    phrase: str
    """`one fewer good`, `3 more good on 1.2 and one more good on 1.3`."""
    condition: str = ""
    """`if 3 of the 10 not good were good`, where only judgements given would be others."""

    @property
    def sentence(self) -> str:
        """`If 3 of the 10 not good were good, it would be Good.`; else `With one more good, it would be Good.`"""
        return sentence(f"{self.start}, it would be {self.label}")

    @property
    def start(self) -> str:
        """The condition: `if 3 of the 10 not good were good`, `with one more good`."""
        return self.condition or f"with {self.phrase}"

    def as_json(self) -> dict[str, Any]:
        """The change as `explain --json` prints it; `from` and `to` are answers in a case, piles over all cases."""
        return {
            "rating": self.rating,
            "judgements": self.judgements,
            "moves": [_move(move) for move in self.moves],
            "sentence": self.sentence,
        }


class Prospects(NamedTuple):
    """What would change a rating, or why that is not said."""

    changes: tuple[Change, ...] = ()
    note: str = ""
    """One sentence where it was not worked out."""


def prospects(found: NodeInputs, node: str, cases: Cases | None) -> Prospects:
    """The fewest changed or added judgements that take a node one level down, and one level up.

    `node` is `overall`, a standard or a question. Where going farther than one level takes fewer judgements, that is
    named as well. A node that is not rated, or fixed, has no changes. Where gates hide questions, and where cases' own
    ratings are counted, it depends on which cases they are: then there are none without `cases`. Says where it was not
    worked out. Raises UnknownCode for an unknown node or answer.
    """
    view = found.view
    rating, scale = _node(view, node).rating, view.framework.inspection_scale(node)
    if rating is None or view.framework.inspection_rule(node).kind == "none":
        return Prospects()
    try:
        levels = nearest_levels(Table(view, cases, found.views).ways(node), rating, scale.rank)
    except NotWorkedOut as reason:
        return Prospects(note=_not_worked_out(reason))
    changes = (
        _change(scale, code, way, over_cases(view.framework, way.moves, node))._replace(
            condition=condition(view, way.moves, node)
        )
        for code, way in levels
    )
    return Prospects(tuple(changes))


def prospects_in_case(framework: Framework, answers: Answers, node: str) -> Prospects:
    """What would change one case's rating of a standard or section. Raises UnknownCode."""
    place = framework.case_node(node)
    rating = rate_case_node(framework, place, answers).rating
    try:
        found = nearest_levels(CaseWays(framework, answers).ways(node), rating, framework.case_scale(place).rank)
    except NotWorkedOut as reason:
        return Prospects(note=_not_worked_out(reason))
    scale = framework.case_scale(place)
    return Prospects(tuple(_change(scale, code, way, in_a_case(framework, way.moves)) for code, way in found))


def change_line(
    framework: Framework,
    counts: Counts,
    node: str,
    total_cases: int,
    judged: Fixed | None = NOBODY,
    given: Fixed = NOBODY,
    cases: Cases | None = None,
    minimum: int = 1,
) -> str:
    """One line on a node: `10 of 20 = 50%. If one of the 10 good were not: Inadequate.` Raises UnknownCode."""
    inputs = node_inputs(framework, cases or {}, node, judged, given, counts, total_cases, minimum)
    rated = _node(inputs.view, node)
    found = prospects(inputs, node, cases)
    parts = (_opening(rated), _clauses(found.changes), found.note)
    return " ".join(part for part in parts if part)


def require_node(framework: Framework, node: str) -> None:
    """It is the whole, a standard or a question. Raises UnknownCode."""
    standards = (standard.code for standard in framework.standards)
    known = (OVERALL, *standards, *(question.code for question in framework.questions()))
    if node not in known:
        raise UnknownCode("standard or question", node, known)


def _node(view: InspectionView, node: str) -> NodeRating:
    require_node(view.framework, node)
    return view.node(node)


def _change(scale: Scale, rating: str, way: Way, phrase: str) -> Change:
    return Change(rating, scale.answer(rating).label, way.cost, way.moves, phrase)


def _not_worked_out(reason: NotWorkedOut) -> str:
    return f"What would change it is not calculated: {reason}."


def _move(move: Move) -> dict[str, Any]:
    case = {"case": move.case} if move.case is not None else {}
    return {"question": move.question, "from": move.start, "to": move.end, "cases": move.cases, **case}


def _opening(rated: NodeRating) -> str:
    if rated.rating is None or rated.because.rule in ("given", "judged", "limit"):
        return rated.because.text
    if isinstance(rated, SharedRating):
        share = rated.share
        return f"{share.good} of {share.applicable} = {per_cent_text(share.good, share.applicable)}."
    if rule_kind(rated.because.rule).passes_on:
        return f"{rated.because.rule.capitalize()}: {rated.decided_by[0]}."
    return f"{rated.because.text.partition('. That is')[0].partition(',')[0]}."


def _clauses(changes: Sequence[Change]) -> str:
    """The changes in one sentence."""
    return sentence("; ".join(f"{change.start}: {change.label}" for change in changes)) if changes else ""
