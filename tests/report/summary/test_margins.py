"""Margins as text: a line for each share that has some, and no heading over nothing."""

from reviewtui.rating.margins import NO_MARGINS, Sampling, margins_of
from reviewtui.report.summary.margins import margin_lines
from reviewtui.report.summary.page import summary_lines
from tests.report.values import Progress, framework, rated

SAMPLE = rated(*[{"1.1": "good"}] * 15, *[{"1.1": "inadequate"}] * 9)
MARGINS = margins_of(framework(), SAMPLE, Sampling("random", 24, {"North": 140}))


def page(width: int = 80, **more: object) -> list[str]:
    lines = summary_lines(framework(), SAMPLE, Progress(), title="T", note="N", width=width, **more)  # type: ignore[arg-type]  # the one that is tried
    return [line.plain for line in lines]


def test_a_share_stands_with_both_of_its_margins() -> None:
    lines = page(margins=MARGINS)
    at = next(place for place, line in enumerate(lines) if "at confidence" in line)
    assert lines[at].split()[-3:] == ["good", "80%", "95%"]
    assert lines[at + 1].split()[0] == "1.1"
    assert lines[at + 1].endswith("15/24 50% to 74%   44% to 78%")


def test_it_fits_a_narrow_page() -> None:
    assert max(len(line) for line in page(40, margins=MARGINS)) <= 40


def test_without_margins_nothing_is_said_of_them() -> None:
    assert not any("confidence" in line for line in page())
    assert margin_lines(framework(), SAMPLE, NO_MARGINS, 80) == []
