"""Summary: what a lead sees is what the store says, now."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.figures.margins import margins
from reviewtui.report.marks import marks_of
from reviewtui.services.cases import caselist
from reviewtui.services.cases.caselist import CaseQuery
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, create
from reviewtui.services.summary.summaries import summarise
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.summary.screen import SummaryScreen
from tests.conftest import Run
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.summary.conftest import LEAD, open_summary

LETTERS = {"outstanding": "O", "good": "G", "requires_improvement": "R", "inadequate": "I", "not_applicable": "x"}
WORDS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires impr.",
    "inadequate": "Inadequate",
}


def line_of(pilot: Pilot[None], code: str) -> str:
    """The summary's line of a question or standard, without the cursor."""
    return next(line[1:].strip() for line in lines(pilot)[2:] if line[1:].strip().startswith(f"{code} "))


def at_cursor(pilot: Pilot[None]) -> str:
    """The line under the cursor."""
    return next(line for line in lines(pilot) if line.startswith("▸"))[1:].strip()


async def test_every_figure_is_the_one_the_verb_prints(lead_app: ReviewApp, sample_store: Path, run: Run) -> None:
    told = run("summary", "--json", store=sample_store).json
    async with lead_app.run_test(size=(80, 26)) as pilot:
        await open_summary(pilot)
        for code, question in told["questions"].items():
            share, counts = question["share"], question["counts"]
            line = line_of(pilot, code)
            assert f" {share['good']}/{share['applicable']} " in line
            assert "".join(LETTERS[answer] * number for answer, number in counts.items()) in line
            assert line.count("·") == share["unjudged"]
            assert WORDS[question["rating"]] in line
            assert line.endswith(marks_of(question["flags"]) or WORDS[question["rating"]])
        for code, standard in told["standards"].items():
            assert WORDS[standard["rating"]].upper() in line_of(pilot, code)
        overall = told["overall"]
        score = f"{overall['score']}/{overall['max']} {marks_of(overall['flags'])}"
        (profile,) = overall["profile"]
        letters = " ".join(f"{LETTERS[answer]} {number}" for answer, number in profile["counts"].items())
        beside = f"DRAFT · {letters}; {profile['good']} of {profile['of']} good"
        assert f"○ {WORDS[overall['rating']]} {score} · {beside}" in lines(pilot)[0]
        assert "undetermined" in overall["flags"]
        progress = told["progress"]
        assert f"{progress['judged']} of {progress['cases']} cases complete" in shown(pilot)
        assert f"{progress['owed']} judgements incomplete" in shown(pilot)


