"""Nothing in a store can be altered so that checking it does not say so; a sound one is called sound."""

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db import around, derived, soundness
from db.header import HEADER
from db.rebuilding import rebuild_counted
from db.store import Connection, Store
from reviewtui.casefile.typed_line import BadLine
from reviewtui.exchange.flat.ndjson_file import write_ndjson
from reviewtui.framework.model import Framework
from reviewtui.services.chronology.timing_figures import counted_figures, timing_figures
from reviewtui.services.errors import StoreUnusable
from reviewtui.services.export.exporting import to_file, write_to
from reviewtui.services.flat.shared import source_of
from reviewtui.services.flat.writing import table_of, tables_to_folder
from reviewtui.services.histories import page
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead.signing_off import sign_off
from reviewtui.services.reports.publication import published
from reviewtui.services.reports.reporting import reported
from reviewtui.services.reports.site_reporting import site_reported
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.standing import standings
from reviewtui.services.store.stores import create, open_store, plain_sentences
from reviewtui.services.summary.explaining import explain
from reviewtui.services.summary.summaries import summarise
from reviewtui.services.undoing import undo
from reviewtui.services.upkeep.checking import as_json, broken, check_store
from reviewtui.services.upkeep.reading_around import LEFT_OUT, open_to_read
from reviewtui.services.views.reading import view_of

from ..conftest import INSPECTOR, LEAD, OTHER

Alter = Callable[..., Store]

OTHERWISE = {
    "device": "zzzz", "sequence": 4_000, "made_at": "2001-01-01T00:00:00Z", "offset": 30, "act": "redo",
    "kind": "note", "of": 1, "content_hash": "0" * 64, "previous": "0" * 64, "hash": "0" * 64,
}  # fmt: skip
"""What a column of a header might be altered to; the others get a text that is another one."""

COLUMNS = tuple(name for name in HEADER if name != "of")


@pytest.fixture
def judged(store: Store) -> Path:
    """A store with answers, one replaced, one taken back, one of somebody else."""
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(store, INSPECTOR, "NOR-1", "1.1", answer="inadequate", rationale="Nothing was asked of the school.")
    record(store, INSPECTOR, "NOR-1", "1.2", answer="good")
    undo(store, INSPECTOR)
    record(store, OTHER, "NOR-2", "1.1", answer="outstanding")
    store.close()
    return store.path


@pytest.fixture
def altered(judged: Path) -> Iterator[Alter]:
    """`altered(sql, *values)`: the store after somebody changed it behind the program's back."""
    opened: list[Store] = []

    def alter(sql: str, *values: object) -> Store:
        with closing(sqlite3.connect(judged)) as connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f'DROP TRIGGER "{name}"')
            connection.execute("PRAGMA ignore_check_constraints=ON")
            assert connection.execute(sql, values).rowcount > 0
            connection.commit()
        opened.append(open_store(judged))
        return opened[-1]

    yield alter
    for store in opened:
        store.close()


def test_a_sound_store_is_called_sound(judged: Path) -> None:
    store = open_store(judged)
    told: list[tuple[str, int, int]] = []
    checks = check_store(store, lambda *so_far: told.append(so_far))
    store.close()
    assert [check.text for check in checks if not check.ok] == []
    assert as_json(checks)["ok"] is True
    assert as_json(checks)["broken"] == []
    assert {check.check: check.count for check in checks}["record"] == 30


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_of_any_entry_can_be_altered(altered: Alter, judged: Path, column: str) -> None:
    with closing(sqlite3.connect(judged)) as connection:
        ids = [number for (number,) in connection.execute("SELECT id FROM entry WHERE content IS NOT NULL")]
    chosen = random.Random(column).choice(ids)
    new = OTHERWISE.get(column, "something else")
    store = altered(f'UPDATE entry SET "{column}" = ? WHERE id = ?', new, chosen)
    assert broken(check_store(store))


def test_nor_can_what_it_says_or_replaces(altered: Alter) -> None:
    store = altered("UPDATE entry SET content = replace(content, 'school', 'police') WHERE content LIKE '%school.%'")
    found = {check.check: check for check in check_store(store)}
    assert not found["record"].ok
    assert "content was changed" in found["record"].text
    assert len(found["record"].broken) == 1
    store = altered("DELETE FROM entry_replaces")
    assert {check.check for check in check_store(store) if not check.ok} >= {"record", "current"}


