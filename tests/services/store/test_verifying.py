"""Opening a store looks at its record: what was seen before is still there, and what is new holds."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.seen import seen, seen_beside
from db.store import Store
from reviewtui.services.errors import StoreUnusable
from reviewtui.services.judging.judgements import record
from reviewtui.services.store import verifying
from reviewtui.services.store.stores import open_store, plain_sentences
from reviewtui.services.summary.explaining import explain
from reviewtui.services.summary.summaries import summarise
from reviewtui.services.upkeep.checking import check_store
from reviewtui.services.upkeep.reading_around import open_to_read

from ..conftest import INSPECTOR


@pytest.fixture
def worked(store: Store) -> Path:
    """A store with two answers, closed."""
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, INSPECTOR, "NOR-1", "1.2", answer="good")
    store.close()
    return store.path


def _doubt(path: Path, *, read_only: bool = False) -> str:
    store = open_store(path, read_only=read_only)
    store.close()
    return store.doubt


def _altered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            assert connection.execute(statement).rowcount > 0
        connection.commit()


LAST = "sequence = (SELECT max(sequence) FROM entry e WHERE e.device = entry.device)"


def test_a_sound_record_is_opened_without_a_word_and_remembered(worked: Path) -> None:
    assert _doubt(worked) == ""
    (head,) = seen(worked).values()
    with closing(sqlite3.connect(worked)) as connection:
        assert head == connection.execute("SELECT max(sequence), hash FROM entry").fetchone()
    assert seen_beside(worked).stat().st_mode & 0o077 == 0


def test_entries_cut_off_the_end_are_missed(worked: Path) -> None:
    _doubt(worked)
    _altered(worked, f"DELETE FROM entry WHERE {LAST}")
    store = open_store(worked)
    (device, head), *_ = seen(worked).items()
    assert f"missing that were in this store when it was last open, among them {device}-{head[0]}." in store.doubt
    found = {check.check: check for check in check_store(store)}
    store.close()
    assert (found["record"].ok, found["heads"].ok, found["heads"].broken) == (True, False, (f"{device}-{head[0]}",))
    assert _doubt(worked), "it is said until somebody acts"


def test_an_older_copy_in_the_place_of_the_store_is_noticed(worked: Path, tmp_path: Path) -> None:
    older = shutil.copy(worked, tmp_path / "older.store")
    store = open_store(worked)
    record(store, INSPECTOR, "NOR-2", "1.1", answer="good")
    store.close()
    assert _doubt(worked) == ""
    shutil.copy(older, worked)
    assert "missing" in _doubt(worked)
    assert _doubt(Path(older)) == "", "elsewhere nothing else was seen"


def test_a_new_entry_whose_header_was_altered_is_named(worked: Path) -> None:
    store = open_store(worked)
    before = seen(worked)
    record(store, INSPECTOR, "NOR-2", "1.1", answer="good")
    store.close()
    _altered(worked, f"UPDATE entry SET person = 'Somebody Else' WHERE {LAST}")
    ((device, (number, _)),) = before.items()
    said = f"Entry {device}-{number + 1} cannot be trusted: its header was changed after it was made."
    assert _doubt(worked).startswith(said)
    assert seen(worked) == before, "nothing is remembered that does not hold"


def test_only_what_is_new_is_looked_at_and_so_many_at_an_opening(worked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "AT_OPENING", 12)
    seen_beside(worked).unlink(missing_ok=True)
    assert _doubt(worked) == ""
    assert [number for number, _ in seen(worked).values()] == [12]
    _altered(worked, "UPDATE entry SET person = 'Somebody Else' WHERE sequence = 13")
    assert "-13 cannot be trusted" in _doubt(worked)


def test_reading_only_looks_and_remembers_nothing(worked: Path) -> None:
    seen_beside(worked).unlink(missing_ok=True)
    assert _doubt(worked, read_only=True) == ""
    assert not seen_beside(worked).exists()


def test_a_spoilt_memory_is_as_good_as_none(worked: Path) -> None:
    for text in ("[]", "{", '{"abcd": 1}', '{"abcd": ["x", "y"]}', "\x00\xff"):
        seen_beside(worked).write_text(text, "latin-1")
        assert _doubt(worked) == ""


MISCOUNTED = pytest.raises(StoreUnusable, match="what figures count is not what was recorded")


def test_who_holds_figures_in_the_background_lets_nobody_wait_until_they_are_found_wrong(worked: Path) -> None:
    store = open_store(worked)
    verifying.hold_beside(store)
    _altered(worked, "UPDATE counted SET answer = 'inadequate' WHERE question = '1.2'")
    assert summarise(store).progress.judgements == 2
    for ask in (verifying.require_counted, verifying.hold_beside, summarise):
        with MISCOUNTED, plain_sentences():
            ask(store)
    store.close()


def test_figures_are_read_as_they_were_held(worked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, held = open_store(worked), verifying.require_counts

    def hold(*given: Any) -> None:
        held(*given)
        with closing(Store.open(worked)) as other:
            record(other, INSPECTOR, "NOR-2", "1.1", answer="good")

    monkeypatch.setattr(verifying, "require_counts", hold)
    assert summarise(store).progress.judgements == 2
    monkeypatch.undo()
    assert summarise(store).progress.judgements == 3
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE counted SET answer = 'inadequate' WHERE question = '1.2'",
        "UPDATE counted SET case_ref = 'NOR-2' WHERE question = '1.2'",
        "UPDATE counted SET counts = 0 WHERE question = '1.2'",
        "DELETE FROM counted WHERE question = '1.2'",
        "UPDATE entry SET is_current = 0 WHERE subject = 'NOR-1/first/1.2'",
    ],
)
def test_of_a_case_that_is_explained_that_case_alone_is_held(worked: Path, sql: str) -> None:
    _altered(worked, sql)
    store = open_store(worked)
    for case in {"NOR-1", "NOR-2" if "NOR-2" in sql else "NOR-1"}:
        with MISCOUNTED, plain_sentences():
            explain(store, "1", case)
    assert explain(store, "1", "GLA-1")
    with MISCOUNTED, plain_sentences():
        explain(store)
    store.close()


def test_what_is_marked_as_replaced_and_is_not_is_said_though_damage_is_read_around(worked: Path) -> None:
    _altered(
        worked,
        "UPDATE entry SET content = content || ' ' WHERE subject LIKE 'NOR-1/%1.1'",
        "UPDATE entry SET is_current = 0 WHERE subject LIKE 'NOR-1/%1.2'",
        "UPDATE counted SET is_current = 0, counts = 0 WHERE question = '1.2'",
    )
    store = open_to_read(worked, read_only=True)
    assert store.is_read_around
    for _ in range(2):
        with MISCOUNTED, plain_sentences():
            summarise(store)
    store.close()
