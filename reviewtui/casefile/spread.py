"""A measure across cases: how many it could be worked out for, mean, median, spread, and how many were within a limit.

A figure never stands without the two events it runs between.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from reviewtui.casefile.timeliness import Measured, Verdict
from reviewtui.figures.decimals import decimal_text
from reviewtui.framework.measure import Measure

DAYS_IN_A_MONTH = Fraction(146097, 4800)
"""Of the Gregorian calendar: 400 years hold 146,097 days and 4,800 months."""


class Spread(NamedTuple):
    """How one measure came out over some cases; all but the counts are None where no case is determined."""

    measure: str
    start: str
    """The start event in words."""
    end: str
    unit: str
    of: int
    """Cases."""
    n: int
    """Those of them with a value."""
    mean: Fraction | None
    median: Fraction | None
    least: int | None
    most: int | None
    within: int
    late: int
    values: tuple[int, ...]
    """Rising."""

    @property
    def mean_months(self) -> Fraction | None:
        """The mean in months of average length, where it is counted in calendar days."""
        return self.mean / DAYS_IN_A_MONTH if self.mean is not None and self.unit == "calendar_days" else None

    def as_json(self) -> dict[str, Any]:
        """Every figure under its own name; mean and median as decimal text with at most one place."""
        plain = {key: value for key, value in self._asdict().items() if key != "values"}
        figures = {"mean": self.mean, "median": self.median, "mean_months": self.mean_months}
        return {**plain, **{key: None if value is None else _decimal(value) for key, value in figures.items()}}


def spread(measure: Measure, results: Iterable[Measured]) -> Spread:
    """A measure over cases, one result a case."""
    found = list(results)
    values = sorted(result.value for result in found if result.value is not None)
    verdicts = [result.verdict for result in found]
    return Spread(
        measure=measure.code,
        start=measure.start.words,
        end=measure.end.words,
        unit=measure.unit,
        of=len(found),
        n=len(values),
        mean=Fraction(sum(values), len(values)) if values else None,
        median=_median(values) if values else None,
        least=values[0] if values else None,
        most=values[-1] if values else None,
        within=verdicts.count(Verdict.WITHIN),
        late=verdicts.count(Verdict.LATE),
        values=tuple(values),
    )


def by_site(measure: Measure, results: Iterable[tuple[str, Measured]]) -> Mapping[str, Spread]:
    """A measure over the cases of each site, in the order the sites first come; results with their site's code."""
    sites: dict[str, list[Measured]] = {}
    for site, result in results:
        sites.setdefault(site, []).append(result)
    return {site: spread(measure, found) for site, found in sites.items()}


def _median(values: Sequence[int]) -> Fraction:
    middle = len(values) // 2
    return Fraction(values[middle]) if len(values) % 2 else Fraction(values[middle - 1] + values[middle], 2)


def _decimal(value: Fraction) -> str:
    return decimal_text(value.numerator, value.denominator, 1)
