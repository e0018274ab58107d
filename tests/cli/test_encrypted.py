"""Encrypted stores by verbs: made, opened, backed up and restored with a passphrase, and without one by nobody."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pyrage
import pytest

from reviewtui.services.store.sealing import BY_PASSPHRASE, MARK
from tests.conftest import LEAD, Run
from tests.keyed import PASSPHRASE, make_keyed

PassphraseFile = Callable[[str], Path]


@pytest.fixture
def passphrase_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PassphraseFile:
    """Writes a passphrase where verbs look for it."""

    def write(passphrase: str) -> Path:
        path = tmp_path / "passphrase"
        path.write_text(f"{passphrase}\n", "utf-8")
        path.chmod(0o600)
        monkeypatch.setenv("REVIEWTUI_PASSPHRASE_FILE", str(path))
        return path

    return write


def test_a_new_store_is_encrypted_and_says_that_nobody_can_help(
    run: Run, tmp_path: Path, passphrase_file: PassphraseFile
) -> None:
    passphrase_file(PASSPHRASE)
    path = tmp_path / "s.store"
    made = run("new", path, "--title", "Joint inspection", "--site", "NOR=North", "--lead", LEAD)
    assert (made.code, made.out) == (0, f"Made {path}.\n")
    assert "nobody can open this store" in made.err
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert run("case-add", "NOR-1", "NOR", store=path, person=LEAD).code == 0
    assert "NOR-1" in run("cases", store=path).out


def test_a_new_store_without_a_passphrase_is_refused_and_told_every_way(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / "s.store")
    assert (ran.code, ran.out) == (2, "")
    for way in ("terminal", "REVIEWTUI_PASSPHRASE_FILE", "--plain"):
        assert way in ran.err
    assert list(tmp_path.iterdir()) == []


def test_where_a_store_cannot_be_made_no_key_is_left(run: Run, tmp_path: Path, passphrase_file: PassphraseFile) -> None:
    passphrase_file(PASSPHRASE)
    (tmp_path / "s.store").write_text("mine")
    assert run("new", tmp_path / "s.store").code == 4
    assert run("new", tmp_path / "none" / "s.store").code == 4
    assert run("new", tmp_path / "t.store", "--recovery", "age1nonsense").code == 3
    assert {file.name for file in tmp_path.iterdir()} == {"s.store", "passphrase"}


@pytest.mark.parametrize("passphrase", ["", "short"])
def test_a_passphrase_that_is_none_makes_no_store(
    run: Run, tmp_path: Path, passphrase_file: PassphraseFile, passphrase: str
) -> None:
    passphrase_file(passphrase)
    ran = run("new", tmp_path / "s.store")
    assert ran.code == 3
    assert "passphrase" in ran.err
    assert not (tmp_path / "s.store").exists()


def test_a_wrong_passphrase_and_a_damaged_file_say_the_same(
    run: Run, keyed: Path, passphrase_file: PassphraseFile
) -> None:
    passphrase_file("another passphrase")
    wrong = run("cases", store=keyed)
    passphrase_file(PASSPHRASE)
    keyed.write_bytes(b"\0" * 4096 + keyed.read_bytes()[4096:])
    damaged = run("cases", store=keyed)
    assert (wrong.code, wrong.err) == (damaged.code, damaged.err) == (4, wrong.err)
    assert "passphrase is wrong, or the file is damaged" in wrong.err


def test_with_nobody_to_ask_an_encrypted_store_is_not_opened(run: Run, keyed: Path) -> None:
    ran = run("cases", store=keyed)
    assert (ran.code, ran.out) == (2, "")
    assert "REVIEWTUI_PASSPHRASE_FILE" in ran.err


def test_a_copy_without_its_key_file_names_what_is_missing(
    run: Run, keyed: Path, passphrase_file: PassphraseFile
) -> None:
    passphrase_file(PASSPHRASE)
    alone = Path(shutil.copy(keyed, keyed.with_name("alone.store")))
    ran = run("cases", store=alone)
    assert ran.code == 4
    assert "alone.store.key is missing" in ran.err
    shutil.copy(keyed.with_name("keyed.store.key"), keyed.with_name("alone.store.key"))
    assert run("check", store=alone).code == 0


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such modes")
def test_a_passphrase_file_that_others_can_read_is_refused_with_what_mends_it(
    run: Run, keyed: Path, tmp_path: Path, passphrase_file: PassphraseFile, new: Path
) -> None:
    file = passphrase_file(PASSPHRASE)
    new.write_text("eight wet larks\n")
    for loose, verb in ((file, ("check",)), (new, ("unlock", "--change"))):
        loose.chmod(0o640)
        ran = run(*verb, store=keyed)
        assert (ran.code, ran.out) == (3, "")
        assert f"can be read by other people. Make it yours alone: chmod 600 {loose}." in ran.err
        loose.chmod(0o600)
    assert run("new", tmp_path / "other.store").code == 0
    assert run("check", store=keyed).code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_passphrase_file_is_an_ordinary_file(
    run: Run, keyed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "none", "."):
        monkeypatch.setenv("REVIEWTUI_PASSPHRASE_FILE", str(tmp_path / name))
        ran = run("cases", store=keyed)
        assert ran.code == 3
        assert "passphrase file" in ran.err


def test_its_backups_are_encrypted_and_restored_with_the_passphrase_of_today(
    run: Run, keyed: Path, passphrase_file: PassphraseFile
) -> None:
    passphrase_file(PASSPHRASE)
    made = Path(run("backup", store=keyed).out.strip())
    assert not made.read_bytes().startswith(b"SQLite format 3")
    assert run("check", store=made).code == 0
    ran = run("restore", "--yes", store=keyed)
    assert ran.code == 0
    assert run("check", store=keyed).code == 0
    (aside,) = (path for path in keyed.parent.glob("*set-aside*") if path.suffix not in (".key", ".device"))
    assert run("check", store=aside).code == 0


def test_a_store_is_restored_where_nothing_of_it_is_left(
    run: Run, keyed: Path, passphrase_file: PassphraseFile
) -> None:
    passphrase_file(PASSPHRASE)
    run("backup", store=keyed)
    for ending in ("", ".key", ".device"):
        keyed.with_name(f"{keyed.name}{ending}").unlink()
    assert run("restore", "--yes", store=keyed).code == 0
    assert run("check", store=keyed).code == 0


def test_backups_that_are_thinned_out_take_their_keys_along(keyed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reviewtui.services.upkeep import backups
    from tests.keyed import open_keyed

    with closing(open_keyed(keyed)) as store:
        for _ in range(3):
            backups.back_up(store)
        monkeypatch.setattr(backups, "kept_of", lambda moments: ())
        backups._thin(keyed)
    assert list(backups.folder_of(keyed).iterdir()) == []


def test_the_passphrase_is_tried_and_changed(run: Run, keyed: Path, passphrase_file: PassphraseFile, new: Path) -> None:
    passphrase_file(PASSPHRASE)
    assert run("unlock", store=keyed).out == "The passphrase opens keyed.store.\n"
    new.write_text("eight wet larks\n")
    backup = Path(run("backup", store=keyed).out.strip())
    before = keyed.read_bytes()
    assert run("unlock", "--change", store=keyed).code == 0
    assert keyed.read_bytes() == before
    assert [run("unlock", store=store).code for store in (keyed, backup)] == [4, 4]
    passphrase_file("eight wet larks")
    assert [run("unlock", store=store).code for store in (keyed, backup)] == [0, 0]


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the passphrase that is to be set is read from; nothing stands in it yet."""
    (tmp_path / "new").touch(0o600)
    monkeypatch.setenv("REVIEWTUI_NEW_PASSPHRASE_FILE", str(tmp_path / "new"))
    return tmp_path / "new"


