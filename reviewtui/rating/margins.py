"""How far each share of a summary may lie from that of all cases: shown beside the share, never used to rate it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from reviewtui.figures.margins import LEAST, SAMPLED, Margin, margins
from reviewtui.framework.model import Framework
from reviewtui.rating.rules.share_in_bands import good_of
from reviewtui.rating.summary import SharedRating, Summary

Margins = Mapping[str, tuple[Margin, ...]]
"""Node to the margins of its share, at each confidence; only nodes that have some."""
NO_MARGINS: Margins = MappingProxyType({})


class Sampling(NamedTuple):
    """How the cases of an inspection came to be looked at, and out of how many."""

    method: str
    """`random`, `stratified`, `purposive`, or empty where nobody said."""
    cases: int
    """How many cases were drawn."""
    caseloads: Mapping[str, int | None]
    """Name of each site to its number of cases; None where that is not known."""

    @property
    def population(self) -> int | None:
        """How many cases the sample was drawn from; None where that is not known, or cannot be right."""
        known = [caseload for caseload in self.caseloads.values() if caseload is not None]
        whole = sum(known) if known and len(known) == len(self.caseloads) else None
        return whole if whole is not None and whole >= self.cases else None

    @property
    def _these(self) -> str:
        return "this case" if self.cases == 1 else f"these {self.cases} cases"

    @property
    def note(self) -> str:
        """One sentence on what the figures may be taken to say."""
        if self.method == "purposive":
            return f"Purposive sample: figures describe {self._these} only, with no margin of error."
        words = f"{self.method.capitalize() or 'Unstated'} sample of {self.cases}"
        if self.method not in SAMPLED:
            return f"{words} cases."
        if self.population is None:
            return f"{words} cases: no margins, as {self._doubt}."
        return f"{words} of {self.population:,} cases: margins where {LEAST} cases or more apply."

    def as_json(self) -> dict[str, Any]:
        """The `sample` of `summary --json`."""
        return {"method": self.method or None, "cases": self.cases, "population": self.population, "note": self.note}

    @property
    def _doubt(self) -> str:
        """Why the population is not known."""
        unknown = [site for site, caseload in self.caseloads.items() if caseload is None]
        if not unknown and self.caseloads:
            return "the caseload given is smaller"
        if len(unknown) == 1 < len(self.caseloads):
            return f"the caseload of {unknown[0]} is not known"
        some = 0 < len(unknown) < len(self.caseloads)
        return f"the caseload of {len(unknown)} sites is not known" if some else "the caseload is not known"


def margins_of(framework: Framework, summary: Summary, sampling: Sampling) -> Margins:
    """The margins of every share that has some: in a drawn sample out of a known number, from ten cases on.

    A share of answers of which none is good says nothing, and has none.
    """
    population = sampling.population
    if population is None:
        return NO_MARGINS
    found = {
        code: margins(node.share.good, node.share.applicable, population, sampling.method)
        for code, node in _shared(framework, summary)
    }
    return {code: both for code, both in found.items() if both}


def margins_json(both: Iterable[Margin]) -> list[dict[str, Any]]:
    """The margins of one share as JSON shows them; `low` and `high` are shares from 0 to 1."""
    return [
        {"level": each.level, "low": round(each.low, 6), "high": round(each.high, 6), "text": each.text}
        for each in both
    ]


def margins_words(both: Iterable[Margin]) -> str:
    """`37% to 63% (80% confidence), 31% to 69% (95%)`; empty where there are none."""
    words = [f"{each.text} ({each.level}%{'' if place else ' confidence'})" for place, each in enumerate(both)]
    return ", ".join(words)


def _shared(framework: Framework, summary: Summary) -> Iterable[tuple[str, SharedRating]]:
    for code, node in {**summary.standards, **summary.questions}.items():
        if isinstance(node, SharedRating):
            asked = code in summary.questions
            scale = (
                framework.scale_of(framework.question(code))
                if asked
                else framework.case_scale(framework.standard(code))
            )
            if good_of(framework.inspection_rule(code), scale):
                yield code, node
