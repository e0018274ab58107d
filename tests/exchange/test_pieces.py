"""Piece by piece a file is either read just as it is as a whole, or left to whoever reads it whole."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from reviewtui.entries.items import from_item
from reviewtui.exchange import pieces, write
from reviewtui.exchange.pieces import NotInPieces, PiecedFile, require_contents
from reviewtui.figures.shown import Shown
from tests.exchange.samples import DESCRIPTION, EXPORT, HASH, JUDGEMENT, RECORD, changed, entry
from tests.exchange.test_inspections import CONTENTS

LISTS = ("cases", "documents", "judgements", "alerts", "sites", "people")


@pytest.fixture(params=[pieces.CHUNK, 700, 7])
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Read so many bytes at a time: whatever stands where two of them meet is read all the same."""
    monkeypatch.setattr(pieces, "CHUNK", request.param)
    return request.param


def pieced(folder: Path, data: bytes) -> PiecedFile:
    path = folder / "x.json"
    path.write_bytes(data)
    return PiecedFile(lambda: path.open("rb"))


def read_through(folder: Path, data: bytes) -> list[Any]:
    file = pieced(folder, data)
    found = history(file)
    file.require_sound()
    return found


def history(file: PiecedFile) -> list[Any]:
    found = list(chain.from_iterable(file.entries()))
    require_contents(found)
    return found


@pytest.mark.parametrize("document", [RECORD, EXPORT], ids=["record", "export"])
@pytest.mark.usefixtures("chunk")
def test_what_was_written_is_read_in_pieces(tmp_path: Path, document: dict[str, Any]) -> None:
    assert read_through(tmp_path, write(document)) == [from_item(item) for item in document["history"]]


@pytest.mark.usefixtures("chunk")
def test_every_key_tells_what_stands_under_it(tmp_path: Path) -> None:
    file = pieced(tmp_path, write(EXPORT))
    assert {key: file.value(key) for key in EXPORT} == EXPORT
    assert "panel" in file
    assert "exclusions" not in file
    for key, value in EXPORT.items():
        assert file.is_written(key, value)
    for key in LISTS:
        assert not file.is_written(key, EXPORT[key][:-1])
        assert not file.is_written(key, [*EXPORT[key], EXPORT[key][0]])
        assert not file.is_written(key, [{**EXPORT[key][0], "code": "X"}, *EXPORT[key][1:]])
    assert not file.is_written("summary", {"overall": {}})


def test_objects_in_objects_are_written_as_any_other_value() -> None:
    """Member by member or at once, the bytes are those of one text with a space a level."""
    deep: dict[str, Any] = {"a": {}, "b": {"c": {"d": {"e": {"f": [1, {"g": "\n"}]}}}}, "h": [], "i": None}
    many = {f"k{number}": {"n": number} for number in range(60)}
    whole = {**EXPORT, "summary": {"overall": deep, "cases": many, "questions": {}}}
    assert write(whole) == json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


@pytest.mark.usefixtures("chunk")
@pytest.mark.parametrize("number", [0, 3, 201])
def test_what_is_made_as_it_is_walked_is_written_as_any_other_value(number: int) -> None:
    things = {f"C{one}": one for one in range(number)}
    walked, whole = Shown(things, lambda one: {"value": one}), {name: {"value": one} for name, one in things.items()}
    document = {"format": "reviewtui/inspection", "format_version": 1}
    assert write({**document, "summary": {"a": {"b": {"cases": walked}}, "cases": walked}}) == write(
        {**document, "summary": {"a": {"b": {"cases": whole}}, "cases": whole}}
    )
    assert json.loads(write({**document, "summary": {"cases": walked}}))["summary"]["cases"] == whole


def test_an_empty_history_is_one(tmp_path: Path) -> None:
    assert read_through(tmp_path, write({**RECORD, "history": [], "heads": {}})) == []


