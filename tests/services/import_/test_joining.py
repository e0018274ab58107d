"""Records of several laptops joined: in any order, with every disagreement kept, and no fork taken in."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db import devices, entries
from db.store import Store
from reviewtui.services.cases.caselist import line
from reviewtui.services.errors import BadInput
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import open_store
from tests.exported import document, to_bytes

from ..conftest import INSPECTION, INSPECTOR, LEAD, OTHER, put

Make = Callable[..., Store]


class Laptops:
    """Two laptops that start from the same export and then work on their own."""

    def __init__(self, store: Store, make: Make, folder: Path) -> None:
        self.base = folder.parent / "base.json"
        self.base.write_bytes(to_bytes(store, None))
        self.one, self.two = make("one", self.base), make("two", self.base)
        self.folder, self.make = folder.parent, make

    def record_of(self, store: Store, name: str) -> Path:
        """What a laptop's own device did, as a record file."""
        whole = json.loads(to_bytes(store, None))
        own = [item for item in whole["history"] if item["device"] == store.device]
        keys = ("format", "format_version", "framework", "inspection")
        heads = {store.device: whole["heads"][store.device]}
        return put(self.folder / name, {**{key: whole[key] for key in keys}, "history": own, "heads": heads})


@pytest.fixture
def laptops(store: Store, make_store: Make, folder: Path) -> Laptops:
    return Laptops(store, make_store, folder)


