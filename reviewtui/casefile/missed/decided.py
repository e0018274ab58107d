"""Missed opportunities over cases with what inspectors decided about them: what they dismissed is no longer counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
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
    confirmed: int
    """Findings, as are the three that follow."""
    dismissed: int
    open: int
    no_longer_found: int

    def as_json(self) -> dict[str, Any]:
        """Every figure under its own name; the check's code stands outside."""
        figures = {key: value for key, value in self.missed.as_json().items() if key != "check"}
        counts = {key: value for key, value in self._asdict().items() if key not in ("title", "missed")}
        return {"title": self.title, **figures, **counts}


def decided_checks(
    checks: Sequence[Check],
    cases: Iterable[DecidedCase],
    sites: Iterable[str] = (),
    of: Mapping[str, int] | None = None,
    rest: Undecided = NO_MORE,
) -> tuple[DecidedCheck, ...]:
    """Each check over all the cases, and last all checks together; `sites` in the order they are to be listed.

    `of` is how many cases each site has, where those without a finding are left out; `rest` are more cases.
    """
    listed, order = list(cases), list(sites)
    found = [*hits(map(_standing, listed)), *rest.hits]
    over = across(checks, found, Counter(case.site for case in listed) if of is None else of)
    titles = [*(check.title for check in checks), ALL]
    made = Counter((finding.check, decision) for case in listed for finding, decision in case.findings)
    made.update({(check, "open"): number for check, number in rest.findings.items()})
    lost = Counter(finding.check for case in listed for finding in case.lost)
    return tuple(
        _decided(title, _with_sites(missed, order), made, lost) for title, missed in zip(titles, over, strict=True)
    )


def _standing(case: DecidedCase) -> CaseFindings:
    findings = [finding for finding, decision in case.findings if decision != "dismissed"]
    return CaseFindings(case.reference, case.site, findings, case.offence)


def _with_sites(missed: Missed, order: Iterable[str]) -> Missed:
    found = missed.sites
    return missed._replace(sites={site: found[site] for site in [*order, *found] if site in found})


def _decided(title: str, missed: Missed, made: Mapping[tuple[str, str], int], lost: Mapping[str, int]) -> DecidedCheck:
    """With how many findings of the check (of any, where it is all of them) have each decision, and how many went."""
    tally = dict.fromkeys(DECISIONS, 0)
    for (check, decision), number in made.items():
        tally[decision] += number * (missed.check in ("", check))
    gone = sum(number for check, number in lost.items() if missed.check in ("", check))
    return DecidedCheck(title, missed, tally["confirmed"], tally["dismissed"], tally["open"], gone)
