"""Panel: whatever it decides stands beside what was worked out, with who sat, when and why."""

from datetime import date
from pathlib import Path

import pytest

from reviewtui.services.judging.drafts import kept_window
from reviewtui.services.lead.decisions import decide, panel_rows
from reviewtui.services.store.stores import Store
from reviewtui.services.summary.summaries import summarise
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.explain import ExplainDialog
from reviewtui.tui.panel.dialogs import DecideDialog, TakeBackDialog, TeamSuggester, names_in
from reviewtui.tui.panel.screen import PanelScreen
from reviewtui.tui.summary.judgements import JudgementsScreen
from reviewtui.tui.summary.screen import SummaryScreen
from tests.conftest import Run
from tests.tui.conftest import lines, press, shown, type_text
from tests.tui.panel.conftest import REASON, line_of, open_panel, say_who_when_and_why
from tests.tui.summary.conftest import LEAD

GIVEN = {"sat": ["Ada", "Ben"], "held_on": "2026-06-01", "reason": REASON}


def decided(store: Store, node: str) -> tuple[str | None, str | None]:
    panel_row = next(panel_row for panel_row in panel_rows(store) if panel_row.node == node)
    return panel_row.computed.rating, panel_row.decided


async def test_every_standard_and_the_whole_stand_with_what_was_worked_out(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot)
        assert "◐ Requires impr. ±1+1~? " in line_of(pilot, "1")
        assert "○ Inadequate" in line_of(pilot, "Overall")
        assert "nothing decided" in lines(pilot)[0]
        assert "near a boundary; one judgement would change the rating" in shown(pilot)


async def test_it_opens_at_the_standard_one_was_on_and_q_goes_back(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", *["j"] * 6, "p")
        assert next(line for line in lines(pilot) if line.startswith("▸")).startswith("▸2 Joint planning")
        await press(pilot, "q")
        assert isinstance(lead_app.screen, SummaryScreen)


async def test_the_palette_finds_it(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ":")
        await type_text(pilot, "panel's table")
        await press(pilot, "enter")
        assert isinstance(lead_app.screen, PanelScreen)


async def test_discretion_stands_beside_the_computed_rating(lead_app: ReviewApp, sample: Store) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot, "d", "2")
        await say_who_when_and_why(pilot)
        assert "professional discretion: Good in" in shown(pilot)
        assert line_of(pilot, "1").endswith("◆ ● Good")
        assert "◐ Requires impr." in line_of(pilot, "1")
        assert "1 decided · 1 panel rating" in lines(pilot)[0]
        assert "1 June 2026 · members: Ada, Ben" in shown(pilot)
        await press(pilot, "q")
        assert "Requires impr. → panel  GOOD           ◆" in shown(pilot)
        assert "◆ 1 panel rating" in shown(pilot)
    assert decided(sample, "1") == ("requires_improvement", "good")


async def test_the_rating_already_worked_out_is_not_offered(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot, "d")
        assert "3 ◐ Requires improvement" not in shown(pilot)
        await press(pilot, "3", "enter")
        assert isinstance(lead_app.screen, DecideDialog)


async def test_considered_and_left_keeps_the_computed_rating(lead_app: ReviewApp, sample: Store) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot, "o")
        await say_who_when_and_why(pilot)
        assert line_of(pilot, "1").endswith("rating kept")
        await press(pilot, "q")
        assert "panel kept it" in shown(pilot)
    assert decided(sample, "1") == ("requires_improvement", "requires_improvement")
    assert summarise(sample).departures == 0


async def test_a_judged_standard_is_rated_by_the_scales_keys(youth_app: ReviewApp, youth: Store) -> None:
    async with youth_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot)
        assert "panel judges" in line_of(pilot, "1.1")
        assert "not decided" in line_of(pilot, "1.1")
        await press(pilot, "2")
        await say_who_when_and_why(pilot)
        assert line_of(pilot, "1.1").endswith("● Good")
        assert "5 to judge · 1 decided" in lines(pilot)[0]
        await press(pilot, "q")
        assert "panel judged" in shown(pilot)
        assert "GOOD" in shown(pilot)
    assert decided(youth, "1.1") == ("good", "good")


