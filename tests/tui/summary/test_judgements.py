"""From any figure to the judgements behind it, and back to exactly where one was."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, create
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.summary.judgements import JudgementsScreen
from reviewtui.tui.summary.screen import SummaryScreen
from tests.conftest import Run
from tests.exported import to_bytes
from tests.tui.conftest import lines, press, shown, type_text
from tests.tui.small import HOSTILE, INSPECTOR, LEAD, OTHER, put
from tests.tui.summary.conftest import open_summary

GLYPHS = {"outstanding": "★", "good": "●", "requires_improvement": "◐", "inadequate": "○", "not_applicable": "–"}


def cases(pilot: Pilot[None]) -> list[tuple[str, str]]:
    """Reference and glyph of each line."""
    found = []
    for line in lines(pilot)[4:]:
        if line.startswith("──"):
            break
        if line.strip():
            reference, glyph = line[1:].split()[:2]
            found.append((reference, glyph))
    return found


def counts(pilot: Pilot[None]) -> str:
    """The row of counts."""
    return next(line for line in lines(pilot) if "All 24" in line)


async def test_enter_shows_every_case_of_a_question_worst_first(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, "j", "j", "enter")
        assert "1.2 Sexual behaviour" in lines(pilot)[0]
        assert [glyph for _, glyph in cases(pilot)] == ["○"] * 2 + ["◐"] * 5 + ["●"] * 9 + ["★"] * 4 + ["·"] * 4


async def test_the_counts_by_answer_are_those_of_the_verb(lead_app: ReviewApp, sample_store: Path, run: Run) -> None:
    told = run("summary", "--json", store=sample_store).json["questions"]["1.4"]
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "j", "j", "j", "enter")
        for answer, number in told["counts"].items():
            assert f"{GLYPHS[answer]} {number} " in counts(pilot)
        assert f"· {told['share']['unjudged']}" in counts(pilot)


async def test_an_answers_own_key_shows_only_its_cases_and_again_all(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, "j", "j", "enter", "4")
        assert [glyph for _, glyph in cases(pilot)] == ["○", "○"]
        assert "▸4 ○" in counts(pilot)
        await press(pilot, "4")
        assert len(cases(pilot)) == 24


async def test_a_key_the_scale_does_not_use_does_nothing(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, "j", "j", "enter", "7", "y")
        assert len(cases(pilot)) == 24


async def test_an_answer_the_question_does_not_offer_does_nothing(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, "j", "enter", "x")
        assert len(cases(pilot)) == 24


async def test_a_full_stop_shows_what_is_still_to_do(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, "j", "j", "enter", ".")
        assert {glyph for _, glyph in cases(pilot)} == {"·"}
        assert "No judgements yet." in shown(pilot)


async def test_the_arrows_go_through_the_answers_and_round(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, "j", "j", "enter", "right")
        assert {glyph for _, glyph in cases(pilot)} == {"○"}
        await press(pilot, "l")
        assert {glyph for _, glyph in cases(pilot)} == {"◐"}
        await press(pilot, "left", "h", "h")
        assert {glyph for _, glyph in cases(pilot)} == {"·"}


async def test_typing_narrows_by_site_and_c_shows_all(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, "j", "j", "enter", "/")
        await type_text(pilot, "north")
        await press(pilot, "enter")
        assert {reference[:3] for reference, _ in cases(pilot)} == {"NOR"}
        await press(pilot, "c")
        assert len(cases(pilot)) == 24


async def test_the_judgement_under_the_cursor_is_shown_with_its_reason_and_sources(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "enter", "j")
        beneath = "\n".join(lines(pilot)[-10:])
        assert "◐ Requires improvement · Ruth Hallam" in beneath
        assert "§ " in beneath


async def test_a_case_opens_at_the_question_and_back_leads_to_the_same_case_and_line(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 24)) as pilot:
        await open_summary(pilot, "j", "j", "enter", "j", "j")
        chosen = next(line for line in lines(pilot) if line.startswith("▸") and "All" not in line)
        await press(pilot, "enter")
        assert "1.2" in shown(pilot)
        assert chosen[1:].split()[0] in lines(pilot)[0]
        await press(pilot, "escape")
        if not isinstance(lead_app.screen, JudgementsScreen):
            await press(pilot, "q")
        assert chosen in lines(pilot)
        await press(pilot, "q")
        assert isinstance(lead_app.screen, SummaryScreen)
        assert next(line for line in lines(pilot) if line.startswith("▸")).startswith("▸1.2 ")


async def test_a_standards_line_shows_its_cases_by_their_own_rating(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, "enter")
        assert "1 Assessment quality" in lines(pilot)[0]
        order = [glyph for _, glyph in cases(pilot)]
        assert order == sorted(order, key="○◐●★·".index)
        assert "1.1 Needs, history and risk" in shown(pilot)
        await press(pilot, "3")
        assert {glyph for _, glyph in cases(pilot)} == {"◐"}


async def test_a_standards_case_opens_at_its_worst_question(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, "enter", "4")
        beneath = lines(pilot)[-10:]
        worst = next(line for line in beneath if "○ Inadequate" in line).split()[2]
        await press(pilot, "enter")
        assert worst in shown(pilot)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_the_case_under_the_cursor_is_the_one_an_alert_would_be_about(
    lead_app: ReviewApp, size: tuple[int, int]
) -> None:
    async with lead_app.run_test(size=size) as pilot:
        await open_summary(pilot, "j", "enter", "j")
        assert lead_app.screen.case_at_hand() in next(
            line for line in lines(pilot) if line.startswith("▸") and "All" not in line
        )


async def test_hostile_text_is_shown_exactly_and_can_do_nothing(app: ReviewApp, small_store: Store) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_summary(pilot, "j", "j", "enter", "4")
        text = shown(pilot)
        assert "[bold]Report [REDACTED][/] by [Officer A]" in text
        assert "␛[31mred␛]52" in text
        assert not set(HOSTILE) & set(text) & {"\x1b", "\x07", "\u202e"}


def laptop(path: Path, *files: Path) -> Store:
    """A store of a new device with some files imported."""
    store = create(path, plain=True)
    for file in files:
        import_path(store, file)
    return store


def own_record(store: Store, path: Path) -> Path:
    """What a laptop's own device did, as a record file."""
    whole = json.loads(to_bytes(store, None))
    about = {key: whole[key] for key in ("format", "format_version", "framework", "inspection")}
    own = [item for item in whole["history"] if item["device"] == store.device]
    return put(path, {**about, "history": own, "heads": {store.device: whole["heads"][store.device]}})