FIRST = b'"sequence": 1,'
SPOILT = {
    "laid out otherwise": json.dumps(RECORD).encode(),
    "no JSON": b"{",
    "empty": b"",
    "a description alone": write(DESCRIPTION),
    "another key": write(EXPORT).replace(b'\n "reviews"', b'\n "opinions"'),
    "a key twice": write(EXPORT).replace(b'\n "alerts"', b'\n "cases"'),
    "no comma between keys": write(EXPORT).replace(b',\n "heads"', b' \n "heads"'),
    "more after the end": write(EXPORT) + b"{}",
    "a history that is no list": write(RECORD).replace(b'"history": [', b'"history": {'),
    "a history that does not end": write({**RECORD, "history": []}).replace(b'"history": []', b'"history": ['),
    "a comma after the last entry": write(RECORD).replace(b"  }\n ],", b"  },\n ],"),
    "no comma between entries": write(RECORD).replace(b"  },\n", b"  }\n", 1),
    "a key of an entry twice": write(RECORD).replace(FIRST, FIRST + b'\n   "sequence": 1,', 1),
    "a number written otherwise": write(RECORD).replace(FIRST, b'"sequence": 1e0,', 1),
    "no number": write(RECORD).replace(FIRST, b'"sequence": NaN,', 1),
    "a huge number": write(RECORD).replace(b'"page": 5', b'"page": 55555555555555555555', 1),
    "half a character": write(RECORD).replace(b"Every agency", b"\\ud800", 1),
    "bytes that are no text": write(RECORD).replace(b"Every agency", b"\xff", 1),
    "a line break in a text": write(RECORD).replace(b"Every agency", b'Every\n "agency": ', 1),
    "another order": write({**RECORD, "history": RECORD["history"][::-1]}),
    "an entry twice": write({**RECORD, "history": [RECORD["history"][0], *RECORD["history"]]}),
    "a header with a fault": write(changed(RECORD, ("history", 0, "hash"), HASH[1:])),
    "a kind that is a list": write(changed(RECORD, ("history", 0, "kind"), [])),
    "an entry that is none": write({**RECORD, "history": [7]}),
    "a content with a fault": write(changed(RECORD, ("history", 0, "content", "answer"), 7)),
    "a content about something else": write(changed(RECORD, ("history", 0, "subject"), "NOR-04/first/1.1")),
    "a withdrawal that says more": write(changed(RECORD, ("history", 1, "content", "why"), "No.")),
    "a list with a fault": write(changed(EXPORT, ("documents", 0, "pages"), "many")),
    "a list that is none": write({**EXPORT, "panel": {}}),
    "a list with an odd number": write(EXPORT).replace(b'"score": 2', b'"score": NaN'),
    "a key of a list twice": write(EXPORT).replace(b'"score": 2', b'"score": 2, "score": 2'),
    "a name twice": write({**EXPORT, "sites": [*EXPORT["sites"], EXPORT["sites"][0]]}),
    "heads with a fault": write(changed(EXPORT, ("heads", "7f3a91c2", "hash"), "")),
    "a summary with a fault": write(changed(EXPORT, ("summary", "overall"), [])),
    "dates the wrong way round": write(changed(EXPORT, ("inspection", "fieldwork_to"), "2026-05-01")),
    "a newer version": write({**EXPORT, "format_version": 2}),
}


@pytest.mark.parametrize("value", [None, 5, "x", [], {"7f3a91c2": 5}, {"7f3a91c2": {}}, {"sequence": 1}])
@pytest.mark.parametrize("key", ["heads", "framework", "inspection"])
def test_what_is_read_before_the_entries_is_what_it_must_be(tmp_path: Path, key: str, value: Any) -> None:
    begin, end = write(EXPORT).decode().split(f'\n "{key}": ')
    _, after = end.split("\n }", 1)
    data = f'{begin}\n "{key}": {json.dumps(value)}{after}'.encode()
    with pytest.raises(NotInPieces):
        pieced(tmp_path, data)


@pytest.mark.parametrize("data", SPOILT.values(), ids=SPOILT.keys())
@pytest.mark.usefixtures("chunk")
def test_what_is_not_sound_throughout_is_read_as_a_whole(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(NotInPieces):
        read_through(tmp_path, data)


@pytest.mark.parametrize(("decision", "sound"), [("confirmed", True), ("dismissed", False)])
def test_contents_that_contradict_themselves_are_read_as_a_whole(tmp_path: Path, decision: str, sound: bool) -> None:
    subject, content = CONTENTS["finding"]
    data = write({**RECORD, "history": [entry("finding", subject, {**content, "decision": decision})]})
    file = pieced(tmp_path, data)
    if sound:
        assert len(history(file)) == 1
    else:
        with pytest.raises(NotInPieces):
            history(file)


def test_what_was_compared_is_not_checked_again(tmp_path: Path) -> None:
    """A list that is what the program itself would write needs no shape to be held against."""
    odd = {**EXPORT, "documents": [{"pages": "many"}]}
    file = pieced(tmp_path, write(odd))
    assert file.is_written("documents", odd["documents"])
    file.require_sound()


def test_evidence_of_every_sort_is_read(tmp_path: Path) -> None:
    assert read_through(tmp_path, write(RECORD))[0].content == JUDGEMENT


def test_a_file_that_is_gone_or_was_cut_short_meanwhile_has_no_pieces(tmp_path: Path) -> None:
    file = pieced(tmp_path, write(RECORD))
    (tmp_path / "x.json").write_bytes(write(RECORD)[:-900])
    with pytest.raises(NotInPieces):
        history(file)
    (tmp_path / "x.json").unlink()
    for read in (lambda: history(file), lambda: file.value("inspection"), file.require_sound):
        with pytest.raises(NotInPieces):
            read()
