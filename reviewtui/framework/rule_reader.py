"""Reads the rating rules of a framework file: which kind stands where, and all that the kind needs."""

from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.framework.band_reader import read_bands
from reviewtui.framework.block import Block
from reviewtui.framework.model import CaseRules, Forbidden, InspectionRules, Limit, Outcome, Rule, Scale
from reviewtui.framework.names import Names, Stages
from reviewtui.framework.nearest import did_you_mean

BANDED = frozenset({"share_in_bands", "sum_in_bands", "mean_in_bands"})
BARE = ("judged", "none")
"""Kinds that need no other key, so that the word alone will do."""
OVER_INPUTS = ("lowest", "highest", "sum_in_bands", "mean_in_bands", *BARE)
CASE_KINDS = ("first_match", *OVER_INPUTS)
QUESTION_KINDS = ("share_in_bands", *BARE)
STANDARD_KINDS = ("share_in_bands", *OVER_INPUTS)
FIRST_WINS = "first match wins"
OF_CASES = "case_ratings"
EDGES = ("not_above", "not_below")


class Seat(NamedTuple):
    """A place in the file where a rule stands."""

    kinds: tuple[str, ...]
    scales: Mapping[str, Scale]
    usual: str
    """Code of the scale it rates on when it names none; it may be unknown."""
    names: Names
    """What its conditions may name."""
    case: bool = False
    """Whether it rates one case."""


def read_rules(
    top: Block, scales: Mapping[str, Scale], ratings: str, of_standards: str, names: Stages
) -> tuple[CaseRules, InspectionRules]:
    """The rules of both stages that hold where a node has none of its own.

    `ratings` is the usual scale, and `of_standards` the one that all standards share instead, or empty.
    """
    rules = top.block("rules")
    case, inspection = rules.block("case"), rules.block("inspection")
    in_case = Seat(CASE_KINDS, scales, ratings, names.case, case=True)
    over_cases = Seat(OVER_INPUTS, scales, ratings, names.inspection)
    on_standards = over_cases._replace(kinds=STANDARD_KINDS, usual=of_standards or ratings)
    read = (
        CaseRules(
            standard=read_rule(case, "standard", in_case),
            section=read_rule(case, "section", in_case) if "section" in case.keys else Rule("none"),
        ),
        InspectionRules(
            question=read_rule(inspection, "question", over_cases._replace(kinds=QUESTION_KINDS)),
            standard=read_rule(inspection, "standard", on_standards),
            overall=read_rule(inspection, "overall", over_cases),
        ),
    )
    for block in (case, inspection, rules):
        block.finish()
    return read


def read_rule(parent: Block, key: str, seat: Seat) -> Rule:
    """The rule under `key`."""
    if parent.glance(key) in BARE:
        return Rule(parent.choice(key, seat.kinds))
    block = parent.block(key)
    kind = block.choice("rule", seat.kinds)
    scale = _scale(block, seat)
    rated = seat.scales.get(scale or seat.usual)
    rule = Rule(
        kind,
        bands=read_bands(block, kind, rated, case=seat.case) if kind in BANDED else (),
        scale=scale,
        outcomes=_outcomes(block, seat, rated) if kind == "first_match" else (),
        first_wins=kind == "first_match" and _first_wins(block),
        forbid=_forbid(block, seat) if kind == "first_match" else (),
        of=_of(block, kind, seat),
        of_case_ratings=_of_case_ratings(block, kind, seat),
        good=_good(block, seat) if kind == "share_in_bands" else (),
        limits=_limits(block, seat, rated),
    )
    block.finish()
    return rule


def _scale(block: Block, seat: Seat) -> str:
    code = block.text("scale", required=False)
    if code and (code not in seat.scales or seat.scales[code].count):
        graded = [known for known, scale in seat.scales.items() if not scale.count]
        block.fault("scale", f"unknown scale of ratings “{code}”{did_you_mean(code, graded)}")
        return ""
    return code


def _outcomes(block: Block, seat: Seat, rated: Scale | None) -> tuple[Outcome, ...]:
    places = block.blocks("cases")
    found = []
    for place in places:
        last = place is places[-1]
        found.append(Outcome(_rating(place, rated), seat.names.condition(place, "when", required=not last)))
        place.finish()
    return tuple(found)


def _rating(block: Block, rated: Scale | None, key: str = "rating") -> str:
    return block.choice(key, rated.by_code) if rated is not None else block.text(key)


def _first_wins(block: Block) -> bool:
    return "order" in block.keys and bool(block.choice("order", (FIRST_WINS,)))


def _forbid(block: Block, seat: Seat) -> tuple[Forbidden, ...]:
    found = []
    for place in block.blocks("forbid", required=False):
        when, why = seat.names.condition(place, "when"), place.text("why", spoken=True)
        place.finish()
        if when is not None:
            found.append(Forbidden(when, why))
    return tuple(found)


def _limits(block: Block, seat: Seat, rated: Scale | None) -> tuple[Limit, ...]:
    found = []
    for place in block.blocks("limits", required=False):
        when, why = seat.names.condition(place, "when"), place.text("why", spoken=True)
        edges = [edge for edge in EDGES if edge in place.keys]
        ratings = [place.choice(edge, rated.rank) if rated is not None else place.text(edge) for edge in edges]
        if len(edges) != 1:
            place.fault("", "a limit needs one of `not_above` and `not_below`, with a rating")
        place.finish()
        if when is not None and len(edges) == 1:
            found.append(Limit(when, edges[0], ratings[0], why))
    return tuple(found)


def _of(block: Block, kind: str, seat: Seat) -> tuple[str, ...]:
    """The inputs a rule names, where it does not read all that there are."""
    if kind in BARE or kind == "first_match" or kind == "share_in_bands":
        return ()
    return block.words("of", seat.names.values if seat.names.known else None, required=False)


def _of_case_ratings(block: Block, kind: str, seat: Seat) -> bool:
    """A standard has no answers of its own to take a share of, only its cases' ratings; a question has only answers."""
    if kind != "share_in_bands" or seat.kinds == QUESTION_KINDS:
        return False
    block.choice("of", (OF_CASES,))
    return True


def _good(block: Block, seat: Seat) -> tuple[str, ...]:
    every = dict.fromkeys(code for scale in seat.scales.values() for code in scale.by_code)
    return block.words("good", every, required=False)
