"""Bad input: each fault gets one plain sentence and exit code 3, and the store stays as it was, to the byte."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INSPECTOR, Run

Spoil = Callable[[dict[str, Any]], Any]

CASE: dict[str, Any] = {
    "format": "reviewtui/case",
    "format_version": 1,
    "reference": "NOR-77",
    "site": "NOR",
    "characteristics": {"age_at_offence": 14},
    "events": [{"agency": "police", "type": "charge", "date": "2009-02-04", "text": "SECRET WORDS OF A CHILD"}],
}


def with_(**parts: Any) -> bytes:
    return json.dumps({**CASE, **parts}).encode()


def event(**parts: Any) -> bytes:
    return with_(events=[{**CASE["events"][0], **parts}])


def without(key: str) -> bytes:
    return json.dumps({name: value for name, value in CASE.items() if name != key}).encode()


BAD = {
    "a missing field": (without("site"), "site"),
    "a blank reference": (with_(reference=" "), "reference"),
    "a reference with a slash": (with_(reference="A/1"), "reference"),
    "an unknown key": (with_(colour="red"), "colour"),
    "true for a number": (with_(characteristics={"age_at_offence": True}), "characteristics.age_at_offence"),
    "text for a number": (with_(characteristics={"age_at_offence": "14"}), "characteristics.age_at_offence"),
    "a date that is none": (event(date="4 February"), "events[0].date"),
    "an event that ends before it starts": (event(until="2009-01-01"), "events[0].until"),
    "an unknown event type": (event(type="chrage"), "events[0].type"),
    "an unknown agency": (event(agency="polise"), "events[0].agency"),
    "an unknown site": (with_(site="Nowhere"), "site"),
    "a newer format": (with_(format_version=2), "format_version"),
    "another format": (with_(format="someone/else"), "format"),
    "UTF-16": (json.dumps(CASE).encode("utf-16"), "UTF-16"),
    "truncated JSON": (json.dumps(CASE).encode()[:-20], "cut short"),
    "duplicate keys": (b'{"site": "NOR", ' + json.dumps(CASE).encode()[1:], "site"),
    "NaN": (with_(characteristics={"age_at_offence": float("nan")}), "NaN"),
    "a nest 100,000 deep": (b"[" * 100_000, "deep"),
    "an oversized file": (json.dumps(CASE).encode() + b" " * 16_000_000, "MB"),
    "an empty file": (b"", "empty"),
    "no object": (b"[]", "object"),
}


@pytest.mark.parametrize("fault", list(BAD))
def test_a_bad_case_file_is_refused_with_its_place_and_changes_nothing(
    run: Run, sample_store: Path, tmp_path: Path, fault: str
) -> None:
    data, place = BAD[fault]
    file = tmp_path / "bad.json"
    file.write_bytes(data)
    before = sample_store.read_bytes()
    ran = run("import", file, store=sample_store)
    assert (ran.code, ran.out) == (3, "")
    assert str(file) in ran.err
    assert place in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "SECRET" not in ran.err
    assert sample_store.read_bytes() == before


def test_a_file_with_a_reference_that_is_taken_says_first_what_it_would_change(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "twice.json"
    file.write_bytes(with_(reference="NOR-01"))
    before = sample_store.read_bytes()
    seen = run("import", file, "--preview", store=sample_store)
    assert seen.code == 0
    assert "NOR-01, case, not in the file, and kept as it is: age now 15" in seen.out
    assert "not in the file, and kept as it is." in seen.out
    assert sample_store.read_bytes() == before


def test_two_files_of_one_reference_are_refused_together(run: Run, sample_store: Path, tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(with_(narrative=name))
    ran = run("import", tmp_path / "a.json", tmp_path / "b.json", store=sample_store)
    assert ran.code == 3
    assert "NOR-77" in ran.err
    assert "NOR-77" not in run("cases", "--json", store=sample_store).out


def test_two_bad_files_of_a_folder_import_none_and_every_fault_of_both_is_listed(
    run: Run, new_store: Path, tmp_path: Path, sample_folder: Path
) -> None:
    folder = tmp_path / "folder"
    shutil.copytree(sample_folder, folder)
    (folder / "NOR-01.json").write_bytes(with_(colour="red", characteristics={"age_at_offence": "14"}))
    (folder / "WLD-02.json").write_bytes(event(type="chrage", date="never"))
    ran = run("import", folder, store=new_store)
    assert (ran.code, ran.out) == (3, "")
    listed = ran.err.splitlines()[1:]
    assert len(listed) == 4
    assert sum("NOR-01.json:1" in line for line in listed) == 2
    assert sum("WLD-02.json:1" in line for line in listed) == 2
    assert run("cases", store=new_store).code == 3


@pytest.mark.parametrize("path", ["missing.json", "missing/"])
def test_a_missing_path_is_bad_input(run: Run, sample_store: Path, tmp_path: Path, path: str) -> None:
    ran = run("import", tmp_path / path, store=sample_store)
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1


def test_case_files_alone_cannot_begin_a_store(run: Run, new_store: Path, sample_folder: Path) -> None:
    ran = run("import", sample_folder / "NOR-01.json", store=new_store)
    assert ran.code == 3
    assert "inspection" in ran.err


def test_a_store_holds_one_inspection_and_refuses_a_second(run: Run, sample_store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.store"
    run("new", other, "--plain", "--title", "Another one", "--site", "NOR=North")
    run("export", tmp_path / "other.json", store=other)
    before = sample_store.read_bytes()
    assert run("import", tmp_path / "other.json", store=sample_store).code == 3
    assert sample_store.read_bytes() == before


@pytest.mark.parametrize(
    ("verb", "named"),
    [
        (["judge", "NOR-99", "1.1", "good"], "NOR-99"),
        (["judge", "NOR-01", "9.9", "good"], "9.9"),
        (["judge", "NOR-01", "1.1", "splendid"], "splendid"),
        (["judge", "NOR-01", "1.1", "not_applicable"], "not_applicable"),
        (["judge", "NOR-01", "1.1", "good", "--evidence", "e999"], "e999"),
        (["judge", "NOR-01", "1.1", "good", "--evidence", "doc d99 p1"], "d99"),
        (["judge", "NOR-01", "1.1", "good", "--evidence", "doc d1 p99999"], "99999"),
        (["judge", "NOR-01", "1.1", "good", "--evidence", "three words here"], "three words here"),
        (["case-add", "NOR-01", "NOR"], "NOR-01"),
        (["case-add", "A/1", "NOR"], "A/1"),
        (["case-add", "NOR-88", "Nowhere"], "Nowhere"),
        (["alert", "raise", "NOR-99", "conduct", "text"], "NOR-99"),
        (["alert", "raise", "NOR-01", "conduct", " "], "line"),
        (["alert", "told", "nowhere-1", "--who-told", "A", "--when", "now", "--action", "B"], "nowhere-1"),
        (["alert", "list", "--case", "NOR-99"], "NOR-99"),
        (["history", "--case", "NOR-99"], "NOR-99"),
        (["history", "--case", "NOR-01", "--question", "9.9"], "9.9"),
        (["explain", "9.9"], "9.9"),
        (["explain", "1", "--case", "NOR-99"], "NOR-99"),
        (["explain", "9", "--case", "NOR-01"], "9"),
        (["summary", "--site", "Nowhere"], "Nowhere"),
        (["cases", "--site", "Nowhere"], "Nowhere"),
        (["cases", "--grade", "splendid"], "splendid"),
        (["cases", "--person", "Nobody"], "Nobody"),
        (["cases", "--answer", "9.9=good"], "9.9"),
        (["cases", "--answer", "1.1=splendid"], "splendid"),
        (["review", "NOR-99", "--plain"], "NOR-99"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_an_unknown_name_is_bad_input_that_names_it_and_changes_nothing(
    run: Run, sample_store: Path, verb: list[str], named: str
) -> None:
    before = sample_store.read_bytes()
    ran = run(*verb, store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (3, "")
    assert named in ran.err
    assert len(ran.err.splitlines()) == 1
    assert sample_store.read_bytes() == before


def test_a_stranger_to_the_team_cannot_act(run: Run, sample_store: Path) -> None:
    ran = run("judge", "NOR-01", "1.1", "good", store=sample_store, person="Somebody Else")
    assert ran.code == 3
    assert INSPECTOR in ran.err


def test_nobody_acting_is_wrong_usage(run: Run, sample_store: Path) -> None:
    ran = run("judge", "NOR-01", "1.1", "good", store=sample_store)
    assert ran.code == 2
    assert "--as NAME" in ran.err


def test_an_export_replaces_a_file_only_when_told_to(run: Run, sample_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("kept")
    ran = run("export", file, store=sample_store)
    assert (ran.code, file.read_text()) == (3, "kept")
    assert run("export", file, "--force", store=sample_store).code == 0
    assert json.loads(file.read_text("utf-8"))["format"] == "reviewtui/inspection"
    assert run("export", tmp_path, "--force", store=sample_store).code == 3