def test_two_laptops_records_join_in_any_order(laptops: Laptops) -> None:
    record(laptops.one, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(laptops.two, OTHER, "NOR-2", "1.1", answer="inadequate", rationale="Nothing found.")
    records = [laptops.record_of(laptops.one, "r1.json"), laptops.record_of(laptops.two, "r2.json")]
    forwards = laptops.make("forwards", laptops.base, *records)
    backwards = laptops.make("backwards", laptops.base, *reversed(records), *records)
    assert to_bytes(forwards, None) == to_bytes(backwards, None)
    assert line(forwards, "NOR-1").answered == line(forwards, "NOR-2").answered == 1


def test_two_laptops_that_judged_the_same_question_disagree_and_neither_counts(laptops: Laptops) -> None:
    record(laptops.one, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(laptops.two, OTHER, "NOR-1", "1.1", answer="inadequate")
    both = laptops.make(
        "both", laptops.base, laptops.record_of(laptops.one, "r1.json"), laptops.record_of(laptops.two, "r2.json")
    )
    found = open_review(both, LEAD, "NOR-1").questions[0]
    assert {side.inspector for side in found.sides} == {INSPECTOR, OTHER}
    assert found.answer is None
    assert line(both, "NOR-1").disagreements == 1
    listed = document(both)["judgements"]
    assert [item["counts"] for item in listed] == [False, False]
    assert all("disagree" in item["why_not"] for item in listed)
    with pytest.raises(BadInput, match="Two people answered"):
        record(both, LEAD, "NOR-1", "1.1", rationale="Settled.")
    record(both, LEAD, "NOR-1", "1.1", answer="requires_improvement", rationale="Settled.")
    assert open_review(both, LEAD, "NOR-1").answers["1.1"] == "requires_improvement"
    assert line(both, "NOR-1").disagreements == 0


def test_undoing_the_settlement_of_a_disagreement_brings_both_sides_back(laptops: Laptops) -> None:
    from reviewtui.services.undoing import redo, undo

    record(laptops.one, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(laptops.two, OTHER, "NOR-1", "1.1", answer="inadequate")
    both = laptops.make(
        "both", laptops.base, laptops.record_of(laptops.one, "r1.json"), laptops.record_of(laptops.two, "r2.json")
    )
    record(both, LEAD, "NOR-1", "1.1", answer="good")
    undo(both, LEAD)
    found = open_review(both, LEAD, "NOR-1").questions[0]
    assert {side.answer for side in found.sides} == {"good", "inadequate"}
    redo(both, LEAD)
    assert open_review(both, LEAD, "NOR-1").answers["1.1"] == "good"


def test_the_same_answer_from_two_laptops_counts_once(laptops: Laptops) -> None:
    record(laptops.one, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Mine.")
    record(laptops.two, OTHER, "NOR-1", "1.1", answer="good", rationale="Theirs.")
    both = laptops.make(
        "both", laptops.base, laptops.record_of(laptops.one, "r1.json"), laptops.record_of(laptops.two, "r2.json")
    )
    assert document(both)["summary"]["questions"]["1.1"]["share"]["good"] == 1
    assert sorted(item["counts"] for item in document(both)["judgements"]) == [False, True]


def test_laptops_that_both_judged_take_in_each_others_record_and_hold_the_same(laptops: Laptops) -> None:
    record(laptops.one, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(laptops.two, OTHER, "NOR-2", "1.1", answer="good")
    first, second = laptops.record_of(laptops.one, "r1.json"), laptops.record_of(laptops.two, "r2.json")
    assert import_path(laptops.two, first).judgements == import_path(laptops.one, second).judgements == 1
    assert to_bytes(laptops.one, None) == to_bytes(laptops.two, None)
    record(laptops.one, INSPECTOR, "NOR-2", "1.1", answer="inadequate", replace=True)
    assert import_path(laptops.two, laptops.record_of(laptops.one, "later.json")).entries == 1
    assert open_review(laptops.two, OTHER, "NOR-2").answers["1.1"] == "inadequate"


def test_a_record_under_another_framework_is_refused_whole(laptops: Laptops, tmp_path: Path) -> None:
    held = document(laptops.one)
    reworded = {**held["framework"], "text": held["framework"]["text"] + "\n# Reworded.\n"}
    other = laptops.make("other", put(tmp_path / "inspection.json", {**INSPECTION, "framework": reworded}))
    before = to_bytes(laptops.two, None)
    with pytest.raises(BadInput, match=r"pinned to another framework.*never mixed"):
        import_path(laptops.two, laptops.record_of(other, "other.json"))
    assert to_bytes(laptops.two, None) == before


def test_an_older_record_brings_nothing_new_and_is_no_fault(laptops: Laptops) -> None:
    record(laptops.one, INSPECTOR, "NOR-1", "1.1", answer="good")
    older = laptops.record_of(laptops.one, "older.json")
    record(laptops.one, INSPECTOR, "NOR-1", "1.2", answer="good")
    both = laptops.make("both", laptops.base, laptops.record_of(laptops.one, "newer.json"))
    assert import_path(both, older).entries == 0


def copied(store: Store, copy: Path) -> Store:
    """Another laptop's store, made by copying the file of the first."""
    store.close()
    copy.write_bytes(store.path.read_bytes())
    return open_store(copy)


def test_a_store_and_its_copy_that_are_both_judged_join_without_loss(laptops: Laptops, tmp_path: Path) -> None:
    record(laptops.one, INSPECTOR, "NOR-1", "1.1", answer="good")
    second = copied(laptops.one, tmp_path / "copied.store")
    first = open_store(laptops.one.path)
    record(first, INSPECTOR, "NOR-1", "1.2", answer="good")
    record(second, INSPECTOR, "NOR-1", "1.2", answer="inadequate")
    record(second, INSPECTOR, "NOR-1", "1.3", answer="good")
    both = laptops.make("both", laptops.base, laptops.record_of(first, "r1.json"))
    import_path(both, laptops.record_of(second, "r2.json"))
    with both.read() as connection:
        rows = entries.current(connection, "judgement")
    assert sorted((row.subject, row.content["answer"]) for row in rows if row.content) == [
        ("NOR-1/first/1.1", "good"),
        ("NOR-1/first/1.2", "good"),
        ("NOR-1/first/1.2", "inadequate"),
        ("NOR-1/first/1.3", "good"),
    ]
    assert {row.device for row in rows} == {first.device, second.device}
    first.close()
    second.close()


def test_a_fork_is_refused(laptops: Laptops, tmp_path: Path) -> None:
    second = copied(laptops.one, tmp_path / "copied.store")
    first = open_store(laptops.one.path)
    devices.Memory(second.path).remember(first.device)  # what earlier versions did: a copy went on under the same name
    record(first, INSPECTOR, "NOR-1", "1.1", answer="good")
    record(second, INSPECTOR, "NOR-1", "1.1", answer="inadequate")
    both = laptops.make("both", laptops.base, laptops.record_of(first, "r1.json"))
    with pytest.raises(BadInput, match="has forked"):
        import_path(both, laptops.record_of(second, "r2.json"))
    first.close()
    second.close()


def test_a_record_alone_is_refused_by_an_empty_store(laptops: Laptops) -> None:
    record(laptops.one, INSPECTOR, "NOR-1", "1.1", answer="good")
    with pytest.raises(BadInput, match="without the inspection"):
        laptops.make("empty", laptops.record_of(laptops.one, "r1.json"))


def test_a_record_of_a_case_that_is_not_here_is_refused(laptops: Laptops, tmp_path: Path) -> None:
    record(laptops.one, INSPECTOR, "NOR-1", "1.1", answer="good")
    only = laptops.make("only", put(tmp_path / "inspection.json", INSPECTION))
    with pytest.raises(BadInput, match="“NOR-1”, a case that is not here"):
        import_path(only, laptops.record_of(laptops.one, "r1.json"))