async def test_who_sat_is_remembered_and_the_day_is_today(youth_app: ReviewApp, youth: Store) -> None:
    decide(youth, "Ada Lead", "1.1", "judged", rating="good", **GIVEN)
    async with youth_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot, "j", "1")
        assert "› Ada, Ben" in shown(pilot)
        assert f"› {date.today():%d/%m/%Y}" in shown(pilot)
        await type_text(pilot, "Sound.")
        await press(pilot, "enter")
    assert decided(youth, "1.2") == ("outstanding", "outstanding")


async def test_the_window_opens_on_what_was_decided_and_a_reason_goes_with_its_decision(
    youth_app: ReviewApp, youth: Store
) -> None:
    decide(youth, "Ada Lead", "1.1", "judged", rating="good", **{**GIVEN, "held_on": "4 May 2006"})
    async with youth_app.run_test(size=(80, 30)) as pilot:
        await open_panel(pilot, "enter")
        for words in ("▸", "› Ada, Ben", "› 04/05/2006", GIVEN["reason"]):
            assert words in shown(pilot)
        await press(pilot, "escape", "1")
        assert "› 04/05/2006" in shown(pilot)
        assert shown(pilot).count(GIVEN["reason"]) == 1  # behind the window alone
        await type_text(pilot, "Better.")
        await press(pilot, "enter")
    assert decided(youth, "1.1") == ("outstanding", "outstanding")


async def test_keys_that_make_no_sense_on_a_line_do_nothing(youth_app: ReviewApp) -> None:
    async with youth_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot, "d", "o", "t", "v", "9")
        assert isinstance(youth_app.screen, PanelScreen)
        await press(pilot, *["j"] * 4, "2")
        assert isinstance(youth_app.screen, PanelScreen)
        assert "1-9 judge" not in lines(pilot)[-1]
        await press(pilot, "enter")
        assert isinstance(youth_app.screen, DecideDialog)


async def test_half_a_decision_says_what_is_missing_and_records_nothing(lead_app: ReviewApp, sample: Store) -> None:
    async with lead_app.run_test(size=(80, 30)) as pilot:
        await open_panel(pilot, "d", "tab", "enter", "enter")
        assert "Which rating?" not in shown(pilot)
        await press(pilot, "enter")
        assert "Which rating?" in shown(pilot)
        await press(pilot, "2", "enter", "enter", "enter")
        assert "Enter the panel members." in shown(pilot)
        await type_text(pilot, "Ada")
        await press(pilot, "tab", "backspace", "tab", "enter")
        assert "Say why." in shown(pilot)
        await type_text(pilot, "Because.")
        await press(pilot, "enter")
        assert "as in 12/3/2006 or 12" in shown(pilot)
        await press(pilot, "escape")
        assert isinstance(lead_app.screen, PanelScreen)
    assert summarise(sample).decisions == {}
    async with ReviewApp(sample, person=LEAD).run_test(size=(80, 30)) as pilot:
        await open_panel(pilot, "d")
        assert "› Ada" in shown(pilot) and "Because." in shown(pilot), "what was typed outlives the program"


async def test_a_decision_is_taken_back_with_a_reason_and_undo_brings_it_again(
    lead_app: ReviewApp, sample: Store
) -> None:
    decide(sample, LEAD, "1", "discretion", rating="good", **GIVEN)
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot, "t", "enter")
        assert isinstance(lead_app.screen, TakeBackDialog)
        assert "needs a reason" in shown(pilot)
        await type_text(pilot, "The wrong standard.")
        await press(pilot, "escape")
        assert kept_window(sample, LEAD, "panel withdraw/on/1") == {"reason": "The wrong standard."}
        await press(pilot, "t")
        await press(pilot, "enter")
        assert "◆" not in line_of(pilot, "1")
        await press(pilot, "u")
        assert line_of(pilot, "1").endswith("◆ ● Good")
        assert kept_window(sample, LEAD, "panel withdraw/on/1") == {}
        await press(pilot, "U")
        assert "◆" not in line_of(pilot, "1")


async def test_what_follows_for_the_whole_is_said_so(lead_app: ReviewApp, sample: Store) -> None:
    for node in ("1", "2", "3", "4"):
        decide(sample, LEAD, node, "discretion", rating="outstanding", **GIVEN)
    async with lead_app.run_test(size=(80, 30)) as pilot:
        await open_panel(pilot, "G")
        assert "so ★ Outstanding" in line_of(pilot, "Overall")
        assert "It follows from what the panel decided on the lines below it." in shown(pilot)
        await press(pilot, "q")
        assert "★ Outstanding ← ○ Inadequate 1/12 · panel · DRAFT · 114 of 237 good" in lines(pilot)[0]


