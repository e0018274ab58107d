"""A measure across cases: counts always, averages only of what is determined, and never without the two events."""

from fractions import Fraction
from statistics import mean, median

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.casefile.spread import spread
from reviewtui.casefile.timeliness import Measured, Verdict
from reviewtui.figures.decimals import decimal_text
from reviewtui.framework.events import Anchor, EventKind
from reviewtui.framework.measure import Measure

MEASURE = Measure(
    "m", "A measure", "interval", Anchor(EventKind(("referral",)), "last_before_end"),
    Anchor(EventKind(("assessment", "plan"))), "calendar_days", "s",
)  # fmt: skip


def as_text(exact: Fraction) -> str:
    return decimal_text(exact.numerator, exact.denominator, 6)


def result(least: int | None, most: int | None = None, verdict: Verdict = Verdict.NO_LIMIT) -> Measured:
    return Measured("m", "e1", "e2", least, least if most is None else most, "calendar_days", verdict, "why")


def test_ranges_and_missing_dates_are_counted_and_not_averaged() -> None:
    found = spread(MEASURE, [result(10), result(21, 40), result(None), result(30)])
    assert (found.of, found.n, found.mean_text(1), found.median_text(1)) == (4, 2, "20", "20")
    assert (found.least, found.most) == (10, 30)
    assert found.values == (10, 30)


def test_a_figure_names_its_start_and_end_event() -> None:
    found = spread(MEASURE, [result(10), result(11), result(15)])
    assert (found.start, found.end) == ("last referral", "assessment or plan")
    assert (found.mean_text(1), found.median_text(1), found.mean_months_text(1), found.n) == ("12", "11", "0.4", 3)


def test_with_nothing_determined_there_is_no_average() -> None:
    found = spread(MEASURE, [result(None)])
    assert (found.of, found.n) == (1, 0)
    assert {found.least, found.most} == {None}


def test_only_calendar_days_are_given_in_months_too() -> None:
    assert not spread(MEASURE._replace(unit="working_days"), [result(30)]).in_days
    assert spread(MEASURE, [result(487)]).mean_months_text(6) == as_text(Fraction(487 * 4800, 146097))


def test_verdicts_count_where_a_range_has_no_value() -> None:
    found = spread(MEASURE, [result(1, 2, Verdict.WITHIN), result(9, verdict=Verdict.LATE), result(3)])
    assert (found.within, found.late, found.of) == (1, 1, 3)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 1000), min_size=1))
def test_mean_and_median_are_exact(values: list[int]) -> None:
    found = spread(MEASURE, map(result, values))
    assert found.mean_text(6) == as_text(mean(map(Fraction, values)))
    assert found.median_text(6) == as_text(median(map(Fraction, values)))