def test_an_entry_that_is_gone_is_missed(altered: Alter) -> None:
    store = altered("DELETE FROM entry WHERE sequence = 3")
    found = {check.check: check for check in check_store(store)}
    assert "missing before it" in found["record"].text


@pytest.mark.parametrize(
    ("sql", "check"),
    [
        ("UPDATE entry SET is_current = 1 WHERE is_current = 0", "current"),
        ("UPDATE entry SET is_current = 0 WHERE kind = 'judgement' AND is_current = 1", "current"),
        ("UPDATE counted SET answer = 'outstanding' WHERE answer = 'inadequate'", "counted"),
        ("UPDATE counted SET counts = 0 WHERE counts = 1", "counted"),
        ("UPDATE counted SET counts = 1, answer = 'good' WHERE counts = 0", "counted"),
        ("DELETE FROM counted WHERE answer = 'outstanding'", "counted"),
        ("UPDATE setting SET value = replace(value, 'Good', 'Fine') WHERE name LIKE 'framework/%'", "framework"),
        ("UPDATE setting SET value = '{' WHERE name LIKE 'framework/%'", "framework"),
    ],
)
def test_nor_can_what_follows_from_it(altered: Alter, sql: str, check: str) -> None:
    store = altered(sql)
    assert check in {found.check for found in check_store(store) if not found.ok}


def test_what_was_altered_is_neither_shown_nor_exported_nor_replaced(altered: Alter) -> None:
    store = altered("UPDATE entry SET content = replace(content, 'school', 'police') WHERE content LIKE '%school.%'")
    for table in ("judgements", "evidence", "history"):
        with pytest.raises(StoreUnusable, match="is damaged"), plain_sentences(), store.read() as connection:
            write_ndjson(lambda _: None, table_of(source_of(connection), table))
    with pytest.raises(StoreUnusable, match=r"is damaged .*`reviewtui check`"), plain_sentences():
        open_review(store, INSPECTOR, "NOR-1")
    with pytest.raises(StoreUnusable, match="is damaged"):
        record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    with pytest.raises(StoreUnusable, match="is damaged"), plain_sentences():
        write_to(lambda _: None, store, None)
    with pytest.raises(StoreUnusable, match="is damaged"), plain_sentences():
        sign_off(store, LEAD, incomplete=True)
    assert open_review(store, INSPECTOR, "NOR-2").case.reference == "NOR-2"


def test_figures_that_do_not_follow_from_the_record_are_neither_sent_out_nor_signed(
    altered: Alter, tmp_path: Path
) -> None:
    store = altered("UPDATE counted SET answer = 'outstanding' WHERE answer = 'inadequate'")
    for leave in (
        lambda: write_to(lambda _: None, store, None),
        lambda: tables_to_folder(store, tmp_path / "tables", None),
        lambda: reported(store),
        lambda: published(store, 5),
        lambda: site_reported(store, "NOR"),
        lambda: sign_off(store, LEAD, incomplete=True),
    ):
        with pytest.raises(StoreUnusable, match="what figures count is not what was recorded"), plain_sentences():
            leave()


