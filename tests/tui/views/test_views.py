"""Every view as a screen: the lines that print has, under the same filter, and each line leads to what is behind it."""

import re
from pathlib import Path

from reviewtui.services.cases.filters import Filter
from reviewtui.services.store.stores import open_store
from reviewtui.services.views import VIEWS
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenView
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.summary.judgements import JudgementsScreen
from reviewtui.tui.views.commentary import CommentaryScreen
from reviewtui.tui.views.dialogs import BESIDE
from reviewtui.tui.views.heatmap import HeatMapScreen
from reviewtui.tui.views.plot import PlotScreen
from reviewtui.tui.views.table import TableScreen
from reviewtui.tui.views.view import ViewScreen
from tests.conftest import Run
from tests.tui.conftest import lines, press, settle, shown
from tests.tui.summary.conftest import LEAD, open_summary

INSPECTOR = "Daniel Okafor"
NAMES = ("groups", "timeliness", "missed", "progress", "commentary", "agreement", "departures")

MOST = 400
"""Words compared of each view; further down the scroll bar stands between them."""


def said(text: str) -> list[str]:
    """The words of a page or a screen; where lines and words are cut depends on the width, and on who draws them."""
    return [word.rstrip(",;:·") for word in text.replace("▸", " ").split() if "…" not in word]


async def test_a_screen_says_what_the_verb_prints(lead_app: ReviewApp, sample_store: Path, run: Run) -> None:
    async with lead_app.run_test(size=(81, 150)) as pilot:
        await open_summary(pilot)
        for place, name in enumerate(NAMES):
            printed = run("summary", "--view", name, store=sample_store, person=LEAD).out.splitlines()
            body = printed[next(number for number, line in enumerate(printed) if "Filter: none" in line) + 1 :]
            await press(pilot, "d", *["j"] * (place + 2 if not place else 0), "enter")
            assert isinstance(lead_app.screen, TableScreen)
            assert lead_app.screen.view_name == name
            assert "filter: none · 24 cases" in lines(pilot)[0]
            on_screen = said("\n".join(lines(pilot)[2:-2]))
            wanted = said("\n".join(body))
            assert on_screen[: len(wanted)][:MOST] == wanted[:MOST]


async def test_every_view_is_of_the_cases_of_its_filter_and_says_so(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        for name in (*VIEWS, *BESIDE):
            lead_app.screen.post_message(OpenView(name, Filter(site="NOR", state="judged")))
            await settle(pilot)
            assert isinstance(lead_app.screen, ViewScreen)
            assert lead_app.screen.view_name == name
            assert "filter: site North, complete · 4 cases" in lines(pilot)[0]
            assert not {"CTY", "EST", "GLA", "MOR", "WLD"} & {word[:3] for word in shown(pilot).split()}, name
            if name in ("heatmap", "sites", "groups", *BESIDE):  # each its own kind of screen
                await press(pilot, "f", *"not", "enter")
                assert "No cases match the filter. Leave out a part of it." in shown(pilot), name
                assert "filter: site North, complete · 4 cases" in lines(pilot)[0]


async def test_lines_lead_to_cases_answers_and_the_heat_map_of_a_group(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 40)) as pilot:
        await open_summary(pilot, "d", "j", "j", "enter", "j", "enter")
        assert isinstance(lead_app.screen, HeatMapScreen)
        assert "filter: site City · 4 cases" in lines(pilot)[0]
        await press(pilot, "q", *["j"] * 7, "enter")
        assert isinstance(lead_app.screen, JudgementsScreen)
        assert "1.1 " in lines(pilot)[0]
        await press(pilot, "q", "f", *"north", "enter", "d", "j", "enter")
        assert "filter: site North · 4 cases" in lines(pilot)[0]
        assert lines(pilot)[0].startswith(" Missed opportunities by case ")
        await press(pilot, "j", "j", "enter")
        assert isinstance(lead_app.screen, ReviewScreen)
        assert lead_app.screen.reference.startswith("NOR-")
        await press(pilot, "q", "c")
        assert "filter: none · 24 cases" in lines(pilot)[0]


