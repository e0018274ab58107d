"""A record that forked: what the other side says comes in under another device, and nothing of either is lost."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import devices, entries
from db.store import Store
from reviewtui.services.cases.casefiles import add_event
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.sharing.rescue import rescue
from reviewtui.services.store.stores import open_store
from reviewtui.services.undoing import undo
from tests.exported import to_bytes

from ..conftest import INSPECTOR, LEAD, OTHER

Make = Callable[..., Store]


@pytest.fixture
def forked(store: Store, tmp_path: Path) -> Iterator[Store]:
    """A copy of the store that goes on under the same name, as earlier versions let it; both have judged since."""
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    store.close()
    path = tmp_path / "copied.store"
    shutil.copy2(store.path, path)
    devices.Memory(path).remember(store.device)
    copy = open_store(path)
    record(copy, OTHER, "NOR-1", "1.1", answer="inadequate", rationale="Nothing found.", replace=True)
    record(copy, OTHER, "NOR-2", "1.1", answer="good")
    yield copy
    copy.close()


@pytest.fixture
def here(forked: Store, store: Store) -> Iterator[Store]:
    """The store that was copied."""
    opened = open_store(store.path)
    record(opened, INSPECTOR, "NOR-1", "1.2", answer="good")
    yield opened
    opened.close()


def judged(store: Store) -> list[tuple[str, str, str]]:
    """Case and question, answer and person of all that is current."""
    with store.read() as connection:
        rows = entries.current(connection, "judgement")
    return sorted((row.subject, row.content["answer"], row.person or "") for row in rows if row.content)


def exported(store: Store, path: Path) -> Path:
    """What is exported of a store, in a file."""
    path.write_bytes(to_bytes(store, None))
    return path


@pytest.mark.parametrize("as_export", [True, False])
def test_both_sides_are_kept_and_what_was_replaced_stays_replaced(
    here: Store, forked: Store, tmp_path: Path, as_export: bool
) -> None:
    file = exported(forked, tmp_path / "copied.json") if as_export else forked.path
    before = forked.path.read_bytes()
    done = rescue(here, LEAD, file)
    assert judged(here) == [
        ("NOR-1/first/1.1", "inadequate", OTHER),
        ("NOR-1/first/1.2", "good", INSPECTOR),
        ("NOR-2/first/1.1", "good", OTHER),
    ]
    filed = done.subject
    said = f"2 entries of laptop {here.device}, from number {since(here)} on: its record had forked."
    assert done.sentence == f"{filed} imported: {said}"
    assert page(here, limit=1).lines[0].sentence.endswith(said)
    assert forked.path.read_bytes() == before


def since(store: Store) -> int:
    """The number of the first entry that was told otherwise, as the rescue says."""
    with store.read() as connection:
        (row,) = entries.current(connection, "rescue")
    assert row.content is not None
    return int(row.content["since"])


def test_what_both_sides_judged_otherwise_is_a_disagreement(here: Store, forked: Store) -> None:
    record(forked, OTHER, "NOR-1", "1.2", answer="inadequate", rationale="Nothing found.")
    rescue(here, LEAD, forked.path)
    found = next(found for found in open_review(here, LEAD, "NOR-1").questions if found.question.code == "1.2")
    assert {side.inspector for side in found.sides} == {INSPECTOR, OTHER}


def test_the_record_goes_round_and_import_takes_it(
    here: Store, forked: Store, make_store: Make, tmp_path: Path
) -> None:
    rescue(here, LEAD, forked.path)
    file = exported(here, tmp_path / "out.json")
    assert to_bytes(make_store("new", file), None) == file.read_bytes()


def test_the_same_file_again_brings_nothing_and_a_later_one_only_what_is_new(here: Store, forked: Store) -> None:
    rescue(here, LEAD, forked.path)
    whole = to_bytes(here, None)
    assert rescue(here, LEAD, forked.path).entry == ""
    assert to_bytes(here, None) == whole
    record(forked, OTHER, "NOR-2", "1.2", answer="good")
    later = rescue(here, LEAD, forked.path)
    assert "3 entries" in later.sentence
    assert ("NOR-2/first/1.2", "good", OTHER) in judged(here)
    with here.read() as connection:
        assert len(entries.current(connection, "rescue")) == 1


def test_what_is_named_after_its_entry_keeps_what_was_said_of_it(here: Store, forked: Store) -> None:
    add_event(here, LEAD, "NOR-2", "12/3/2006 school concern Seen by the school.")
    add_event(forked, LEAD, "NOR-2", "12/3/2006 police referral Seen by the police.")
    event = seen(forked, "Seen by the police.")
    record(forked, OTHER, "NOR-2", "1.1", answer="good", evidence=[{"event": event}])
    rescue(here, LEAD, forked.path)
    assert {"Seen by the school.", "Seen by the police."} <= set(texts(here).values())
    with here.read() as connection:
        (row,) = entries.current(connection, "judgement", subject="NOR-2/first/1.1")
    assert row.content and row.content["evidence"] == [{"event": seen(here, "Seen by the police.")}]


def test_a_rescue_is_not_taken_back_by_undo(here: Store, forked: Store) -> None:
    rescue(here, INSPECTOR, forked.path)
    assert "1.2" in undo(here, INSPECTOR).sentence
    with here.read() as connection:
        assert len(entries.current(connection, "rescue")) == 1


def test_the_copy_goes_on_and_joins_after_a_rescue(here: Store, forked: Store) -> None:
    """What the copy does under its own name speaks of what was filed, and is filed with it."""
    devices.memory_of(forked.path).unlink()
    forked.close()
    again = open_store(forked.path)
    assert again.device != here.device
    record(again, OTHER, "NOR-2", "1.1", answer="inadequate", rationale="Seen again.")
    record(again, OTHER, "GLA-1", "1.1", answer="good")
    again.close()
    rescue(here, LEAD, forked.path)
    assert [said for said in judged(here) if said[2] == OTHER] == [
        ("GLA-1/first/1.1", "good", OTHER),
        ("NOR-1/first/1.1", "inadequate", OTHER),
        ("NOR-2/first/1.1", "inadequate", OTHER),
    ]


def test_a_record_that_did_not_fork_is_for_import(here: Store, tmp_path: Path) -> None:
    file = exported(here, tmp_path / "out.json")
    with pytest.raises(BadInput, match=r"forked from this record\. Use `reviewtui import`"):
        rescue(here, LEAD, file)


def test_a_case_file_holds_no_record(here: Store, folder: Path) -> None:
    with pytest.raises(BadInput, match="holds no record"):
        rescue(here, LEAD, folder / "NOR-1.json")
    with pytest.raises(BadInput, match="There is no file"):
        rescue(here, LEAD, folder / "nowhere.json")


def test_another_inspections_record_is_refused(here: Store, make_store: Make, folder: Path, tmp_path: Path) -> None:
    text = (folder / "inspection.json").read_text("utf-8").replace('"small"', '"other"')
    (folder / "inspection.json").write_text(text, "utf-8")
    other = make_store("other", folder)
    path = tmp_path / "theirs.json"
    path.write_bytes(to_bytes(other, None).replace(other.device.encode(), here.device.encode()))
    with pytest.raises(BadInput):
        rescue(here, LEAD, path)


def seen(store: Store, text: str) -> str:
    """The id of the event with this text."""
    return next(name for name, said in texts(store).items() if said == text)


def texts(store: Store) -> dict[str, str]:
    """Event of NOR-2 to its text."""
    with store.read() as connection:
        rows = entries.current(connection, "event", case="NOR-2")
    return {row.content["id"]: row.content.get("text", "") for row in rows if row.content}
