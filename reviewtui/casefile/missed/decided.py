"""Missed opportunities over cases with what inspectors decided about them: what they dismissed is no longer counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from reviewtui.casefile.missed.across import CaseFindings, Hit, Missed, across, hits
from reviewtui.casefile.missed.finding import Finding
from reviewtui.framework.check import Check

ALL = "Any of them"
DECISIONS = ("confirmed", "dismissed", "open")


class DecidedCase(NamedTuple):
    """The findings of one case, each with its decision."""

    reference: str
    site: str
    findings: Sequence[tuple[Finding, str]]
    """With confirmed, dismissed or open."""
    lost: Sequence[Finding]
    """What was decided once and is no longer found."""
    offence: date | None
    """The first day that the index offence can have been."""


class Undecided(NamedTuple):
    """The cases in which nobody decided anything, of which no more is known than is counted."""

    hits: Sequence[Hit] = ()
    findings: Mapping[str, int] = {}
    """Code of a check to how many findings it has in them."""


NO_MORE = Undecided()


class DecidedCheck(NamedTuple):
    """One check, or all of them together, over cases."""

    title: str
    missed: Missed
    """Without what was dismissed."""
    certain: Missed
    """Only what was confirmed."""
    no_chronology: Mapping[str, int]
    """Site code to how many of its cases have no chronology yet and are counted nowhere above; only such sites."""
    confirmed: int
    """Findings, as are the three that follow."""
    dismissed: int
    open: int
    no_longer_found: int

    def as_json(self) -> dict[str, Any]:
        """Every figure under its own name; the check's code stands outside."""
        figures = {key: value for key, value in self.missed.as_json().items() if key != "check"}
        return {
            "title": self.title,
            **figures,
            "confirmed_cases": list(self.certain.cases),
            "confirmed_before_offence": dict(self.certain.before_offence),
            "no_chronology": sum(self.no_chronology.values()),
            "confirmed": self.confirmed,
            "dismissed": self.dismissed,
            "open": self.open,
            "no_longer_found": self.no_longer_found,
        }

    @property
    def may_show(self) -> tuple[str, ...]:
        """Cases with a finding that nobody dismissed, and none that somebody confirmed."""
        return tuple(case for case in self.missed.cases if case not in self.certain.cases)

    @property
    def may_before_offence(self) -> Mapping[str, int]:
        """The same of findings before the index offence, to the days from the first such to the offence."""
        certain = self.certain.before_offence
        return {case: days for case, days in self.missed.before_offence.items() if case not in certain}


def decided_checks(
    checks: Sequence[Check],
    cases: Iterable[DecidedCase],
    sites: Iterable[str] = (),
    of: Mapping[str, int] | None = None,
    rest: Undecided = NO_MORE,
    no_chronology: Mapping[str, int] = MappingProxyType({}),
) -> tuple[DecidedCheck, ...]:
    """Each check over all the cases, and last all checks together; `sites` in the order they are to be listed.

    `of` is how many cases with a chronology each site has, where those without a finding are left out, and
    `no_chronology` how many without one; `rest` are more cases.
    """
    listed, order = list(cases), list(sites)
    seen = Counter(case.site for case in listed) if of is None else of
    found = [*hits(_with(listed, "confirmed", "open")), *rest.hits]
    over = across(checks, found, seen)
    certain = across(checks, hits(_with(listed, "confirmed")), seen)
    titles = [*(check.title for check in checks), ALL]
    made = Counter((finding.check, decision) for case in listed for finding, decision in case.findings)
    made.update({(check, "open"): number for check, number in rest.findings.items()})
    lost = Counter(finding.check for case in listed for finding in case.lost)
    unseen = {site: no_chronology[site] for site in [*order, *no_chronology] if no_chronology.get(site)}
    return tuple(
        DecidedCheck(title, _with_sites(missed, order), _with_sites(sure, order), unseen, *_tally(missed, made, lost))
        for title, missed, sure in zip(titles, over, certain, strict=True)
    )


def _with(cases: Iterable[DecidedCase], *decisions: str) -> Iterator[CaseFindings]:
    """The cases with those of their findings that have one of some decisions."""
    for case in cases:
        findings = [finding for finding, decision in case.findings if decision in decisions]
        yield CaseFindings(case.reference, case.site, findings, case.offence)


def _with_sites(missed: Missed, order: Iterable[str]) -> Missed:
    found = missed.sites
    return missed._replace(sites={site: found[site] for site in [*order, *found] if site in found})


def _tally(missed: Missed, made: Mapping[tuple[str, str], int], lost: Mapping[str, int]) -> tuple[int, int, int, int]:
    """How many findings of the check (of any, where it is all of them) have each decision, and how many went."""
    tally = dict.fromkeys(DECISIONS, 0)
    for (check, decision), number in made.items():
        tally[decision] += number * (missed.check in ("", check))
    gone = sum(number for check, number in lost.items() if missed.check in ("", check))
    return tally["confirmed"], tally["dismissed"], tally["open"], gone
