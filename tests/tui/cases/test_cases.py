"""Cases: the list a person works from."""

from pathlib import Path

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import codes, source
from reviewtui.report.caselist import shown as case_table
from reviewtui.services.cases.case_facts import set_facts
from reviewtui.services.cases.caselist import CaseLine, CaseQuery
from reviewtui.services.cases.withdrawing import withdraw
from reviewtui.services.export.access import accesses
from reviewtui.services.import_.importing import import_paths
from reviewtui.services.judging.alerts import raise_alert
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.preview import CasePreview
from reviewtui.tui.cases.reading import CaseRow, case_content, heading
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.messages import OpenCases
from reviewtui.tui.widgets.field import Field
from reviewtui.tui.widgets.paged_list import PagedList
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.other_frameworks import store_on
from tests.tui.small import INSPECTOR, case_file, put

SHIPPED = {code: read_framework(source(code), code) for code in codes()}


def listed(pilot, done: str = "/14") -> list[str]:
    """References in the order shown."""
    return [line[1:].split()[0] for line in lines(pilot) if done in line and line[1:4] in ("NOR", "GLA")]


async def test_each_case_shows_site_inspector_progress_debts_grades_and_alert(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        row = next(line for line in lines(pilot) if "GLA-01" in line and "/14" in line)
        assert row.split() == ["▸GLA-01", "Glannau", "Môr", "Cai", "Inspector", "2/14", "!1", "I○", "·", "·", "·", "⚑"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_changed_evidence_is_marked_beside_an_open_alert_also_after_a_restart(
    small_path: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    store = open_store(small_path)
    raise_alert(store, INSPECTOR, "NOR-01", "child_at_risk", "At home with the adult named in event 2.")
    first, *others = case_file("NOR-01", "NOR")["events"]
    changed = put(
        tmp_path / "again.json", {**case_file("NOR-01", "NOR"), "events": [{**first, "date": "2010-02"}, *others]}
    )
    app = ReviewApp(store, person=INSPECTOR)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "↺" not in shown(pilot)
        import_paths(store, [changed])
        app.screen.reload()
        await settle(pilot)
        assert next(line for line in lines(pilot) if "NOR-01 " in line).partition("│")[0].rstrip().endswith("⚑ ↺")
    store.close()
    store = open_store(small_path)
    async with ReviewApp(store, person=INSPECTOR).run_test(size=size) as pilot:
        await settle(pilot)
        assert [line.split()[0].strip("▸") for line in lines(pilot) if "↺" in line] == ["NOR-01"]
        await press(pilot, "S")
        assert "↺ 14" in shown(pilot)
    store.close()


async def test_the_title_counts_the_cases_in_each_state(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert lines(pilot)[0].endswith("5 cases · 1 complete · 1 in progress · 3 not started")


@pytest.mark.parametrize("width", [120, 200])
async def test_the_case_under_the_cursor_is_in_brief_beside_a_wide_list(
    app: ReviewApp, small_store: Store, width: int
) -> None:
    told = "He lives with his grandmother. Three agencies each knew a part of it, and nobody put the parts together."
    set_facts(small_store, INSPECTOR, "NOR-01", [f"narrative={told}"], "for the list")
    async with app.run_test(size=(width, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "j", "j")
        assert app.screen.case_at_hand() == "NOR-01"
        beside = " ".join(" ".join(line.partition("│")[2].split()) for line in lines(pilot) if "│" in line)
        assert beside.startswith("NOR-01 North")
        assert told in beside
        await press(pilot, "k")
        assert "NOR-01 North" not in " ".join(line.partition("│")[2] for line in lines(pilot))


async def test_a_list_of_eighty_columns_has_no_room_for_it(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not app.screen.query_one(CasePreview).display
        assert app.store is not None
        assert [(noted.person, noted.what) for noted in accesses(app.store)] == [(app.person, "listed")]
        await pilot.resize_terminal(120, 36)
        await settle(pilot)
        assert f"{app.screen.case_at_hand()} " in "".join(line.partition("│")[2] for line in lines(pilot))
        assert [(noted.person, noted.what) for noted in accesses(app.store)] == [(app.person, "listed")]


async def test_typing_narrows_and_escape_keeps_it_then_shows_all_again(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await type_text(pilot, "glannau")
        await pilot.pause(0.1)
        await settle(pilot)
        assert listed(pilot) == ["GLA-01", "GLA-02"]
        assert "2 of 5 cases" in shown(pilot)
        await press(pilot, "escape")
        assert listed(pilot) == ["GLA-01", "GLA-02"]
        assert isinstance(app.focused, PagedList)
        await press(pilot, "escape")
        assert len(listed(pilot)) == 5


async def test_enter_goes_back_to_the_narrowed_list_and_c_shows_all(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/", "s", "i", "â", "n", "enter")
        assert listed(pilot) == ["NOR-01"]
        assert "only “siân”" in shown(pilot)
        await press(pilot, "c")
        assert len(listed(pilot)) == 5


async def test_keys_are_letters_while_one_types(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/", "S", "q", "?")
        assert isinstance(app.screen, CasesScreen)
        assert app.screen.query_one("FilterLine").text == "Sq?"


async def test_f_narrows_by_a_value_and_takes_it_away_again(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "f")
        assert "Glannau Môr" in shown(pilot)
        await press(pilot, "down", "enter")
        assert listed(pilot) == ["GLA-01", "GLA-02"]
        assert "only site Glannau Môr" in shown(pilot)
        await press(pilot, "f", "down", "enter")
        assert len(listed(pilot)) == 5


async def test_nothing_that_fits_is_said(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/", "z", "z", "z", "enter")
        assert "No cases match. Press c to clear the filter." in shown(pilot)


async def test_o_changes_the_order_and_capital_o_turns_it_round(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "O")
        assert listed(pilot) == ["NOR-03", "NOR-02", "NOR-01", "GLA-02", "GLA-01"]
        await press(pilot, "O", "o")
        assert "By site" in shown(pilot)


async def test_the_cursor_stays_on_its_case_when_the_order_changes(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "O")
        assert app.screen.case_at_hand() == "NOR-01"


async def test_a_case_is_added_with_a_reference_and_a_site(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "a")
        await type_text(pilot, "NOR-25")
        await press(pilot, "enter")
        assert "needs a site" not in shown(pilot)
        await press(pilot, "enter")
        assert "A case needs a site." in shown(pilot)
        await type_text(pilot, "north")
        await press(pilot, "enter")
        assert listed(pilot)[-1] == "NOR-25"
        assert app.screen.case_at_hand() == "NOR-25"


@pytest.mark.parametrize(("reference", "site"), [("NOR-01", "North"), ("NOR/9", "North"), ("NOR-9", "Nowhere")])
async def test_a_case_that_cannot_be_added_is_explained_in_the_window(
    app: ReviewApp, reference: str, site: str
) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "a")
        await type_text(pilot, reference)
        await press(pilot, "tab")
        await type_text(pilot, site)
        await press(pilot, "enter")
        assert app.screen.query_one("#wrong").content.plain
        await press(pilot, "escape")
        assert len(listed(pilot)) == 5
        await press(pilot, "a")
        assert [field.text for field in app.screen.query(Field)] == [reference.strip(), site.strip()]


async def test_cases_of_a_query_lie_on_top_and_q_leads_back(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "j")
        app.open_cases(OpenCases(CaseQuery(answer=("1.2", "inadequate")), "1.2 Inadequate"))
        await settle(pilot)
        assert listed(pilot) == ["GLA-01"]
        assert lines(pilot)[0].startswith(" Cases · 1.2 Inadequate")
        await press(pilot, "q")
        assert app.screen.case_at_hand() == "NOR-02"


async def test_what_another_process_commits_appears_by_itself(app: ReviewApp, small_store: Store) -> None:
    other = open_store(small_store.path)
    async with app.run_test() as pilot:
        await settle(pilot)
        record(other, INSPECTOR, "NOR-03", "1.1", answer="good")
        for _ in range(400):  # it is looked for twice a second; a busy machine is late
            if " 1/14" in shown(pilot):
                break
            await pilot.pause(0.05)
        other.close()
        assert " 1/14" in shown(pilot)


async def test_what_is_committed_before_the_first_look_at_others_appears_too(
    app: ReviewApp, small_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewApp, "_follow_store", lambda app: None)
    other = open_store(small_store.path)
    async with app.run_test() as pilot:
        await settle(pilot)
        record(other, INSPECTOR, "NOR-03", "1.1", answer="good")
        other.close()
        assert " 1/14" not in shown(pilot)
        monkeypatch.undo()
        app._follow_store()
        await settle(pilot)
        assert " 1/14" in shown(pilot)


async def test_a_store_without_an_inspection_says_how_to_get_one(tmp_path) -> None:
    from reviewtui.services.store.stores import create

    store = create(tmp_path / "empty.store", plain=True)
    async with ReviewApp(store).run_test() as pilot:
        await settle(pilot)
        assert "No cases yet" in shown(pilot)
    store.close()


@pytest.mark.parametrize("standards", [1, 4, 12])
@pytest.mark.parametrize("width", [57, 77, 117, 200])
def test_the_columns_fit_the_width(width: int, standards: int) -> None:
    widths = [column.width for column in case_table(_row(standards, 6).framework, width).columns]
    assert widths[0] >= 8
    assert min(widths) >= 0


@pytest.mark.parametrize("longest", [6, 17, 25, 40])
@pytest.mark.parametrize("width", [79, 119, 200])
@pytest.mark.parametrize("standards", [4, 13])
def test_a_long_reference_stands_whole_and_the_others_give_way(width: int, standards: int, longest: int) -> None:
    row = _row(standards, longest)
    assert case_table(row.framework, width, longest).columns[0].width >= min(longest, 25)
    assert len(case_content(row, width).plain) <= width


def _row(standards: int, longest: int) -> CaseRow:
    framework = SHIPPED["hmip-youth-2018" if standards == 13 else "hsb-joint-2013"]
    line = CaseLine("R" * longest, "North", ("Jo Price",), "started", 1, 14, 0, {}, 0, 0)
    return CaseRow(line, framework, longest)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("code", SHIPPED)
def test_every_standard_is_named_over_its_own_column(code: str, width: int) -> None:
    framework = SHIPPED[code]
    best = framework.rating_scale.answers[0]
    for place, standard in enumerate(framework.standards):
        line = CaseLine("NOR-01", "North", (), "started", 1, 14, 0, {standard.code: best.code}, 0, 0)
        shown = " " + case_content(CaseRow(line, framework), width - 1).plain
        column = _last_places(shown, len(framework.standards))[place]
        assert shown[column] == best.letter
        named = [each[column:].split(" ")[0] for each in heading(framework, width).plain.split("\n")]
        assert standard.code in named


def _last_places(shown: str, number: int) -> list[int]:
    """Where each grade of a line with one grade begins: a mark that is no space, after the last figure."""
    start = shown.index("1/14") + 4
    marks = [place for place in range(start, len(shown)) if shown[place] != " " and shown[place - 1] == " "]
    return marks[:number]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_the_list_begins_under_all_lines_of_the_heading(tmp_path: Path, size: tuple[int, int]) -> None:
    store = store_on("hmip-youth-2018", tmp_path)
    async with ReviewApp(store, person=INSPECTOR).run_test(size=size) as pilot:
        await settle(pilot)
        above = "\n".join(lines(pilot)).split("▸")[0]
        codes = [standard.code for standard in SHIPPED["hmip-youth-2018"].standards]
        assert sorted(word for word in above.split() if word in codes) == codes
        assert len(listed(pilot, "/")) == 3
    store.close()


@pytest.mark.parametrize("key", ["down", "up"])
async def test_an_arrow_leads_from_the_filter_to_the_list(app: ReviewApp, key: str) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/", "n", key, "down")
        assert app.screen.focused.id == "cases"
        assert "only “n”" in shown(pilot)


async def test_what_is_typed_into_the_filter_again_takes_the_place_of_its_text(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/", "n", "o", "enter", "/", "g", "l", "enter")
        assert listed(pilot) == ["GLA-01", "GLA-02"]
        await press(pilot, "/", "end", "a", "-", "0", "2", "enter")
        assert listed(pilot) == ["GLA-02"]


@pytest.mark.parametrize(
    ("wanted", "cases"),
    [("alert", ["GLA-01"]), ("missing", ["GLA-01"]), ("again", []), ("differing", [])],
)
async def test_f_narrows_to_the_cases_that_want_work(app: ReviewApp, wanted: str, cases: list[str]) -> None:
    from reviewtui.tui.widgets.pick_list import PickList

    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f")
        picks = app.screen.query_one(PickList)
        values = app.screen._values  # type: ignore[attr-defined]  # what the window offers
        picks.highlighted = picks.get_option_index(next(name for name, (_, code) in values.items() if code == wanted))
        await press(pilot, "enter")
        assert listed(pilot) == cases
        await press(pilot, "c")
        assert len(listed(pilot)) == 5


async def test_a_case_that_was_withdrawn_comes_last_struck_with_its_reason(small_path: Path) -> None:
    store = open_store(small_path)
    withdraw(store, INSPECTOR, "GLA-01", "Out of scope.", "NOR-01")
    async with ReviewApp(store, person=INSPECTOR).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows = [line for line in lines(pilot) if line[1:4] in ("NOR", "GLA")]
        assert " ".join(rows[-1].split()) == "GLA-01 Glannau Môr Withdrawn, replaced by NOR-01: Out of scope."
        assert "1 withdrawn" in shown(pilot)
        await press(pilot, "G", "enter")
        assert "GLA-01" in lines(pilot)[0]
        await press(pilot, "1", "1")
        assert "1.1: This case was withdrawn by" in shown(pilot)
    store.close()
