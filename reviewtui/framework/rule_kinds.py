"""The kinds of rule there are: where each may stand in a framework file, and what it needs there.

A kind that works a rating out from its inputs has its module in `rating/rules` as well, named by `_MODULES` there.
Keys that no other kind has are read in `rule_reader.py` and held by `Rule` in `model.py`.
"""

from typing import Literal, NamedTuple

Place = Literal["case", "question", "standard", "overall"]
"""Where a rule stands: in one case, or over all cases on a question, a standard or the whole."""


class RuleKind(NamedTuple):
    """What a kind of rule needs, and where it may stand."""

    places: tuple[Place, ...]
    bare: bool = False
    """Whether it needs no key of its own, so that its name alone will do: nothing is worked out."""
    bands: bool = False
    """Whether it bands a figure."""
    over_inputs: bool = False
    """Whether it works the rating out from the ratings of what the node takes in."""
    scores: Literal["", "mean", "sum", "percentage"] = ""
    """What it makes of the scores of its inputs, where it reads these."""
    passes_on: bool = False
    """Whether the rating is that of an input, which therefore stands on the node's own scale."""


_ON_NODES: tuple[Place, ...] = ("case", "standard", "overall")
_ANYWHERE: tuple[Place, ...] = ("case", "question", "standard", "overall")

RULE_KINDS = {
    "first_match": RuleKind(_ON_NODES),
    "share_in_bands": RuleKind(("question", "standard"), bands=True),
    "lowest": RuleKind(_ON_NODES, over_inputs=True, passes_on=True),
    "highest": RuleKind(_ON_NODES, over_inputs=True, passes_on=True),
    "median": RuleKind(_ON_NODES, over_inputs=True, passes_on=True),
    "sum_in_bands": RuleKind(_ON_NODES, over_inputs=True, bands=True, scores="sum"),
    "mean_in_bands": RuleKind(_ON_NODES, over_inputs=True, bands=True, scores="mean"),
    "per_cent_in_bands": RuleKind(_ON_NODES, over_inputs=True, bands=True, scores="percentage"),
    "judged": RuleKind(_ANYWHERE, bare=True),
    "none": RuleKind(_ANYWHERE, bare=True),
}
"""Every kind by the name that files and explanations give it."""

_SAID = {
    "first_match": "conditions",
    "share_in_bands": "percentage of cases",
    "lowest": "lowest rating",
    "highest": "highest rating",
    "median": "middle rating",
    "sum_in_bands": "total score",
    "mean_in_bands": "average score",
    "per_cent_in_bands": "percentage of the highest score",
}
"""What a reader is told a kind is."""

_UNKNOWN = RuleKind((), over_inputs=True)


def rule_kind(name: str) -> RuleKind:
    """What a kind needs. A name that is none, as a faulty file has it, may name inputs: so its fault is told once."""
    return RULE_KINDS.get(name, _UNKNOWN)


def rule_said(name: str) -> str:
    """A kind of rule as people say it: `average score`."""
    return _SAID.get(name, name.replace("_", " "))


def kinds_at(place: Place) -> tuple[str, ...]:
    """The kinds that may stand at a place."""
    return tuple(name for name, kind in RULE_KINDS.items() if place in kind.places)
