"""Timeliness and missed opportunities on the screen: from a figure to its cases, from a case to its review."""

import re
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.content import Content

from reviewtui.services.chronology.timing_figures import timing_figures
from reviewtui.services.export.subjects import about
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.looks import Looks
from reviewtui.tui.missed.findings import DismissDialog, FindingsScreen
from reviewtui.tui.missed.screen import MissedScreen
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.timeliness.cases import TimedCasesScreen
from reviewtui.tui.timeliness.dots import axis, dots
from reviewtui.tui.timeliness.screen import TimelinessScreen
from reviewtui.tui.widgets.paged_list import PagedList
from tests.tui.conftest import lines, press, shown, type_text
from tests.tui.other_frameworks import store_on
from tests.tui.small import LEAD as SMALL_LEAD
from tests.tui.timeliness.conftest import go

SIZE = (80, 24)
WITHOUT_DISCUSSION = "referral-without-strategy-discussion"


def decisions(store: Store) -> list[tuple[str, str]]:
    """Decision and reason of every finding that somebody decided about."""
    found = timing_figures(store).findings.values()
    return [(one.decision, one.reason) for some in found for one in some if one.decided_by]


async def test_each_measure_stands_with_its_mean_and_its_events(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=SIZE) as pilot:
        await go(pilot, "t")
        assert "Disclosure to sentence" in shown(pilot)
        assert "8.0 months          21/24" in shown(pilot)
        assert "mean 8.0 months (244 days), 21 of 24 cases" in shown(pilot)
        assert "191, 191, 252, 378 (4 of 4)" in next(line for line in lines(pilot) if line.strip().startswith("North"))


async def test_a_figure_leads_to_its_cases_and_they_to_the_review(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=SIZE) as pilot:
        await go(pilot, "t", "j", "j", "enter")
        assert isinstance(lead_app.screen, TimedCasesScreen)
        first = next(line for line in lines(pilot) if line.startswith("▸"))
        assert first.split()[0] == "▸NOR-02"
        assert "328 days without contact" in shown(pilot)
        await press(pilot, "enter")
        assert isinstance(lead_app.screen, ReviewScreen)
        assert lead_app.screen.case_at_hand() == "NOR-02"
        assert lead_app.screen.panes.chronology.event is not None
        assert lead_app.screen.panes.chronology.event.id == "e6"
        await press(pilot, "q")
        assert isinstance(lead_app.screen, TimedCasesScreen)


async def test_the_figures_of_a_site_lead_to_the_cases_of_just_this_site(lead_app: ReviewApp, sample: Store) -> None:
    found = timing_figures(sample)
    measure = found.measures[0]
    async with lead_app.run_test(size=(120, 36)) as pilot:
        await go(pilot, "t", "enter")
        assert "24 cases" in lines(pilot)[0]
        for site, figures in measure.sites.items():
            await press(pilot, "s")
            name = found.inspection.site(site).name
            assert f"· {name}" in lines(pilot)[0]
            values = ", ".join(map(str, figures.values))  # so few cases have no mean
            assert f"days {values} ({figures.n} of {figures.of})" in lines(pilot)[0]
            listed = {match[1] for line in lines(pilot) if (match := re.match(r"[ ▸]([A-Z]{3}-\d\d) ", line))}
            assert listed == {reference for reference in measure.cases if found.sites[reference] == site}
        await press(pilot, "s")
        assert "24 cases" in lines(pilot)[0]
        await press(pilot, "s", "a")
        assert "24 cases" in lines(pilot)[0]


async def test_function_keys_lead_there_from_anywhere(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=SIZE) as pilot:
        await press(pilot, "f7")
        assert isinstance(lead_app.screen, TimelinessScreen)
        await press(pilot, "m")
        assert isinstance(lead_app.screen, MissedScreen)
        await press(pilot, "t")
        assert isinstance(lead_app.screen, TimelinessScreen)


async def test_missed_opportunities_are_counted_by_kind_and_site(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=SIZE) as pilot:
        await go(pilot, "m")
        assert "cases have a possible missed" in shown(pilot)
        assert "□□□□ 0 of 4" in next(line for line in lines(pilot) if line.strip().startswith("Estuary"))


async def test_a_measure_without_a_mean_counts_the_cases_it_has_a_verdict_on(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "t")
        row = next(line for line in lines(pilot) if "strategy discussion" in line)
        assert row.endswith("33–88% within       11/24")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_missed_opportunities_are_named_in_full_beside_what_was_dismissed(
    lead_app: ReviewApp, sample: Store, size: tuple[int, int]
) -> None:
    async with lead_app.run_test(size=size) as pilot:
        await go(pilot, "m")
        heading = next(line for line in lines(pilot) if "confirmed" in line and "before" in line)
        assert "dismissed" in heading
        assert "Referral without a strategy discussion " in shown(pilot)