async def test_the_hints_name_every_other_side_of_the_figures(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        for hint in ("s sites", "h heat map", "d views", "i people", "p panel"):
            assert hint in lines(pilot)[-1]


async def test_no_hint_repeats_the_key_that_the_alert_banner_names(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(200, 24)) as pilot:
        await open_summary(pilot)
        assert "who was told" in lines(pilot)[1]
        assert "who was told" not in lines(pilot)[-1]


async def test_the_note_says_that_a_chosen_sample_has_no_margins(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(120, 36)) as pilot:
        await open_summary(pilot)
        assert "Purposive sample: figures describe these 24 cases only, with no margin of error." in shown(pilot)


def drawn(folder: Path, files: Path, *, caseloads: bool = True) -> Path:
    """The sample inspection, as if its cases had been drawn by lot."""
    shutil.copytree(files, folder / "files")
    for path in (folder / "files").glob("*.json"):
        path.write_text(path.read_text("utf-8").replace('"purposive"', '"random"'), "utf-8")
    inspection = folder / "files" / "inspection.json"
    described = json.loads(inspection.read_text("utf-8"))
    if not caseloads:
        del described["sites"][0]["caseload"]
    inspection.write_text(json.dumps(described), "utf-8")
    for record_file in (folder / "files").glob("record-*.json"):
        record_file.unlink()
    return folder / "files"


@pytest.mark.parametrize(
    ("size", "words"), [((80, 22), " · 1.1: "), ((80, 24), "1.1 in all cases: "), ((120, 36), "1.1 in all cases: ")]
)
async def test_a_drawn_sample_shows_the_margins_of_the_line_one_is_on(
    tmp_path: Path, sample_folder: Path, size: tuple[int, int], words: str
) -> None:
    store = create(tmp_path / "drawn.store", plain=True)
    import_path(store, drawn(tmp_path, sample_folder))
    for case in caselist.page(store, CaseQuery(), 0, 12).lines:
        record(store, LEAD, case.reference, "1.1", answer="good")
    population = summarise(store).sampling.population
    assert population is not None
    both = margins(12, 12, population, "random")
    async with ReviewApp(store, person=LEAD).run_test(size=size) as pilot:
        await open_summary(pilot)
        assert "margins where 10 cases or more apply" in shown(pilot) or size == (80, 22)
        await press(pilot, "j")
        assert f"{words}{both[0].text} (80%" in shown(pilot)
        assert f"{both[1].text} (95%)" in shown(pilot)
        await press(pilot, "j")
        assert "(95%)" not in shown(pilot)
    store.close()


@pytest.mark.parametrize(
    ("size", "words"),
    [((80, 22), "caseload not known: no margins"), ((80, 24), "no margins, as the caseload of North is not known.")],
)
async def test_a_drawn_sample_out_of_an_unknown_number_says_so(
    tmp_path: Path, sample_folder: Path, size: tuple[int, int], words: str
) -> None:
    store = create(tmp_path / "drawn.store", plain=True)
    import_path(store, drawn(tmp_path, sample_folder, caseloads=False))
    async with ReviewApp(store, person=LEAD).run_test(size=size) as pilot:
        await open_summary(pilot)
        assert words in shown(pilot)
    store.close()


async def test_where_lines_are_scarce_the_note_is_a_few_words(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        assert "· purposive sample: no margins" in shown(pilot)


async def test_all_lines_fit_at_80_by_24_with_an_alert_open(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        assert "OPEN ALERT" in lines(pilot)[1]
        assert line_of(pilot, "1").startswith("1 Assessment quality")
        assert line_of(pilot, "4.3").startswith("4.3 Reviews on time")


async def test_the_bottom_line_says_what_would_change_the_line_one_is_on(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(120, 24)) as pilot:
        await open_summary(pilot, "j", "j", "j")
        assert "If one of the 10 good were not: Inadequate; if 3 of the 10 not good were good: Good." in shown(pilot)
        await press(pilot, "k")
        assert "1.2: 13 of 20 = 65%." in shown(pilot)


async def test_one_key_leads_from_the_count_to_the_cases_with_something_missing(
    lead_app: ReviewApp, sample: Store
) -> None:
    owing = [line.reference for line in caselist.page(sample, CaseQuery(owing=True)).lines]
    assert owing
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        await press(pilot, "w")
        assert "with something missing" in lines(pilot)[0]
        assert [line[1:9].strip() for line in lines(pilot) if line[4:5] == "-"] == owing
        await press(pilot, "q")
        assert isinstance(lead_app.screen, SummaryScreen)


async def test_g_and_capital_g_go_to_the_ends(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "G")
        assert at_cursor(pilot).startswith("4.3 ")
        await press(pilot, "g")
        assert at_cursor(pilot).startswith("1 ")


async def test_typing_narrows_the_lines_and_c_shows_them_all(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "/")
        await type_text(pilot, "strat")
        await press(pilot, "enter")
        assert line_of(pilot, "3").startswith("3 Communication")
        assert line_of(pilot, "3.1").startswith("3.1 Strategy")
        assert "1.1 Needs" not in shown(pilot)
        assert "only “strat”" in shown(pilot)
        await press(pilot, "c")
        assert "1.1 Needs" in shown(pilot)


async def test_a_filter_is_always_in_sight_and_goes_along_to_what_is_behind(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "f", *"north", "enter")
        for _ in range(2):
            assert "filter: site North · 4 cases · 4 of 4 complete" in shown(pilot)
            await press(pilot, "j")
        assert "3/4 OOGR" in line_of(pilot, "1.2")
        assert "3 of 4: fewer than 5 applicable cases" in lines(pilot)[-2]
        await press(pilot, "enter")
        assert lines(pilot)[0].startswith(" 1.2 Sexual behaviour · North ")
        assert "All 4 " in shown(pilot)
        assert not {"CTY", "EST", "GLA"} & {word[:3] for word in shown(pilot).split()}
        await press(pilot, "e")
        assert "Why: 1.2 Sexual behaviour" in shown(pilot)
        assert "│ filter: site North · 4 cases" in shown(pilot)
        await press(pilot, "q", "q", "h")
        assert "filter: site North · 4 cases" in lines(pilot)[0]
        await press(pilot, "e")
        assert "│ filter: site North · 4 cases" in shown(pilot)
        await press(pilot, "q", "q", "t")
        assert lines(pilot)[0].startswith(" Timeliness by site ")
        assert "filter: site North · 4 cases" in lines(pilot)[0]
        await press(pilot, "q", "o")
        assert "What cases say in codes · site North · 4 cases" in shown(pilot)
        await press(pilot, "q", "f", *"not", "enter")
        assert "No cases match the filter. Leave out a part of it." in shown(pilot)
        assert "filter: site North · 4 cases" in shown(pilot)
        await press(pilot, "c")
        assert "filter:" not in shown(pilot)
        assert "of 24 complete" in shown(pilot)


async def test_no_line_that_fits_is_said(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "/", "z", "z", "z", "enter")
        assert "No lines match. Press c to clear the search." in shown(pilot)


@pytest.mark.parametrize("size", [(60, 18), (72, 20), (80, 24), (100, 30), (120, 36), (200, 60)])
async def test_no_line_overflows_at_any_size(lead_app: ReviewApp, size: tuple[int, int]) -> None:
    async with lead_app.run_test(size=size) as pilot:
        await open_summary(pilot, "j")
        assert "1.1 Needs" in at_cursor(pilot)
        assert line_of(pilot, "1.2").rstrip().endswith(("Good", "±1+1~?", "changes it"))


async def test_a_store_with_no_judgements_is_not_rated_and_all_to_do(tmp_path: Path, sample_folder: Path) -> None:
    store = create(tmp_path / "untouched.store", plain=True)
    files = tmp_path / "files"
    files.mkdir()
    for path in (sample_folder / "inspection.json", *sample_folder.glob("NOR-*.json")):
        (files / path.name).write_bytes(path.read_bytes())
    import_path(store, files)
    app = ReviewApp(store, person=LEAD)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j")
        assert "overall not rated · DRAFT" in lines(pilot)[0]
        assert "0 of 4 cases complete · 4 not complete" in shown(pilot)
        assert line_of(pilot, "1.1").split()[-4:] == ["0/0", "····", "Not", "rated"]
        assert "None of 4 cases is answered yet, so it is not rated." in shown(pilot)
    store.close()


async def test_a_store_with_no_inspection_says_so_and_has_no_dead_keys(tmp_path: Path) -> None:
    store = create(tmp_path / "empty.store", plain=True)
    app = ReviewApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        assert "holds no inspection yet" in shown(pilot)
        await press(pilot, "e", "E", "s", "i", "enter", "j")
        assert isinstance(app.screen, SummaryScreen)
        assert "why" not in lines(pilot)[-1]
    store.close()


async def test_a_case_judged_in_another_process_appears_and_the_cursor_stays(
    lead_app: ReviewApp, sample_store: Path
) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "j", "j")
        before = line_of(pilot, "1.3")
        judge = ["judge", "WLD-04", "1.3", "good", "--rationale", "Asked.", "--evidence", "source case manager"]
        subprocess.run(
            [
                str(Path(sys.executable).with_name("reviewtui")),
                "--store",
                str(sample_store),
                "--as",
                "Ruth Hallam",
                *judge,
            ],
            check=True,
            capture_output=True,
        )
        for _ in range(100):
            await pilot.pause(0.05)
            if line_of(pilot, "1.3") != before:
                break
        await settle(pilot)
        assert " 11/21 " in line_of(pilot, "1.3")
        assert at_cursor(pilot).startswith("1.3 ")


async def test_an_own_act_is_seen_on_coming_back(lead_app: ReviewApp, sample: Store) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "j", "j")
        record(sample, LEAD, "WLD-04", "1.3", answer="inadequate")
        await press(pilot, "i", "escape")
        lead_app.screen.reload()
        await settle(pilot)
        assert " 10/21 " in line_of(pilot, "1.3")


async def test_the_panels_follow_the_line_one_is_on(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(120, 36)) as pilot:
        await open_summary(pilot, "j")
        assert "1.1 by site" in shown(pilot)
        north = next(line for line in lines(pilot) if "North" in line)
        assert north.split()[-5:] == ["North", "3", "of", "4", "GGGR"]
        await press(pilot, "j")
        assert "1.2 by site" in shown(pilot)


async def test_without_colour_everything_is_still_said(
    lead_app: ReviewApp, sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReviewApp(sample, person=LEAD)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j")
        assert app.theme == "mono"
        assert at_cursor(pilot).endswith("±1~?")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_the_title_says_where_one_is_beside_all_that_stands_right_of_it(
    sample: Store, size: tuple[int, int]
) -> None:
    app = ReviewApp(sample, person=LEAD, names_plain=True)
    async with app.run_test(size=size) as pilot:
        await open_summary(pilot)
        title = lines(pilot)[0]
        assert title.startswith(" Summary")
        assert "Inadequate 1/12" in title
        assert title.endswith("NOT ENCRYPTED")
