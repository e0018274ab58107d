"""`check`: exit code 0 for a sound store and 1 for one that was altered, in words and as one document."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.conftest import Run


def test_a_sound_store_is_called_sound(run: Run, sample_store: Path) -> None:
    ran = run("check", store=sample_store)
    assert (ran.code, ran.err) == (0, "The store is sound.\n")
    assert "Every link of the record holds: " in ran.out
    document = run("check", "--json", store=sample_store).json
    assert (document["ok"], document["broken"]) == (True, [])
    assert [check["check"] for check in document["checks"]] == [
        "file", "record", "current", "counted", "references", "framework"
    ]  # fmt: skip
    assert all(check["count"] > 0 for check in document["checks"])


def test_an_altered_one_is_not_and_each_entry_is_named(run: Run, sample_store: Path) -> None:
    with closing(sqlite3.connect(sample_store)) as connection:
        connection.execute("DROP TRIGGER entry_header_stays")
        connection.execute("UPDATE entry SET person = 'Somebody Else' WHERE device = 'hallam03' AND sequence = 7")
        connection.commit()
    ran = run("check", store=sample_store)
    assert ran.code == 1
    assert "hallam03-7" in ran.out
    assert "header was changed" in ran.out
    assert run("check", "--json", store=sample_store).json["broken"] == ["hallam03-7"]
    exported = run("export", "-", store=sample_store)
    assert exported.code == 4
    assert "hallam03-7" in exported.err
    assert run("cases", store=sample_store).code == 0


def test_nothing_is_changed(run: Run, sample_store: Path) -> None:
    before = sample_store.read_bytes()
    run("check", store=sample_store)
    assert sample_store.read_bytes() == before
