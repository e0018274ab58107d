"""Opening a store: what is wrong with the path is said plainly, and nothing is created or changed."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path, PureWindowsPath

import pytest

from db import driver, problems
from db.revisions import HEAD, TRIGGERS
from db.store import Store
from db.triggers import triggers
from tests.db.processes import holding

KEY = bytes(range(32))


def opened(path):
    return Store.open(path)


def content_of(path):
    return path.read_bytes() if path.is_file() else None


def refused(path, problem, *words):
    """Opening raises the problem, names the path, and leaves the folder as it was."""
    before = {file: content_of(file) for file in path.parent.rglob("*")}
    with pytest.raises(problem) as raised:
        opened(path)
    assert type(raised.value) is problem
    assert str(path) in str(raised.value)
    assert all(word in str(raised.value) for word in words)
    assert {file: content_of(file) for file in path.parent.rglob("*")} == before


def test_a_path_with_nothing_there_is_missing_and_is_not_created(tmp_path):
    refused(tmp_path / "no.store", problems.StoreMissing, "reviewtui new")
    (tmp_path / "file").write_text("x")
    refused(tmp_path / "file" / "no.store", problems.StoreMissing)
    with pytest.raises(problems.StoreMissing):
        opened(Path("bad\0name"))


def test_a_folder_is_not_a_store(tmp_path):
    (tmp_path / "folder").mkdir()
    refused(tmp_path / "folder", problems.StoreIsDirectory)


def test_an_empty_file_is_not_a_store(tmp_path):
    (tmp_path / "empty").touch()
    refused(tmp_path / "empty", problems.StoreEmpty)


@pytest.mark.parametrize("content", [b"x", b"just some text\n" * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_garbage_is_not_a_store(tmp_path, content):
    (tmp_path / "garbage").write_bytes(content)
    refused(tmp_path / "garbage", problems.NotAStore)


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_another_programs_database_is_left_as_it_is(tmp_path, journal):
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute(f"PRAGMA journal_mode={journal}")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    refused(tmp_path / "other.db", problems.NotAStore)


def test_a_device_or_pipe_is_not_a_store(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(problems.NotAStore):
        opened(tmp_path / "pipe")


def test_a_name_too_long_cannot_be_opened(tmp_path):
    with pytest.raises(problems.StoreUnreadable):
        opened(tmp_path / ("x" * 300))


def test_a_newer_store_is_refused_and_left_as_it_is(store, path):
    store.close()
    connection = driver.attach(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    refused(path, problems.StoreNewer, "9999")


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER spy AFTER INSERT ON entry BEGIN DELETE FROM draft; END",
        "CREATE VIEW spy AS SELECT 1",
        'DROP TRIGGER measure_counted; CREATE TRIGGER "\x1b[31m" AFTER INSERT ON entry BEGIN DELETE FROM draft; END',
    ],
)
def test_a_store_in_which_something_else_acts_is_not_opened(path, sql):
    Store.create(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)
    with pytest.raises(problems.StoreForeign, match="reviewtui never put there") as raised:
        Store.open(path)
    assert "\x1b" not in str(raised.value)


def test_the_triggers_that_may_be_there_are_those_of_the_schema():
    assert {statement.split()[2] for statement in triggers()} == TRIGGERS


def test_a_store_whose_pages_are_torn_is_damaged(store, path):
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(problems.StoreDamaged, match=r"See `reviewtui check`. --read-only reads on. Restore"):
        opened(path)


def test_a_store_held_by_another_program_is_locked(store, path, monkeypatch):
    store.close()
    monkeypatch.setattr(driver, "BUSY_MS", 10)
    with holding(path, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE"):
        refused(path, problems.StoreLocked, "another program")


AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
import db.making, db.schema
from db.problems import StoreProblem
from db.store import Store
if os.getuid() == 0:
    os.setuid(65534)
for call in (Store.open, Store.create):
    try:
        call(Path(sys.argv[1]) / ("s.store" if call == Store.open else "new.store"))
    except StoreProblem as problem:
        print(type(problem).__name__)
"""


def as_somebody_else(folder):
    return subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY_ELSE, folder], capture_output=True, text=True, check=True
    ).stdout.split()


@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_a_store_one_may_not_write_is_unreadable_and_none_can_be_made_beside_it(mode):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        Store.create(place / "s.store").close()
        (place / "s.store").chmod(mode)
        place.chmod(0o555)
        assert as_somebody_else(folder) == ["StoreUnreadable", "StoreNotMade"]
        place.chmod(0o700)


READ_THEN_WRITE = """
import os, sys
from pathlib import Path
import getpass, hashlib, socket, machineid, db.making, db.schema, db.engine
from db import local
from db.problems import WriteFailed
from db.store import Store
if os.getuid() == 0:
    os.setuid(65534)
store = Store.open(Path(sys.argv[1]))
print(store.device)
try:
    with store.write() as writing:
        local.set_setting(writing, "n", "1")
except WriteFailed:
    print("failed")
"""


def test_a_store_one_may_only_read_can_be_read(tmp_path):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.store"
        Path(folder).chmod(0o777)
        Store.create(path, device="anna1").close()
        path.chmod(0o444)
        said = subprocess.run(
            [sys.executable, "-c", READ_THEN_WRITE, path], capture_output=True, text=True, check=True
        ).stdout
        device, failed = said.split()
        assert (device != "anna1", failed) == (True, "failed")  # another user writes as another device


