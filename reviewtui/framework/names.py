"""What conditions may name: every code of a file with the values it can have, known before any condition is read."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reviewtui.framework.block import Block
from reviewtui.framework.expression import Condition, ExpressionError, Scope
from reviewtui.framework.expression import parse as parse_condition
from reviewtui.framework.scale import Scale

Values = Mapping[str, tuple[str, ...] | range]


class Names(NamedTuple):
    """The names of one stage, as they are read at one place of the file."""

    values: Values
    """Code to its answers or ratings; a range for whole numbers."""
    known: bool = True
    """False where a scale is unknown: then a condition can be checked for its form alone."""
    within: tuple[str, ...] = ()
    """Codes of the sections around the place, innermost first."""
    counted: Mapping[str, tuple[str, ...]] | None = None
    """Code of each question whose cases may be counted to its applicable answers; None where one case is rated."""

    def condition(self, block: Block, key: str, *, required: bool = True) -> Condition | None:
        """The condition under `key`; None where there is none or it is faulty, which is then noted."""
        text = block.text(key, required=required)
        if not text:
            return None
        try:
            return parse_condition(text, Scope(self.values, self.within, self.counted) if self.known else None)
        except ExpressionError as error:
            block.fault(key, str(error))
            return None

    def inside(self, code: str) -> "Names":
        """The same names as they are read inside a section or standard."""
        return self._replace(within=(code, *self.within))


class Stages(NamedTuple):
    """The names of both stages."""

    case: Names
    inspection: Names


def names_of(top: Block, scales: Mapping[str, Scale]) -> Stages:
    """Every name in the file. What is wrong with the file is noted where it is read for good, so `top` is a copy."""
    ratings = top.glance("ratings")
    rules = top.block("rules")
    case, inspection = rules.block("case"), rules.block("inspection")
    in_case: dict[str, str | None] = {}
    over_cases: dict[str, str | None] = {}
    counted: dict[str, tuple[str, ...]] = {}
    for kind, node in _nodes(top):
        code = node.glance("code")
        if kind in ("question", "about_case"):
            if node.glance("asked") != "false":
                in_case[code] = node.glance("scale")
            over_cases[code] = _over_cases(node, kind, inspection, scales, ratings)
            scale = scales.get(node.glance("scale"))
            if scale is not None and not scale.count and node.glance("asked") != "false":
                counted[code] = tuple(scale.rank)
        else:
            in_case[code] = _scale(node, "case", case, kind, ratings)
        if kind == "standard":
            over_cases[code] = _scale(node, "inspection", inspection, "standard", node.glance("scale") or ratings)
    return Stages(_names(in_case, scales), _names(over_cases, scales)._replace(counted=counted))


def _over_cases(question: Block, kind: str, rules: Block, scales: Mapping[str, Scale], ratings: str) -> str | None:
    """The scale of a question's rating over all cases; without a rule of its own a count, for one, is not rated."""
    count = getattr(scales.get(question.glance("scale")), "count", False)
    if (kind == "about_case" or count) and "inspection" not in question.keys:
        return None
    return _scale(question, "inspection", rules, "question", ratings)


def _names(scale_of: Mapping[str, str | None], scales: Mapping[str, Scale]) -> Names:
    rated = {code: scale for code, scale in scale_of.items() if scale is not None}
    values = {code: _values(scales[scale]) for code, scale in rated.items() if scale in scales}
    return Names(values, known=len(values) == len(rated))


def _values(scale: Scale) -> tuple[str, ...] | range:
    return range(scale.least, scale.most + 1) if scale.count else tuple(scale.by_code)


def _nodes(top: Block) -> Iterator[tuple[str, Block]]:
    """Every question, section and standard."""
    for question in top.blocks("questions", required=False):
        yield "about_case", question
    for standard in top.blocks("standards"):
        yield "standard", standard
        yield from _inside(standard)


def _inside(node: Block) -> Iterator[tuple[str, Block]]:
    for question in node.blocks("questions", required=False):
        yield "question", question
    for section in node.blocks("sections", required=False):
        yield "section", section
        yield from _inside(section)


def _scale(node: Block, key: str, defaults: Block, default: str, usual: str) -> str | None:
    """The scale a node is rated on at one stage; None where it is never rated."""
    place, name = (node, key) if key in node.keys else (defaults, default)
    rule = place.block(name)
    kind = place.glance(name) or rule.glance("rule")
    if kind == "none" or (not kind and default == "section"):
        return None
    return rule.glance("scale") or usual
