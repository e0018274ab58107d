"""A measure over the cases of an inspection: the whole, each site, and every case behind the figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.spread import Spread, spread
from reviewtui.figures.decimals import decimal_text
from reviewtui.figures.shown import Shown
from reviewtui.framework.measure import Measure

MOST_LISTED = 60
"""Cases whose longest stretch is listed one by one; of more, those with the longest."""


class OverCases(NamedTuple):
    """One measure over some cases."""

    measure: Measure
    whole: Spread
    sites: Mapping[str, Spread]
    """By site code, in the order the inspection lists them; only sites that have cases."""
    cases: Mapping[str, Measured]
    """By case reference."""

    def as_json(self, fewest: int) -> dict[str, Any]:
        """Every figure under its own name; no share for a site with fewer than `fewest` cases under a limit."""
        return {
            "title": self.measure.title,
            **figures_of(self.whole, 1),
            "sites": {site: figures_of(found, fewest) for site, found in self.sites.items()},
            "cases": Shown(self.cases, _case),
        }

    @property
    def counted(self) -> "Counted":
        """What of it is printed beneath the ratings."""
        known = {reference: result.value for reference, result in self.cases.items() if result.value is not None}
        ordered = sorted(known.items(), key=lambda one: (-one[1], one[0]))
        others = {reference for reference, result in self.cases.items() if result.verdict is Verdict.NOT_APPLICABLE}
        unknown = [reference for reference in self.cases if reference not in known and reference not in others]
        listed = tuple(ordered[:MOST_LISTED]), tuple(unknown[:MOST_LISTED])
        return Counted(self.measure, self.whole, self.sites, *(listed if self.measure.without else ()))


class Counted(NamedTuple):
    """One measure over all cases, of which no more are known than are listed one by one."""

    measure: Measure
    whole: Spread
    sites: Mapping[str, Spread]
    longest: tuple[tuple[str, int], ...] = ()
    """Of a longest stretch: the cases with the highest values, the highest first."""
    unknown: tuple[str, ...] = ()
    """The first of those that have no single value."""


class SameCases(NamedTuple):
    """Measures that end with the same event, over the cases that have a value of each."""

    measures: tuple[Measure, ...]
    means: tuple[str, ...]
    """To one decimal, in the order of the measures."""
    cases: int


def same_cases(found: Iterable[OverCases]) -> tuple[SameCases, ...]:
    """The means of stretches that begin with different events of the index offence and end with the same one.

    There are none where all are of the same cases anyway.
    """
    by_end: dict[tuple[str, str], list[OverCases]] = {}
    for one in found:
        if one.whole.n and one.measure.start.kind.is_once and not one.measure.without:
            by_end.setdefault((one.measure.end.words, one.measure.unit), []).append(one)
    return tuple(_shared(several) for several in by_end.values() if len(set(map(_valued, several))) > 1)


def _valued(one: OverCases) -> frozenset[str]:
    return frozenset(reference for reference, result in one.cases.items() if result.value is not None)


def _shared(several: Sequence[OverCases]) -> SameCases:
    cases = frozenset.intersection(*map(_valued, several))
    sums = [sum(one.cases[reference].value or 0 for reference in cases) for one in several]
    means = tuple(decimal_text(each, len(cases), 1) for each in sums) if cases else ()
    return SameCases(tuple(one.measure for one in several), means, len(cases))


class SiteCase(NamedTuple):
    """A case with what one measure says of it."""

    reference: str
    site: str
    result: Measured


class Sample(NamedTuple):
    """Every case looked at, those included whose files say nothing on a measure."""

    cases: Mapping[str, str]
    """Reference to site code, in order."""
    of: Mapping[str, int]
    """How many cases each site has."""


def sample_of(cases: Mapping[str, str]) -> Sample:
    """The sample of some cases, reference to site code."""
    return Sample(cases, Counter(cases.values()))


def over_cases(
    measure: Measure,
    found: Iterable[SiteCase],
    sites: Iterable[str],
    sample: Sample | None = None,
    nothing: Measured | None = None,
) -> OverCases:
    """One measure over cases; `sites` are the codes in the order they are to be listed.

    With a `sample`, `nothing` is what is said of those of its cases that are not among those found.
    """
    listed = list(found)
    every = sample or sample_of({one.reference: one.site for one in listed})
    by_site: dict[str, list[Measured]] = {site: [] for site in [*sites, *every.of]}
    for one in listed:
        by_site[one.site].append(one.result)
    unsaid = dict.fromkeys(every.cases, nothing) if nothing else {}
    return OverCases(
        measure=measure,
        whole=spread(measure, (one.result for one in listed), len(every.cases)),
        sites={site: spread(measure, results, every.of[site]) for site, results in by_site.items() if site in every.of},
        cases={**unsaid, **{one.reference: one.result for one in listed}},
    )


def has_share(found: Spread, fewest: int = 1) -> bool:
    """Whether there are cases enough to say what share of them was within the limit, or between which two it is."""
    return found.asked >= max(fewest, 1)


def figures_of(found: Spread, fewest: int) -> dict[str, Any]:
    """The figures of a spread as numbers: mean and median with one place, shares with three.

    The share within the limit is null while a case cannot be told; the least and the most it can be stand beside it.
    """
    least, most = (
        float(decimal_text(within, found.asked, 3)) if has_share(found, fewest) else None
        for within in (found.within, found.most_within)
    )
    return {
        "start": found.start,
        "end": found.end,
        "unit": found.unit,
        "of": found.of,
        "n": found.n,
        "mean": float(found.mean_text(1)) if found.n else None,
        "median": float(found.median_text(1)) if found.n else None,
        "least": found.least,
        "most": found.most,
        "mean_months": float(found.mean_months_text(1)) if found.n and found.in_days else None,
        "within": found.within,
        "late": found.late,
        "cannot_tell": found.cannot_tell,
        "no_limit": found.no_limit,
        "share_within": None if found.cannot_tell else least,
        "share_least": least,
        "share_most": most,
        **({"target": _target(found)} if found.target is not None else {}),
    }


def _target(found: Spread) -> dict[str, Any]:
    """What the mean should be, and what it is of the cases for which that was in force."""
    mean = float(found.targeted_mean_text(1)) if found.targeted else None
    return {"mean_at_most": found.target, "n": len(found.targeted), "mean": mean, "met": found.meets_target}


def _case(result: Measured) -> dict[str, Any]:
    return {
        "value": result.value,
        "verdict": result.verdict.stated,
        "why": result.why,
        "start": result.start,
        "end": result.end,
    }
