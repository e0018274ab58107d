"""Cases: the list a person works from."""

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.services.caselist import CaseLine, CaseQuery
from reviewtui.services.judgements import record
from reviewtui.services.stores import Store, open_store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.row import CaseRow, Columns, case_content, heading
from reviewtui.tui.cases.screen import CasesScreen
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.small import INSPECTOR

SHIPPED = {code: read_framework(source(code), code) for code in ("hmip-youth-2018", "hsb-joint-2013")}


def listed(pilot) -> list[str]:
    """References in the order shown."""
    return [line[1:].split()[0] for line in lines(pilot) if "/14" in line]


async def test_each_case_shows_site_inspector_progress_debts_grades_and_alert(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        row = next(line for line in lines(pilot) if "GLA-01" in line and "/14" in line)
        assert row.split() == ["▸GLA-01", "Glannau", "Môr", "Cai", "Inspector", "2/14", "!1", "I○", "·", "·", "·", "⚑"]


async def test_the_title_counts_the_cases_in_each_state(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert lines(pilot)[0].endswith("5 cases · 1 judged · 1 started · 3 not started")


async def test_typing_narrows_and_escape_shows_all_again(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/")
        await type_text(pilot, "glannau")
        await pilot.pause(0.1)
        await settle(pilot)
        assert listed(pilot) == ["GLA-01", "GLA-02"]
        assert "2 of 5 cases" in shown(pilot)
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
        assert "No case fits. c shows all cases again." in shown(pilot)


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
        assert "Now the site." in shown(pilot)
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


async def test_cases_of_a_query_lie_on_top_and_q_leads_back(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "j")
        app.open_cases(CaseQuery(answer=("1.2", "inadequate")), "1.2 Inadequate")
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
        for _ in range(40):
            await pilot.pause(0.05)
            if " 1/14" in shown(pilot):
                break
        other.close()
        assert " 1/14" in shown(pilot)


async def test_a_store_without_an_inspection_says_how_to_get_one(tmp_path) -> None:
    from reviewtui.services.stores import create

    store = create(tmp_path / "empty.store", plain=True)
    async with ReviewApp(store).run_test() as pilot:
        await settle(pilot)
        assert "No cases yet" in shown(pilot)
    store.close()


@pytest.mark.parametrize("standards", [1, 4, 12])
@pytest.mark.parametrize("width", [57, 77, 117, 200])
def test_the_columns_fit_the_width(width: int, standards: int) -> None:
    columns = Columns.of(width, standards)
    assert columns.reference >= 8
    assert min(columns.site, columns.inspector, columns.bar) >= 0


@pytest.mark.parametrize("longest", [6, 17, 25, 40])
@pytest.mark.parametrize("width", [79, 119, 200])
@pytest.mark.parametrize("standards", [4, 13])
def test_a_long_reference_stands_whole_and_the_others_give_way(width: int, standards: int, longest: int) -> None:
    columns = Columns.of(width, standards, longest)
    assert columns.reference >= min(longest, 26)
    assert len(case_content(_row(standards, longest), width).plain) <= width


def _row(standards: int, longest: int) -> CaseRow:
    framework = SHIPPED["hmip-youth-2018" if standards == 13 else "hsb-joint-2013"]
    line = CaseLine("R" * longest, "North", ("Jo Price",), "started", 1, 14, 0, {}, 0, 0)
    return CaseRow(line, framework, longest)


def test_the_names_of_many_standards_never_run_together() -> None:
    words = heading(SHIPPED["hmip-youth-2018"], 80).plain
    assert words.rstrip().endswith("1.1 1.3 2.1 2.3 3.1 3.3 4.1")
    assert words.index("1.1") == 1 + case_content(_row(13, 6), 79).plain.index("·")


@pytest.mark.parametrize("key", ["down", "up"])
async def test_an_arrow_leads_from_the_filter_to_the_list(app: ReviewApp, key: str) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/", "n", key, "down")
        assert app.screen.focused.id == "cases"
        assert "only “n”" in shown(pilot)


async def test_the_filter_opens_again_with_its_text(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "/", "n", "o", "enter", "/", "r", "enter")
        assert listed(pilot) == ["NOR-01", "NOR-02", "NOR-03"]
