"""`bundle` and `handin`: what goes out to an inspector, and what comes back, by verb."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INSPECTOR, LEAD, Run
from tests.exported import read
from tests.keyed import PASSPHRASE

MINE, BLIND, OTHERS = "NOR-01", "CTY-01", "MOR-01"


def new_store(run: Run, path: Path, *files: Path) -> Path:
    """A store of its own with some files imported."""
    assert run("new", path, "--plain").code == 0
    ran = run("import", *files, store=path)
    assert ran.code == 0, ran.err
    return path


@pytest.fixture
def bundled(run: Run, sample_store: Path, tmp_path: Path) -> Path:
    """What one inspector is given: one case, and another for a second review."""
    for case, *second in ((MINE,), (BLIND, "--second")):
        given = run("allocate", case, "--to", INSPECTOR, *second, store=sample_store, person=LEAD)
        assert given.code == 0, given.err
    file = tmp_path / "bundle.json"
    ran = run("bundle", file, "--for", INSPECTOR, store=sample_store, person=LEAD)
    assert ran.code == 0, ran.err
    assert "2 cases" in ran.err
    assert "ikely identifiers" not in ran.err  # those of the sample are in cases that stay
    return file


def said_about(file: Path, case: str) -> set[str]:
    """The kinds of entry about a case of which the file says what they hold."""
    document = json.loads(file.read_text("utf-8"))
    about = [item for item in document["history"] if item["subject"].split("/")[0] == case]
    assert about
    return {item["kind"] for item in about if "content" in item}


def test_a_bundle_holds_the_cases_given_and_of_others_only_that_there_was_something(
    run: Run, bundled: Path, sample_store: Path
) -> None:
    document = json.loads(bundled.read_text("utf-8"))
    assert set(document) == {"format", "format_version", "framework", "inspection", "history", "heads"}
    assert said_about(bundled, MINE) >= {"case", "document", "event", "judgement"}
    assert said_about(bundled, BLIND) == {"case", "document", "event", "allocation", "custody"}
    assert said_about(bundled, OTHERS) == set()
    whole = read(sample_store)
    texts = [event["text"] for case in whole["cases"] if case["reference"] == OTHERS for event in case["events"]]
    assert not any(text and text in bundled.read_text("utf-8") for text in texts)


def test_an_inspector_works_on_a_bundle_and_hands_in_and_nothing_is_lost(
    run: Run, bundled: Path, sample_store: Path, tmp_path: Path
) -> None:
    laptop = new_store(run, tmp_path / "laptop.store", bundled)
    listed = json.loads(run("cases", "--json", store=laptop).out)["cases"]
    assert {case["reference"] for case in listed} == {MINE, BLIND}
    before = read(sample_store)
    judged = ("judge", MINE, "1.1", "inadequate", "--rationale", "Seen again.", "--replace")
    assert run(*judged, store=laptop, person=INSPECTOR).code == 0
    stick = tmp_path / "stick"
    stick.mkdir()
    done = run("handin", stick, "--json", store=laptop, person=INSPECTOR)
    assert done.code == 0, done.err
    (file,) = stick.iterdir()
    told = json.loads(done.out)
    assert told == {"file": str(file), "entries": told["entries"], "made_here": 1, "new": 1}
    assert told["entries"] == len(before["history"]) + 3  # the judgement, and that two cases were handed in
    again = run("handin", stick, "--force", store=laptop, person=INSPECTOR)
    assert "1 entry made on this laptop, 0 of them for the first time" in again.out
    merged = run("merge", stick, "--json", store=sample_store, person=LEAD)
    assert json.loads(merged.out)["new"] == {
        "by_person": {INSPECTOR: 3}, "by_case": {BLIND: 1, MINE: 2}, "entries": 3
    }  # fmt: skip
    after = read(sample_store)
    assert [item for item in after["history"] if item in before["history"]] == before["history"]


def test_what_was_handed_in_no_longer_counts_as_only_here(run: Run, sample_store: Path, tmp_path: Path) -> None:
    from reviewtui.services.reviewing.reviews import open_review
    from reviewtui.services.store.stores import open_store

    def made() -> int:
        store = open_store(sample_store)
        try:
            return open_review(store, INSPECTOR, "CTY-03").own_acts
        finally:
            store.close()

    def judge(question: str) -> None:
        given = ("judge", "CTY-03", question, "good", "--rationale", "Seen.")
        assert run(*given, store=sample_store, person=INSPECTOR).code == 0

    judge("1.1")
    assert made() == 1
    assert run("handin", tmp_path / "in.json", store=sample_store, person=INSPECTOR).code == 0
    assert made() == 0
    judge("1.2")
    assert made() == 1


def test_out_of_an_encrypted_store_it_is_encrypted(
    run: Run, keyed: Path, sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    (tmp_path / "passphrase").chmod(0o600)
    monkeypatch.setenv("REVIEWTUI_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    assert run("import", sample_folder / "inspection.json", store=keyed).code == 0
    done = run("handin", tmp_path, "--json", store=keyed, person=LEAD)
    assert done.code == 0, done.err
    file = Path(json.loads(done.out)["file"])
    assert file.name.endswith(".json.age")
    assert file.read_bytes().startswith(b"age-encryption.org/v1")
    refused = run("handin", tmp_path / "in.json", store=keyed, person=LEAD)
    assert (refused.code, (tmp_path / "in.json").exists()) == (2, False)
    joint = tmp_path / "joint.store"
    assert run("new", joint, "--plain").code == 0
    assert run("merge", file, store=joint, person=LEAD).code == 0


BAD: dict[str, tuple[tuple[Any, ...], int, str]] = {
    "nobody of that name": (("bundle", "b.json", "--for", "Nobody"), 3, "Nobody"),
    "somebody without a case": (("bundle", "b.json", "--for", LEAD), 3, "has no case"),
    "a folder that is not there": (("handin", "nowhere/in.json"), 5, "could not be written"),
    "another format's name": (("handin", "in.csv"), 3, "JSON"),
    "the store itself": (("handin", "sample.store"), 3, "store"),
    "a key for a plain file": (("handin", "in.json", "--to", "age1x"), 2, "json.age"),
}


@pytest.mark.parametrize("fault", list(BAD))
def test_what_cannot_be_handed_over_says_so_in_one_sentence(
    run: Run, sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, code, words = BAD[fault]
    ran = run(*arguments, store=sample_store, person=LEAD)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err.splitlines()[-1]
    assert [file for ending in ("json", "csv", "age") for file in tmp_path.glob(f"*.{ending}")] == []


def test_a_file_that_reads_back_otherwise_is_not_counted_as_handed_in(
    run: Run, sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewtui.services.export.exporting._hash_of", lambda path: "other")
    ran = run("handin", tmp_path / "in.json", store=sample_store, person=LEAD)
    assert ran.code == 5
    assert "does not hold what was written" in ran.err
    monkeypatch.undo()
    ran = run("handin", tmp_path / "again.json", "--json", store=sample_store, person=LEAD)
    assert ran.code == 0


def test_what_was_withheld_and_then_replaced_counts_as_it_does_where_it_was_judged(
    run: Run, sample_folder: Path, tmp_path: Path
) -> None:
    files = [sample_folder / name for name in ("inspection.json", f"{MINE}.json", f"{OTHERS}.json")]
    office = new_store(run, tmp_path / "office.store", *files)
    judged = ("--rationale", "Read on the file.", "--replace")
    assert run("judge", OTHERS, "1.2", "good", *judged, store=office, person=LEAD).code == 0
    assert run("allocate", MINE, "--to", INSPECTOR, store=office, person=LEAD).code == 0
    assert run("bundle", tmp_path / "out.json", "--for", INSPECTOR, store=office, person=LEAD).code == 0
    laptop = new_store(run, tmp_path / "laptop.store", tmp_path / "out.json")
    assert run("judge", MINE, "1.1", "inadequate", *judged, store=laptop, person=INSPECTOR).code == 0
    assert run("judge", OTHERS, "1.2", "inadequate", *judged, store=office, person=LEAD).code == 0
    assert run("export", tmp_path / "full.json", store=office).code == 0
    ran = run("import", tmp_path / "full.json", store=laptop)
    assert ran.code == 0, ran.err
    shown = [run("summary", "--json", store=store, person=LEAD).json for store in (laptop, office)]
    assert shown[0]["questions"]["1.2"] == shown[1]["questions"]["1.2"]
    assert run("check", store=laptop).code == 0
