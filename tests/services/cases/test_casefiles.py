"""Cases, events and absences added by hand, corrected and taken out with a reason."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from db.store import Store
from reviewtui.exchange.schema import schema
from reviewtui.services.cases.casefiles import (
    add_absence,
    add_case,
    add_event,
    correct_event,
    withdraw_absence,
    withdraw_event,
)
from reviewtui.services.cases.caselist import line
from reviewtui.services.errors import BadInput
from reviewtui.services.export.exporting import to_file
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.undoing import redo, undo
from tests.exported import document, to_bytes

from ..conftest import INSPECTOR, OTHER


def test_a_reference_and_a_site_are_enough(store: Store) -> None:
    assert add_case(store, INSPECTOR, " NOR-7 ", "glannau").sentence == "NOR-7 added at Glannau."
    assert line(store, "NOR-7").site == "Glannau"
    assert open_review(store, INSPECTOR, "NOR-7").chronology == ()


@pytest.mark.parametrize(
    ("reference", "site", "words"),
    [
        ("NOR-1", "NOR", "already a case “NOR-1”"),
        ("NOR/7", "NOR", "cannot be a case reference"),
        ("  ", "NOR", "cannot be a case reference"),
        ("a" * 41, "NOR", "cannot be a case reference"),
        ("NOR\x1b7", "NOR", "cannot be a case reference"),
        ("NOR-7", "Nroth", "Unknown site “Nroth”; did you mean “North”"),
        ("NOR-7", "Quux", "Unknown site “Quux”: this inspection's sites are NOR .North., GLA .Glannau."),
    ],
)
def test_an_impossible_case_is_refused(store: Store, reference: str, site: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        add_case(store, INSPECTOR, reference, site)


def test_an_event_is_added_from_one_line_day_first(store: Store) -> None:
    add_event(store, INSPECTOR, "NOR-1", "12/3/2006 police referral d1 p14 seen by the head teacher")
    first = open_review(store, INSPECTOR, "NOR-1").chronology[0]
    assert (first.date.text, first.agency, first.type) == ("2006-03-12", "police", "referral")
    assert (first.document, first.page, first.text) == ("d1", 14, "seen by the head teacher")
    assert first.id.startswith(store.device)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/2/2006 police referral", "not a real date"),
        ("12/3/2006 polise referral", "police"),
        ("12/3/2006 police d9", "event type"),
        ("12/3/2006 police referral d9 p3", "no document “d9”"),
        ("12/3/2006 police referral d1 p99", "ends at page 20"),
        ("", "date"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused(store: Store, text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        add_event(store, INSPECTOR, "NOR-1", text)
    assert len(open_review(store, INSPECTOR, "NOR-1").chronology) == 3


def test_a_span_may_be_added_that_still_goes_on(store: Store) -> None:
    add_event(store, INSPECTOR, "NOR-1", "4/2011 to now csc placement kept at home")
    event = open_review(store, INSPECTOR, "NOR-1").chronology[-1]
    assert (event.open, event.until, event.text) == (True, None, "kept at home")


def ids(store: Store) -> list[str]:
    return [event.id for event in open_review(store, INSPECTOR, "NOR-1").chronology]


def test_a_correction_keeps_the_id_and_what_was_said_before_stays_visible(store: Store) -> None:
    correct_event(store, INSPECTOR, "NOR-1", "e2", "3/3/2011 police referral d1 p5 the log", "read the log")
    sheet = open_review(store, INSPECTOR, "NOR-1")
    (event,) = (event for event in sheet.chronology if event.id == "e2")
    assert (event.date.text, event.page, event.text) == ("2011-03-03", 5, "the log")
    (version,) = sheet.versions["e2"]
    assert (version.event.date.text, version.event.page) == ("2011-03-02", 4)
    assert (version.reason, version.replaced_by) == ("read the log", INSPECTOR)
    assert list(sheet.versions) == ["e2"]


def test_versions_come_oldest_first(store: Store) -> None:
    for day in (3, 4, 5):
        correct_event(store, INSPECTOR, "NOR-1", "e2", f"{day}/3/2011 police referral", f"reason {day}")
    versions = open_review(store, INSPECTOR, "NOR-1").versions["e2"]
    assert [version.event.date.text[-1] for version in versions] == ["2", "3", "4"]
    assert [version.reason for version in versions] == ["reason 3", "reason 4", "reason 5"]


def test_a_correction_moves_no_event_among_those_of_the_same_day(store: Store) -> None:
    for text in ("one", "two", "three"):
        add_event(store, INSPECTOR, "NOR-1", f"2/3/2011 police charge {text}")
    before = ids(store)
    correct_event(store, INSPECTOR, "NOR-1", "e2", "2/3/2011 police referral corrected", "why")
    correct_event(store, INSPECTOR, "NOR-1", before[2], "2/3/2011 police charge first", "why")
    assert ids(store) == before
    assert [event["id"] for event in document(store)["cases"][1]["events"]] == ["e1", "e2", "e3", *before[2:5]]


def test_a_correction_that_changes_nothing_writes_nothing(store: Store) -> None:
    change = correct_event(store, INSPECTOR, "NOR-1", "e2", "2/3/2011 police referral d1 p4", "why")
    assert (change.entry, change.kind) == ("", "")
    assert open_review(store, INSPECTOR, "NOR-1").versions == {}


@pytest.mark.parametrize(
    ("event", "line", "reason", "words"),
    [
        ("e2", "2/3/2011 police referral", "  ", "Give a reason"),
        ("e9", "2/3/2011 police referral", "why", "no event “e9”"),
        ("e2", "2/3/2011 polise referral", "why", "did you mean “police”"),
        ("e2", "2/3/2011 police referral d1 p99", "why", "ends at page 20"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(store: Store, event: str, line: str, reason: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        correct_event(store, INSPECTOR, "NOR-1", event, line, reason)
    assert open_review(store, INSPECTOR, "NOR-1").versions == {}


def test_an_event_taken_out_names_the_judgements_that_rest_on_it(store: Store) -> None:
    for question in ("1.1", "2.1"):
        record(store, INSPECTOR, "NOR-1", question, answer="good", evidence=[{"event": "e2"}])
    change = withdraw_event(store, INSPECTOR, "NOR-1", "e2", "another child's")
    assert change.sentence == (
        "NOR-1 referral (police record, 2 March 2011) withdrawn. The judgements on 1.1 and 2.1 rest on it."
    )
    sheet = open_review(store, INSPECTOR, "NOR-1")
    assert ids(store) == ["e1", "e3"]
    (gone,) = sheet.withdrawn
    assert (gone.event.id, gone.reason, gone.replaced_by) == ("e2", "another child's", INSPECTOR)
    assert sheet.evidence_words({"event": "e2"}).endswith(" (withdrawn)")
    with pytest.raises(BadInput, match="was withdrawn"):
        correct_event(store, INSPECTOR, "NOR-1", "e2", "2011 police referral", "why")


def test_a_judgement_may_be_changed_though_an_event_under_it_was_taken_out(store: Store) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    withdraw_event(store, INSPECTOR, "NOR-1", "e2", "another child's")
    record(store, INSPECTOR, "NOR-1", "1.1", evidence=[{"event": "e2"}, {"event": "e1"}])
    with pytest.raises(BadInput, match="“e2” is not an event"):
        record(store, INSPECTOR, "NOR-1", "2.1", answer="good", evidence=[{"event": "e2"}])


def test_corrections_and_withdrawals_are_undone_and_done_again_with_their_reason(store: Store) -> None:
    correct_event(store, INSPECTOR, "NOR-1", "e2", "3/3/2011 police referral", "the log")
    withdraw_event(store, INSPECTOR, "NOR-1", "e3", "another child's")
    undo(store, INSPECTOR)
    assert ids(store) == ["e1", "e2", "e3"]
    undo(store, INSPECTOR)
    sheet = open_review(store, INSPECTOR, "NOR-1")
    assert sheet.chronology[1].date.text == "2011-03-02"
    (version,) = sheet.versions["e2"]
    assert (version.event.date.text, version.undone) == ("2011-03-03", True)
    redo(store, INSPECTOR)
    redo(store, INSPECTOR)
    sheet = open_review(store, INSPECTOR, "NOR-1")
    assert sheet.chronology[1].date.text == "2011-03-03"
    assert [gone.reason for gone in sheet.withdrawn] == ["another child's"]
    assert [version.reason for version in sheet.versions["e2"] if not version.undone] == ["the log"]


def test_what_two_laptops_say_of_an_event_is_shown_until_somebody_settles_it(
    make_store: Callable[..., Store], folder: Path, tmp_path: Path, store: Store
) -> None:
    to_file(store, tmp_path / "before.json", None)
    one, two = make_store("one", tmp_path / "before.json"), make_store("two", tmp_path / "before.json")
    correct_event(one, INSPECTOR, "NOR-1", "e2", "3/3/2011 police referral", "the log")
    correct_event(two, OTHER, "NOR-1", "e2", "4/3/2011 police referral", "the letter")
    withdraw_event(two, OTHER, "NOR-1", "e1", "twice")
    to_file(one, tmp_path / "one.json", None)
    to_file(two, tmp_path / "two.json", None)
    both = make_store("both", tmp_path / "one.json")
    import_path(both, tmp_path / "two.json")

    sheet = open_review(both, INSPECTOR, "NOR-1")
    assert list(sheet.disputed) == ["e2"]
    said = {side.reason: side.event.date.text for side in sheet.disputed["e2"] if side.event}
    assert said == {"the log": "2011-03-03", "the letter": "2011-03-04"}
    first = min((one.device, "2011-03-03"), (two.device, "2011-03-04"))
    assert next(event.date.text for event in sheet.chronology if event.id == "e2") == first[1]

    correct_event(both, INSPECTOR, "NOR-1", "e2", f"{first[1]} police referral", "asked the officer")
    assert open_review(both, INSPECTOR, "NOR-1").disputed == {}


def test_an_event_that_one_laptop_corrected_and_another_took_out_is_in_dispute(
    make_store: Callable[..., Store], tmp_path: Path, store: Store
) -> None:
    to_file(store, tmp_path / "before.json", None)
    one, two = make_store("one", tmp_path / "before.json"), make_store("two", tmp_path / "before.json")
    correct_event(one, INSPECTOR, "NOR-1", "e2", "3/3/2011 police referral", "the log")
    withdraw_event(two, OTHER, "NOR-1", "e2", "twice")
    for name, made in (("one", one), ("two", two)):
        to_file(made, tmp_path / f"{name}.json", None)
    both = make_store("both", tmp_path / "one.json")
    import_path(both, tmp_path / "two.json")
    sides = open_review(both, INSPECTOR, "NOR-1").disputed["e2"]
    assert [(side.event is None, side.reason) for side in sides] == [(False, "the log"), (True, "twice")]
    assert "e2" in ids(both)
    withdraw_event(both, INSPECTOR, "NOR-1", "e2", "twice indeed")
    sheet = open_review(both, INSPECTOR, "NOR-1")
    assert (sheet.disputed, [gone.reason for gone in sheet.withdrawn][-1:]) == ({}, ["twice indeed"])


def test_no_evidence_found_is_recorded_once_and_may_be_evidence(store: Store) -> None:
    change = add_absence(store, INSPECTOR, "NOR-1", "no strategy discussion, social care, 2006 to 2009: asked both")
    assert change.sentence == "NOR-1: No evidence found of a strategy discussion, social care, 2006 to 2009."
    assert add_absence(store, OTHER, "NOR-1", "strat disc csc 2006 to 2009: asked both").entry == ""
    (absence,) = open_review(store, INSPECTOR, "NOR-1").absences
    piece = {"absence": absence.id}
    record(store, INSPECTOR, "NOR-1", "3.1", answer="inadequate", rationale="None.", evidence=[piece])
    sheet = open_review(store, INSPECTOR, "NOR-1")
    assert sheet.evidence_words(piece) == absence.sentence
    assert "e1" in ids(store) and len(ids(store)) == 3
    assert document(store)["cases"][1]["absences"] == [
        {
            "id": absence.id, "type": "strategy_discussion", "agency": "social_care", "since": "2006",
            "until": "2009", "text": "asked both",
        }
    ]  # fmt: skip
    change = withdraw_absence(store, INSPECTOR, "NOR-1", absence.id, "found it")
    assert change.sentence.endswith("withdrawn. The judgement on 3.1 rests on it.")
    assert open_review(store, INSPECTOR, "NOR-1").absences == ()
    undo(store, INSPECTOR)
    assert open_review(store, INSPECTOR, "NOR-1").absences == (absence,)


def test_an_absence_that_cannot_be_recorded_or_taken_back_is_refused(store: Store) -> None:
    with pytest.raises(BadInput, match="event type is missing"):
        add_absence(store, INSPECTOR, "NOR-1", "no")
    with pytest.raises(BadInput, match="NOR-1 has no absence “a1”"):
        withdraw_absence(store, INSPECTOR, "NOR-1", "a1", "why")
    with pytest.raises(BadInput, match="Give a reason"):
        withdraw_absence(store, INSPECTOR, "NOR-1", "a1", "")
    with pytest.raises(BadInput, match="no “no evidence found” entry “a1”"):
        record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"absence": "a1"}])


def test_an_export_of_a_worked_on_case_file_imports_to_the_same_bytes(
    make_store: Callable[..., Store], tmp_path: Path, store: Store
) -> None:
    correct_event(store, INSPECTOR, "NOR-1", "e2", "3/3/2011 police referral", "the log")
    withdraw_event(store, INSPECTOR, "NOR-1", "e3", "another child's")
    add_absence(store, INSPECTOR, "NOR-2", "no plan")
    to_file(store, tmp_path / "out.json", None)
    Draft202012Validator(schema("reviewtui/inspection")).validate(json.loads((tmp_path / "out.json").read_text()))
    assert to_bytes(make_store("again", tmp_path / "out.json"), None) == (tmp_path / "out.json").read_bytes()


def test_a_day_that_is_hardly_meant_is_named_when_it_is_typed(store: Store) -> None:
    said = add_event(store, INSPECTOR, "NOR-1", "3/4/2098 police contact x").sentence
    assert said == "Event added to NOR-1. 3 April 2098 is in the future. Is the year right?"
    event = open_review(store, INSPECTOR, "NOR-1").chronology[-1].id
    said = correct_event(store, INSPECTOR, "NOR-1", event, "3/4/1912 police contact x", "a slip").sentence
    assert "corrected. 3 April 1912 is more than 60 years ago. Is the year right?" in said
    assert add_event(store, INSPECTOR, "NOR-1", "3/4/2012 police contact x").sentence == "Event added to NOR-1."
