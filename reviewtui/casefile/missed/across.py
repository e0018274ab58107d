"""Missed opportunities across cases: how many cases show one, at which sites, and how long before the offence."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


class SiteCount(NamedTuple):
    """Cases of one site."""

    cases: int
    """Those with a finding."""
    of: int


class Missed(NamedTuple):
    """One check, or all of them together, over some cases."""

    check: str
    """Code of the check; empty for all together."""
    of: int
    """Cases looked at."""
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


def across(
    checks: Iterable[Check], found: Iterable[CaseFindings], of: Mapping[str, int] | None = None
) -> tuple[Missed, ...]:
    """Each check over all the cases, and last all checks together.

    `of` is how many cases each site has, where those without a finding are left out.
    """
    every = list(found)
    sites = Counter(case.site for case in every) if of is None else of
    hits = _hits(every)
    return tuple(_missed(code, hits.get(code, ()), sites) for code in (*(check.code for check in checks), ""))


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


def days_before_offence(finding: Finding, offence: date | None) -> int | None:
    """The days from an opportunity to the index offence, the fewest its dates allow; None where it was not before."""
    days = (offence - finding.day).days if offence else 0
    return days if days > 0 else None


def _hits(cases: Iterable[CaseFindings]) -> dict[str, list[CaseFindings]]:
    """Check by check, and under an empty code, the cases with a finding, each with no others."""
    hits: dict[str, list[CaseFindings]] = {}
    for case in cases:
        by_check: dict[str, list[Finding]] = {}
        for finding in case.findings:
            by_check.setdefault(finding.check, []).append(finding)
        if by_check:
            hits.setdefault("", []).append(case)
        for code, found in by_check.items():
            hits.setdefault(code, []).append(case._replace(findings=found))
    return hits


def _missed(code: str, hits: Sequence[CaseFindings], of: Mapping[str, int]) -> Missed:
    before: dict[str, int] = {}
    for case in hits:
        leads = [days_before_offence(finding, case.offence) for finding in case.findings]
        known = [days for days in leads if days is not None]
        if known:
            before[case.reference] = max(known)
    at = Counter(case.site for case in hits)
    sites = {site: SiteCount(at[site], number) for site, number in of.items()}
    return Missed(code, sum(of.values()), tuple(case.reference for case in hits), before, sites)
