"""The panel's table and minute as text."""

from typing import NamedTuple

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.rating.summary import Because, NodeRating
from reviewtui.report.panel import minute_lines, panel_lines

HSB = read_framework(source("hsb-joint-2013@1"), "hsb")


class Decided(NamedTuple):
    decision: str
    rating: str | None
    computed: str | None = "requires_improvement"
    sat: tuple[str, ...] = ("Ada", "Ben")
    held_on: str = "2026-06-01"
    reason: str = "One case short."
    recorded_by: str = "Ada"
    entry: str = "anna1-9"
    node: str = "1"


class Seated(NamedTuple):
    node: str = "1"
    title: str = "Assessment quality"
    computed: NodeRating = NodeRating("requires_improvement", (), Because("lowest", "It is the lowest."))
    grounds: tuple[str, ...] = ()
    decision: Decided | None = None
    sides: tuple[Decided, ...] = ()
    decided: str | None = "requires_improvement"


def table(*panel_rows: Seated) -> str:
    return "\n".join(line.plain.rstrip() for line in panel_lines(HSB, panel_rows, 80))


def minute(*panel_rows: Seated) -> str:
    return "\n".join(line.plain.rstrip() for line in minute_lines(HSB, "Small", panel_rows, 80))


def test_a_seat_nobody_decided_shows_the_computed_rating_and_its_grounds() -> None:
    shown = table(Seated(grounds=("near_boundary", "small_sample")))
    assert "1 Assessment quality: Requires improvement" in shown
    assert "Grounds to consider discretion: near a boundary, five cases or fewer." in shown


def test_discretion_shows_both_ratings() -> None:
    shown = table(Seated(decision=Decided("discretion", "good"), decided="good"))
    assert "1 Assessment quality: Good (calculated Requires improvement)" in shown
    assert "Panel of 1 June 2026 used professional discretion: Good instead of Requires" in shown


def test_both_sides_of_a_disagreement_are_shown() -> None:
    shown = table(Seated(node="overall", title="Overall", sides=(Decided("discretion", "good"), Decided("left", None))))
    assert "Overall: calculated Requires improvement; two panels" in shown
    assert "kept the calculated rating" in shown


def test_a_judged_standard_says_so() -> None:
    assert "Panel of 1 June 2026 rated it Good." in table(Seated(decision=Decided("judged", "good"), decided="good"))


def test_the_minute_says_who_sat_and_why() -> None:
    shown = minute(Seated(), Seated(node="2", decision=Decided("left", None)))
    assert "Panel members: Ada, Ben. Reason: One case short." in shown
    assert "Recorded by Ada, entry anna1-9." in shown
    assert "1 Assessment quality" not in shown


def test_a_minute_of_nothing_says_so() -> None:
    assert "Nothing has been decided by a panel." in minute(Seated())
