"""A copy of a store's file alone has what was saved, once nobody has written for a moment; nobody waits for that."""

import os
import shutil
from pathlib import Path

import pytest

from db.local import set_setting, setting
from db.store import Store


@pytest.fixture
def store(tmp_path):
    found = Store.create(tmp_path / "s.store")
    yield found
    found.close()


def save(store, value):
    with store.write() as writing:
        set_setting(writing, "acting", value)


def quiet(store):
    """Let time pass: as if the log had been written a while ago."""
    log = Path(f"{store.path}-wal")
    os.utime(log, (log.stat().st_atime, log.stat().st_mtime - 60))


def saved_in_a_copy(store):
    copy = Store.open(Path(shutil.copy(store.path, store.path.with_name("copy.store"))))
    try:
        with copy.read() as connection:
            return setting(connection, "acting")
    finally:
        copy.close()


def test_a_copy_has_what_was_saved_once_nobody_has_written_for_a_moment(store):
    save(store, "Ada")
    store.fold_log()
    assert saved_in_a_copy(store) is None
    quiet(store)
    store.fold_log()
    assert saved_in_a_copy(store) == "Ada"


def test_what_another_window_saved_is_folded_too(store):
    other = Store.open(store.path)
    save(other, "Ben")
    quiet(store)
    store.fold_log()
    assert saved_in_a_copy(store) == "Ben"
    other.close()


def test_what_is_saved_after_a_fold_is_folded_next_time(store):
    for name in ("Ada", "Ben"):
        save(store, name)
        quiet(store)
        store.fold_log()
        assert saved_in_a_copy(store) == name


def test_a_fold_is_nobody_s_commit(store):
    other = Store.open(store.path)
    save(store, "Ada")
    seen = store.changes(), other.changes()
    quiet(store)
    store.fold_log()
    assert (store.changes(), other.changes()) == seen
    other.close()


def test_who_reads_and_who_writes_go_on_while_it_is_folded(store):
    save(store, "Ada")
    with store.read() as connection:
        assert setting(connection, "acting") == "Ada"
        save(store, "Ben")
        quiet(store)
        store.fold_log()
        assert setting(connection, "acting") == "Ada"
    store.fold_log()
    assert saved_in_a_copy(store) == "Ben"


def test_a_closed_store_has_nothing_to_fold(store):
    save(store, "Ada")
    store.close()
    store.fold_log()
