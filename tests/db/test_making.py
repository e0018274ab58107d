"""Migrations: what they make is what a new store has, and an older store is copied before it is touched."""

import stat

import pytest
from alembic import command
from alembic.config import Config

from db import driver, entries, local, queries
from db.engine import writer_engine
from db.problems import StoreOlder
from db.revisions import HEAD, REVISIONS
from db.store import Store
from db.writing import Writing
from tests.db.processes import running
from tests.db.rows import example, judgement

OPEN = """
import sys
from pathlib import Path
from db.store import Store
from db.writing import Writing
print(Store.open(Path(sys.argv[1])).device)
"""


def older(path):
    """A store from before the first migration: marked as ours, with something in it and no schema."""
    path.parent.mkdir()
    connection = driver.make(path)
    connection.execute(f"PRAGMA application_id={driver.APPLICATION_ID}")
    connection.execute("CREATE TABLE kept (x)")
    connection.execute("INSERT INTO kept VALUES ('kept')")
    connection.close()


def schema_of(path):
    """Every statement of the schema, whatever its spacing."""
    connection = driver.attach(path)
    statements = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name <> 'kept'"
    ).fetchall()
    connection.close()
    return sorted((*about, " ".join((sql or "").split())) for *about, sql in statements)


def test_a_migrated_store_has_the_schema_of_a_new_one_triggers_and_all(tmp_path, path):
    older(path)
    Store.open(path).close()
    Store.create(tmp_path / "new.store").close()
    assert schema_of(path) == schema_of(tmp_path / "new.store")
    assert {kind for kind, *_ in schema_of(path)} == {"table", "index", "trigger"}


def test_an_older_store_is_copied_beside_itself_and_brought_up_to_date(path):
    older(path)
    with pytest.raises(StoreOlder):
        driver.connect(path, writable=False)
    store = Store.open(path)
    with store.write() as writing:
        entries.append(writing, judgement(1, "good"))
        assert driver.revision_of(writing.connection) == HEAD == REVISIONS[-1]
    store.close()
    copy = path.with_name(f"s.store.before-{HEAD}.bak")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    connection = driver.attach(copy)
    assert connection.execute("SELECT * FROM kept").fetchall() == [("kept",)]
    assert driver.revision_of(connection) == ""
    connection.close()
    assert {file.name for file in path.parent.iterdir()} == {path.name, copy.name}


def at_revision(path, revision):
    """A store as a release that knew no later revision left it, with two entries in its record."""
    path.parent.mkdir()
    connection = driver.make(path)
    connection.execute(f"PRAGMA application_id={driver.APPLICATION_ID}")
    with writer_engine(lambda: connection).begin() as core:
        config = Config()
        config.set_main_option("script_location", "db:migrations")
        config.attributes["connection"] = core
        command.upgrade(config, revision)
        writing = Writing(path, core)
        local.set_setting(writing, "device", "anna1")
        entries.append_many(writing, [judgement(1, "good"), judgement(2, "inadequate", replaces=("anna1-1",))])
    connection.close()


def test_a_record_of_the_first_revision_is_whole_after_its_table_was_made_anew(tmp_path, path):
    at_revision(path, "0001")
    Store.create(tmp_path / "new.store").close()
    store = Store.open(path)
    with store.write() as writing:
        assert [(row.id, row.is_current) for row in entries.history(writing.connection)] == [
            ("anna1-1", False),
            ("anna1-2", True),
        ]
        entries.append(writing, example(3, "note"))
        assert queries.counts(writing.connection) == {("1.1", "inadequate"): 1}
        with pytest.raises(driver.Error, match="append-only"):
            writing.connection.execute("UPDATE entry SET subject = 'other'")
    store.close()
    assert schema_of(path) == schema_of(tmp_path / "new.store")
    assert path.with_name(f"s.store.before-{HEAD}.bak").exists()


def test_two_processes_that_open_an_older_store_at_once_migrate_it_once(path):
    older(path)
    processes = [running(OPEN, path) for _ in range(2)]
    one, two = (process.communicate()[0] for process in processes)
    assert one == two != ""


def test_a_migration_that_fails_changes_nothing(path):
    older(path)
    connection = driver.attach(path)
    connection.execute("CREATE TABLE draft (in_the_way)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Exception, match="draft already exists"):
        Store.open(path)
    connection = driver.attach(path)
    assert driver.revision_of(connection) == ""
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (2,)
    connection.close()
    assert before


def test_a_store_at_the_head_names_its_revision_and_its_device(store):
    with store.read() as connection:
        assert driver.revision_of(connection) == HEAD
        assert local.setting(connection, "device") == "anna1"