async def test_a_finding_is_confirmed_left_open_and_undone_by_a_key(lead_app: ReviewApp, sample: Store) -> None:
    async with lead_app.run_test(size=SIZE) as pilot:
        await go(pilot, "m", "j", "enter", "c")
        assert isinstance(lead_app.screen, FindingsScreen)
        assert "missed opportunity “Referral without a strategy discussion”: confirmed." in shown(pilot)
        assert next(line for line in lines(pilot) if line.startswith("▸")).startswith("▸✓ CTY-02")
        assert decisions(sample) == [("confirmed", "")]
        assert "recorded by children's social care on" in " ".join(shown(pilot).split())
        assert not re.search(r"\be[0-9]+\b|without-strategy", shown(pilot))  # ids are for verbs
        await press(pilot, "u")
        assert decisions(sample) == []
        await press(pilot, "U", "o")
        assert decisions(sample) == [("open", "")]


async def test_a_line_that_a_key_changes_flashes(lead_app: ReviewApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewtui.tui.looks.FLASH_SECONDS", 60)
    lead_app.looks = Looks(flash=True)
    async with lead_app.run_test(size=SIZE) as pilot:
        await go(pilot, "m", "j", "enter", "j")
        found = lead_app.screen.query_one(PagedList)
        assert found.is_reversed
        await press(pilot, "c")
        assert not found.is_reversed
        await press(pilot, "k")
        assert found.is_reversed, "the cursor is seen while another row flashes"
        await press(pilot, "j")
        assert not found.is_reversed


async def test_the_number_before_the_offence_leads_to_the_findings_of_just_these_cases(
    lead_app: ReviewApp, sample: Store
) -> None:
    together = next(check for check in timing_figures(sample).checks if not check.missed.check)
    days = together.missed.before_offence
    async with lead_app.run_test(size=(120, 60)) as pilot:
        await go(pilot, "m", "o")
        assert "Missed opportunities · before the offence" in lines(pilot)[0]
        listed = [match[1] for line in lines(pilot) if (match := re.match(r"[ ▸][?✓] ([A-Z]{3}-\d\d) ", line))]
        assert 0 < len(days) < len(together.missed.cases)
        assert set(listed) == set(days)
        assert f"{len(listed)} finding" in lines(pilot)[0]


async def test_a_finding_is_dismissed_only_with_a_reason(lead_app: ReviewApp, sample: Store) -> None:
    async with lead_app.run_test(size=SIZE) as pilot:
        await go(pilot, "m", "j", "enter", "d", "enter")
        assert isinstance(lead_app.screen, DismissDialog)
        assert "Give a reason for dismissing it" in shown(pilot)
        await type_text(pilot, "Held by telephone.")
        await press(pilot, "escape")
        assert "Held by telephone." in about(sample, "CTY-02").drafts[0].text
        await press(pilot, "d")
        assert "Held by telephone." in shown(pilot)
        await press(pilot, "enter")
        assert about(sample, "CTY-02").drafts == ()
        assert decisions(sample) == [("dismissed", "Held by telephone.")]
        assert "▸✗ CTY-02" in shown(pilot)
        await press(pilot, "q")
        assert "1 dismissed (left out above)" in shown(pilot)


async def test_a_framework_that_measures_nothing_says_so(tmp_path: Path) -> None:
    store = store_on("cfsr-osri", tmp_path)
    app = ReviewApp(store, person=SMALL_LEAD)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "f7")
        assert "This framework measures no time." in shown(pilot)
        await press(pilot, "f8")
        assert "This framework checks for no missed opportunities." in shown(pilot)
    store.close()


@pytest.mark.parametrize(
    ("values", "drawn"),
    [((), "·········"), ((0, 8), "●·······●"), ((4, 4), "····2····"), (tuple([8] * 12), "········+")],
)
def test_each_case_is_a_dot_and_none_falls_off_the_axis(values: tuple[int, ...], drawn: str) -> None:
    assert dots(values, 8, 9) == drawn


@pytest.mark.parametrize("width", range(20, 70))
def test_the_axis_is_as_wide_as_the_dots(width: int) -> None:
    assert len(axis(410, width, "days")) == width == len(dots([3, 200, 410], 410, width))


async def test_the_detail_is_as_wide_with_a_scroll_bar_as_without(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "t")
        screen = lead_app.screen
        assert isinstance(screen, TimelinessScreen)
        detail, width = screen.query_one("#detail", VerticalScroll), screen.detail_width
        screen.set_detail(Content("one line"))
        await pilot.pause()
        assert not detail.show_vertical_scrollbar
        assert screen.detail_width == width
        screen.set_detail(Content("\n".join("many lines" for _ in range(50))))
        await pilot.pause()
        assert detail.show_vertical_scrollbar
        assert screen.detail_width == width