def test_every_setting_is_made_and_reads_back_on_readers_and_on_the_writer(store, path):
    for writable in (True, False):
        connection = driver.connect(path, writable=writable)
        for name, (_, expected) in driver.PRAGMAS.items():
            assert connection.execute(f"PRAGMA {name}").fetchone() == (expected,), name
        assert connection.execute("PRAGMA query_only").fetchone() == (int(not writable),)
        connection.close()


def test_a_setting_that_is_refused_stops_the_opening(store, path, monkeypatch):
    monkeypatch.setattr(driver, "PRAGMAS", {"cache_size": ("-1000", -999)})
    with pytest.raises(problems.PragmaRefused, match="cache_size is -1000, not -999"):
        driver.connect(path, writable=True)


def test_the_file_is_its_owners_alone_and_so_is_a_folder_made_for_it(store, path):
    with store.write() as writing:
        assert writing.path == path
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_folder_that_exists_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    Store.create(tmp_path / "s.store").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_store_never_takes_the_place_of_a_file(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(problems.StoreExists):
        Store.create(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_no_store_can_be_made_within_a_file(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(problems.StoreNotMade):
        Store.create(tmp_path / "file" / "s.store")


def test_a_store_that_could_not_be_opened_again_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(driver, "PRAGMAS", {"cache_size": ("-1000", -999)})
    with pytest.raises(problems.PragmaRefused):
        Store.create(tmp_path / "s.store")
    assert list(tmp_path.iterdir()) == []


ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from db.problems import WriteFailed
from db.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
try:
    Store.create(Path(sys.argv[1]))
except WriteFailed as problem:
    print(problem)
"""


def test_a_store_that_finds_no_room_leaves_nothing_behind(tmp_path):
    path = tmp_path / "s.store"
    said = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, path], capture_output=True, text=True, check=True
    ).stdout
    assert "Nothing was written: check room on the disk" in said and str(path) in said
    assert list(tmp_path.iterdir()) == []


READING_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from db import problems
from db.store import Store
from tests.db import rows
path = Path(sys.argv[1])
room = resource.getrlimit(resource.RLIMIT_FSIZE)
log = Path(f"{path}-wal")
log.write_bytes(b"something that may be the latest")
resource.setrlimit(resource.RLIMIT_FSIZE, (1, room[1]))
try:
    Store.open(path)
except problems.StoreUnreadable as problem:
    print(problem)
log.unlink()
store = Store.open(path)
def held():
    with store.read() as connection:
        return connection.execute("SELECT count(*) FROM entry").fetchone()[0]
before, changes = held(), store.changes()
try:
    rows.appended(store, rows.judgement(1, "good"))
except problems.WriteFailed as problem:
    print(problem)
resource.setrlimit(resource.RLIMIT_FSIZE, room)
other = Store.open(path)
rows.appended(other, rows.judgement(1, "good"))
assert (held(), store.changes() != changes) == (before + 1, True)
rows.appended(store, rows.judgement(2, "good", question="1.2"))
assert held() == before + 2
other.close()
store.close()
"""


def test_a_store_without_room_for_its_log_is_read_and_goes_on_once_there_is_room(tmp_path):
    path = tmp_path / "s.store"
    Store.create(path).close()
    said = subprocess.run(
        [sys.executable, "-c", READING_ON_A_FULL_DISK, path], capture_output=True, text=True, check=True
    ).stdout
    first, second = said.splitlines()
    assert "cannot be opened" in first
    assert second.startswith("Nothing was written")


def test_a_path_with_characters_that_mean_something_in_a_uri_is_taken_as_it_is(tmp_path):
    path = tmp_path / "a ?mode=ro#100%.store"
    Store.create(path).close()
    Store.open(path).close()
    assert {file.name for file in tmp_path.iterdir()} == {path.name, f"{path.name}.device"}


def test_each_store_has_a_device_of_its_own(tmp_path):
    stores = [Store.create(tmp_path / name) for name in ("one", "two")]
    one, two = (store.device for store in stores)
    assert one != two
    assert all(len(device) == 8 and int(device, 16) >= 0 for device in (one, two))
    for store in stores:
        store.close()
    again = Store.open(tmp_path / "one")
    assert (again.device, again.path) == (one, tmp_path / "one")
    again.close()


def test_a_keyed_store_is_not_plain_and_opens_with_its_key_only(tmp_path):
    path = tmp_path / "keyed.store"
    Store.create(path, device="anna1", key=KEY).close()
    assert not path.read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(problems.NotAStore):
        Store.open(path)
    with pytest.raises(problems.StoreSealed):
        Store.open(path, key=bytes([1]) * 32)
    store = Store.open(path, key=KEY)
    with store.write() as writing:
        assert driver.revision_of(writing.connection) == HEAD
    store.close()


def test_the_driver_prints_nothing_when_a_store_cannot_be_read(tmp_path, capfd):
    (tmp_path / "garbage").write_bytes(b"\xff" * 8192)
    with pytest.raises(problems.NotAStore):
        opened(tmp_path / "garbage")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["a?b.store", "a#b.store", "50%.store", "é b.store", os.fsdecode(b"caf\xe9.store")])
def test_a_path_is_opened_letter_for_letter(tmp_path, name):
    Store.create(tmp_path / name).close()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".store"] == [name]
    Store.open(tmp_path / name).close()


@pytest.mark.skipif(os.name == "nt", reason="there such a name is a place, here it is a file's")
@pytest.mark.parametrize("name", [r"C:\cases\s.store", r"\\server\share\s.store", r"\\?\C:\cases\s.store"])
def test_sqlite_takes_a_share_and_a_drive_letter_for_what_they_are(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    connection = driver.dbapi2.connect(f"{driver.uri_of(PureWindowsPath(name))}?mode=rwc", uri=True)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
