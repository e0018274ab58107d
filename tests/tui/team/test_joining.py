"""Handing in and merging in the screens: read back, shown first, all of it or nothing, also where it is encrypted."""

from io import BytesIO
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from reviewtui.services.import_.importing import import_paths
from reviewtui.services.judging.judgements import record
from reviewtui.services.sharing.handing_in import hand_in
from reviewtui.services.store.sealing import Seal, opens_with
from reviewtui.services.store.stores import Store, create
from reviewtui.services.team.allocations import allocate
from reviewtui.services.team.custody import custody
from reviewtui.tui.app import ReviewApp
from tests.tui.conftest import press, settle, shown, type_text
from tests.tui.small import INSPECTOR, LEAD, OTHER, write_files


def words(pilot) -> str:
    """What a person sees, over the ends of lines and the frame of a window."""
    return " ".join(shown(pilot).replace("│", " ").split())


async def test_what_was_made_here_is_handed_in_and_read_back(app: ReviewApp, tmp_path: Path) -> None:
    assert app.store is not None
    record(app.store, INSPECTOR, "NOR-02", "1.1", answer="good", rationale="Each agency was asked.")
    folder = tmp_path / "out"
    folder.mkdir()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "H", "enter")
        assert "Enter where to write it." in shown(pilot)
        await type_text(pilot, str(folder))
        await press(pilot, "enter")
        assert "Handed in 1 entry made on this laptop, 1 of them for the first time." in words(pilot)
        (file,) = folder.iterdir()
        written = file.read_bytes()
        await press(pilot, "enter", "H")
        await type_text(pilot, str(folder))
        await press(pilot, "enter")
        assert "is there already. Press Enter again to replace it." in words(pilot)
        await press(pilot, "enter")
        assert "Handed in 1 entry made on this laptop, 0 of them for the first time." in words(pilot)
        assert file.read_bytes() == written
        await press(pilot, "escape", "M", "e")
        await type_text(pilot, "/dev/null")
        await press(pilot, "enter")
        assert "/dev/null is not an ordinary file: choose another name." in words(pilot), (
            "and is not offered to replace"
        )
        await press(pilot, "ctrl+u")
        await type_text(pilot, str(tmp_path / "out.json.age"))
        await press(pilot, "enter")
        await type_text(pilot, "one passphrase")
        await press(pilot, "tab")
        await type_text(pilot, "another one")
        await press(pilot, "enter")
        assert "The two passphrases differ." in words(pilot)
        assert not (tmp_path / "out.json.age").exists()


async def test_what_leaves_an_encrypted_store_is_encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a path is typed letter by letter
    Path("out").mkdir()
    store = create(tmp_path / "own.store", passphrase="a long passphrase")
    import_paths(store, [write_files(tmp_path / "files")])
    async with ReviewApp(store, person=INSPECTOR).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "H")
        await type_text(pilot, "plain.json")
        await press(pilot, "enter")
        await type_text(pilot, "for the file")
        await press(pilot, "tab")
        await type_text(pilot, "for the file")
        await press(pilot, "enter")
        assert "This store is encrypted, so the file is too." in words(pilot)
        assert "for the file" not in shown(pilot).replace("Passphrase for the file", "")
        await press(pilot, "escape", "H")
        await type_text(pilot, "out")
        for _ in range(2):
            await press(pilot, "tab")
            await type_text(pilot, "for the file")
        await press(pilot, "enter")
        assert "was read back" in words(pilot)
    store.close()
    assert not Path("plain.json").exists()
    (file,) = Path("out").iterdir()
    assert file.name.endswith(".json.age")
    with file.open("rb") as sealed:
        opens_with("for the file")(sealed, held := BytesIO(), file.name)
    assert b'"history"' in held.getvalue()


async def test_a_bundle_and_the_whole_inspection_leave_for_a_folder(app: ReviewApp, tmp_path: Path) -> None:
    assert app.store is not None
    allocate(app.store, LEAD, ["NOR-02", "NOR-03"], OTHER)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "b", "j", "enter")
        await type_text(pilot, str(tmp_path / "none.json"))
        await press(pilot, "enter")
        assert f"{INSPECTOR} has no case" in words(pilot)
        await press(pilot, "escape", "M", "b", "j", "j")
        assert "Enter choose  Esc cancel" in shown(pilot)
        await press(pilot, "enter")
        assert f"Bundle for {OTHER}" in shown(pilot)
        folder = tmp_path / "out"
        folder.mkdir()
        await type_text(pilot, str(folder))
        await press(pilot, "enter")
        assert "was written and read back, with 2 cases." in words(pilot)
        await press(pilot, "enter", "M", "e")
        await type_text(pilot, str(folder))
        await press(pilot, "enter")
        assert "bytes." in words(pilot)
        assert sorted(each.name for each in folder.iterdir()) == ["small-for-cai-inspector.json", "small.json"]
        assert [(each.case, each.holder, each.how) for each in custody(app.store)] == [
            ("NOR-02", OTHER, "bundle"),
            ("NOR-03", OTHER, "bundle"),
        ]


async def test_a_merge_is_shown_first_and_comes_in_once(app: ReviewApp, stick: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "m", "enter")
        assert "Enter a file, a folder or a stick." in shown(pilot)
        await type_text(pilot, str(stick))
        await press(pilot, "enter")
        assert f"Would merge 1 entry ({OTHER} 1), on 1 case (NOR-03 1)." in words(pilot)
        assert "Nothing was written." in words(pilot)
        assert "1/14" not in shown(pilot)
        await press(pilot, "enter")
        assert f"Merged 1 entry ({OTHER} 1), on 1 case (NOR-03 1)." in words(pilot)
        await press(pilot, "enter")
        assert "1/14" in next(line for line in shown(pilot).split("\n") if "NOR-03 " in line)
        await press(pilot, "M", "m")
        await type_text(pilot, str(stick))
        await press(pilot, "enter")
        assert "Nothing new: all " in words(pilot)
        await press(pilot, "escape")
        (file,) = stick.iterdir()
        file.write_bytes(file.read_bytes().replace(b'"good"', b'"outstanding"', 1))
        await press(pilot, "M", "m")
        await type_text(pilot, str(stick))
        await press(pilot, "enter")
        assert file.name in words(pilot).replace(" ", "")  # it may go on in the next line
        assert "Enter show what would come in" in shown(pilot)


async def test_an_encrypted_file_is_opened_by_its_passphrase(app: ReviewApp, elsewhere: Store, tmp_path: Path) -> None:
    file = tmp_path / "in.json.age"
    hand_in(elsewhere, OTHER, file, seal=Seal(passphrase="a long passphrase"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "m")
        await type_text(pilot, str(file))
        await press(pilot, "tab")
        await type_text(pilot, "another")
        await press(pilot, "enter")
        assert "The passphrase or the key is wrong" in words(pilot)
        assert "another" not in shown(pilot)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "a long passphrase")
        await press(pilot, "enter", "enter")
        assert f"Merged 1 entry ({OTHER} 1)" in words(pilot)
        await press(pilot, "enter", "M", "m")
        for_a_key = tmp_path / "key.json.age"
        hand_in(elsewhere, OTHER, for_a_key, seal=Seal((str(Identity.generate().to_public()),)))
        await type_text(pilot, str(for_a_key))
        await press(pilot, "enter")
        assert "is encrypted for an age key. Enter the file of that key." in words(pilot)
