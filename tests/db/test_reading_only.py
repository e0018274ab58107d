"""A store that nobody may write is read all the same: by choice, or because the medium takes nothing."""

import os
import shutil
import subprocess
from contextlib import closing

import pytest

import db.store
from db import driver, problems, soundness
from db.local import set_setting, setting
from db.store import Store
from tests.db.older import older_store


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "medium"
    folder.mkdir()
    store = Store.create(folder / "s.store")
    with store.write() as writing:
        set_setting(writing, "acting", "Ada")
    store.close()
    (folder / "s.store.device").unlink()
    return folder / "s.store"


@pytest.fixture
def closed_to_writing(path, monkeypatch):
    """As the system answers of a disc: whoever asks may not write."""
    monkeypatch.setattr(os, "access", lambda place, mode: mode != os.W_OK)


def said(store):
    with store.read() as connection:
        return setting(connection, "acting")


def test_by_choice_it_is_read_and_not_changed(path):
    before = path.read_bytes()
    store = Store.open(path, read_only=True)
    assert store.is_read_only
    assert said(store) == "Ada"
    store.warm()
    store.fold_log()
    with pytest.raises(problems.StoreReadOnly, match="for reading only"), store.write():
        pass
    assert store.changes() == store.changes()
    assert store.device
    store.close()
    assert path.read_bytes() == before
    assert not path.with_name("s.store.device").exists()


def test_by_choice_what_others_write_meanwhile_is_read(path):
    reader, writer = Store.open(path, read_only=True), Store.open(path)
    seen = reader.changes()
    with writer.write() as writing:
        set_setting(writing, "acting", "Ben")
    assert said(reader) == "Ben"
    assert reader.changes() != seen
    reader.close()
    writer.close()


@pytest.mark.usefixtures("closed_to_writing")
def test_a_medium_that_takes_nothing_is_read_and_gets_nothing_beside_it(path):
    store = Store.open(path)
    assert store.is_read_only
    assert said(store) == "Ada"
    with pytest.raises(problems.StoreReadOnly), store.write():
        pass
    store.close()
    assert [file.name for file in path.parent.iterdir()] == ["s.store"]


@pytest.mark.usefixtures("closed_to_writing")
def test_a_reader_of_such_a_medium_serves_again_until_the_file_is_another(path, monkeypatch):
    monkeypatch.setattr(db.store, "MOMENT", 60)
    store = Store.open(path)
    other = shutil.copy(path, path.with_name("other.store"))
    with closing(driver.dbapi2.connect(str(other))) as connection:
        connection.execute("UPDATE setting SET value = 'Eve'")
        connection.commit()
    other.replace(path)
    assert said(store) == "Eve", "what was opened a moment ago may have changed since"
    for moment, is_kept in ((60, False), (-1, True)):
        monkeypatch.setattr(db.store, "MOMENT", moment)
        said(store)
        with store.read() as first:
            pass
        with store.read() as again:
            assert (again is first) is is_kept
    seen = store.changes()
    assert store.changes() == seen
    os.utime(path, (1, 1))
    assert store.changes() != seen, "what rests on it is looked at anew"
    writer = Store.open(path)
    writer.is_read_only = False
    with writer.write() as writing:
        set_setting(writing, "acting", "Ben")
    assert said(store) == "Ben"
    writer.close()
    assert said(store) == "Ben"
    store.close()


@pytest.mark.usefixtures("closed_to_writing")
def test_a_log_on_such_a_medium_is_read_along(path, tmp_path):
    writer = Store.open(path)
    writer.is_read_only = False
    with writer.write() as writing:
        set_setting(writing, "acting", "Ben")
    shutil.copytree(path.parent, tmp_path / "burnt")
    writer.close()
    store = Store.open(tmp_path / "burnt" / "s.store")
    assert said(store) == "Ben"
    store.close()


def test_an_older_store_is_not_brought_up_to_date_by_reading(tmp_path):
    path = tmp_path / "older.store"
    older_store(path, "0002", ())
    before = path.read_bytes()
    with pytest.raises(problems.StoreOlder, match="for writing once"):
        Store.open(path, read_only=True)
    assert path.read_bytes() == before


def test_a_store_of_the_schema_before_is_read_and_asked_for_the_triggers_that_it_had(tmp_path):
    path = tmp_path / "before.store"
    older_store(path, "0003", ())
    found = []
    for spoil in ("SELECT 1", "DROP TRIGGER entry_stays"):
        with closing(driver.dbapi2.connect(str(path))) as connection:
            connection.execute(spoil)
        store = Store.open(path, read_only=True)
        with store.read() as connection:
            found.append([*soundness.damages(connection)])
        store.close()
    assert found == [[], ["what keeps the record append-only was altered"]]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs somebody who may mount")
def test_a_real_medium_that_takes_nothing(path, tmp_path):
    medium = tmp_path / "mounted"
    medium.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(medium)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount")
    try:
        shutil.copy(path, medium / "s.store")
        subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True, capture_output=True)
        store = Store.open(medium / "s.store")
        assert store.is_read_only
        assert said(store) == "Ada"
        store.close()
    finally:
        subprocess.run(["umount", str(medium)], check=False)
