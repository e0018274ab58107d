"""The timeline's layout: every event on its lane, whatever the width and the days in sight."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.chronology import chronology
from reviewtui.casefile.day_range import FOR_EVER
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.report.timeline import (
    Gap,
    Line,
    Look,
    Window,
    Zoom,
    course_of,
    flowing,
    in_sight,
    legend,
    picture,
    window_at,
)
from reviewtui.report.timeline.axis import axis
from reviewtui.report.timeline.marks import MARKS


def event(number: int, agency: str, kind: str, on: str, until: str | None = None, *, open_: bool = False) -> Event:
    return Event(
        "A-1", f"e{number}", agency, kind, PartialDate(on), until=PartialDate(until) if until else None, open=open_
    )


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def texts(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def drawn(*events: Event, width: int = 24, window: Window | None = None, gaps: tuple[Gap, ...] = ()) -> list[str]:
    """The lanes of some events, without the axis; each of 20 cells after its label."""
    course = course_of(events, gaps)
    return [each.rstrip() for each in texts(picture(course, window or course.whole, width, 9).lines())][:-1]


TWENTY_DAYS = Window(day("2012-03-01"), day("2012-03-21"))
"""A day a cell, when there are 20 of them."""

PARTIAL = st.dates(date(1990, 1, 1), date(2026, 11, 21)).flatmap(
    lambda on: st.sampled_from([on.isoformat(), on.isoformat()[:7], on.isoformat()[:4]])
)
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(sorted(AGENCIES)),
        st.sampled_from(sorted(EVENT_TYPES)),
        PARTIAL,
        st.sampled_from(["moment", "open", "closed"]),
        st.integers(0, 900),
    ),
    max_size=40,
).map(
    lambda found: chronology(
        event(
            number,
            agency,
            kind,
            on,
            date.fromordinal(PartialDate(on).latest.toordinal() + days).isoformat() if extent == "closed" else None,
            open_=extent == "open",
        )
        for number, (agency, kind, on, extent, days) in enumerate(found)
    )
)


# Letters --------------------------------------------------------------------------------------------------------------


def test_every_type_of_event_has_a_letter_of_its_own() -> None:
    assert set(MARKS) == set(EVENT_TYPES)
    assert len(set(MARKS.values())) == len(MARKS)
    assert all(len(letter) == 1 and letter.isascii() and letter.isalpha() for letter in MARKS.values())


def test_the_legend_names_the_types_there_are_in_the_order_of_a_case() -> None:
    course = course_of([event(1, "court", "sentence", "2012"), event(2, "school", "concern", "2011")])
    assert legend(course.types) == ("c concern", "S sentence")


@given(st.lists(st.text("ab", min_size=1, max_size=9), max_size=12), st.integers(9, 40))
def test_a_legend_flows_over_as_many_lines_as_it_needs_and_breaks_no_item(items: list[str], width: int) -> None:
    lines = flowing(items, width)
    assert all(len(line) <= width for line in lines)
    assert "  ".join(lines).split() == items


# Lanes ----------------------------------------------------------------------------------------------------------------


def test_each_agency_has_a_lane_in_the_order_of_lists() -> None:
    lanes = drawn(
        event(1, "court", "hearing", "2012-03-02"), event(2, "police", "charge", "2012-03-01"), window=TWENTY_DAYS
    )
    assert lanes == ["POL C", "CRT  H"]


def test_several_events_on_one_cell_are_counted() -> None:
    three = [event(number, "police", "referral", "2012-03-04") for number in range(3)]
    assert drawn(*three, window=TWENTY_DAYS) == ["POL    3"]
    ten = [event(number, "police", "referral", "2012-03-04") for number in range(10)]
    assert drawn(*ten, window=TWENTY_DAYS) == ["POL    +"]


def test_a_span_is_a_bar_with_its_end() -> None:
    assert drawn(event(1, "school", "exclusion", "2012-03-03", "2012-03-06"), window=TWENTY_DAYS) == ["SCH   e──┤"]


def test_a_span_without_an_end_goes_on_to_the_edge() -> None:
    lanes = drawn(event(1, "social_care", "plan", "2012-03-17", open_=True), window=TWENTY_DAYS)
    assert lanes == ["CSC                 p──→"]


def test_two_spans_at_once_are_a_double_bar() -> None:
    lanes = drawn(
        event(1, "social_care", "plan", "2012-03-01", "2012-03-10"),
        event(2, "social_care", "social_worker_allocated", "2012-03-04", "2012-03-07"),
        window=TWENTY_DAYS,
    )
    assert lanes == ["CSC p──w══┤──┤"]


def test_a_month_or_a_year_is_a_faint_bar_over_every_day_it_can_mean() -> None:
    window = Window(day("2012-02-20"), day("2012-03-11"))
    assert drawn(event(1, "school", "concern", "2012-02"), window=window) == ["SCH ··········"]
    course = course_of([event(1, "school", "concern", "2012-03"), event(2, "school", "plan", "2012-03-31")])
    lane = picture(course, Window(day("2012-03-01"), day("2012-04-05")), 39, 4).lines()[0]
    assert "".join(piece.text for piece in lane).rstrip() == "SCH c" + "·" * 29 + "p"
    assert [piece.look for piece in lane if "·" in piece.text] == [Look.FAINT]


def test_a_span_that_began_before_the_window_runs_in_from_its_edge() -> None:
    assert drawn(event(1, "social_care", "plan", "2011", "2012-03-04"), window=TWENTY_DAYS) == ["CSC ───┤"]


def test_gaps_of_the_case_shade_every_lane_and_gaps_of_an_agency_its_own() -> None:
    gaps = (
        Gap(date(2012, 3, 5), date(2012, 3, 8)),
        Gap(date(2012, 3, 14), date(2012, 3, 16), "social_care"),
    )
    lanes = drawn(
        event(1, "social_care", "plan", "2012-03-10", open_=True),
        event(2, "police", "referral", "2012-03-06"),
        window=TWENTY_DAYS,
        gaps=gaps,
    )
    assert lanes == ["CSC     ░░░░ p───┄┄┄───→", "POL     ░r░░"]


def test_a_gap_without_an_end_reaches_the_edge() -> None:
    lanes = drawn(
        event(1, "social_care", "plan", "2012-03-17", open_=True),
        window=TWENTY_DAYS,
        gaps=(Gap(date(2012, 3, 19), FOR_EVER, "social_care"),),
    )
    assert lanes == ["CSC                 p─┄→"]


def test_the_event_at_hand_shows_its_own_letter_and_its_lane() -> None:
    course = course_of([event(1, "police", "referral", "2012-03-04"), event(2, "police", "charge", "2012-03-04")])
    lines = picture(course, TWENTY_DAYS, 24, 5).lines("e2")
    assert ("C", Look.SELECTED) in lines[0]
    assert ("POL ", Look.LABEL_HERE) in lines[0]
    assert all(piece.look is not Look.SELECTED for piece in picture(course, TWENTY_DAYS, 24, 5).lines("e9")[0])


def test_with_few_lines_the_agencies_with_fewest_events_share_one() -> None:
    busy = [event(number, "police", "contact", f"2012-03-0{number}") for number in range(1, 4)]
    rest = [event(4, "school", "concern", "2012-03-05"), event(5, "court", "hearing", "2012-03-06")]
    course = course_of([*rest, *busy])
    assert texts(picture(course, TWENTY_DAYS, 24, 3).lines())[:2] == [
        "POL ttt                 ",
        "+2      cH              ",
    ]


def test_a_case_without_events_says_so() -> None:
    assert texts(picture(course_of([]), course_of([]).whole, 20, 5).lines()) == ["No events.          "]


@given(EVENTS, st.integers(12, 200), st.integers(2, 12), st.sampled_from(Zoom))
def test_it_fills_its_width_and_never_more_than_its_height(
    events: tuple[Event, ...], width: int, height: int, zoom: Zoom
) -> None:
    course = course_of(events)
    at = events[len(events) // 2].id if events else None
    window = window_at(course.whole, zoom, course.days.get(at or "", course.whole.first))
    lines = picture(course, window, width, height).lines(at)
    assert {len(line) for line in texts(lines)} == {width}
    assert len(lines) <= height
    if at is not None:
        assert sum(piece.look is Look.SELECTED for line in lines for piece in line) == 1


@given(EVENTS, st.integers(40, 200))
def test_every_event_is_a_letter_or_part_of_a_count(events: tuple[Event, ...], width: int) -> None:
    course = course_of(events)
    rows = picture(course, course.whole, width, 9).rows
    marks = [piece.text for row in rows for piece in row.cells if piece.look in (Look.MARK, Look.MILESTONE)]
    if "+" not in marks:
        assert sum(int(mark) if mark.isdigit() else 1 for mark in marks) == len(events)
    assert {each for row in rows for each in row.places} == {each.id for each in events}


# Days in sight --------------------------------------------------------------------------------------------------------


def test_the_whole_runs_from_the_first_month_to_after_the_last_event() -> None:
    whole = course_of([event(1, "police", "charge", "2006-03-12"), event(2, "police", "plan", "2012")]).whole
    assert whole.first == day("2006-03-01")
    assert whole.last > day("2012-12-31")


def test_zooming_shows_fewer_days_around_the_day_at_hand() -> None:
    whole = Window(day("1990-01-01"), day("2020-01-01"))
    zoom, shown = Zoom.WHOLE, [whole.days]
    for _ in range(4):
        zoom = zoom.closer(whole)
        window = window_at(whole, zoom, day("2012-03-04"))
        assert window.holds(day("2012-03-04"))
        shown.append(window.days)
    assert shown == [10957, 1827, 366, 92, 92]
    assert [step.words for step in Zoom] == ["", "five years", "one year", "three months"]
    assert Zoom.MONTHS.wider(whole).wider(whole).wider(whole) is Zoom.WHOLE


def test_a_step_that_would_show_more_than_there_is_is_passed_over() -> None:
    short = Window(day("2012-01-01"), day("2012-07-01"))
    assert Zoom.WHOLE.closer(short) is Zoom.MONTHS
    assert Zoom.MONTHS.wider(short) is Zoom.WHOLE
    assert Zoom.WHOLE.closer(Window(1, 32)) is Zoom.WHOLE


def test_the_window_stays_while_the_day_is_in_it() -> None:
    whole = Window(day("1990-01-01"), day("2020-01-01"))
    first = window_at(whole, Zoom.YEAR, day("2012-03-04"))
    assert window_at(whole, Zoom.YEAR, day("2012-06-01"), first) == first
    assert window_at(whole, Zoom.YEAR, day("2014-06-01"), first) != first
    assert window_at(whole, Zoom.YEAR, day("2019-12-31")).last == whole.last


# The axis -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "width", "labels"),
    [
        ("2006-03-01", "2012-12-20", 100, ["2007", "2008", "2009", "2010", "2011", "2012"]),
        ("2006-03-01", "2012-12-20", 24, ["07", "08", "09", "10", "11", "12"]),
        ("1990-01-01", "2026-11-21", 40, ["1990", "1995", "2000", "2005", "2010", "2015", "2020"]),
        ("2012-01-10", "2012-06-10", 60, ["02/2012", "03/2012", "04/2012", "05/2012"]),
        ("2012-03-02", "2012-03-20", 20, ["Mar", "12"]),
    ],
)
def test_it_names_years_or_months_as_there_is_room(first: str, last: str, width: int, labels: list[str]) -> None:
    assert axis(Window(day(first), day(last)), width).split()[: len(labels)] == labels


def test_a_label_begins_where_its_year_does() -> None:
    window = Window(day("2006-07-01"), day("2009-01-01"))
    assert axis(window, 30).index("2007") == window.cell(day("2007-01-01"), 30)


def test_the_legend_says_only_what_is_in_sight() -> None:
    assert in_sight(["r", "S", "═", "3", " "]) == ("r referral", "S sentence", "2 several", "═ several periods")
    assert in_sight("x┄", brief=True) == ("x closed", "┄ gap")