async def test_two_laptops_that_disagree_are_both_shown_and_neither_counts(small_store: Store, tmp_path: Path) -> None:
    base = tmp_path / "base.json"
    base.write_bytes(to_bytes(small_store, None))
    one, two = laptop(tmp_path / "one.store", base), laptop(tmp_path / "two.store", base)
    record(one, INSPECTOR, "NOR-02", "1.1", answer="good", rationale="Seen.")
    record(two, OTHER, "NOR-02", "1.1", answer="inadequate", rationale="Not seen.")
    records = own_record(one, tmp_path / "one.json"), own_record(two, tmp_path / "two.json")
    both = laptop(tmp_path / "both.store", base, *records)
    async with ReviewApp(both, person=LEAD).run_test(size=(80, 24)) as pilot:
        await open_summary(pilot)
        assert "≠ 1 different" in shown(pilot)
        assert "≠" in next(line for line in lines(pilot) if "1.1 " in line)
        await press(pilot, "j", "enter")
        assert any("All 5" in line and " ≠ 1 " in line for line in lines(pilot))
        await press(pilot, "/", *"nor-02", "enter")
        assert next(line for line in lines(pilot) if line.startswith("▸NOR-02")).endswith("≠")
        assert "≠ different" in next(line for line in lines(pilot) if line.startswith("▸NOR-02"))
        assert "● Good · Siân Inspector" in shown(pilot)
        assert "○ Inadequate · Cai Inspector" in shown(pilot)
    for store in (one, two, both):
        store.close()


async def test_a_standards_case_with_nothing_judged_opens_at_its_first_question(lead_app: ReviewApp) -> None:
    async with lead_app.run_test(size=(80, 50)) as pilot:
        await open_summary(pilot, *["j"] * 5, "enter", ".")
        assert "· no answer" in "\n".join(lines(pilot)[-10:])
        await press(pilot, "enter")
        assert "2.1 " in shown(pilot)
