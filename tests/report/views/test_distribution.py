"""The plot of a measure: every case with an exact figure in its row, mean, median and limit named, the rest counted."""

from reviewtui.casefile.spread import Spread
from reviewtui.framework.measure import Anchor, EventKind, Measure, TimeLimit
from reviewtui.report.views.distribution import NO_VALUES, distribution

ENDS = Anchor(EventKind(("referral",))), Anchor(EventKind(("assessment",)))
MEASURE = Measure("m", "Referral to assessment", "interval", *ENDS, "calendar_days", "a rule")


def spread(values: tuple[int, ...], of: int) -> Spread:
    return Spread("m", "referral", "assessment", "calendar_days", of, 0, 0, len(values), False, values)


def drawn(width: int = 80, height: int = 20, limit: int | None = None) -> tuple[str, ...]:
    measure = MEASURE._replace(limits=(TimeLimit(limit, "a rule"),) if limit else ())
    sites = {"North": spread((2, 30), 3), "A very long name of a site": spread((50, 100), 2), "Empty": spread((), 0)}
    return distribution(measure, spread((2, 30, 50, 100), 5), sites, width, height)


def row(lines: tuple[str, ...], name: str) -> str:
    return next(line for line in lines if line.strip().startswith(name))


def test_each_site_is_a_row_with_how_many_of_its_cases_are_drawn() -> None:
    lines = drawn()
    assert row(lines, "All cases 4/5").count("●") == 4
    assert row(lines, "North 2/3").count("●") == 2
    assert row(lines, "A very long na 2/2").count("●") == 2
    assert not any("Empty" in line for line in lines)
    assert lines[-1] == "Each ● is a case or several, by days; 1 of 5 cases undetermined and not drawn."
    assert all(len(line) <= 80 for line in lines)
    assert len(lines) <= 20
    narrow = drawn(width=58)
    assert narrow[-1] == "● cases, by days; 1 of 5 undetermined."
    assert all(len(line) <= 58 for line in narrow)


def test_mean_median_and_limit_are_named_over_their_lines() -> None:
    lines = drawn(width=120, limit=90)
    names = next(line for line in lines if "median" in line)
    assert "median, mean" in names
    assert "limit" in names
    ruled = row(lines, "North")
    assert ruled.count("│") == 4
    assert "100" in next(line for line in lines if line.strip().startswith("0 "))


def test_in_little_room_all_cases_are_one_row_and_without_a_figure_it_says_so() -> None:
    lines = drawn(height=7)
    assert len(lines) <= 7
    assert not any("North" in line for line in lines)
    assert distribution(MEASURE, spread((), 4), {}, 80, 20) == (NO_VALUES,)
