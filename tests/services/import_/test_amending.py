"""A case file that comes a second time: what changed is added, what was done by hand stays, nothing is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.store import Store
from reviewtui.casefile.event import Event
from reviewtui.services import histories
from reviewtui.services.acts import entry_writer
from reviewtui.services.errors import BadInput
from reviewtui.services.import_.imported import Imported
from reviewtui.services.import_.importing import import_path, import_paths
from reviewtui.services.judging.judgements import record
from reviewtui.services.record_keeping import WITHDRAWN
from reviewtui.services.reviewing.reviews import open_review
from tests.exported import to_bytes

from ..conftest import INSPECTOR, case_file, put

Make = Callable[..., Store]
FIRST, SECOND, THIRD = case_file("NOR-1")["events"]


def events_of(store: Store) -> dict[str, Event]:
    return {event.id: event for event in open_review(store, INSPECTOR, "NOR-1").chronology}


def come_again(store: Store, tmp_path: Path, *, preview: bool = False, **changed: Any) -> Imported:
    file = put(tmp_path / "again.json", case_file("NOR-1", **changed))
    return import_paths(store, [file], INSPECTOR, preview=preview)


def correct(store: Store, event: str, **keys: Any) -> None:
    """Correct an event by hand, as a person does it: an entry that replaces what stands."""
    from db import entries

    with store.write() as writing:
        (row,) = entries.current(writing.connection, "event", subject=f"NOR-1/{event}")
        writer = entry_writer(store, writing, INSPECTOR)
        content = {key: value for key, value in {**(row.content or {}), **keys}.items() if value is not None}
        writer.add("event", row.subject, WITHDRAWN if keys.get("gone") else content, replaces=(row.id,), reason="Seen.")
        writer.flush()


def test_what_changed_is_named_and_added_as_an_amendment(store: Store, tmp_path: Path) -> None:
    later = {**SECOND, "page": 5}
    new = {"agency": "yot", "type": "assessment", "date": "2012-01"}
    done = come_again(store, tmp_path, narrative="Another.", events=[FIRST, later, THIRD, new])
    assert done.sentence == "Imported 1 event. Amended 1 case."
    assert [line.split(": ")[0] for line in done.lines] == [
        "NOR-1, case, changed",
        "NOR-1, event e2, changed",
        "NOR-1, event e4, added",
    ]
    assert "page 4 → 5" in done.lines[1]
    assert done.lines[2].endswith(": 2012-01, yot, assessment.")
    assert events_of(store)["e2"].page == 5
    assert open_review(store, INSPECTOR, "NOR-1").case.narrative == "Another."
    assert all("imported" in line.sentence for line in histories.page(store, "NOR-1").lines)


def test_the_same_changed_file_again_brings_nothing(store: Store, tmp_path: Path) -> None:
    changed = {"events": [FIRST, {**SECOND, "page": 5}, THIRD]}
    come_again(store, tmp_path, **changed)
    before = to_bytes(store, None)
    again = come_again(store, tmp_path, **changed)
    assert (again.sentence, again.lines) == ("Nothing new: everything in it is here already.", ())
    assert to_bytes(store, None) == before


def test_a_preview_says_the_same_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    before = to_bytes(store, None)
    seen = come_again(store, tmp_path, preview=True, events=[FIRST, {**SECOND, "page": 5}, THIRD])
    assert seen.preview
    assert seen.sentence == "Would amend 1 case. Nothing was written."
    assert to_bytes(store, None) == before
    done = come_again(store, tmp_path, events=[FIRST, {**SECOND, "page": 5}, THIRD])
    assert done.lines == seen.lines
    assert done.as_json()["changes"] == seen.as_json()["changes"]


def test_a_preview_of_a_whole_folder_leaves_a_new_store_empty(make_store: Make, folder: Path) -> None:
    empty = make_store("empty")
    seen = import_paths(empty, [folder], preview=True)
    assert seen.sentence == "Would import 3 cases, 9 events. Nothing was written."
    assert seen.new_cases == ("GLA-1", "NOR-1", "NOR-2")
    assert import_path(empty, folder).sentence == "Imported 3 cases, 9 events."


def test_what_the_file_leaves_out_is_kept_and_named(store: Store, tmp_path: Path) -> None:
    done = come_again(store, tmp_path, events=[FIRST, THIRD])
    assert done.lines == ("NOR-1, event e2, not in the file, and kept as it is.",)
    assert list(events_of(store)) == ["e1", "e2", "e3"]


NOTHING = dict.fromkeys(("age_at_offence", "disability", "looked_after"))


@pytest.mark.parametrize("left_out", [{}, NOTHING], ids=["absent", "null"])
def test_what_a_file_says_no_more_of_a_case_is_kept_and_named(
    store: Store, tmp_path: Path, left_out: dict[str, Any]
) -> None:
    done = come_again(store, tmp_path, narrative=None, characteristics={"gender": "female", **left_out})
    assert done.lines[0] == "NOR-1, case, changed: gender “male” → “female”."
    assert done.lines[1].startswith(
        "NOR-1, case, not in the file, and kept as it is: age at offence 14, disability “aut"
    )
    case = open_review(store, INSPECTOR, "NOR-1").case
    assert (case.gender, case.age_at_offence, case.disability, case.looked_after) == ("female", 14, ("autism",), False)
    assert case.narrative.startswith("Gwên")


def test_what_a_file_says_no_more_of_an_event_is_kept_and_named(store: Store, tmp_path: Path) -> None:
    bare = [{key: event[key] for key in ("agency", "type", "date")} for event in (FIRST, SECOND, THIRD)]
    seen = come_again(store, tmp_path, preview=True, events=bare)
    assert (seen.entries, seen.sentence) == (0, "Nothing new: everything in it is here already.")
    assert seen.lines == (
        "NOR-1, event e1, not in the file, and kept as it is: text “[REDACTED] told a teacher.”.",
        "NOR-1, event e2, not in the file, and kept as it is: document “d1”, page 4.",
        "NOR-1, event e3, not in the file, and kept as it is: open yes.",
    )


def test_an_empty_text_and_an_empty_list_take_away_what_was_there(store: Store, tmp_path: Path) -> None:
    come_again(store, tmp_path, narrative="", characteristics={"disability": []}, events=[{**FIRST, "text": ""}])
    case = open_review(store, INSPECTOR, "NOR-1").case
    assert (case.narrative, case.disability, case.age_at_offence) == ("", (), 14)
    assert events_of(store)["e1"].text == ""


def test_what_goes_together_is_not_kept_apart(store: Store, tmp_path: Path) -> None:
    ended = {**THIRD, "until": "2012"}
    come_again(store, tmp_path, events=[FIRST, SECOND, ended], characteristics={"age_at_offence": 14, "age_now": 15})
    moved = {key: value for key, value in SECOND.items() if key != "page"} | {"document": "d2"}
    later = {"agency": THIRD["agency"], "type": THIRD["type"], "date": "2013"}
    events = [FIRST, {**moved, "id": "e2"}, {**later, "id": "e3"}]
    come_again(store, tmp_path, events=events, characteristics={"age_at_offence": 16})
    found, case = events_of(store), open_review(store, INSPECTOR, "NOR-1").case
    assert (found["e2"].document, found["e2"].page) == ("d2", None)
    assert (found["e3"].date.text, found["e3"].until, found["e3"].open) == ("2013", None, False)
    assert (case.age_at_offence, case.age_now) == (16, None)


def test_what_was_added_by_hand_is_expected_in_no_file(store: Store, tmp_path: Path) -> None:
    correct(store, "e2", text="By letter.", until="2012")
    done = come_again(store, tmp_path)
    assert (done.entries, done.lines) == (0, ())
    assert events_of(store)["e2"].text == "By letter."


def test_an_event_put_in_at_the_top_takes_no_other_events_name(store: Store, tmp_path: Path) -> None:
    earlier = {"agency": "health", "type": "concern", "date": "2008", "text": "A letter."}
    come_again(store, tmp_path, events=[earlier, {**FIRST, "text": "Told a teacher twice."}, SECOND, THIRD])
    found = events_of(store)
    assert found["e4"].text == "A letter."
    assert found["e1"].text == "Told a teacher twice."
    assert (found["e2"].page, found["e3"].open) == (4, True)


def test_a_document_put_in_at_the_top_takes_its_events_along(make_store: Make, folder: Path, tmp_path: Path) -> None:
    listed = [{"agency": "police", "title": "Report", "pages": 9}]
    event = {"agency": "police", "type": "arrest", "date": "2011", "document": "d1"}
    put(folder / "NOR-1.json", case_file("NOR-1", documents=listed, events=[event]))
    store = make_store("nameless", folder)
    above = {"agency": "school", "title": "Letter"}
    come_again(store, tmp_path, documents=[above, *listed], events=[{**event, "document": "d2"}])
    assert {each.id: each.title for each in open_review(store, INSPECTOR, "NOR-1").documents} == {
        "d1": "Report",
        "d2": "Letter",
    }
    assert events_of(store)["e1"].document == "d1"


def test_a_file_that_says_what_stood_before_a_correction_does_not_undo_it(store: Store, tmp_path: Path) -> None:
    correct(store, "e2", date="2011-03-12")
    again = come_again(store, tmp_path)
    assert (again.entries, again.lines) == (0, ())
    assert events_of(store)["e2"].date.text == "2011-03-12"


def test_a_file_that_changes_another_part_of_a_corrected_event_leaves_the_correction(
    store: Store, tmp_path: Path
) -> None:
    correct(store, "e2", date="2011-03-12")
    come_again(store, tmp_path, events=[FIRST, {**SECOND, "text": "By letter."}, THIRD])
    found = events_of(store)["e2"]
    assert (found.date.text, found.text) == ("2011-03-12", "By letter.")


def test_a_file_that_says_a_third_thing_is_named_and_the_correction_stands_however_often_it_comes(
    store: Store, tmp_path: Path
) -> None:
    correct(store, "e2", date="2011-03-12")
    changed = {"events": [FIRST, {**SECOND, "date": "2011-03-22", "text": "By letter."}, THIRD]}
    assert "“2011-03-12” → “2011-03-22”" in come_again(store, tmp_path, **changed).lines[1]
    again = come_again(store, tmp_path, **changed)
    assert again.entries == 0
    assert "kept as corrected here" in again.lines[0]
    assert events_of(store)["e2"].date.text == "2011-03-12"


def test_a_correction_that_was_undone_stands_in_no_files_way(store: Store, tmp_path: Path) -> None:
    from reviewtui.services.undoing import undo

    correct(store, "e2", date="2011-03-12")
    undo(store, INSPECTOR)
    come_again(store, tmp_path, events=[FIRST, {**SECOND, "date": "2011-03-22"}, THIRD])
    assert events_of(store)["e2"].date.text == "2011-03-22"


@pytest.mark.parametrize(("page", "named"), [(4, False), (5, True)])
def test_an_event_that_was_taken_out_stays_out(store: Store, tmp_path: Path, page: int, named: bool) -> None:
    correct(store, "e2", gone=True)
    again = come_again(store, tmp_path, events=[FIRST, {**SECOND, "page": page}, THIRD])
    assert again.entries == 0
    assert any("left out because it was withdrawn here" in line for line in again.lines) is named
    assert list(events_of(store)) == ["e1", "e3"]


def test_a_case_added_by_hand_is_filled_in_by_its_file(store: Store, tmp_path: Path) -> None:
    from reviewtui.services.cases.casefiles import add_case

    add_case(store, INSPECTOR, "NOR-7", "North")
    done = import_path(store, put(tmp_path / "seven.json", case_file("NOR-7")))
    assert done.sentence == "Imported 3 events. Amended 1 case."
    sheet = open_review(store, INSPECTOR, "NOR-7")
    assert (sheet.case.age_at_offence, len(sheet.chronology)) == (14, 3)


def test_an_event_added_by_hand_is_expected_in_no_file(store: Store, tmp_path: Path) -> None:
    from reviewtui.services.cases.casefiles import add_event

    add_event(store, INSPECTOR, "NOR-1", "12/3/2006 police referral")
    assert come_again(store, tmp_path).lines == ()


def test_hostile_text_is_marked_in_what_an_amendment_says(store: Store, tmp_path: Path) -> None:
    done = come_again(store, tmp_path, narrative="\x1b[31mred\u202e")
    assert "\x1b" not in done.lines[0]
    assert "␛[31mred⟨U+202E⟩" in done.lines[0]


def test_long_texts_are_shown_from_where_they_begin_to_differ(store: Store, tmp_path: Path) -> None:
    long = "It was said many times over that nothing had been seen "
    come_again(store, tmp_path, narrative=f"{long}in June.")
    (line,) = come_again(store, tmp_path, narrative=f"{long}in July.").lines
    assert "June." in line
    assert "July." in line
    assert "It was said" not in line


def test_judgements_stand_when_their_case_is_amended(store: Store, tmp_path: Path) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", evidence=[{"event": "e2"}])
    done = come_again(store, tmp_path, events=[FIRST, {**SECOND, "page": 5}, THIRD])
    assert done.second_look == 1
    assert done.sentence == "Amended 1 case. 1 judgement to look at again."
    assert open_review(store, INSPECTOR, "NOR-1").answers == {"1.1": "good"}


def test_an_event_that_two_people_corrected_differently_is_left_to_them(store: Store, tmp_path: Path) -> None:
    from db import entries

    with store.write() as writing:
        (row,) = entries.current(writing.connection, "event", subject="NOR-1/e2")
        writer = entry_writer(store, writing, INSPECTOR)
        for page in (7, 8):
            writer.add("event", row.subject, {**(row.content or {}), "page": page}, replaces=(row.id,))
        writer.flush()
    again = come_again(store, tmp_path, events=[FIRST, {**SECOND, "page": 9}, THIRD])
    assert again.lines == ("NOR-1, event e2, not changed, because two people changed it differently.",)
    assert come_again(store, tmp_path, events=[FIRST, {**SECOND, "page": 8}, THIRD]).lines == ()


def test_an_event_whose_text_was_withheld_is_left_as_it_is(store: Store, make_store: Make, tmp_path: Path) -> None:
    import json

    whole = json.loads(to_bytes(store, None))
    kept = {key: whole[key] for key in ("format", "format_version", "framework", "inspection", "history", "heads")}
    item = next(item for item in kept["history"] if item["subject"] == "NOR-1/e2")
    for key in ("salt", "content"):
        del item[key]
    elsewhere = make_store("elsewhere", put(tmp_path / "kept.json", kept))
    again = come_again(elsewhere, tmp_path)
    assert again.lines == ("NOR-1, event e2, left as it is, because its text is not on this laptop.",)
    assert again.entries == 0


def test_a_file_that_shares_nothing_with_its_case_is_taken_for_a_slip_of_the_reference(
    store: Store, tmp_path: Path
) -> None:
    years = zip((FIRST, SECOND, THIRD), ("2001", "2002", "2003"), strict=True)
    strange = [{**event, "date": year} for event, year in years]
    before = to_bytes(store, None)
    with pytest.raises(BadInput, match="“NOR-1” is in this store with other facts and events"):
        come_again(store, tmp_path, events=strange, narrative="Another child.")
    assert to_bytes(store, None) == before
    assert come_again(store, tmp_path, events=strange, preview=True).amendments
    assert come_again(store, tmp_path, events=[*strange, THIRD], narrative="The same.", preview=True).amendments
