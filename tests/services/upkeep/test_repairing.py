"""Repairing makes anew what follows from the record, after a backup, and never touches the record."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reviewtui.services.errors import StoreUnusable
from reviewtui.services.store.stores import open_store
from reviewtui.services.upkeep.backups import backups
from reviewtui.services.upkeep.checking import check_store
from reviewtui.services.upkeep.repairing import repair
from tests.exported import to_bytes

DERIVED = ("counted", "case_standing", "case_timing", "case_measure", "case_found", "case_said", "measure_count")
Rows = dict[str, list[tuple[object, ...]]]


def _derived(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as connection:
        found = {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in DERIVED}
        found["current"] = connection.execute("SELECT id, is_current FROM entry ORDER BY id").fetchall()
        found["measure_count"] = [row for row in found["measure_count"] if row[-1]]
    return found


def _altered(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(statement).rowcount > 0
        connection.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET is_current = 1 - is_current",
        "UPDATE counted SET answer = 'outstanding', counts = 1",
        "DELETE FROM counted",
        "UPDATE case_standing SET state = 'judged', answered = 0, ratings = '{}'",
        "DELETE FROM case_standing",
        "INSERT INTO case_standing (case_ref, site, inspectors, state, answered, applicable, owed, ratings, alerts, "
        "disagreements, search) VALUES ('NO-1', 'NOR', '[]', 'untouched', 0, 1, 0, '{}', 0, 0, '')",
        "UPDATE measure_count SET cases = cases + 3",
        "DELETE FROM case_measure",
    ],
)
def test_what_follows_is_as_it_was(sample_store: Path, statement: str) -> None:
    before = _derived(sample_store)
    _altered(sample_store, statement)
    assert _derived(sample_store) != before
    store = open_store(sample_store)
    done = repair(store)
    store.close()
    assert [check.text for check in done.checks if not check.ok] == []
    assert _derived(sample_store) == before
    assert [backup.path for backup in backups(sample_store)] == [done.backup.path]


def test_the_backup_is_the_store_as_it_was_before(sample_store: Path) -> None:
    _altered(sample_store, "DELETE FROM counted")
    store = open_store(sample_store)
    done = repair(store)
    store.close()
    copy = open_store(done.backup.path, read_only=True)
    assert "counted" in {check.check for check in check_store(copy) if not check.ok}
    copy.close()


def test_a_damaged_record_is_not_repaired(sample_store: Path, alter: Callable[[Path], None]) -> None:
    alter(sample_store)
    store = open_store(sample_store)
    with pytest.raises(StoreUnusable, match=r"Nothing was repaired.*reviewtui restore"):
        repair(store)
    store.close()
    assert backups(sample_store) == ()


@pytest.fixture
def alter() -> Callable[[Path], None]:
    """Changes who made an entry, behind the program's back."""

    def alter(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'entry_header_stays'").fetchone()
            connection.execute("DROP TRIGGER entry_header_stays")
            connection.execute("UPDATE entry SET person = 'Somebody Else' WHERE id = 40")
            connection.execute(made)
            connection.commit()

    return alter


def test_a_sound_store_exports_the_same_after_a_repair(sample_store: Path) -> None:
    store = open_store(sample_store)
    before = to_bytes(store, None)
    repair(store)
    assert to_bytes(store, None) == before
    store.close()
