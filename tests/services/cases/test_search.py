"""Search finds what stands, wherever it was written, and nothing withdrawn, replaced, withheld or another's."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.cases import casefiles
from reviewtui.services.cases.search import Found, excerpt, marked, search
from reviewtui.services.errors import StoreUnusable
from reviewtui.services.export.exporting import to_file
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging import notes
from reviewtui.services.judging.alerts import raise_alert
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead import commentary
from reviewtui.services.store.stores import open_store, plain_sentences
from reviewtui.services.undoing import undo

from ..conftest import INSPECTOR, LEAD, OTHER


def found(store: Store, typed: str, person: str | None = INSPECTOR, case: str | None = None) -> list[tuple[str, str]]:
    return [(hit.case, hit.kind) for hit in search(store, typed, person, case).hits]


def test_it_finds_narratives_events_documents_rationales_notes_and_alerts(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="A zebra was seen.")
    notes.take(store, INSPECTOR, "NOR-1", "1.2", "Ask about the zebra.")
    raise_alert(store, INSPECTOR, "NOR-1", "child_at_risk", "The zebra again.")
    casefiles.add_event(store, INSPECTOR, "NOR-1", "12/3/2006 police referral a zebra")
    assert found(store, "zebra") == [
        ("NOR-1", "event"), ("NOR-1", "judgement"), ("NOR-1", "note"), ("NOR-1", "alert"),
    ]  # fmt: skip
    assert found(store, "gwen wyn") == [("GLA-1", "case"), ("NOR-1", "case"), ("NOR-2", "case")]
    assert found(store, "crime report", case="NOR-2") == [("NOR-2", "document")]


def test_who_wrote_it_is_named_though_somebody_else_filed_it_or_brought_it_back(store: Store) -> None:
    written = commentary.add(store, INSPECTOR, "NOR-1", "1", "done_well", "A vivid zebra.")
    commentary.tag(store, LEAD, "NOR-1", written.subject.split("/")[1], ["plans"])
    (hit,) = search(store, "zebra", LEAD).hits
    assert (hit.person, INSPECTOR in hit.title, LEAD in hit.title) == (INSPECTOR, True, False)
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="A heron was seen.")
    record(store, LEAD, "NOR-1", "1.1", rationale="Nothing.")
    undo(store, LEAD)
    assert [hit.person for hit in search(store, "heron", LEAD).hits] == [INSPECTOR]


def test_every_word_must_be_there_each_as_the_beginning_of_one(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="The custody sergeant rang.")
    assert found(store, "serg CUST") == [("NOR-1", "judgement")]
    assert found(store, "custody zebra") == []
    assert found(store, "ustody") == []
    assert found(store, '"custody sergeant"') == [("NOR-1", "judgement")]
    assert found(store, '"sergeant custody"') == []


def test_an_event_is_found_by_what_it_is(store: Store) -> None:
    assert found(store, "police referral", case="NOR-1") == [("NOR-1", "event")]


@pytest.mark.parametrize("typed", ["", "   ", "--", '"', "* AND OR NEAR(", "text:", "[REDACTED]", "a* ^b {c} + -d"])
def test_whatever_is_typed_is_only_words(store: Store, typed: str) -> None:
    assert isinstance(search(store, typed, INSPECTOR), Found)


def test_marks_around_a_word_are_no_part_of_it(store: Store) -> None:
    assert found(store, "[redacted]", case="NOR-1") == [("NOR-1", "event")]


def test_what_was_replaced_withdrawn_or_undone_is_found_no_more(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="A zebra.")
    assert len(found(store, "zebra")) == 1
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="A horse.")
    assert found(store, "zebra") == []
    undo(store, INSPECTOR)
    assert len(found(store, "zebra")) == 1
    assert found(store, "horse") == []
    event = casefiles.add_event(store, INSPECTOR, "NOR-1", "12/3/2006 police referral a lion").subject.split("/")[1]
    assert found(store, "lion") == [("NOR-1", "event")]
    casefiles.withdraw_event(store, INSPECTOR, "NOR-1", event, "another child's")
    assert found(store, "lion") == []


def test_notes_are_their_writers_own_and_a_used_one_is_found_where_it_went(store: Store) -> None:
    note = notes.take(store, INSPECTOR, "NOR-1", "1.1", "A zebra.").subject.partition("/")[2]
    assert found(store, "zebra", OTHER) == []
    assert found(store, "zebra", None) == []
    assert found(store, "zebra") == [("NOR-1", "note")]
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    notes.move(store, INSPECTOR, "NOR-1", note)
    assert found(store, "zebra") == [("NOR-1", "judgement")]


def test_what_was_withheld_is_found_once_it_is_filled_in(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    notes.take(store, INSPECTOR, "NOR-1", "1.1", "A zebra.")
    to_file(store, tmp_path / "without.json", None)
    to_file(store, tmp_path / "with.json", None, notes=True)
    again = make_store("again", tmp_path / "without.json")
    assert found(again, "zebra") == []
    import_path(again, tmp_path / "with.json")
    assert found(again, "zebra") == [("NOR-1", "note")]


def test_what_was_altered_is_neither_read_nor_found(store: Store) -> None:
    path = store.path
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="A zebra.")
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE entry SET content = replace(content, 'zebra', 'okapi') WHERE kind = 'judgement'")
        connection.commit()
    store = open_store(path)
    with pytest.raises(StoreUnusable, match="is damaged"), plain_sentences():
        search(store, "referral", INSPECTOR)
    store.close()


def test_nothing_is_written_beside_the_store(store: Store) -> None:
    search(store, "police", INSPECTOR)
    before = sorted(path.name for path in store.path.parent.iterdir())
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="Zebra.")
    search(store, "zebra", INSPECTOR)
    assert sorted(path.name for path in store.path.parent.iterdir()) == before


def test_each_hit_names_the_place_to_stand_at(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", rationale="A zebra.")
    (hit,) = search(store, "zebra", INSPECTOR).hits
    assert (hit.question, hit.piece, hit.person) == ("1.1", {"rationale": "1.1"}, INSPECTOR)
    (hit,) = search(store, "teacher", INSPECTOR, "NOR-2").hits
    assert (hit.question, hit.piece) == (None, {"event": "e1"})


def test_an_excerpt_begins_at_a_word_and_marks_what_was_found() -> None:
    text = "One two three four five six seven eight nine ten Siân eleven twelve thirteen fourteen fifteen."
    shown = excerpt(text, "sian", 40)
    assert shown.text.startswith("…") and shown.text.endswith("…")
    assert [shown.text[start:end] for start, end in shown.marked] == ["Siân"]
    assert shown.text[1:].split(" ")[0] in text.split(" ")
    assert excerpt("Short.", "sh", 40).text == "Short."
    assert [text[start:end] for start, end in marked(text, "f")] == ["four", "five", "fourteen", "fifteen"]


def test_more_than_is_listed_is_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewtui.services.cases.search.MOST", 2)
    result = search(store, "police", INSPECTOR)
    assert (len(result.hits), result.total, result.cases) == (2, 3, 3)