async def test_both_sides_of_a_disagreement_are_shown_and_a_new_decision_replaces_both(
    sample: Store, lead_app: ReviewApp, tmp_path: Path
) -> None:
    from reviewtui.services.import_.importing import import_path
    from reviewtui.services.store.stores import create
    from tests.exported import to_bytes

    (tmp_path / "before.json").write_bytes(to_bytes(sample, None))
    other = create(tmp_path / "other.store", plain=True)
    import_path(other, tmp_path / "before.json")
    decide(other, LEAD, "1", "discretion", rating="inadequate", **GIVEN)
    (tmp_path / "after.json").write_bytes(to_bytes(other, None))
    other.close()
    decide(sample, LEAD, "1", "discretion", rating="good", **GIVEN)
    import_path(sample, tmp_path / "after.json")
    async with lead_app.run_test(size=(80, 40)) as pilot:
        await open_panel(pilot)
        assert "≠ panels differ" in line_of(pilot, "1")
        assert "Two panels decided differently; neither counts" in shown(pilot)
        assert "Discretion used: ● Good instead of ◐ Requires improvement." in shown(pilot)
        assert "Discretion used: ○ Inadequate instead of ◐ Requires improvement." in shown(pilot)
        await press(pilot, "o")
        assert "replaces both" in shown(pilot)
        await type_text(pilot, REASON)
        await press(pilot, "enter")
        assert line_of(pilot, "1").endswith("rating kept")


async def test_e_explains_and_v_shows_the_judgements(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot, "e")
        assert isinstance(lead_app.screen, ExplainDialog)
        await press(pilot, "e", "v")
        assert isinstance(lead_app.screen, JudgementsScreen)
        await press(pilot, "q")
        assert isinstance(lead_app.screen, PanelScreen)


async def test_what_does_not_fit_is_read_on_with_space(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(60, 18)) as pilot:
        await open_panel(pilot)
        assert "Evidence" not in shown(pilot)
        await press(pilot, "space", "space")
        assert "1.1 Needs, history and risk  13 of 19 good" in " ".join(shown(pilot).split("\n"))
        await press(pilot, "b", "b")
        assert "Grounds to consider discretion" in shown(pilot)


async def test_a_store_with_no_inspection_says_so(tmp_path: Path) -> None:
    from reviewtui.services.store.stores import create

    store = create(tmp_path / "empty.store", plain=True)
    app = ReviewApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "P")
        assert "holds no inspection yet" in shown(pilot)
        await press(pilot, "d", "1", "t", "enter", "e")
        assert isinstance(app.screen, PanelScreen)
    store.close()


@pytest.mark.parametrize(
    ("typed", "finished"),
    [("M", "Margaret"), ("Ruth, ma", "Ruth, margaret"), ("Margaret, M", None), ("", None), ("Ruth,", None)],
)
async def test_a_name_of_the_team_is_finished_once(typed: str, finished: str | None) -> None:
    assert await TeamSuggester(("Margaret", "Ruth")).get_suggestion(typed) == finished


def test_names_are_split_at_commas() -> None:
    assert names_in(" Ada Lead ,, Ben ") == ("Ada Lead", "Ben")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_m_shows_the_minute_as_the_verb_prints_it(
    lead_app: ReviewApp, sample: Store, run: Run, size: tuple[int, int]
) -> None:
    decide(sample, LEAD, "1", "discretion", rating="good", **{**GIVEN, "reason": "[bold]Short[/] of \x1b[31mfiles."})
    decide(sample, LEAD, "2", "left", **GIVEN)
    printed = run("panel", "minute", store=sample.path).out
    async with lead_app.run_test(size=size) as pilot:
        await open_panel(pilot, "m")
        seen = " ".join(line.strip("│ ▁▂▃▄▅▆▇█▐╭╮╰╯─") for line in lines(pilot))
        for words in (
            "Minutes of the ratings panel",
            "Panel members: Ada, Ben.",
            "[bold]Short[/] of ",
            "professional discretion: Good",
        ):
            assert words in " ".join(seen.split())
            assert words in " ".join(printed.split())
        await press(pilot, "enter")
        assert isinstance(lead_app.screen, PanelScreen)


async def test_an_empty_minute_says_so(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_panel(pilot, "m")
        assert "Nothing has been decided by a panel." in shown(pilot)