def test_figures_are_held_against_the_record_once_and_again_after_somebody_else_wrote(
    judged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(judged)
    held: list[str] = []

    def counted(*_: object) -> derived.Wrong:
        held.append("counted")
        return derived.Wrong(0, ())

    monkeypatch.setattr(derived, "wrongly_counted", counted)
    for _ in range(3):
        summarise(store)
        explain(store)
    assert len(held) == 1
    record(store, INSPECTOR, "NOR-1", "1.2", answer="good")
    summarise(store)
    with store.read():  # from another reader than before
        summarise(store)
    assert len(held) == 1, "one's own act keeps in step what figures count"
    with closing(Store.open(judged)) as other:
        record(other, INSPECTOR, "NOR-1", "1.3", answer="good")
    summarise(store)
    summarise(store)
    assert len(held) == 2
    monkeypatch.undo()
    with closing(sqlite3.connect(judged)) as connection:
        connection.execute("UPDATE counted SET answer = 'outstanding'")
        connection.commit()
    for look in (
        lambda: explain(store),
        lambda: explain(store, "1.1", "NOR-1"),
        lambda: view_of(store, "heatmap"),
    ):
        with pytest.raises(StoreUnusable, match="what figures count is not what was recorded"), plain_sentences():
            look()
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET content = replace(content, 'school', 'police') WHERE content LIKE '%school.%'",
        "UPDATE entry SET content = CAST(X'7B22C3' AS TEXT) WHERE content LIKE '%school.%'",
        "UPDATE entry SET reason = CAST(X'C3' AS TEXT) WHERE content LIKE '%school.%'",
    ],
)
def test_reading_goes_on_around_a_damaged_judgement(
    altered: Alter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    working = altered(sql)
    store = open_to_read(working.path, read_only=True)
    assert store.doubt.startswith("1 entry is damaged and left out of all that is shown, counted and written: NOR-1/")
    sheet = open_review(store, INSPECTOR, "NOR-1")
    marked = {state.question.code for state in sheet.questions if state.second_look == (LEFT_OUT,)}
    assert (marked, sheet.answers) == ({"1.1"}, {})
    assert open_review(store, OTHER, "NOR-2").answers == {"1.1": "outstanding"}
    assert "NOR-1 1.1 a judgement, damaged and left out." in {each.sentence for each in page(store).lines}
    summary = summarise(store)
    assert (summary.progress.judgements, summary.progress.untouched) == (1, 2)
    laid_over: list[object] = []
    monkeypatch.setattr(around, "rebuild_counted", lambda *given: laid_over.append(rebuild_counted(*given)))
    assert (summarise(store), laid_over) == (summary, [])
    record(working, OTHER, "NOR-2", "1.2", answer="good")
    assert [summarise(store).progress.judgements for _ in range(3)] == [2, 2, 2]
    assert len(laid_over) == 1
    written = tmp_path / "written.json"
    to_file(store, written, None)
    new = create(tmp_path / "new.store", plain=True)
    import_path(new, written)
    assert all(check.ok for check in check_store(new))
    assert not check_store(store, only=("record",))[0].ok
    for each in (store, new):
        each.close()


def test_reading_goes_on_without_an_entry_of_which_nothing_can_be_read(altered: Alter) -> None:
    path = altered("UPDATE entry SET person = CAST(X'C3' AS TEXT) WHERE content LIKE '%school.%'").path
    store = open_to_read(path, read_only=True)
    assert store.left_out < {entry for check in check_store(store) for entry in check.broken}
    assert open_review(store, INSPECTOR, "NOR-1").answers == {}
    store.close()


def test_nothing_counts_of_a_case_of_which_it_is_not_known_what_it_is(altered: Alter) -> None:
    path = altered("UPDATE entry SET content = content || ' ' WHERE kind = 'case' AND subject = 'NOR-2'").path
    store = open_to_read(path, read_only=True)
    summary = summarise(store)
    assert (summary.progress.cases, summary.progress.judgements) == (2, 1)
    assert sum(sum(question.counts.values()) for question in summary.summary.questions.values()) == 1
    write_to(lambda _: None, store, None)
    store.close()


def test_nothing_is_measured_or_missed_by_an_event_that_is_left_out(altered: Alter) -> None:
    working = altered("UPDATE entry SET content = content || ' ' WHERE kind = 'event' AND subject = 'NOR-1/e2'")
    store = open_to_read(working.path, read_only=True)
    assert [found.id for found in open_review(store, INSPECTOR, "NOR-1").findings] == ["concern-told-to-none:e1"]
    assert counted_figures(store) == timing_figures(store).counted != counted_figures(working)
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET person = 'Mallory' WHERE content LIKE '%school.%'",
        "UPDATE entry SET person = 'Mallory', reason = CAST(X'C3' AS TEXT) WHERE content LIKE '%school.%'",
        "UPDATE entry SET subject = 'NOR-2/1.1' WHERE content LIKE '%school.%'",
        "UPDATE entry SET sequence = -4 WHERE content LIKE '%school.%'",
        "DELETE FROM entry_replaces WHERE entry = (SELECT id FROM entry WHERE content LIKE '%school.%')",
    ],
)
def test_an_entry_whose_header_was_changed_is_left_out_whole(
    altered: Alter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    rated = cases_rated(monkeypatch)
    store = open_to_read(altered(sql).path, read_only=True)
    assert {"NOR-1"} <= rated <= {"NOR-1", "NOR-2"}
    assert store.doubt.startswith("1 entry is damaged and left out")
    assert (store.doubt.count("Run `reviewtui check`"), len(store.left_out)) == (1, 1)
    assert "Mallory" not in {line.person for line in page(store).lines}
    assert open_review(store, INSPECTOR, "NOR-1").answers == {}
    assert (summarise(store).progress.judgements, summarise(store).progress.untouched) == (1, 2)
    with pytest.raises(StoreUnusable, match="is damaged"), plain_sentences():
        to_file(store, tmp_path / "written.json", None)
    store.close()


def cases_rated(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The cases that are rated from now on, as they are."""
    rated, worked_out = set[str](), standings.worked_out

    def rating(connection: Connection, cases: Iterable[str], framework: Framework) -> Iterator[Any]:
        rated.update(cases)
        return worked_out(connection, cases, framework)

    monkeypatch.setattr(standings, "worked_out", rating)
    return rated


@pytest.mark.parametrize(
    ("answered", "cases"),
    [("'NOR-2'", {"NOR-1", "NOR-2"}), ("NULL", {"NOR-1", "NOR-2", "GLA-1"})],
)
def test_a_case_is_rated_anew_that_has_fewer_answers_left_than_it_is_listed_with(
    altered: Alter, monkeypatch: pytest.MonkeyPatch, answered: str, cases: set[str]
) -> None:
    altered(f"UPDATE counted SET case_ref = {answered} WHERE case_ref = 'NOR-1' AND counts = 1")
    rated = cases_rated(monkeypatch)
    store = open_to_read(
        altered("UPDATE entry SET subject = 'NOR-2/1.1' WHERE content LIKE '%school.%'").path, read_only=True
    )
    assert rated == cases
    assert summarise(store).progress.untouched == 2
    store.close()


@pytest.mark.parametrize("kind", ["inspection", "framework"])
def test_what_nothing_is_shown_without_is_not_left_out_and_named(altered: Alter, kind: str) -> None:
    path = altered("UPDATE entry SET content = content || ' ' WHERE kind = ?", kind).path
    store = open_to_read(path, read_only=True)
    assert store.doubt.startswith("1 entry is damaged and not left out, since nothing is shown without it: ")
    assert store.is_read_around
    with pytest.raises(StoreUnusable, match="is damaged"), plain_sentences():
        write_to(lambda _: None, store, None)
    store.close()


def test_what_keeps_the_record_append_only_is_there_word_for_word(judged: Path) -> None:
    with closing(sqlite3.connect(judged)) as connection:
        connection.execute("DROP TRIGGER entry_stays")
        connection.execute("CREATE TRIGGER entry_stays BEFORE DELETE ON entry WHEN OLD.id < 0 BEGIN SELECT 1; END")
        connection.commit()
    store = open_store(judged)
    assert (store.doubt, "append-only was altered" in check_store(store)[0].text) == ("", True)
    store.close()
    with closing(sqlite3.connect(judged)) as connection:
        connection.execute("DROP TRIGGER entry_stays")
    store = open_store(judged)
    assert store.doubt.startswith("What keeps the record append-only is missing from this store. Run `reviewtui check`")
    store.close()


def test_the_texts_of_a_table_are_looked_at_row_by_row_however_many_there_are(judged: Path) -> None:
    """All of a table in one text would be more than SQLite takes, and more than there is memory for."""
    store, sizes = open_store(judged), list[int]()
    with store.write() as writing:
        put_in = "INSERT INTO draft VALUES ('Ann Lee', ?, ?, '2026-05-12T14:32:07Z')"
        writing.connection.executemany(put_in, [(f"NOR-1/{number}", "x" * 1_000) for number in range(100)])
    with store.read() as connection:
        connection.text_factory = lambda raw: sizes.append(len(raw)) or raw.decode()
        assert not [*soundness.damages(connection, entries=False)]
    store.close()
    assert 1_000 < max(sizes) < 50_000


@pytest.mark.parametrize(("error", "looks"), [(BadLine("13/13/2012"), 0), (KeyError("answer"), 1)])
def test_what_somebody_named_costs_no_look_through_the_store(
    judged: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, looks: int
) -> None:
    looked: list[Path] = []
    monkeypatch.setattr(soundness, "_looked_through", lambda path, key: looked.append(path) or "")
    store = open_store(judged)
    with pytest.raises(type(error)), store.read():
        raise error
    store.close()
    assert len(looked) == looks


def test_bytes_that_are_no_text_are_damage_and_not_our_fault(altered: Alter) -> None:
    store = altered("UPDATE entry SET subject = CAST(X'ff' AS TEXT) WHERE id = 2")
    with pytest.raises(StoreUnusable, match="is damaged"), plain_sentences():
        write_to(lambda _: None, store, None)
    found = {check.check: check for check in check_store(store)}
    assert not found["file"].ok
    assert not found["record"].ok