def test_a_forgotten_passphrase_loses_nothing_and_the_record_says_that_it_was_recovered(
    run: Run, tmp_path: Path, passphrase_file: PassphraseFile, sample_folder: Path
) -> None:
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    (tmp_path / "key.txt").write_text(f"# created: 2026\n# public key: {recipient}\n{identity}\n")
    path = tmp_path / "s.store"
    make_keyed(path, recipient).close()
    passphrase_file(PASSPHRASE)
    assert run("import", sample_folder / "inspection.json", store=path).code == 0
    passphrase_file("eight wet larks")
    assert run("unlock", store=path).code == 4
    for _ in range(2):
        ran = run("unlock", "--recover", tmp_path / "key.txt", store=path, person=LEAD)
        assert (ran.code, "The new passphrase is set" in ran.out) == (0, True)
    assert run("unlock", store=path).code == 0
    assert "the holder of this recovery key set a new passphrase." in " ".join(run("history", store=path).out.split())
    last = run("history", "--json", store=path).json["history"][-1]
    assert (last["person"], last["content"]) == (LEAD, {"recipient": recipient})
    assert run("check", store=path).code == 0
    document = run("export", "--plain", "-", store=path).out
    (tmp_path / "out.json").write_text(document, "utf-8")
    other = tmp_path / "other.store"
    run("new", other, "--plain")
    assert run("import", tmp_path / "out.json", store=other).code == 0
    assert run("export", "-", store=other).out == document


