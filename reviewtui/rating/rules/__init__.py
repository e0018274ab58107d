"""The rule kinds, a module each. A framework names them; every explanation names them back."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol

from reviewtui.framework.model import Rule, Scale
from reviewtui.rating.summary import Ratings
from reviewtui.rating.ways import Ways
from reviewtui.rating.words import counted, listed


class Inputs(NamedTuple):
    """What a node takes in, and what to call it."""

    ratings: Mapping[str, str | None]
    """Code of each input to its rating, None while it has none and where it does not apply."""
    scales: Mapping[str, Scale]
    """Code of each input to the scale it is answered or rated on."""
    noun: str
    """`question`, `section`, `standard`, or `input` where there are several kinds."""
    done: str = "rated"
    """What an input that counts is: `rated`, or `answered` where questions of one case are."""

    @property
    def rated(self) -> dict[str, str]:
        """The inputs that have a rating."""
        return {code: rating for code, rating in self.ratings.items() if rating is not None}

    @property
    def left_out(self) -> str:
        """The sentence on the inputs without a rating, before its full stop: `. 1.4 has no rating and is left out`."""
        unrated = [code for code, rating in self.ratings.items() if rating is None]
        has, is_ = ("has", "is") if len(unrated) == 1 else ("have", "are")
        return f". {listed(unrated)} {has} no {self.missing} and {is_} left out" if unrated else ""

    def rated_as(self, rating: str | None) -> tuple[str, ...]:
        """Codes of the inputs that have a rating."""
        return tuple(code for code, own in self.rated.items() if own == rating)

    def taken(self, scale: Scale, rating: str | None, word: str, more: str = "") -> str:
        """`Good is the lowest of 3 rated questions: 1.1 and 1.2.`; or that there is none to take."""
        if rating is None:
            return f"None of its {counted(len(self.ratings), self.noun)} is {self.done}, so it is not rated."
        among = counted(len(self.rated), f"{self.done} {self.noun}")
        codes = listed(self.rated_as(rating))
        return f"{scale.answer(rating).label} is the {word} of {among}{more}: {codes}{self.left_out}."

    @property
    def missing(self) -> str:
        """What an input that is left out has none of; “not applicable” is an answer that does not count."""
        return "answer that counts" if self.done == "answered" else "rating"


class NodeRule(Protocol):
    """What each kind of rule over rated inputs can do."""

    def rating(self, rule: Rule, scale: Scale, inputs: Inputs) -> str | None:
        """The rating that these inputs give; None where none of them is rated."""

    def deciding(self, rule: Rule, scale: Scale, inputs: Inputs) -> tuple[str, ...]:
        """Codes of the inputs that decided it."""

    def because(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """One sentence on the rating."""

    def words(self, rule: Rule, scale: Scale, inputs: Inputs) -> str:
        """The rule itself in one sentence."""

    def reach(self, rule: Rule, scale: Scale, inputs: Inputs, possible: Mapping[str, Ratings]) -> Ratings:
        """Every rating that the inputs could give, each being any of its possible ones."""

    def ways(self, rule: Rule, scale: Scale, inputs: Inputs, ways: Mapping[str, Ways]) -> Ways:
        """The cheapest way to each rating, from the cheapest ways of the inputs."""


_MODULES = {
    "lowest": "extreme.LOWEST",
    "highest": "extreme.HIGHEST",
    "median": "median.MEDIAN",
    "sum_in_bands": "scores.SUM",
    "mean_in_bands": "scores.MEAN",
    "per_cent_in_bands": "scores.PER_CENT",
    "judged": "unworked.JUDGED",
    "none": "unworked.NONE",
}
"""Where each kind over inputs is written: the module in this folder, and its name there."""


@cache
def node_rule(kind: str) -> NodeRule:
    """The rule of a kind over rated inputs, imported when a framework first asks for it. Raises LookupError."""
    if kind not in _MODULES:
        raise LookupError(f"There is no rule kind “{kind}” over rated inputs.")
    module, _, name = _MODULES[kind].partition(".")
    return getattr(import_module(f"{__name__}.{module}"), name)  # type: ignore[no-any-return]  # each is a NodeRule
