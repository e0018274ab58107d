"""Importing in the screens: an amendment is seen first, and Cancel is what Enter does."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from db.entries import subjects
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.dialogs.importing import AmendDialog, ImportPath
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.small import INSPECTOR, case_file, put

CASE = "NOR-03"


def changed(folder: Path, **more: object) -> Path:
    """The file of a case that is here already, with another narrative."""
    return put(folder / "again.json", {**case_file(CASE, "NOR"), **more})


def narrative(store: Store) -> str:
    return open_review(store, INSPECTOR, CASE).case.narrative


async def bring(pilot: Pilot[None], path: Path, table_map: Path | None = None) -> None:
    await settle(pilot)
    await press(pilot, "I")
    await type_text(pilot, str(path))
    if table_map is not None:
        await press(pilot, "tab")
        await type_text(pilot, str(table_map))
    await press(pilot, "enter")
    await settle(pilot)


@pytest.mark.parametrize("keys", [("enter",), ("escape",), ("G", "k", "enter")])
async def test_an_amendment_is_shown_first_and_cancel_is_in_focus(
    small_path: Path, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    store = open_store(small_path)
    before = narrative(store)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await bring(pilot, changed(tmp_path, narrative="Other \x1b[31mwords[/]"))
        assert isinstance(pilot.app.screen, AmendDialog)
        assert "NOR-03, case, changed: narrative" in shown(pilot)
        assert "␛[31mwords[/]" in " ".join(shown(pilot).split())
        await press(pilot, *keys)
        await settle(pilot)
        assert "Nothing was imported." in shown(pilot)
    assert narrative(store) == before
    store.close()


async def test_an_amendment_is_made_when_it_is_asked_for(small_path: Path, tmp_path: Path) -> None:
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await bring(pilot, changed(tmp_path, narrative="Other words."))
        await press(pilot, "j", "enter")
        await settle(pilot)
        assert "Amended 1 case." in shown(pilot)
    assert narrative(store) == "Other words."
    store.close()


async def test_a_case_with_a_judgement_to_look_at_again_is_marked_in_the_list(small_path: Path, tmp_path: Path) -> None:
    store = open_store(small_path)
    record(store, INSPECTOR, CASE, "1.1", answer="good", evidence=[{"event": "e2"}])
    events = case_file(CASE, "NOR")["events"]
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await bring(pilot, changed(tmp_path, events=[events[0], {**events[1], "page": 5}, events[2]]))
        assert "↺" not in shown(pilot)
        await press(pilot, "j", "enter")
        await settle(pilot)
        (line,) = (each for each in lines(pilot) if CASE in each)
        assert "↺" in line
    store.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_picture(
    snap_compare: Any, small_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(tmp_path)  # the path is in the picture
    later = {"agency": "police", "type": "arrest", "date": "2012-02"}
    file = changed(
        tmp_path, disposal="Youth rehabilitation order", events=[*case_file(CASE, "NOR")["events"][1:], later]
    )
    store = open_store(small_path)
    shown_first = snap_compare(
        ReviewApp(store, person="Ada Lead"), terminal_size=size, run_before=lambda pilot: bring(pilot, Path(file.name))
    )
    store.close()
    assert shown_first


async def test_a_file_that_would_change_nothing_says_what_stays(small_path: Path, tmp_path: Path) -> None:
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test(size=(80, 40)) as pilot:
        await bring(pilot, changed(tmp_path, events=case_file(CASE, "NOR")["events"][1:]))
        words = " ".join(shown(pilot).split())
        assert "Nothing in it would change anything here." in words
        assert "NOR-03, event e1, not in the file, and kept as it is." in words
    store.close()


async def test_tables_come_in_by_their_map(small_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "cases.csv").write_text("Ref,Team\nNOR-50,NOR\n", "utf-8")
    (folder / "events.csv").write_text("Ref,Date,Who,What\nNOR-50,2012,police,arrest\n", "utf-8")
    by = tmp_path / "map.yaml"
    by.write_text(
        "cases: {file: cases.csv, columns: {reference: Ref, site: Team}}\n"
        "events: {file: events.csv, columns: {case: Ref, date: Date, agency: Who, type: What}}\n",
        "utf-8",
    )
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await bring(pilot, folder, by)
        assert "Imported 1 case, 1 event." in shown(pilot)
    store.close()


@pytest.mark.parametrize("keys", [("enter",), ("j", "enter")], ids=["cancel", "import"])
async def test_what_is_to_be_noted_is_shown_before_new_cases_come_in(
    small_path: Path, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "cases.csv").write_text("Ref,Team,Born\nNOR-50,NOR,1998\n", "utf-8")
    (folder / "._cases.csv").write_bytes(b"\x00\x05")
    by = tmp_path / "map.yaml"
    by.write_text("cases: {file: '*.csv', columns: {reference: Ref, site: Team}}\n", "utf-8")
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await bring(pilot, folder, by)
        words = " ".join(shown(pilot).split())
        assert "Import this?" in words
        assert "not in the map, and not read: “Born”." in words
        assert "Not read, because the computer made them: “._cases.csv”." in words
        assert "NOR-50, new." in words
        await press(pilot, *keys)
        await settle(pilot)
        assert ("Imported 1 case." if len(keys) > 1 else "Nothing was imported.") in shown(pilot)
    store.close()


async def test_a_table_without_a_map_is_explained_in_the_window(small_path: Path, tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    table.write_text("Ref,Team\nNOR-50,NOR\n", "utf-8")
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await bring(pilot, table)
        assert "is a table, and is read by a map" in " ".join(shown(pilot).split())
    store.close()


async def test_many_faults_stand_in_groups_beneath_their_number(small_path: Path, tmp_path: Path) -> None:
    said = [{"agency": "police", "type": "contact", "date": "2011-02-30", "text": "x"} for _ in range(180)]
    said += [{"agency": f"no-{n}", "type": "contact", "date": "2011", "text": "x"} for n in range(20)]
    file = put(tmp_path / "faults.json", {**case_file("NOR-91", "NOR"), "events": said})
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await bring(pilot, file)
        text = " ".join(shown(pilot).replace("│", " ").split())
        assert "Nothing was imported. Correct these 200 errors in 1 file and try again:" in text
        assert text.index("Correct these 200 errors") < text.index("is not a real date. 179 more like it")
        assert "Enter import Tab next Esc cancel" in text
    store.close()


def long_file(folder: Path, events: int) -> Path:
    """A case file that takes a while."""
    said = [{"agency": "police", "type": "contact", "date": "2011", "text": f"No. {n}"} for n in range(events)]
    return put(folder / "long.json", {**case_file("NOR-90", "NOR"), "events": said})


async def working(pilot: Pilot[None], path: Path) -> None:
    """Begin to import, until it shows how many entries of how many are added."""
    await settle(pilot)
    await press(pilot, "I")
    await type_text(pilot, str(path))
    await pilot.press("enter")
    while not re.search(r"Adding  ━*─+  [0-9,]+ of 20,0", shown(pilot)):
        assert isinstance(pilot.app.screen, ImportPath)
        await asyncio.sleep(0.01)


async def test_escape_stops_a_long_import_and_then_closes_the_window(small_path: Path, tmp_path: Path) -> None:
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await working(pilot, long_file(tmp_path, 20_000))
        assert "Esc stop: nothing is imported" in shown(pilot)
        record(store, INSPECTOR, CASE, "1.1", answer="good")  # while it works out what would come in
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ImportPath)
        assert "Stopped. Nothing was imported." in shown(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ImportPath)
        assert "NOR-90" not in shown(pilot)
    store.close()


async def test_quitting_ends_a_long_import(small_path: Path, tmp_path: Path) -> None:
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await working(pilot, long_file(tmp_path, 20_000))
        assert "Esc stop: nothing is imported  ctrl+q quit" in shown(pilot)
        await pilot.press("ctrl+q")
        while pilot.app.return_code is None:
            await pilot.pause(0.01)
    assert pilot.app.return_code == 0
    with store.read() as connection:
        assert "NOR-90" not in subjects(connection, "case")
    store.close()


async def sealed_brought(pilot: Pilot[None], file: Path, secret: str) -> None:
    await settle(pilot)
    await press(pilot, "I")
    assert "age key" not in shown(pilot)
    await type_text(pilot, str(file))
    await settle(pilot)
    assert "Passphrase, or the file of the age key" in shown(pilot)
    await press(pilot, "tab", "tab")
    await type_text(pilot, secret)
    assert secret not in shown(pilot)
    await press(pilot, "enter")
    await settle(pilot)


async def test_an_encrypted_file_is_opened_by_its_passphrase_or_its_key(small_path: Path, tmp_path: Path) -> None:
    import pyrage

    plain = changed(tmp_path, narrative="Other words.").read_bytes()
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"# a key\n{key}\n", "utf-8")
    for secret, data in (
        ("seven dry herons", pyrage.passphrase.encrypt(plain, "seven dry herons")),
        (str(tmp_path / "key.txt"), pyrage.encrypt(plain, [key.to_public()])),
    ):
        file = tmp_path / "again.json.age"
        file.write_bytes(data)
        store = open_store(small_path)
        async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
            await sealed_brought(pilot, file, secret)
            await waited_for(pilot, AmendDialog)
        store.close()


async def test_a_wrong_passphrase_brings_nothing_and_is_said(small_path: Path, tmp_path: Path) -> None:
    import pyrage

    file = tmp_path / "again.json.age"
    file.write_bytes(pyrage.passphrase.encrypt(b"{}", "seven dry herons"))
    store = open_store(small_path)
    async with ReviewApp(store, person="Ada Lead").run_test() as pilot:
        await sealed_brought(pilot, file, "eight wet herons")
        for _ in range(100):
            if "cannot be opened" in shown(pilot):
                break
            await asyncio.sleep(0.1)
        assert "cannot be opened. The passphrase or the key is wrong" in " ".join(shown(pilot).split())
    store.close()


async def waited_for(pilot: Pilot[None], screen: type[object]) -> None:
    """Opening by a passphrase takes some seconds on purpose."""
    for _ in range(200):
        if isinstance(pilot.app.screen, screen):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(shown(pilot))