def test_a_store_without_a_recovery_key_gets_one_and_none_is_recovered_by_another(
    run: Run, keyed: Path, tmp_path: Path, passphrase_file: PassphraseFile
) -> None:
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(str(identity))
    passphrase_file(PASSPHRASE)
    refused = run("unlock", "--recover", tmp_path / "key.txt", store=keyed)
    assert (refused.code, "nobody can recover it" in refused.err) == (3, True)
    assert run("unlock", "--recovery", str(identity.to_public()), store=keyed).code == 0
    assert run("unlock", "--recover", tmp_path / "key.txt", store=keyed).code == 0
    assert run("unlock", "--recover", tmp_path / "passphrase", store=keyed).code == 3


def test_what_unlock_cannot_do_is_one_sentence(run: Run, new_store: Path, keyed: Path) -> None:
    assert "not encrypted" in run("unlock", store=new_store).out
    for options in (["--change"], ["--recover", "key.txt"], ["--recovery", "age1x"]):
        ran = run("unlock", *options, store=new_store)
        assert (ran.code, "is not encrypted" in ran.err) == (2, True)
    assert run("unlock").code == 2
    assert run("unlock", "--change", "--recovery", "age1x", store=keyed).code == 2
    assert run("unlock", "--recover", "none.txt", store=keyed).code == 3
    assert run("unlock", store=keyed.with_name("none.store")).code == 4


@pytest.fixture
def worked(run: Run, keyed: Path, passphrase_file: PassphraseFile, sample_folder: Path) -> Path:
    """An encrypted store with an inspection in it, and a file with its passphrase."""
    passphrase_file(PASSPHRASE)
    assert run("import", sample_folder / "inspection.json", sample_folder / "NOR-01.json", store=keyed).code == 0
    return keyed


def test_nothing_plain_leaves_an_encrypted_store_unless_that_is_asked_for(run: Run, worked: Path) -> None:
    out = worked.with_name("out.json")
    for file in (out, "-"):
        ran = run("export", file, store=worked)
        assert (ran.code, ran.out) == (2, "")
        assert "--plain" in ran.err
    assert not out.exists()
    assert run("export", "--plain", out, store=worked).code == 0
    assert run("export", "--plain", "-", store=worked).out == out.read_text("utf-8")


def test_an_encrypted_export_is_opened_by_each_key_it_is_for_and_is_the_same_document(
    run: Run, worked: Path, tmp_path: Path
) -> None:
    office, lead = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    run("unlock", "--recovery", str(office.to_public()), store=worked)
    sealed, other = worked.with_name("out.json.age"), worked.with_name("other.store")
    ran = run("export", sealed, "--to", str(lead.to_public()), store=worked)
    assert ran.code == 0
    assert str(lead.to_public()) in ran.err
    plain = run("export", "--plain", "-", store=worked).out
    for identity in (office, lead):
        assert pyrage.decrypt(sealed.read_bytes(), [identity]).decode() == plain
    run("new", other, "--plain")
    refused = run("import", sealed, store=other)
    assert (refused.code, "--identity" in refused.err) == (2, True)
    (tmp_path / "key.txt").write_text(str(lead))
    assert run("import", sealed, "--identity", tmp_path / "key.txt", store=other).code == 0
    assert run("export", "-", store=other).out == plain
    (tmp_path / "key.txt").write_text(str(pyrage.x25519.Identity.generate()))
    assert run("import", sealed, "--identity", tmp_path / "key.txt", "--preview", store=other).code == 3


@pytest.mark.usefixtures("full_cost")
def test_without_any_key_an_export_is_encrypted_by_the_passphrase(run: Run, worked: Path) -> None:
    sealed, other = worked.with_name("out.json.age"), worked.with_name("other.store")
    assert run("export", sealed, store=worked).code == 0
    assert sealed.read_bytes().startswith(MARK + BY_PASSPHRASE)
    run("new", other, "--plain")
    assert run("import", sealed, store=other).code == 0
    assert "NOR-01" in run("cases", store=other).out


def test_what_names_no_encrypted_file_or_no_key_exports_nothing(run: Run, worked: Path) -> None:
    out = worked.with_name("out.json")
    assert run("export", out, "--to", "age1x", store=worked).code == 2
    assert run("export", f"{out}.age", "--to", "age1x", store=worked).code == 3
    assert not [file for file in worked.parent.iterdir() if file.name.startswith("out")]


def test_an_import_is_looked_at_first_in_an_encrypted_store_too(run: Run, worked: Path, sample_folder: Path) -> None:
    ran = run("import", "--preview", sample_folder / "NOR-02.json", store=worked)
    assert ran.code == 0
    assert "NOR-02" not in run("cases", store=worked).out


def test_a_copy_that_forked_is_rescued_with_its_own_passphrase(
    run: Run, worked: Path, sample_folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.store"
    for ending in ("", ".key"):
        shutil.copy(f"{worked}{ending}", f"{copy}{ending}")
    ran = run("rescue", copy, store=worked)
    assert (ran.code, "forked" in ran.err) == (3, True)
    assert "passphrase" not in ran.err
