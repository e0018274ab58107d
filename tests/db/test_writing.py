"""Transactions: no update is lost, nothing is half done, and readers are never in the way."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from db import driver, local, problems
from db.store import Store
from db.writing import Writer
from tests.db.processes import holding, running

ROUNDS = 25


def number(store, name="n"):
    with store.read() as connection:
        return int(local.setting(connection, name) or 0)


def add_one(writing, name="n"):
    """Reads, then writes: the update that deferred transactions lose."""
    local.set_setting(writing, name, str(int(local.setting(writing.connection, name) or 0) + 1))


ADD = """
import sys
from pathlib import Path
from db import local
from db.store import Store
store = Store.open(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    with store.write() as writing:
        local.set_setting(writing, "n", str(int(local.setting(writing.connection, "n") or 0) + 1))
"""


def test_no_update_is_lost_among_four_threads(store):
    def work():
        for _ in range(ROUNDS):
            with store.write() as writing:
                add_one(writing)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert number(store) == 4 * ROUNDS


def test_no_update_is_lost_between_two_processes(store, path):
    processes = [running(ADD, path, ROUNDS) for _ in range(2)]
    assert [process.wait() for process in processes if not process.communicate()[0]] == [0, 0]
    assert number(store) == 2 * ROUNDS


def test_what_raises_leaves_nothing_behind(store):
    with pytest.raises(ZeroDivisionError), store.write() as writing:
        add_one(writing)
        raise ZeroDivisionError
    assert number(store) == 0
    with store.write() as writing:
        add_one(writing)
    assert number(store) == 1


def test_nested_work_is_undone_alone_or_with_all_of_it(store):
    with store.write() as writing:
        add_one(writing, "outer")
        with pytest.raises(ZeroDivisionError), store.write() as inner:
            add_one(inner, "inner")
            raise ZeroDivisionError
        with store.write() as inner:
            add_one(inner, "kept")
    assert [number(store, name) for name in ("outer", "inner", "kept")] == [1, 0, 1]
    with pytest.raises(ZeroDivisionError), store.write():
        with store.write() as inner:
            add_one(inner, "kept")
        raise ZeroDivisionError
    assert number(store, "kept") == 1


def test_schema_changes_are_undone_too(store):
    with pytest.raises(ZeroDivisionError), store.write() as writing:
        writing.connection.execute("CREATE TABLE passing (x INTEGER) STRICT")
        writing.connection.execute("DROP TABLE head_seen")
        raise ZeroDivisionError
    with store.read() as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "head_seen" in names
    assert "passing" not in names


def test_a_read_sees_one_snapshot_and_does_not_block_the_writer(store):
    with store.read() as connection:
        assert local.setting(connection, "n") is None
        with store.write() as writing:
            add_one(writing)
        assert local.setting(connection, "n") is None
    assert number(store) == 1


def test_a_read_within_a_transaction_sees_the_store_as_it_was(store):
    with store.write() as writing:
        add_one(writing)
        assert number(store) == 0


def test_a_reader_can_change_nothing(store):
    with pytest.raises(problems.StoreUnreadable, match="readonly"), store.read() as connection:
        connection.execute("DELETE FROM setting")
    assert store.device == "anna1"


def test_a_mistake_in_a_statement_is_ours_and_no_problem_of_the_store(store):
    with pytest.raises(driver.Error, match="no such table"), store.read() as connection:
        connection.execute("SELECT * FROM nowhere")
    with pytest.raises(driver.Error, match="no such table"), store.write() as writing:
        writing.connection.execute("SELECT * FROM nowhere")


def test_errors_of_the_driver_never_hold_what_was_to_be_written(store):
    with pytest.raises(problems.RecordRefused) as refused, store.write() as writing:
        writing.connection.execute("INSERT INTO setting VALUES ('n', :x), ('n', :x)", {"x": "case text"})
    assert "case text" not in f"{refused.value}{refused.value.__cause__}"


def test_more_readers_than_are_kept_work_at_once_and_the_store_closes_with_one_open(store):
    with store.write() as writing:
        add_one(writing)
    contexts = [store.read() for _ in range(7)]
    connections = [context.__enter__() for context in contexts]
    assert [local.setting(connection, "n") for connection in connections] == ["1"] * 7
    for context in contexts[1:]:
        context.__exit__(None, None, None)
    store.close()
    assert local.setting(connections[0], "n") == "1"
    contexts[0].__exit__(None, None, None)
    with pytest.raises(driver.Error):
        connections[0].execute("SELECT 1")


@pytest.mark.parametrize("warmed", [False, True])
def test_the_number_to_follow_tells_what_others_commit_and_not_what_one_does_oneself(store, path, warmed):
    window = Store.open(path)
    if warmed:
        store.warm()
    before = store.changes()
    for _ in range(2):
        with store.write() as writing:
            add_one(writing)
        assert store.changes() == before
    with store.write():
        pass
    assert store.changes() == before
    running(ADD, path, 1).communicate()
    after = store.changes()
    assert after != before
    with window.write() as writing:
        add_one(writing)
    assert store.changes() not in (before, after)
    assert store.changes() == store.changes()
    window.close()


def test_what_others_commit_before_ones_own_first_write_is_not_missed(store, path):
    before = store.changes()
    running(ADD, path, 1).communicate()
    with store.write() as writing:
        add_one(writing)
    assert store.changes() != before


def test_what_others_commit_is_not_missed_when_the_first_look_fell_into_the_writers_opening(store, path, monkeypatch):
    monkeypatch.setattr(Writer, "others_committed", lambda writer: None)  # as while another thread opens it
    before = store.changes()
    running(ADD, path, 1).communicate()
    assert store.changes() != before
    monkeypatch.undo()
    store.warm()
    assert store.changes() != before


def test_while_it_writes_itself_the_number_to_follow_waits(store, path):
    before = store.changes()
    with store.write() as writing:
        add_one(writing)
        numbers = []
        thread = threading.Thread(target=lambda: numbers.append(store.changes()))
        thread.start()
        thread.join()
    assert numbers == [before]


def test_warming_makes_the_first_write_possible_from_another_thread(store, path):
    other = Store.open(path)
    thread = threading.Thread(target=other.warm)
    thread.start()
    with other.write() as writing:
        add_one(writing)
    thread.join()
    other.close()
    assert number(store) == 1


def test_a_writer_that_waits_in_vain_says_who_holds_it(store, path, monkeypatch):
    monkeypatch.setattr(driver, "BUSY_MS", 10)
    monkeypatch.setattr(driver, "PRAGMAS", {**driver.PRAGMAS, "busy_timeout": ("10", 10)})
    with holding(path, "BEGIN IMMEDIATE"), pytest.raises(problems.StoreLocked), store.write() as writing:
        add_one(writing)
    with store.write() as writing:
        add_one(writing)
    assert number(store) == 1


def test_a_full_disk_is_said_and_nothing_is_changed(store):
    with store.write() as writing:
        add_one(writing)
        pages = writing.connection.execute("PRAGMA page_count").fetchone()[0]
        writing.connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(problems.WriteFailed, match="full"), store.write() as writing:
        add_one(writing)
        local.set_setting(writing, "large", "x" * 1_000_000)
    assert (number(store), number(store, "large")) == (1, 0)


def test_a_full_disk_in_nested_work_is_said_too(store):
    with store.write() as writing:
        pages = writing.connection.execute("PRAGMA page_count").fetchone()[0]
        writing.connection.execute(f"PRAGMA max_page_count={pages}")
        writing.connection.execute("PRAGMA cache_size=1")
    with pytest.raises(problems.WriteFailed, match="full"), store.write() as writing:
        add_one(writing)
        with store.write() as inner:
            local.set_setting(inner, "large", "x" * 1_000_000)
    assert number(store) == 0


ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from db import local
from db.problems import WriteFailed
from db.store import Store
store = Store.open(Path(sys.argv[1]))
store.warm()
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    with store.write() as writing:
        local.set_setting(writing, "large", "x" * 1_000_000)
except WriteFailed as problem:
    print("failed")
with store.read() as connection:
    print(local.setting(connection, "large"))
"""


def test_a_write_that_the_system_stops_half_way_is_undone(store, path):
    process = subprocess.run([sys.executable, "-c", ON_A_FULL_DISK, path], capture_output=True, text=True, check=True)
    assert process.stdout.split() == ["failed", "None"]
    assert number(store, "large") == 0


KILLED = """
import sys
from pathlib import Path
from db import local
from db.store import Store
store = Store.open(Path(sys.argv[1]))
with store.write() as writing:
    local.set_setting(writing, "n", "1")
with store.write() as writing:
    writing.connection.execute("PRAGMA cache_size=1")
    for turn in range(300):
        local.set_setting(writing, f"half done {turn}", "x" * 4000)
    print("now", flush=True)
    sys.stdin.read()
"""


def test_a_process_killed_in_the_middle_of_a_transaction_leaves_the_store_whole(store, path):
    store.close()
    process = running(KILLED, path)
    assert process.stdout.readline() == "now\n"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    again = Store.open(path)
    assert number(again) == 1
    with again.read() as connection:
        assert connection.execute("SELECT count(*) FROM setting WHERE name LIKE 'half%'").fetchone() == (0,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    again.close()


@pytest.mark.parametrize(("room", "problem"), [(0, problems.DiskFull), (10**9, problems.WriteFailed)])
def test_a_failed_write_on_a_full_disk_says_that_the_disk_is_full(monkeypatch, tmp_path, room, problem):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=room))
    error = driver.Error("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_WRITE"
    said = driver.problem_of(error, tmp_path / "s.store", writing=True)
    assert type(said) is problem
    assert ("the disk is full: make room on it" in str(said)) == (room == 0)
