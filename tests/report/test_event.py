"""An event in print: what stands, both sides of a disagreement, what it said before."""

from datetime import date

from reviewtui.casefile.event import Event
from reviewtui.casefile.missed import Finding
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.report.event import whole_event_lines, withdrawn_lines
from reviewtui.report.missed import about, missed_lines
from reviewtui.services.chronology.case_findings import CaseFinding, Decided
from reviewtui.services.chronology.event_versions import EventSide, EventVersion

AT = "2012-10-01T09:00:00Z"
EVENT = Event("NOR-1", "e1", "police", "referral", PartialDate("2006-05-02"), text="Second report.")
BARE = Event("NOR-1", "e1", "police", "referral", PartialDate("2006-05"))


def words(lines: object) -> str:
    return " ".join(" ".join(line.plain for line in lines).split())  # type: ignore[attr-defined]


def test_both_sides_of_a_disagreement_stand_with_their_reasons() -> None:
    sides = EventSide(EVENT, "Ann Example", AT, "Seen in the log."), EventSide(None, "", AT, "")
    said = words(whole_event_lines(EVENT, (), sides, (), 100))
    assert "Two people changed this event differently" in said
    assert "Ann Example" in said
    assert "Reason: Seen in the log." in said
    assert "An import" in said
    assert said.endswith(": withdrawn")


def test_what_an_event_said_before_names_who_changed_it() -> None:
    changed = EventVersion(BARE, "", AT, "The day is in the log.", "Ann Example", AT)
    said = words(whole_event_lines(EVENT, (changed,), (), (), 100))
    assert "Before: " in said
    assert "Changed by Ann Example" in said
    assert "The day is in the log." in said
    assert "Recorded by" not in said
    unfinished = EventVersion(BARE, "Ann Example", AT, "", "", "")
    assert words(withdrawn_lines(unfinished, (), 100)).endswith("Recorded by Ann Example, 01/10/2012 09:00 UTC.")


def test_a_finding_says_what_two_laptops_decided_and_that_it_is_found_no_more() -> None:
    finding = Finding("told", ("e1",), "Nobody was told.", date(2006, 5, 2))
    sides = Decided("confirmed", "", "Ann Example"), Decided("dismissed", "Known.", "Bo Example")
    disputed = CaseFinding("told:e1", finding, sides=sides, stands=False)
    assert about(disputed) == (
        "told:e1 · different decisions: Ann Example confirmed and Bo Example dismissed "
        "· no longer flagged: the chronology has changed"
    )
    assert list(missed_lines((), {}, 80)) == []
