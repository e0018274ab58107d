"""Reads the rating rules of a framework file: which kind stands where, and all that the kind needs."""

from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.framework.band_reader import ask_for_several, read_bands, read_several
from reviewtui.framework.block import Block
from reviewtui.framework.model import Band, CaseRules, Forbidden, InspectionRules, Limit, Outcome, Rule, Scale
from reviewtui.framework.names import Names, Stages
from reviewtui.framework.nearest import did_you_mean
from reviewtui.framework.rule_kinds import Place, kinds_at, rule_kind

FIRST_WINS = "first match wins"
OF_CASES = "case_ratings"
EDGES = ("not_above", "not_below")


class RulePlace(NamedTuple):
    """A place in the file where a rule stands."""

    at: Place
    scales: Mapping[str, Scale]
    usual: str
    """Code of the scale it rates on when it names none; it may be unknown."""
    names: Names
    """What its conditions may name."""


def read_rules(
    top: Block, scales: Mapping[str, Scale], ratings: str, of_standards: str, names: Stages
) -> tuple[CaseRules, InspectionRules]:
    """The rules of both stages that hold where a node has none of its own.

    `ratings` is the usual scale, and `of_standards` the one that all standards share instead, or empty.
    """
    rules = top.block("rules")
    case, inspection = rules.block("case"), rules.block("inspection")
    in_case = RulePlace("case", scales, ratings, names.case)
    over_cases = RulePlace("overall", scales, ratings, names.inspection)
    on_standards = over_cases._replace(at="standard", usual=of_standards or ratings)
    read = (
        CaseRules(
            standard=read_rule(case, "standard", in_case),
            section=read_rule(case, "section", in_case) if "section" in case.keys else Rule("none"),
            overall=read_rule(case, "overall", in_case) if "overall" in case.keys else Rule("none"),
        ),
        InspectionRules(
            question=read_rule(inspection, "question", over_cases._replace(at="question")),
            standard=read_rule(inspection, "standard", on_standards),
            overall=read_rule(inspection, "overall", over_cases),
        ),
    )
    for block in (case, inspection, rules):
        block.finish()
    return read


def read_rule(parent: Block, key: str, place: RulePlace) -> Rule:
    """The rule under `key`."""
    if rule_kind(parent.glance(key)).bare:
        return Rule(parent.choice(key, kinds_at(place.at)))
    block = parent.block(key)
    kind = block.choice("rule", kinds_at(place.at))
    known = rule_kind(kind)
    scale = _scale(block, place)
    rated = place.scales.get(scale or place.usual)
    rule = Rule(
        kind,
        bands=_bands(block, kind, place, rated) if known.bands else (),
        scale=scale,
        outcomes=_outcomes(block, place, rated) if kind == "first_match" else (),
        first_wins=kind == "first_match" and _first_wins(block),
        forbid=_forbid(block, place) if kind == "first_match" and place.at == "case" else (),
        of=_of(block, place) if known.over_inputs else (),
        of_case_ratings=_of_case_ratings(block, kind, place),
        good=_good(block, place) if kind == "share_in_bands" else (),
        limits=_limits(block, place, rated) if place.at != "question" else (),
        weights=_weights(block, place) if known.scores else (),
        least_rated=(block.whole("min_answered", required=False) or 0) if _may_wait(place, kind) else 0,
        drives_from=_drives_from(block) if place.at == "standard" and kind == "lowest" else 0,
        needs_all=_may_wait(place, kind) and "needs" in block.keys and bool(block.choice("needs", ("all",))),
    )
    block.finish()
    return rule


def _bands(block: Block, kind: str, place: RulePlace, rated: Scale | None) -> tuple[Band, ...]:
    if kind == "share_in_bands" and ask_for_several(block):
        return read_several(block, rated, dict.fromkeys(code for each in place.scales.values() for code in each.rank))
    return read_bands(block, kind, rated, case=place.at == "case")


def _scale(block: Block, place: RulePlace) -> str:
    code = block.text("scale", required=False)
    if code and (code not in place.scales or place.scales[code].count):
        graded = [known for known, scale in place.scales.items() if not scale.count]
        block.fault("scale", f"unknown scale of ratings “{code}”{did_you_mean(code, graded)}")
        return ""
    return code


def _outcomes(block: Block, place: RulePlace, rated: Scale | None) -> tuple[Outcome, ...]:
    lines = block.blocks("cases")
    found = []
    for line in lines:
        last = line is lines[-1]
        found.append(Outcome(_rating(line, rated), place.names.condition(line, "when", required=not last)))
        line.finish()
    return tuple(found)


def _rating(block: Block, rated: Scale | None, key: str = "rating") -> str:
    return block.choice(key, rated.by_code) if rated is not None else block.text(key)


def _first_wins(block: Block) -> bool:
    return "order" in block.keys and bool(block.choice("order", (FIRST_WINS,)))


def _forbid(block: Block, place: RulePlace) -> tuple[Forbidden, ...]:
    found = []
    for line in block.blocks("forbid", required=False):
        when, why = place.names.condition(line, "when"), line.text("why", spoken=True)
        line.finish()
        if when is not None:
            found.append(Forbidden(when, why))
    return tuple(found)


def _limits(block: Block, place: RulePlace, rated: Scale | None) -> tuple[Limit, ...]:
    found = []
    for line in block.blocks("limits", required=False):
        when, why = place.names.condition(line, "when"), line.text("why", spoken=True)
        edges = [edge for edge in EDGES if edge in line.keys]
        ratings = [line.choice(edge, rated.rank) if rated is not None else line.text(edge) for edge in edges]
        if len(edges) != 1:
            line.fault("", "a limit needs one of `not_above` and `not_below`, with a rating")
        line.finish()
        if when is not None and len(edges) == 1:
            found.append(Limit(when, edges[0], ratings[0], why))
    return tuple(found)


def _of(block: Block, place: RulePlace) -> tuple[str, ...]:
    """The inputs a rule names, where it does not read all that there are."""
    return block.words("of", place.names.values if place.names.known else None, required=False)


def _may_wait(place: RulePlace, kind: str) -> bool:
    """Whether a rule may demand that so many of its inputs are rated first."""
    return place.at in ("standard", "overall") and rule_kind(kind).over_inputs


def _drives_from(block: Block) -> int:
    """The fewest applicable cases with which a question drives its standard alone."""
    number = block.whole("drives_from", required=False) or 0
    if number == 1:
        block.fault("drives_from", "one case is what every rated question has: use 2 or more")
    return number


def _weights(block: Block, place: RulePlace) -> tuple[tuple[str, int], ...]:
    """How many times the score of each input counts, where not once."""
    if "weights" not in block.keys:
        block.optional("weights")
        return ()
    part = block.block("weights")
    found = []
    for code in part.keys:
        weight = part.whole(code)
        if place.names.known and code not in place.names.values:
            part.fault(code, f"unknown input “{code}”{did_you_mean(code, place.names.values)}")
        elif weight == 0:
            part.fault(code, "an input of no weight is none: name the others under `of`")
        elif weight is not None:
            found.append((code, weight))
    part.finish()
    return tuple(found)


def _of_case_ratings(block: Block, kind: str, place: RulePlace) -> bool:
    """A standard has no answers of its own to take a share of, only its cases' ratings; a question has only answers."""
    if kind != "share_in_bands" or place.at == "question":
        return False
    block.choice("of", (OF_CASES,))
    return True


def _good(block: Block, place: RulePlace) -> tuple[str, ...]:
    every = dict.fromkeys(code for scale in place.scales.values() for code in scale.by_code)
    return block.words("good", every, required=False)
