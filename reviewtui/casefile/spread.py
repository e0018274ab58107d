"""A measure across cases: how many it could be worked out for, mean, median, spread, and how many were within a limit.

A figure never stands without the two events it runs between.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.figures.decimals import decimal_text
from reviewtui.framework.measure import Measure

DAYS_IN_MONTHS = (146097, 4800)
"""Of the Gregorian calendar: 400 years hold 146,097 days and 4,800 months."""


class Spread(NamedTuple):
    """How one measure came out over some cases."""

    measure: str
    start: str
    """The start event in words."""
    end: str
    unit: str
    of: int
    """Cases that it is for."""
    within: int
    late: int
    no_limit: int
    """Cases for which no limit was in force, or all that are known where the measure has none."""
    limited: bool
    """Whether the measure has a limit at all."""
    values: tuple[int, ...]
    """Of the cases that have one, rising."""
    target: int | None = None
    """The most that the mean should be, where there is a target for it."""
    targeted: tuple[int, ...] = ()
    """Of the cases for which that target was in force."""

    @property
    def cannot_tell(self) -> int:
        """Cases that there is no verdict on: a date is missing, reaches too far, or contradicts another."""
        return self.of - self.within - self.late - self.no_limit - len(self.targeted)

    @property
    def judged(self) -> int:
        """Cases with a verdict on a limit."""
        return self.within + self.late

    @property
    def asked(self) -> int:
        """Cases that a share within the limit is of: those with a verdict, and those that can still have either."""
        return self.judged + self.cannot_tell if self.limited else 0

    @property
    def most_within(self) -> int:
        """Cases within the limit if all that cannot be told were; `within` is the fewest."""
        return self.within + self.cannot_tell

    @property
    def n(self) -> int:
        """Cases with a value."""
        return len(self.values)

    @property
    def meets_target(self) -> bool | None:
        """Whether the mean of the cases for which the target was in force is no more; None where there is none."""
        if self.target is None or not self.targeted:
            return None
        return sum(self.targeted) <= self.target * len(self.targeted)

    @property
    def least(self) -> int | None:
        """The lowest value."""
        return self.values[0] if self.values else None

    @property
    def most(self) -> int | None:
        """The highest value."""
        return self.values[-1] if self.values else None

    @property
    def in_days(self) -> bool:
        """Whether it is counted in calendar days, which can be given in months too."""
        return self.unit == "calendar_days"

    def mean_text(self, places: int) -> str:
        """The mean as a decimal with at most so many places; for a spread that has values, as are the two below."""
        return decimal_text(*self._mean, places)

    def targeted_mean_text(self, places: int) -> str:
        """The mean of the cases for which the target was in force; there are some."""
        return decimal_text(sum(self.targeted), len(self.targeted), places)

    def median_text(self, places: int) -> str:
        """The median as a decimal."""
        return decimal_text(*self._median, places)

    def mean_months_text(self, places: int) -> str:
        """The mean in months as a decimal."""
        return decimal_text(*self._mean_months, places)

    @property
    def _mean(self) -> tuple[int, int]:
        return sum(self.values), len(self.values)

    @property
    def _median(self) -> tuple[int, int]:
        middle = len(self.values) // 2
        if len(self.values) % 2:
            return self.values[middle], 1
        return self.values[middle - 1] + self.values[middle], 2

    @property
    def _mean_months(self) -> tuple[int, int]:
        days, months = DAYS_IN_MONTHS
        return sum(self.values) * months, len(self.values) * days


def spread(measure: Measure, results: Iterable[Measured], of: int | None = None) -> Spread:
    """A measure over cases, one result a case; `of` is their number where it says nothing of some, left out."""
    counts = Counter((result.verdict, result.value) for result in results)
    return spread_of(measure, counts, counts.total() if of is None else of)


def spread_of(measure: Measure, counts: Mapping[tuple[Verdict, int | None], int], of: int) -> Spread:
    """A measure over so many cases, from how many of them have each verdict and value."""
    known = sorted((value, number) for (_, value), number in counts.items() if value is not None)
    verdicts: dict[Verdict, int] = defaultdict(int)
    for (verdict, _), number in counts.items():
        verdicts[verdict] += number
    targeted = Verdict.TARGETED  # to look a member up takes longer than all else that is done with it
    return Spread(
        measure=measure.code,
        start=measure.start.words,
        end=measure.end.words,
        unit=measure.unit,
        of=of - verdicts[Verdict.NOT_APPLICABLE],
        within=verdicts[Verdict.WITHIN],
        late=verdicts[Verdict.LATE],
        no_limit=verdicts[Verdict.NO_LIMIT],
        limited=bool(measure.limits) and measure.mean_target is None,
        values=tuple([value for value, number in known for _ in range(number)]),
        target=measure.mean_target,
        targeted=tuple(
            sorted(
                value
                for (verdict, value), number in counts.items()
                if verdict is targeted and value is not None
                for _ in range(number)
            )
        ),
    )
