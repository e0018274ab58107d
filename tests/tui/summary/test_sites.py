"""By site: counts always, a rating only where there are cases enough, and never a share below that."""

import re
from pathlib import Path

from textual.pilot import Pilot

from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import create
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.summary.screen import SummaryScreen
from reviewtui.tui.summary.sites import SitesScreen
from tests.conftest import Run
from tests.tui import small
from tests.tui.conftest import lines, press, shown
from tests.tui.other_frameworks import store_on
from tests.tui.summary.conftest import open_summary

SITES = ("NOR", "EST", "MOR", "GLA", "CTY", "WLD")


def cells(pilot: Pilot[None], code: str) -> list[str]:
    """The counts in a line of the grid."""
    line = next(line for line in lines(pilot) if line[1:].strip().startswith(f"{code} "))
    return re.findall(r"\d+/\d+", line)


async def test_each_site_shows_the_counts_the_verb_prints(lead_app: ReviewApp, sample_store: Path, run: Run) -> None:
    told = run("summary", "--by-site", "--json", store=sample_store).json["sites"]
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "s")
        for code in ("1.1", "2.4", "4.3"):
            shares = [told[site]["questions"][code]["share"] for site in SITES]
            assert cells(pilot, code) == [f"{share['good']}/{share['applicable']}" for share in shares]


async def test_a_site_with_too_few_cases_has_no_share_and_no_rating(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(120, 36)) as pilot:
        await open_summary(pilot, "j", "s")
        grid = "\n".join(lines(pilot)[3:-3])
        assert "%" not in grid
        assert not set("★●◐○") & set(grid)
        assert "1.1 at North: 3 of 4: fewer than 5 applicable cases, so no percentage and no rating." in shown(pilot)


async def test_a_site_with_cases_enough_is_rated(tmp_path: Path) -> None:
    files = small.write_files(tmp_path / "files")
    for number in range(4, 9):
        small.put(files / f"NOR-0{number}.json", small.case_file(f"NOR-0{number}", "NOR"))
    store = create(tmp_path / "one.store", plain=True)
    import_path(store, files)
    for number in range(1, 6):
        record(store, small.INSPECTOR, f"NOR-0{number}", "1.1", answer="good" if number < 4 else "inadequate")
    app = ReviewApp(store, person=small.LEAD)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "s")
        assert "[▅ 3/5 R◐]" in shown(pilot)
        assert "0/0" in cells(pilot, "1.1")
    store.close()


async def test_the_arrows_go_from_site_to_site_and_enter_opens_the_judgements_there(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "s", "right", "l", "left")
        assert "Estuary: 2 of 3" in shown(pilot)
        await press(pilot, "enter")
        assert "1.1 Needs, history and risk · Estuary" in lines(pilot)[0]
        assert "All 4" in shown(pilot)
        assert {line[1:4] for line in lines(pilot)[4:] if re.match(r".[A-Z]{3}-\d\d", line)} == {"EST"}
        await press(pilot, "q")
        assert isinstance(lead_app.screen, SitesScreen)
        assert "[▆ 2/3]" in shown(pilot)


async def test_a_standards_cell_opens_the_answers_it_counts(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "s")
        cell = cells(pilot, "1")[0]
        await press(pilot, "enter")
        assert "1 Assessment quality · North" in lines(pilot)[0]
        assert f"{cell.replace('/', ' of ')} answers good" in lines(pilot)[0]
        assert "All 16" in shown(pilot)
        first = next(line for line in lines(pilot) if line.startswith("▸NOR"))
        reference, question = first[1:].split()[:2]
        assert re.fullmatch(r"NOR-\d\d", reference)
        assert question in ("1.1", "1.2", "1.3", "1.4")
        await press(pilot, "enter")
        assert f"{question} " in shown(pilot)


async def test_every_answer_of_a_pooled_cell_is_listed_once(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 60)) as pilot:
        await open_summary(pilot, "s", "enter")
        listed = [tuple(line[1:].split()[:2]) for line in lines(pilot) if re.match(r".NOR-\d\d \d\.\d ", line)]
        assert sorted(listed) == [(f"NOR-0{case}", f"1.{number}") for case in range(1, 5) for number in range(1, 5)]


async def test_a_cell_of_several_scales_opens_the_very_answers_it_counts(tmp_path: Path) -> None:
    """In this instrument Yes is good on most questions, bad on some, and on others a mere fact."""
    store = store_on("cfsr-osri", tmp_path, cases=3)
    app = ReviewApp(store, person=small.LEAD)
    async with app.run_test(size=(120, 60)) as pilot:
        await open_summary(pilot, "s")
        for _ in range(60):
            if next(line for line in lines(pilot) if line.startswith("▸")).startswith("▸S2 "):
                break
            await press(pilot, "j")
        cell = cells(pilot, "S2")[0]
        good, applicable = map(int, cell.split("/"))
        assert 0 < good < applicable
        await press(pilot, "enter")
        assert f"{cell.replace('/', ' of ')} answers good" in lines(pilot)[0]
        listed = [line.split() for line in lines(pilot) if re.match(r"[ ▸]NOR-\d\d \d", line)]
        assert {words[1] for words in listed} <= {"2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F"}
        assert sum(" ● " in f" {' '.join(words)} " for words in listed) == good
    store.close()


async def test_the_cursor_stops_at_the_first_and_the_last_site(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "s", "left")
        assert "1 at North" in shown(pilot)
        await press(pilot, *["right"] * 8)
        assert "1 at Weald" in shown(pilot)


async def test_where_not_all_sites_fit_the_chosen_one_is_always_in_sight(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(60, 18)) as pilot:
        await open_summary(pilot, "s")
        names = next(line for line in lines(pilot) if "good of" in line)
        assert "North" in names
        assert "Weald" not in names
        assert "›" in names
        await press(pilot, *["right"] * 5)
        names = next(line for line in lines(pilot) if "good of" in line)
        assert "Weald" in names
        assert "‹" in names


async def test_s_again_goes_back_to_the_same_line(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "j", "s")
        assert next(line for line in lines(pilot) if line.startswith("▸")).split()[1] == "1.2"
        await press(pilot, "s")
        assert isinstance(lead_app.screen, SummaryScreen)


async def test_e_explains_the_line_over_all_sites_and_capital_e_at_the_one_under_the_cursor(
    lead_app: ReviewApp,
) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "s", "e")
        assert "Why: 1.1 Needs, history and risk" in shown(pilot)
        assert "filter:" not in shown(pilot)
        await press(pilot, "q", "right", "E")
        assert "Why: 1.1 Needs, history and risk" in shown(pilot)
        assert "filter: site Estuary · 4 cases" in shown(pilot)


async def test_the_panel_names_as_many_sites_as_fit_and_says_how_many_more(tmp_path: Path) -> None:
    many = [{"code": f"S{n:02}", "name": f"Site {n}", "nation": "wales", "caseload": 9} for n in range(20)]
    put = small.put(tmp_path / "inspection.json", {**small.INSPECTION, "sites": many})
    store = create(tmp_path / "many.store", plain=True)
    import_path(store, put)
    app = ReviewApp(store, person=small.LEAD)
    async with app.run_test(size=(120, 32)) as pilot:
        await open_summary(pilot, "j")
        assert "Site 3 " in shown(pilot)
        assert re.search(r"and 1\d more: s shows them", shown(pilot))
    store.close()
