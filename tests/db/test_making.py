"""Migrations: what they make is what a new store has, and an older store is copied before it is touched."""

import stat

import pytest

from db import driver, entries, queries
from db.migrations.versions.r0003_content import BATCH, COLUMNS
from db.problems import RecordRefused, StoreDamaged, StoreOlder
from db.revisions import HEAD, REVISIONS
from db.store import Store
from reviewtui.entries.chain import sealed
from reviewtui.services.entry_rows import as_entry, as_row
from tests.db.older import older_store
from tests.db.processes import running
from tests.db.rows import CONTENTS, example, judgement, row

OLDER = tuple(kind for kind in CONTENTS if kind in COLUMNS)
"""The kinds that the earlier versions had a table for."""

OPEN = """
import sys
from pathlib import Path
from db import driver
from db.store import Store
with Store.open(Path(sys.argv[1])).read() as connection:
    print(driver.revision_of(connection))
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
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}.device", copy.name}


def sealed_rows():
    """An entry of every kind, one that replaces another, one withdrawn and one withheld, as they were hashed."""
    note = {"case": "C1", "id": "n", "question": "1.1", "text": "Ask", "used": True}
    drafts = [
        *(example(number, kind, reason="because") for number, kind in enumerate(OLDER, start=1)),
        judgement(17, "inadequate", replaces=("anna1-8",)),
        row(18, "note", "C1/n", note),
        row(19, "person", "Ann", {"withdrawn": True}),
        row(20, "case", "C2", {"reference": "C2", "site": "NOR", "narrative": "kept back"}),
    ]
    previous, found = "", []
    for draft in drafts:
        entry = sealed(as_entry(draft), previous)
        previous = entry.hash
        found.append(as_row(entry)._replace(counted=draft.counted))
    found[-1] = found[-1]._replace(salt=None, reason=None, content=None)
    return found


LATER = {"reading", "note", "absence", "finding", "suggestion"}


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_record_of_an_earlier_revision_is_kept_to_the_letter(tmp_path, path, revision):
    rows = [entry for entry in sealed_rows() if revision != "0001" or entry.kind not in LATER]
    older_store(path, revision, rows)
    new = Store.create(tmp_path / "new.store", device="anna1")
    with new.write() as writing:
        entries.append_many(writing, rows)
    store = Store.open(path)
    for table in ("entry", "entry_replaces", "counted"):
        assert rows_of(store, table) == rows_of(new, table)
    with store.read() as connection:
        assert entries.history(connection) == tuple(rows)
        assert queries.counts(connection) == {("1.1", "inadequate"): 1}
    with pytest.raises(RecordRefused, match="append-only"), store.write() as writing:
        writing.connection.execute("UPDATE entry SET content = content")
    store.close()
    new.close()
    assert schema_of(path) == schema_of(tmp_path / "new.store")
    assert path.with_name(f"s.store.before-{HEAD}.bak").exists()


def rows_of(store, table):
    """Every row of a table, column by column."""
    with store.read() as connection:
        names = sorted(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
        listed = ", ".join(f'"{name}"' for name in names)
        return connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY {listed}').fetchall()


def test_more_entries_than_are_migrated_at_once_are_all_migrated(path):
    previous, rows = "", []
    for number in range(1, BATCH + 3):
        entry = sealed(as_entry(judgement(number, "good", case=f"C{number}")), previous)
        previous = entry.hash
        rows.append(as_row(entry))
    older_store(path, "0002", rows)
    store = Store.open(path)
    with store.read() as connection:
        assert entries.history(connection) == tuple(rows)
    store.close()


def test_a_content_that_was_changed_behind_our_back_is_not_migrated(path):
    rows = sealed_rows()
    rows[3] = rows[3]._replace(content={**rows[3].content, "role": "lead_inspector"})
    older_store(path, "0002", rows)
    with pytest.raises(StoreDamaged, match="entry anna1-4 was changed after it was made"):
        Store.open(path)
    connection = driver.attach(path)
    assert driver.revision_of(connection) == "0002"
    assert connection.execute("SELECT count(*) FROM person").fetchone() == (2,)
    connection.close()


def test_two_processes_that_open_an_older_store_at_once_migrate_it_once(path):
    older(path)
    processes = [running(OPEN, path) for _ in range(2)]
    assert [process.communicate()[0] for process in processes] == [f"{HEAD}\n"] * 2


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


def test_a_store_at_the_head_names_its_revision(store):
    with store.read() as connection:
        assert driver.revision_of(connection) == HEAD
