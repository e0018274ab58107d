"""Retention: the texts of a closed inspection go, the record holds, and no import brings them back."""

from datetime import date
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.services.cases.caselist import CaseQuery
from reviewtui.services.cases.caselist import page as cases
from reviewtui.services.errors import BadInput
from reviewtui.services.export.exporting import to_file
from reviewtui.services.histories import page
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.alerts import raise_alert
from reviewtui.services.judging.drafts import keep
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import create, open_store
from reviewtui.services.undoing import undo
from reviewtui.services.upkeep.backups import back_up
from reviewtui.services.upkeep.checking import check_store
from reviewtui.services.upkeep.retention import Retained, Retention, retain, to_retain
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR

WHY = "Nothing was asked of the school for eleven weeks."
TYPED = "Half a sentence about the grandmother"
TODAY = date(2030, 5, 12)


@pytest.fixture
def judged(store: Store) -> Store:
    """A store with an answer, its rationale, and a draft."""
    record(store, INSPECTOR, "NOR-1", "1.1", answer="inadequate", rationale=WHY)
    keep(store, INSPECTOR, "NOR-1", "1.2", TYPED)
    return store


def planned(store: Store) -> Retention:
    return to_retain(store, "Schedule 7.2", "2029-03-31", TODAY)


def retained(store: Store) -> Retained:
    return retain(store, planned(store), INSPECTOR)


def test_a_plan_changes_nothing_and_says_what_would_go(judged: Store, tmp_path: Path) -> None:
    before = document(judged)
    copy = back_up(judged).path
    aside = judged.path.with_name(f"{judged.path.name}.set-aside-20260512T143207Z")
    aside.write_bytes(b"x")
    to_file(judged, tmp_path / "out.json", INSPECTOR)
    plan = planned(judged)
    assert document(judged) == before
    assert (plan.cases, plan.kinds["judgement"]) == (len(before["cases"]), 1)
    assert plan.entries == sum(plan.kinds.values()) > 1
    assert plan.copies == (copy, aside)
    assert [one.left.file for one in plan.left if one.left.file] == [str(tmp_path / "out.json")]


def test_the_texts_are_gone_from_the_disk_and_the_record_holds(judged: Store) -> None:
    plan = planned(judged)
    done = retained(judged)
    assert done.is_log_empty
    assert [check.text for check in check_store(judged) if not check.ok] == []
    assert cases(judged, CaseQuery()).total == 0
    judged.close()
    for file in judged.path.parent.iterdir():
        if file.is_file():
            data = file.read_bytes()
            assert WHY.encode() not in data, file.name
            assert TYPED.encode() not in data, file.name
    again = open_store(judged.path)
    assert again.doubt == ""
    said = {line.entry: line.sentence for line in page(again).lines}
    assert said[done.entry] == (
        f"2029-03-31 inspection closed, texts of {plan.cases} cases ({plan.entries} entries) deleted under retention: "
        "Schedule 7.2"
    )
    assert "NOR-1 1.1 a judgement, deleted under retention." in said.values()
    again.close()


def test_what_keeps_the_record_append_only_is_back(judged: Store) -> None:
    retained(judged)
    with judged.write() as writing, pytest.raises(Exception, match="append-only"):
        writing.connection.execute("UPDATE entry SET content = NULL, salt = NULL, reason = NULL WHERE kind = 'site'")


def test_an_export_says_it_and_comes_in_again_as_it_is(judged: Store, tmp_path: Path) -> None:
    done = retained(judged)
    exported = document(judged)
    assert (exported["cases"], exported["judgements"]) == ([], [])
    (kept,) = [item for item in exported["history"] if item["kind"] == "retention"]
    assert (f"{kept['device']}-{kept['sequence']}", kept["content"]["rule"]) == (done.entry, "Schedule 7.2")
    to_file(judged, tmp_path / "out.json", None)
    other = create(tmp_path / "other.store", plain=True)
    import_path(other, tmp_path / "out.json")
    assert to_bytes(other, None) == (tmp_path / "out.json").read_bytes()
    assert "NOR-1 1.1 a judgement, deleted under retention." in [line.sentence for line in page(other).lines]
    other.close()


def test_no_import_brings_it_back(judged: Store, tmp_path: Path) -> None:
    to_file(judged, tmp_path / "before.json", None)
    retained(judged)
    after = document(judged)
    import_path(judged, tmp_path / "before.json")
    assert document(judged) == after


def test_no_undo_brings_it_back(judged: Store) -> None:
    retained(judged)
    with pytest.raises(BadInput, match="deleted under retention"):
        undo(judged, INSPECTOR)


def test_a_second_time_there_is_nothing_left(judged: Store) -> None:
    retained(judged)
    assert (planned(judged).kinds, retained(judged).entry) == ({}, "")


def test_while_somebody_reads_the_log_is_not_empty(judged: Store) -> None:
    other = open_store(judged.path)
    with other.read() as connection:
        connection.execute("SELECT count(*) FROM entry").fetchone()
        assert not retained(judged).is_log_empty
    assert retained(judged).is_log_empty
    other.close()


@pytest.mark.parametrize(
    ("rule", "closed", "said"),
    [
        (" ", "2029-03-31", "State the rule"),
        ("7.2", "31/03/2029", "is not a day"),
        ("7.2", "2030-05-12", "has not passed"),
    ],
)
def test_without_a_rule_or_a_day_that_has_passed_nothing_goes(judged: Store, rule: str, closed: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        to_retain(judged, rule, closed, TODAY)


def test_an_open_alert_comes_first(judged: Store) -> None:
    raise_alert(judged, INSPECTOR, "NOR-1", "child_at_risk", "Left alone.")
    with pytest.raises(BadInput, match="NOR-1 has an open alert"):
        planned(judged)
