"""A measure over the cases of an inspection: the whole, each site, and every case behind the figures."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from reviewtui.casefile.measured import Measured
from reviewtui.casefile.spread import Spread, spread
from reviewtui.figures.decimals import decimal_text
from reviewtui.framework.measure import Measure


class OverCases(NamedTuple):
    """One measure over some cases."""

    measure: Measure
    whole: Spread
    sites: Mapping[str, Spread]
    """By site code, in the order the inspection lists them; only sites that have cases."""
    cases: Mapping[str, Measured]
    """By case reference."""

    def as_json(self, fewest: int) -> dict[str, Any]:
        """Every figure under its own name; no share for a site with fewer than `fewest` verdicts."""
        return {
            "title": self.measure.title,
            **_figures(self.whole, 1),
            "sites": {site: _figures(found, fewest) for site, found in self.sites.items()},
            "cases": {reference: _case(result) for reference, result in self.cases.items()},
        }


class SiteCase(NamedTuple):
    """A case with what one measure says of it."""

    reference: str
    site: str
    result: Measured


def over_cases(measure: Measure, found: Iterable[SiteCase], sites: Iterable[str]) -> OverCases:
    """One measure over cases; `sites` are the codes in the order they are to be listed."""
    listed = list(found)
    by_site: dict[str, list[Measured]] = {site: [] for site in sites}
    for one in listed:
        by_site.setdefault(one.site, []).append(one.result)
    return OverCases(
        measure=measure,
        whole=spread(measure, (one.result for one in listed)),
        sites={site: spread(measure, results) for site, results in by_site.items() if results},
        cases={one.reference: one.result for one in listed},
    )


def has_share(found: Spread, fewest: int = 1) -> bool:
    """Whether there are verdicts enough to say what share of them was within the limit."""
    return found.within + found.late >= max(fewest, 1)


def _figures(found: Spread, fewest: int) -> dict[str, Any]:
    """The figures of a spread as numbers: mean and median with one place, the share with three."""
    judged = found.within + found.late
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
        "share_within": float(decimal_text(found.within, judged, 3)) if has_share(found, fewest) else None,
    }


def _case(result: Measured) -> dict[str, Any]:
    return {
        "value": result.value,
        "verdict": result.verdict.value,
        "why": result.why,
        "start": result.start,
        "end": result.end,
    }
