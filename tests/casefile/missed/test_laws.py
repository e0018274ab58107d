"""A finding from partial dates is there however the dates are read, whatever the nation, and rests on real events."""

import pytest
from hypothesis import given, settings

from reviewtui.casefile.event import Event
from tests.casefile.checks import PATTERNS, a_check, found_in
from tests.casefile.chronologies import read_and_readings

AGENCIES = ("social_care", "police", "school")
TYPES = {
    "followed_by": ("referral", "strategy_discussion"),
    "told": ("concern", "referral", "assessment"),
    "stretch": ("disclosure", "sentence", "contact"),
    "covered": ("plan", "social_worker_allocated", "case_closed"),
    "repeated": ("referral", "case_closed", "assessment"),
}
ONE_FOR_ONE = ("followed_by", "told")
"""Kinds whose findings each rest on an event of their own."""


@pytest.mark.parametrize("of", PATTERNS)
def test_what_is_found_is_found_in_every_reading(of: str) -> None:
    @settings(deadline=None, max_examples=60)
    @given(read_and_readings(AGENCIES, TYPES[of]))
    def holds(written_and_read: tuple[list[Event], list[Event]]) -> None:
        written, read = (found_in(a_check(of), events) for events in written_and_read)
        known = {event.id for event in written_and_read[0]}
        assert all(finding.events and known.issuperset(finding.events) for finding in (*written, *read))
        if of in ONE_FOR_ONE:
            assert {finding.events for finding in written} <= {finding.events for finding in read}
        elif written:
            assert read

    holds()