async def test_a_measure_opens_as_a_plot_by_site_under_the_same_filter(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "d", "j", "j", "j", "enter", "enter")
        assert isinstance(lead_app.screen, PlotScreen)
        assert "Disclosure to sentence" in lines(pilot)[0]
        assert "mean, median" in shown(pilot)
        assert next(line for line in lines(pilot) if "North 4/4" in line).count("●") == 3  # two cases took 191 days
        assert "● cases, by days; 3 of 24 undetermined." in shown(pilot)
        await press(pilot, "f", *"glannau", "enter")
        assert "filter: site Glannau · 4 cases" in lines(pilot)[0]
        assert "All cases 3/4" in shown(pilot)
        assert "North" not in shown(pilot)
        await press(pilot, "right")
        assert "Detection to sentence" in lines(pilot)[0]
        await press(pilot, "left", "left", "c", "q")
        assert isinstance(lead_app.screen, TableScreen)


async def test_a_site_in_progress_opens_as_its_days(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "d", *["j"] * 5, "enter", "j", "enter")
        assert lines(pilot)[0].startswith(" Progress by site and day ")
        assert "· 4 cases" in lines(pilot)[0]
        days = sum(int(line.split()[-1]) for line in lines(pilot) if line[3:4] == line[6:7] == "/")
        whole = next(
            line.split()[-2] for line in lines(pilot) if line.startswith(("▸City", " City", "▸North", " North"))
        )
        assert days == int(whole) > 0
        await press(pilot, "j", "enter")
        assert isinstance(lead_app.screen, HeatMapScreen)
        await press(pilot, "q", "G")
        last, cases, _ = next(line for line in lines(pilot) if line[:1] == "▸")[1:].split()
        await press(pilot, "enter")
        assert lead_app.screen.CONTEXT == "cases"
        assert lines(pilot)[0].startswith(f" Cases · judged on {int(last[:2])} ")
        assert re.search(r" · site (City|North)", lines(pilot)[0])
        assert f" {cases} cases " in lines(pilot)[0]


async def test_a_lead_files_commentary_and_chooses_examples_where_it_is_read(
    lead_app: ReviewApp, sample_store: Path, run: Run
) -> None:
    for text, side in (("No plan named a date.", "improve"), ("School was told.", "well")):
        ran = run("commentary", "add", "NOR-03", "2", side, text, store=sample_store, person=INSPECTOR)
        assert ran.code == 0, ran.err
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "d", *["j"] * 6, "enter")
        assert isinstance(lead_app.screen, CommentaryScreen)
        assert "2 Joint planning: 1 done well, 1 to improve" in shown(pilot)
        assert "themes" not in lines(pilot)[-1]
        await press(pilot, "j", "j")
        assert "t themes  x example" in lines(pilot)[-1]
        await press(pilot, "t", *"Drift, dates", "enter")
        assert "(drift, dates)" in shown(pilot)
        await press(pilot, "x")
        assert "△ ★ No plan named a date." in shown(pilot)
        await press(pilot, "y", "j", "enter")
        assert "consent given)" in " ".join(shown(pilot).split())
        await press(pilot, "enter")
        assert isinstance(lead_app.screen, ReviewScreen)
        await press(pilot, "q", "i", "enter", *"9", "enter", *"Two plans", "enter")
        assert "Unknown standard “9”" in shown(pilot)
        lead_app.screen.query_one("#standard").write("3")
        await press(pilot, "enter")
        assert "0 done well, 1 to improve" in shown(pilot)
        await press(pilot, "j", "j", "D", *"said twice", "enter")
        assert "3 Communication" not in shown(pilot)
        await press(pilot, "u")
        assert "3 Communication" in shown(pilot)
        await press(pilot, "U")
        assert "3 Communication" not in shown(pilot)
    (one,) = run("commentary", "list", "--examples", "--json", store=sample_store).json["commentary"]
    assert (one["text"], one["themes"], one["inspector"]) == ("No plan named a date.", ["drift", "dates"], INSPECTOR)
    assert one["consent"] == "given"


async def test_agreement_and_departures_are_not_offered_to_an_inspector(sample_store: Path) -> None:
    store = open_store(sample_store)
    app = ReviewApp(store, person="Daniel Okafor")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "d")
        assert "Progress by site and day" in shown(pilot)
        assert "Discretion and suggestions" not in shown(pilot)
        assert "Agreement" not in shown(pilot)
        await press(pilot, "escape")
    store.close()
