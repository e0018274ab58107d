"""Checks for tests, and what they find in a few lines."""

from collections.abc import Mapping
from datetime import date

from reviewtui.casefile.event import Event
from reviewtui.casefile.missed import Finding, checked_case, findings
from reviewtui.framework.check import Check, Covered, FollowedBy, Pattern, Repeated, Stretch, Told
from reviewtui.framework.events import Anchor, EventKind
from tests.casefile.chronologies import SITE_IN_ENGLAND, chronology


def kind(*types: str, of: tuple[str, ...] = ()) -> EventKind:
    return EventKind(types, of)


OF_CARE = ("social_care",)
PATTERNS: Mapping[str, Pattern] = {
    "followed_by": FollowedBy(kind("referral", of=("social_care", "police")), kind("strategy_discussion"), 28),
    "told": Told(
        kind("concern"),
        (kind("referral", "strategy_discussion"), EventKind(("concern", "assessment"), another_agency=True)),
        28,
    ),
    "stretch": Stretch(Anchor(kind("disclosure")), Anchor(kind("sentence")), kind("contact", "intervention"), 100),
    "covered": Covered(kind("plan", of=OF_CARE), kind("social_worker_allocated"), 7, kind("case_closed", of=OF_CARE)),
    "repeated": Repeated(kind("referral", of=OF_CARE), kind("case_closed", of=OF_CARE), kind("assessment", of=OF_CARE)),
}


def a_check(of: str, pattern: Pattern | None = None) -> Check:
    return Check(of, "A check", of, "Something should be so", "s", pattern or PATTERNS[of])


def found_in(
    check: Check, events: list[Event], to: date | None = None, nations: tuple[str, ...] = SITE_IN_ENGLAND
) -> tuple[Finding, ...]:
    return findings([check], checked_case(events, nations, to))


def rests_on(of: str, *lines: str, to: str | None = None) -> list[str]:
    """What each finding of a kind of check rests on: its events, as words of one text."""
    last = date.fromisoformat(to) if to else None
    return [" ".join(finding.events) for finding in found_in(a_check(of), chronology(*lines), last)]


def sentences(of: str, *lines: str, to: str | None = None) -> list[str]:
    """What the file shows, by each finding of a kind of check."""
    last = date.fromisoformat(to) if to else None
    found = found_in(a_check(of), chronology(*lines), last)
    return [finding.sentence.removeprefix("Expected: something should be so. Found: ") for finding in found]
