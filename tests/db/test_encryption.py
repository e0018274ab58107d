"""Encryption is asserted, not assumed: what is on the disk, and what opens it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import apsw
import pytest

from db import driver
from db.backing_up import back_up
from db.problems import EncryptionRefused, NotAStore, StoreDamaged, StoreProblem, StoreSealed
from db.revisions import HEAD
from db.store import Store
from tests.db.older import older_store

KEY = bytes(range(32))
WORDS = "a word that only this store holds"


@pytest.fixture
def keyed(tmp_path: Path) -> Path:
    """An encrypted store that says something, closed."""
    path = tmp_path / "keyed.store"
    store = Store.create(path, key=KEY)
    with store.write() as writing:
        writing.connection.execute("INSERT INTO setting (name, value) VALUES ('word', ?)", (WORDS,))
    store.close()
    return path


def _words(path: Path, key: bytes) -> str:
    store = Store.open(path, key=key)
    try:
        with store.read() as connection:
            return str(connection.execute("SELECT value FROM setting WHERE name = 'word'").fetchone()[0])
    finally:
        store.close()


def test_nothing_of_it_is_on_the_disk_in_the_clear(keyed: Path) -> None:
    assert _words(keyed, KEY) == WORDS
    store = Store.open(keyed, key=KEY)
    with store.write() as writing:
        writing.connection.execute("INSERT INTO setting (name, value) VALUES ('more', ?)", (WORDS,))
    files = [file.read_bytes() for file in keyed.parent.iterdir()]  # its log is there while it is open
    store.close()
    for content in files:
        assert WORDS.encode() not in content
        assert not content.startswith(b"SQLite format 3")
        assert b"CREATE TABLE" not in content


@pytest.mark.parametrize("key", [None, bytes(31) + b"\1"])
def test_another_key_opens_nothing(keyed: Path, key: bytes | None, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotAStore if key is None else StoreSealed):
        Store.open(keyed, key=key)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("key", [b"", bytes(32), b"short"])
def test_an_empty_or_short_key_is_refused_and_makes_nothing(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(EncryptionRefused):
        Store.create(tmp_path / "s.store", key=key)
    assert [file for file in tmp_path.iterdir() if file.stat().st_size] == []


def test_a_driver_that_cannot_encrypt_is_refused(tmp_path: Path, keyed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3  # as a driver without SQLCipher: it takes a key without a word, and writes in the clear

    monkeypatch.setattr(driver, "dbapi2", sqlite3)
    monkeypatch.setattr(driver, "Error", sqlite3.Error)
    with pytest.raises(EncryptionRefused, match="cannot encrypt"):
        Store.open(keyed, key=KEY)


def test_a_file_that_begins_in_the_clear_is_refused(tmp_path: Path) -> None:
    Store.create(tmp_path / "plain.store").close()
    with pytest.raises(EncryptionRefused, match="in the clear"):
        driver.require_encrypted(tmp_path / "plain.store")


def test_a_plain_store_does_not_open_with_a_key(tmp_path: Path) -> None:
    Store.create(tmp_path / "plain.store").close()
    with pytest.raises(StoreSealed):
        Store.open(tmp_path / "plain.store", key=KEY)


def test_damage_is_found_on_every_page_and_never_in_the_drivers_words(
    keyed: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = keyed.read_bytes()
    for at in range(100, len(whole), 4096):
        damaged = bytearray(whole)
        damaged[at] ^= 1
        keyed.write_bytes(damaged)
        with pytest.raises(StoreProblem) as told:
            _read_all(keyed)
        assert type(told.value) in (StoreSealed, StoreDamaged)
    assert capfd.readouterr() == ("", "")


def _read_all(path: Path) -> None:
    from db.soundness import damages

    store = Store.open(path, key=KEY)
    try:
        with store.read() as connection:
            for found in damages(connection):
                raise StoreDamaged(path, found)
    finally:
        store.close()


def test_an_older_one_is_brought_up_to_date_after_an_encrypted_copy_was_made(tmp_path: Path) -> None:
    path = tmp_path / "old.store"
    older_store(path, "0002", (), KEY)
    Store.open(path, key=KEY).close()
    (copy,) = tmp_path.glob("*.bak")
    for file, revision in ((path, HEAD), (copy, "0002")):
        assert not file.read_bytes().startswith(driver.PLAIN_HEADER)
        connection = driver.attach(file, KEY)
        assert driver.revision_of(connection) == revision
        connection.close()


def test_a_backup_has_the_same_key(keyed: Path) -> None:
    copy = keyed.with_name("copy.store")
    back_up(keyed, copy, KEY)
    assert _words(copy, KEY) == WORDS
    assert WORDS.encode() not in copy.read_bytes()


def test_any_program_with_sqlcipher_reads_it_by_its_key_alone(keyed: Path) -> None:
    """By the words of the guide, and without anything of this program."""
    from sqlcipher3 import dbapi2

    connection: Any = dbapi2.connect(keyed)
    try:
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        assert connection.execute("SELECT value FROM setting WHERE name = 'word'").fetchone() == (WORDS,)
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    finally:
        connection.close()


def test_another_implementation_opens_it(keyed: Path) -> None:
    """SQLite3 Multiple Ciphers, which shares no line with the driver's SQLCipher, by the statement of the guide."""
    guide = (Path(__file__).parents[2] / "reviewtui" / "docs" / "security.md").read_text("utf-8")
    statement = re.search(r"SELECT .*?;", guide)
    assert statement is not None
    connection = apsw.Connection(str(keyed))
    try:
        for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{KEY.hex()}'\""):
            connection.execute(f"PRAGMA {pragma}")
        assert connection.execute(statement[0]).fetchall() == []
        assert connection.execute("SELECT value FROM setting WHERE name = 'word'").fetchall() == [(WORDS,)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such mark")
def test_a_process_that_has_a_store_open_writes_no_core_dump(keyed: Path) -> None:
    asked = """
import ctypes, resource, sys
from pathlib import Path
from db.store import Store
store = Store.open(Path(sys.argv[1]), key=bytes(range(32)))
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
store.close()
"""
    ran = subprocess.run([sys.executable, "-c", asked, str(keyed)], capture_output=True, text=True, check=True)
    assert ran.stdout == "(0, 0) 0\n"
