"""Importing: all of it or none of it, and the same thing twice is one thing."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pyrage
import pytest
from pyrage.x25519 import Identity

from db.store import Store
from reviewtui.exchange import write
from reviewtui.services.cases.caselist import CaseQuery, line, page
from reviewtui.services.errors import BadInput, NotWritten
from reviewtui.services.import_.importing import import_path, import_paths
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store import kept
from reviewtui.services.store.sealing import MARK, Sink, opens_with
from reviewtui.services.store.stores import create
from reviewtui.services.upkeep.checking import check_store
from tests.exported import document, to_bytes

from ..conftest import INSPECTION, INSPECTOR, case_file, put

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
    with pytest.raises(BadInput, match="4 errors in 2 files") as refused:
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


def test_the_cases_of_a_site_that_was_renamed_are_found_by_its_new_name(store: Store, tmp_path: Path) -> None:
    sites = [{**site, "name": site["name"].replace("North", "Moorland")} for site in INSPECTION["sites"]]
    import_path(store, put(tmp_path / "renamed.json", {**INSPECTION, "sites": sites}))
    found = page(store, CaseQuery(text="moorland")).lines
    assert [each.reference for each in found] == ["NOR-1", "NOR-2"]
    assert all(check.ok for check in check_store(store))


@pytest.mark.parametrize(
    ("framework", "words"),
    [
        ({"code": "hsb-join-2013", "version": "1"}, "hsb-joint-2013"),
        ({"code": "hsb-joint-2013", "version": "9"}, "version 2"),
        ({"code": "mine", "version": "1", "text": "framework: mine\ncolour: red\n"}, "its framework has errors"),
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


def test_what_an_age_file_holds_is_opened_once_whatever_is_wrong_with_it(
    store: Store, make_store: Make, tmp_path: Path
) -> None:
    sound, names = to_bytes(store, None), list[str]()
    held = {
        "cut.json.age": sound[:-100],
        "altered.json.age": sound.replace(b"told a teacher", b"told no teacher"),
        "sound.json.age": sound,
    }
    for name in held:
        (tmp_path / name).write_bytes(MARK)

    def opens(_: BinaryIO, sink: Sink, name: str) -> None:
        names.append(Path(name).name)
        sink.write(held[names[-1]])

    other = make_store("other")
    with pytest.raises(BadInput, match="cut short"):
        import_paths(other, [tmp_path / "cut.json.age"], opens=opens)
    with pytest.raises(BadInput) as refused:
        import_paths(other, [tmp_path / "altered.json.age"], opens=opens)
    assert "its content was changed after it was made" in f"{refused.value} {refused.value.faults}"
    import_paths(other, [tmp_path / "sound.json.age"], opens=opens)
    assert names == list(held)
    assert to_bytes(other, None) == sound


def spoilt(data: bytearray, at: int) -> bytearray:
    """The same with one bit turned."""
    turned = bytearray(data)
    turned[at] ^= 1
    return turned


def test_what_a_key_opens_is_read_piece_by_piece_and_refused_where_it_is_damaged(
    store: Store, make_store: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "HELD", 1)
    monkeypatch.setattr(kept, "PIECE", 1000)
    secret, sound = Identity.generate(), to_bytes(store, None)
    key = tmp_path / "inspection.key"
    key.write_text(str(secret))
    sealed = bytearray(pyrage.encrypt(sound, [secret.to_public()]))
    file, other, opens = tmp_path / "sealed.json.age", make_store("other"), opens_with(str(key))
    for damaged in (sealed[:-1], spoilt(sealed, -1), sealed[:50], spoilt(sealed, 300)):
        file.write_bytes(damaged)
        with pytest.raises(BadInput, match="the file is damaged"):
            import_paths(other, [file], opens=opens)
    before = {*tmp_path.iterdir()}
    file.write_bytes(sealed)
    import_paths(other, [file], opens=opens)
    assert to_bytes(other, None) == sound
    assert {*tmp_path.iterdir()} == before
    with pytest.raises(NotWritten, match=r"gone cannot hold what is being read \(.*\)\. Nothing was changed\."):
        opens(BytesIO(sealed), kept.KeptFile(tmp_path / "gone"), file.name)
    held = kept.KeptFile(tmp_path)
    opens(BytesIO(sealed), held, file.name)
    held._kept._file.seek(0)
    assert b"told a teacher" not in held._kept._file.read()
    with held.begin() as read:
        assert read.read() == sound
        assert (read.seek(-7, 2), read.read(99), read.seek(3), read.read(4)) == (
            len(sound) - 7,
            sound[-7:],
            3,
            sound[3:7],
        )


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
    with pytest.raises(BadInput, match="2 errors in 2 files"):
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
    with pytest.raises(BadInput, match="3 errors in 2 files") as refused:
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
