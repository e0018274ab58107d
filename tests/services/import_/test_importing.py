"""Importing: all of it or none of it, and the same thing twice is one thing."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from db import devices, entries
from db.store import Store
from reviewtui.entries.items import HEADER_KEYS
from reviewtui.exchange import write
from reviewtui.services import notes
from reviewtui.services.caselist import CaseQuery, line, page
from reviewtui.services.errors import BadInput
from reviewtui.services.import_.importing import import_path, import_paths
from reviewtui.services.judgements import record
from reviewtui.services.reviews import open_review
from reviewtui.services.stores import create, open_store
from tests.exported import document, to_bytes

from ..conftest import INSPECTION, INSPECTOR, LEAD, OTHER, case_file, put

Make = Callable[..., Store]


def test_a_folder_is_imported_whole(make_store: Make, folder: Path) -> None:
    store = make_store("empty")
    told: list[tuple[str, int, int]] = []
    done = import_path(store, folder, report=lambda *how_far: told.append(how_far))
    assert (done.cases, done.events, done.judgements) == (3, 9, 0)
    assert done.sentence == "Imported 3 cases, 9 events."
    assert told[0] == ("Reading", 0, 4)
    assert line(store, "NOR-2").site == "North"


def test_importing_the_same_again_brings_nothing(store: Store, folder: Path) -> None:
    before = to_bytes(store, None)
    assert import_path(store, folder).sentence == "Nothing new: everything in it is here already."
    assert to_bytes(store, None) == before


def test_a_case_keeps_the_order_and_the_open_spans_of_its_file(store: Store) -> None:
    sheet = open_review(store, INSPECTOR, "NOR-1")
    assert [event.id for event in sheet.chronology] == ["e1", "e2", "e3"]
    assert [event.open for event in sheet.chronology] == [False, False, True]
    assert sheet.chronology[0].text == "[REDACTED] told a teacher."


def test_two_bad_files_of_many_import_none_and_list_every_fault_of_both(make_store: Make, folder: Path) -> None:
    put(folder / "NOR-1.json", {**case_file("NOR-1"), "colour": "red", "narrative": True})
    put(
        folder / "GLA-1.json",
        case_file("GLA-1", events=[{"agency": "plice", "type": "referral", "date": "2011-02-30"}]),
    )
    store = make_store("empty")
    before = store.changes()
    with pytest.raises(BadInput, match="4 faults in 2 files") as refused:
        import_path(store, folder)
    listed = "\n".join(refused.value.faults)
    for words in ("colour", "narrative", "“plice”", "2011-02-30"):
        assert words in listed
    assert store.changes() == before


def test_two_files_of_one_reference_are_refused(make_store: Make, folder: Path) -> None:
    put(folder / "NOR-2.json", case_file("NOR-1"))
    with pytest.raises(BadInput, match="“NOR-1” is already the reference of"):
        import_path(make_store("empty"), folder)


def test_an_unknown_site_is_refused_with_its_line(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(case_file("NOR-9", "Nroth"), indent=1), "utf-8")
    with pytest.raises(BadInput, match=r"odd\.json:5: site: “Nroth” is not a site"):
        import_path(store, path)
    assert page(store, CaseQuery()).total == 3


def test_a_case_needs_an_inspection_first(make_store: Make, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no inspection yet"):
        import_path(make_store("empty"), put(tmp_path / "case.json", case_file("NOR-1")))


def test_a_second_inspection_is_refused(store: Store, tmp_path: Path) -> None:
    other = {**INSPECTION, "inspection": {**INSPECTION["inspection"], "id": "another"}}
    with pytest.raises(BadInput, match="is about inspection “another”, and this store holds “small”"):
        import_path(store, put(tmp_path / "other.json", other))


def test_a_changed_description_is_taken_over(store: Store, tmp_path: Path) -> None:
    grown = {**INSPECTION, "people": [*INSPECTION["people"], {"name": "Dee New", "role": "local_assessor"}]}
    import_path(store, put(tmp_path / "grown.json", grown))
    assert "Dee New" in {person["name"] for person in document(store)["people"]}


@pytest.mark.parametrize(
    ("framework", "words"),
    [
        ({"code": "hsb-join-2013", "version": "1"}, "hsb-joint-2013"),
        ({"code": "hsb-joint-2013", "version": "9"}, "version 2"),
        ({"code": "mine", "version": "1", "text": "framework: mine\ncolour: red\n"}, "its framework has faults"),
    ],
)
def test_a_framework_that_cannot_be_read_is_refused(
    make_store: Make, tmp_path: Path, framework: dict[str, str], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        import_path(make_store("empty"), put(tmp_path / "inspection.json", {**INSPECTION, "framework": framework}))


def test_another_text_of_the_framework_is_refused(store: Store, tmp_path: Path) -> None:
    text = document(store)["framework"]["text"].replace("min_to_rate: 5", "min_to_rate: 6")
    changed = {**INSPECTION, "framework": {**INSPECTION["framework"], "text": text}}
    with pytest.raises(BadInput, match="pinned to hsb-joint-2013 version 1"):
        import_path(store, put(tmp_path / "inspection.json", changed))


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_nothing_to_import_is_said_plainly(store: Store, tmp_path: Path, name: str) -> None:
    if name == "empty":
        (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match="There is no"):
        import_path(store, tmp_path / name)


def test_an_export_imported_into_a_new_store_gives_the_same_bytes(
    store: Store, make_store: Make, tmp_path: Path
) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.", evidence=[{"event": "e1"}])
    (tmp_path / "out.json").write_bytes(to_bytes(store, None))
    assert to_bytes(make_store("second", tmp_path / "out.json"), None) == to_bytes(store, None)


def test_an_export_laid_out_otherwise_is_the_same_export(store: Store, make_store: Make, tmp_path: Path) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good", rationale="Seen.", evidence=[{"event": "e1"}])
    second = make_store("second", put(tmp_path / "out.json", document(store)))
    assert to_bytes(second, None) == to_bytes(store, None)


def test_faults_of_a_record_and_of_a_case_beside_it_are_told_together(
    store: Store, make_store: Make, folder: Path
) -> None:
    whole = document(store)
    whole["history"][0]["hash"] = "0"
    (folder / "record.json").write_bytes(write(whole))
    put(folder / "NOR-1.json", {**case_file("NOR-1"), "colour": "red"})
    with pytest.raises(BadInput, match="2 faults in 2 files"):
        import_path(make_store("second"), folder)


def test_more_of_the_same_record_brings_only_what_is_new(store: Store, make_store: Make, tmp_path: Path) -> None:
    (tmp_path / "half.json").write_bytes(to_bytes(store, None))
    second = make_store("second", tmp_path / "half.json")
    for question in ("1.1", "1.2"):
        record(store, INSPECTOR, "NOR-1", question, answer="good")
    (tmp_path / "whole.json").write_bytes(to_bytes(store, None))
    done = import_path(second, tmp_path / "whole.json")
    assert (done.judgements, done.entries, done.sentence) == (2, 2, "Imported 2 judgements.")
    assert to_bytes(second, None) == to_bytes(store, None)


def edited(store: Store, change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(to_bytes(store, None))
    change(whole)
    return whole


def entry_of(whole: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in whole["history"] if item["kind"] == "judgement")
    return found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda whole: whole["judgements"][0].update(answer="inadequate"), "judgements: this does not agree"),
        (lambda whole: whole["cases"][0].update(narrative="Other."), "cases: this does not agree"),
        (
            lambda whole: whole["summary"]["questions"]["1.1"].update(rating="inadequate"),
            "summary: this does not agree",
        ),
        (lambda whole: whole["summary"]["progress"].update(judged=3), "summary: this does not agree"),
        (lambda whole: entry_of(whole)["content"].update(answer="inadequate"), "does not hold together"),
        (lambda whole: entry_of(whole).update(made_at="2012-10-01T10:00:00Z"), "does not hold together"),
        (lambda whole: whole["history"].pop(3), "does not hold together"),
        (lambda whole: whole["heads"].clear(), "it may have been cut off"),
        (lambda whole: whole["heads"].update({next(iter(whole["heads"])): {"sequence": 1, "hash": "0" * 64}}), "heads"),
    ],
)
@pytest.mark.parametrize("lay_out", [write, lambda whole: json.dumps(whole).encode()], ids=["as written", "otherwise"])
def test_an_export_that_was_edited_is_refused(
    store: Store,
    make_store: Make,
    tmp_path: Path,
    change: Callable[[dict[str, Any]], None],
    words: str,
    lay_out: Callable[[dict[str, Any]], bytes],
) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    path = tmp_path / "edited.json"
    path.write_bytes(lay_out(edited(store, change)))
    second = make_store("second")
    before = second.changes()
    with pytest.raises(BadInput, match=words):
        import_path(second, path)
    assert second.changes() == before


HEADER: dict[str, Any] = {
    "device": "zzzz",
    "sequence": 900,
    "person": "Somebody Else",
    "made_at": "2001-01-01T00:00:00Z",
    "offset": 17,
    "kind": "note",
    "subject": "NOR-1/first/1.2",
    "act": "import",
    "of": 1,
    "replaces": ["zzzz-1"],
    "content_hash": "0" * 64,
    "previous": "1" * 64,
    "hash": "2" * 64,
}


def test_every_key_of_a_header_is_forged_below() -> None:
    assert tuple(HEADER) == HEADER_KEYS


@pytest.mark.parametrize(
    "forge",
    [
        *(pytest.param(lambda whole, key=key: entry_of(whole).update({key: HEADER[key]}), id=key) for key in HEADER),
        pytest.param(lambda whole: entry_of(whole).update(salt="pepper"), id="salt"),
        pytest.param(lambda whole: entry_of(whole).update(reason="Because."), id="reason"),
        pytest.param(lambda whole: entry_of(whole)["content"].update(rationale="Forged."), id="content"),
        pytest.param(lambda whole: whole["history"].pop(-2), id="dropped"),
        pytest.param(lambda whole: whole["history"].insert(2, whole["history"][1]), id="doubled"),
        pytest.param(lambda whole: whole["judgements"][0].update(rationale="Forged."), id="judgements"),
        pytest.param(lambda whole: whole["judgements"].pop(), id="judgements dropped"),
        pytest.param(lambda whole: whole["reviews"][0].update(state="judged"), id="reviews"),
        pytest.param(lambda whole: whole["summary"]["progress"].update(judged=3), id="summary"),
        pytest.param(lambda whole: whole["framework"].update(text="Forged."), id="framework"),
    ],
)
@pytest.mark.parametrize("lay_out", [write, lambda whole: json.dumps(whole).encode()], ids=["as written", "otherwise"])
def test_a_forged_record_is_refused_by_the_store_that_holds_the_original(
    store: Store,
    tmp_path: Path,
    forge: Callable[[dict[str, Any]], None],
    lay_out: Callable[[dict[str, Any]], bytes],
) -> None:
    for question in ("1.1", "1.2"):
        record(store, INSPECTOR, "NOR-1", question, answer="good", rationale="Seen.")
    original = to_bytes(store, None)
    (tmp_path / "original.json").write_bytes(lay_out(json.loads(original)))
    assert import_path(store, tmp_path / "original.json").sentence == "Nothing new: everything in it is here already."
    (tmp_path / "forged.json").write_bytes(lay_out(edited(store, forge)))
    with pytest.raises(BadInput) as refused:
        import_path(store, tmp_path / "forged.json")
    assert "forged.json" in "\n".join((str(refused.value), *refused.value.faults))
    assert to_bytes(store, None) == original


def test_what_is_withheld_from_an_export_says_nothing_against_what_is_here(store: Store, tmp_path: Path) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    notes.take(store, INSPECTOR, "NOR-1", "1.1", "Ask again.")
    (tmp_path / "without.json").write_bytes(to_bytes(store, None))
    assert import_path(store, tmp_path / "without.json").sentence == "Nothing new: everything in it is here already."


def without(value: Any, names: Sequence[str]) -> Any:
    """The same without some keys, however deep."""
    if isinstance(value, dict):
        return {key: without(held, names) for key, held in value.items() if key not in names}
    return [without(held, names) for held in value] if isinstance(value, list) else value


LATER = ("sample", "timeliness", "missed_opportunities", "suggestions", "could_be", "flags", "agreed")
"""Parts of a summary that versions before this one did not write, or may not have."""


@pytest.mark.parametrize("names", [LATER, ("name",), ("judged",)])
def test_an_export_of_a_version_that_said_less_is_imported_and_still_may_not_be_edited(
    store: Store, make_store: Make, tmp_path: Path, names: Sequence[str]
) -> None:
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    whole = json.loads(to_bytes(store, None))
    whole["summary"] = without(whole["summary"], names)
    assert "NOR-1" in whole["summary"]["cases"]
    second = make_store("second", put(tmp_path / "older.json", whole))
    assert to_bytes(second, None) == to_bytes(store, None)
    whole["summary"]["questions"]["1.1"]["rating"] = "inadequate"
    with pytest.raises(BadInput, match="summary: this does not agree"):
        import_path(make_store("third"), put(tmp_path / "edited.json", whole))


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


def test_a_store_cannot_be_made_over_something(tmp_path: Path) -> None:
    from reviewtui.services.errors import BadUsage, StoreUnusable

    with pytest.raises(BadUsage, match="--plain"):
        create(tmp_path / "no.store", plain=False)
    create(tmp_path / "yes.store", plain=True).close()
    with pytest.raises(StoreUnusable):
        create(tmp_path / "yes.store", plain=True)


def test_an_unknown_site_is_listed_with_every_other_fault(make_store: Make, folder: Path) -> None:
    put(folder / "NOR-1.json", {**case_file("NOR-1", "Nroth"), "colour": "red"})
    put(folder / "GLA-1.json", case_file("GLA-1", "Galnnau"))
    with pytest.raises(BadInput, match="3 faults in 2 files") as refused:
        import_path(make_store("empty"), folder)
    listed = "\n".join(refused.value.faults)
    assert all(words in listed for words in ("colour", "“Nroth”", "“Galnnau”"))


def test_names_that_can_hardly_be_told_apart_are_pointed_out_once(store: Store, tmp_path: Path) -> None:
    sound = case_file("NOR-1")["events"][0]
    twins = [{**sound, "id": "A1"}, {**sound, "id": "a1"}, {**sound, "id": "B1"}]
    files = [
        put(tmp_path / "1.json", case_file("nor-1", events=twins)),
        put(tmp_path / "2.json", case_file("Caf\u00e9", events=[])),
        put(tmp_path / "3.json", case_file("Cafe\u0301", events=[])),
    ]
    seen = import_paths(store, files, preview=True)
    done = import_paths(store, files)
    assert seen.alike == done.alike
    assert done.alike == (
        "“nor-1” looks like “NOR-1”, which is here already; each is a case of its own.",
        "“Cafe\u0301” looks like “Caf\u00e9”, which comes with it; each is a case of its own.",
        "nor-1, event “a1” looks like “A1”, which comes with it; each is an event of its own.",
    )
    assert done.lines[:3] == done.alike
    assert done.as_json()["alike"] == list(done.alike)
    assert import_paths(store, files).alike == ()


def test_a_new_event_that_looks_like_one_that_is_here_is_pointed_out(store: Store, tmp_path: Path) -> None:
    events = case_file("NOR-1")["events"]
    again = put(tmp_path / "again.json", case_file("NOR-1", events=[*events, {**events[0], "id": "E1"}]))
    (said,) = import_path(store, again).alike
    assert said == "NOR-1, event “E1” looks like “e1”, which is here already; each is an event of its own."


def test_the_size_that_a_file_has_is_told_however_little_is_read(store: Store, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 4_000_000)
    with pytest.raises(BadInput, match="The file has 4 MB and at most 1 MB are read"):
        import_paths(store, [large], largest=1_000_000)
    with pytest.raises(BadInput, match="The file has 4 MB and at most 2 MB are read"):
        import_paths(store, [large], largest=2_000_000)
