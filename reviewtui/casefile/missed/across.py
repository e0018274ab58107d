"""Missed opportunities across cases: how many cases show one, at which sites, and how long before the offence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from reviewtui.casefile.missed.finding import Finding
from reviewtui.framework.check import Check

if TYPE_CHECKING:
    from reviewtui.casefile.event import Event


class CaseFindings(NamedTuple):
    """What the checks found in one case."""

    reference: str
    site: str
    findings: Sequence[Finding]
    offence: date | None
    """The first day that the index offence can have been; None where the file gives none."""


class Hit(NamedTuple):
    """A case in which a check, or any of them, found something."""

    check: str
    """Code of the check; empty for any."""
    reference: str
    site: str
    days: int | None
    """From the first finding to the index offence; None where none was before it."""


class SiteCount(NamedTuple):
    """Cases of one site."""

    cases: int
    """Those with a finding."""
    of: int
    """Those with a chronology."""


class Missed(NamedTuple):
    """One check, or all of them together, over some cases."""

    check: str
    """Code of the check; empty for all together."""
    of: int
    """Cases with a chronology: in one without, nothing can be found, and nothing can be ruled out."""
    cases: tuple[str, ...]
    """References of those with a finding, in the order given."""
    before_offence: Mapping[str, int]
    """References of those with a finding before the index offence, to the days from the first such to the offence."""
    sites: Mapping[str, SiteCount]
    """By site, in the order the sites first come."""

    def as_json(self) -> dict[str, Any]:
        """Every figure under its own name."""
        return {
            **self._asdict(),
            "cases": list(self.cases),
            "before_offence": dict(self.before_offence),
            "sites": {site: count._asdict() for site, count in self.sites.items()},
        }


def hits(cases: Iterable[CaseFindings]) -> Iterator[Hit]:
    """Each case with a finding, under each check that found one and under an empty code."""
    for case in cases:
        first: dict[str, int | None] = {}
        for finding in case.findings:
            days = days_before_offence(finding.day, case.offence)
            for code in (finding.check, ""):
                first[code] = max(days or 0, first.get(code) or 0) or None
        for code, most in first.items():
            yield Hit(code, case.reference, case.site, most)


def across(checks: Iterable[Check], found: Iterable[Hit], of: Mapping[str, int]) -> tuple[Missed, ...]:
    """Each check over all cases, and last all together; `of` is how many cases of each site have a chronology."""
    by_check: dict[str, list[Hit]] = {code: [] for code in (*(check.code for check in checks), "")}
    for hit in found:
        if hit.check in by_check:
            by_check[hit.check].append(hit)
    return tuple(_missed(code, those, of) for code, those in by_check.items())


def index_offence(events: "Iterable[Event]") -> "Event | None":
    """The offence that the case is about: the last that is not surely after its disclosure or its detection."""
    listed = list(events)
    known = [event.date.latest for event in listed if event.type in ("disclosure", "detection")]
    offences = [event for event in listed if event.type == "offence"]
    before = [event for event in offences if not known or event.date.earliest <= max(known)]
    return max(before or offences, key=lambda event: event.date.sort_key, default=None)


def offence_day(events: "Iterable[Event]") -> date | None:
    """The first day that the index offence can have been."""
    offence = index_offence(events)
    return offence.date.earliest if offence else None


def days_before_offence(day: date, offence: date | None) -> int | None:
    """The days from an opportunity to the index offence, the fewest its dates allow; None where it was not before."""
    days = (offence - day).days if offence else 0
    return days if days > 0 else None


def _missed(code: str, those: Sequence[Hit], of: Mapping[str, int]) -> Missed:
    at = Counter(hit.site for hit in those)
    return Missed(
        check=code,
        of=sum(of.values()),
        cases=tuple(hit.reference for hit in those),
        before_offence={hit.reference: hit.days for hit in those if hit.days is not None},
        sites={site: SiteCount(at[site], number) for site, number in of.items()},
    )
