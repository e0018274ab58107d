"""Contents that were withheld and come later, once; and what of the record nothing can change."""

import sqlite3
from contextlib import closing

import pytest

from db import entries
from db.problems import RecordRefused
from db.schema import table_of
from tests.db.rows import CONTENTS, appended, counts_in, example, judgement, row

RECORD = ["entry", "entry_replaces"]


@pytest.mark.parametrize("table", RECORD)
def test_nothing_of_the_record_is_ever_deleted(store, table):
    appended(store, *(example(n, kind, replaces=("zzzz-1",)) for n, kind in enumerate(CONTENTS, start=1)))
    for statement in (f'DELETE FROM "{table}"', f'REPLACE INTO "{table}" SELECT * FROM "{table}"'):
        with pytest.raises(RecordRefused, match="append-only"), store.write() as writing:
            writing.connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO entry SELECT * FROM entry",
        "INSERT OR REPLACE INTO entry SELECT 99, {others} FROM entry WHERE id = 1",
        "INSERT OR REPLACE INTO entry SELECT id, 'zzzz', {but_device} FROM entry WHERE id = 1",
        "INSERT INTO entry SELECT * FROM entry WHERE true ON CONFLICT DO UPDATE SET is_current = 0",
        "INSERT OR IGNORE INTO entry SELECT * FROM entry",
        "UPDATE OR REPLACE entry SET id = 1 WHERE id = 2",
    ],
)
def test_another_program_puts_nothing_in_the_place_of_an_entry(store, path, statement):
    """SQLite tells the trigger that refuses deleting of it only where a connection asks for that."""
    appended(store, judgement(1, "good"), judgement(2, "good", case="C2"))
    others = [f'"{column.name}"' for column in table_of("entry").columns][1:]
    sql = statement.format(others=", ".join(others), but_device=", ".join(others[1:]))
    with closing(sqlite3.connect(path)) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(sql)


@pytest.mark.parametrize("table", RECORD)
def test_nothing_of_the_record_is_ever_changed(store, table):
    appended(store, *(example(n, kind, replaces=("zzzz-1",)) for n, kind in enumerate(CONTENTS, start=1)))
    for name in {column.name for column in table_of(table).columns} - {"is_current"}:
        with pytest.raises(RecordRefused, match="append-only"), store.write() as writing:
            writing.connection.execute(f'UPDATE "{table}" SET "{name}" = "{name}"')


def test_content_that_was_withheld_can_be_filled_in_once(store):
    appended(store, row(1, "case", "C1", None))
    fill = "UPDATE entry SET salt = 'pepper', reason = 'because', content = '{}'"
    with store.write() as writing:
        writing.connection.execute(fill)
    with pytest.raises(RecordRefused, match="append-only"), store.write() as writing:
        writing.connection.execute(fill)


def without_content(entry):
    return entry._replace(salt=None, reason=None, content=None, counted=None)


def filled_in(store, *rows):
    with store.write() as writing:
        entries.fill(writing, rows)


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_was_withheld_and_comes_later_reads_as_if_it_had_come_at_once(store, kind):
    rows = [example(1, kind, reason="because"), example(2, kind, replaces=("anna1-1",))]
    appended(store, *map(without_content, rows))
    filled_in(store, *rows)
    filled_in(store, *rows)
    with store.read() as connection:
        assert list(entries.history(connection)) == rows
        assert [entry.is_current for entry in entries.history(connection)] == [False, True]


def test_a_judgement_filled_in_counts_as_it_would_have_and_a_replaced_one_does_not(store):
    first, second = judgement(1, "good"), judgement(2, "inadequate", replaces=("anna1-1",))
    appended(store, without_content(first), second)
    filled_in(store, first)
    assert counts_in(store) == {("1.1", "inadequate"): 1}
    other = judgement(1, "inadequate", device="bela2")
    appended(store, without_content(other))
    filled_in(store, other)
    assert counts_in(store) == {("1.1", "inadequate"): 1}


def test_filling_in_brings_no_entry_that_is_not_here(store):
    filled_in(store, judgement(1, "good"))
    with store.read() as connection:
        assert entries.history(connection) == ()


def test_what_figures_read_belongs_to_an_entry(store):
    with pytest.raises(RecordRefused, match="FOREIGN KEY"), store.write() as writing:
        writing.connection.execute("INSERT INTO counted (entry, is_current, counts) VALUES (99, 1, 1)")


def test_content_that_is_no_json_is_refused_by_the_database_itself(store):
    appended(store, row(1, "case", "C1", None))
    with pytest.raises(RecordRefused, match="entry_content_is_json"), store.write() as writing:
        writing.connection.execute("UPDATE entry SET salt = 'pepper', content = '{'")
