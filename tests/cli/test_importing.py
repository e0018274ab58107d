"""`import` by verbs: what changes goes to stderr, a preview says it on stdout, and a mark stays until it is judged."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from db import devices
from tests.conftest import INSPECTOR, SAMPLE, Run
from tests.exported import read

CASE = "CTY-04"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The file of a case of the sample, with another text for an event that its judgements cite."""
    case: dict[str, Any] = json.loads((SAMPLE / f"{CASE}.json").read_text("utf-8"))
    for event in case["events"]:
        event["text"] = f"{event.get('text', '')} As told again."
    file = tmp_path / "again.json"
    file.write_text(json.dumps(case), "utf-8")
    return file


def test_a_preview_is_data_and_writes_nothing(run: Run, sample_store: Path, changed: Path) -> None:
    seen = run("import", changed, "--preview", store=sample_store)
    assert seen.code == 0
    assert f"{CASE}, event e1, changed: text " in seen.out
    assert seen.out.rstrip().endswith("Nothing was written.")
    assert run("import", changed, "--preview", store=sample_store).out == seen.out


def test_an_amendment_names_each_change_beside_its_sentence(run: Run, sample_store: Path, changed: Path) -> None:
    done = run("import", changed, store=sample_store)
    assert done.out.startswith("Amended 1 case.")
    assert f"{CASE}, event e1, changed: text " in done.err


def test_the_changes_are_in_the_json_too(run: Run, sample_store: Path, changed: Path) -> None:
    done = run("import", changed, "--json", store=sample_store).json
    assert done["changes"][0]["fields"]["text"]["after"].endswith("As told again.")
    assert (done["preview"], done["new_cases"]) == (False, [])
    again = run("import", changed, "--json", store=sample_store).json
    assert (again["entries"], again["changes"]) == (0, [])


def test_a_judgement_to_look_at_again_is_counted_and_said_until_it_is_judged_again(
    run: Run, sample_store: Path, changed: Path
) -> None:
    marked = run("import", changed, "--json", store=sample_store).json["second_look"]
    assert marked
    (line,) = run("cases", "--text", CASE, "--json", store=sample_store).json["cases"]
    assert line["second_look"] == marked
    assert f"↺{marked}" in run("cases", "--text", CASE, store=sample_store).out
    judged = [item for item in read(sample_store)["judgements"] if item.get("second_look")]
    assert len(judged) == marked
    asked = judged[0]["question"]
    run("judge", CASE, asked, judged[0]["answer"], store=sample_store, person=INSPECTOR)
    (line,) = run("cases", "--text", CASE, "--json", store=sample_store).json["cases"]
    assert line["second_look"] == marked - 1


def test_the_plain_review_says_which_evidence_changed(run: Run, sample_store: Path, changed: Path) -> None:
    run("import", changed, store=sample_store)
    item = next(item for item in read(sample_store)["judgements"] if item.get("second_look"))
    shown = run("review", CASE, "--plain", store=sample_store, person=INSPECTOR, input=f"{item['question']}\nq\n").out
    assert "was changed by an import after this was judged." in " ".join(shown.split())


def test_a_table_without_a_map_is_bad_usage(run: Run, sample_store: Path, tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("Ref\nN\n", "utf-8")
    ran = run("import", table, store=sample_store)
    assert (ran.code, ran.out) == (2, "")
    assert "--map" in ran.err


def test_a_fault_of_a_table_is_bad_input_with_row_and_column(run: Run, sample_store: Path, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(f"Ref,When,Who,What\n{CASE},03/04/2012,police,arrest\n", "utf-8")
    (tmp_path / "map.yaml").write_text(
        "events: {file: events.csv, columns: {case: Ref, date: When, agency: Who, type: What}}\n", "utf-8"
    )
    ran = run("import", tmp_path / "events.csv", "--map", tmp_path / "map.yaml", store=sample_store)
    assert (ran.code, ran.out) == (3, "")
    assert "events.csv, row 2, column “When”: “03/04/2012” does not match a date format" in ran.err


def test_a_larger_file_is_read_where_that_is_allowed(run: Run, new_store: Path, tmp_path: Path) -> None:
    run("import", SAMPLE / "inspection.json", store=new_store)
    case: dict[str, Any] = json.loads((SAMPLE / f"{CASE}.json").read_text("utf-8"))
    large = tmp_path / "large.json"
    large.write_text(json.dumps({**case, "narrative": "a" * 16_000_001}), "utf-8")
    refused = run("import", large, store=new_store)
    assert refused.code == 3
    assert "at most 16 MB are read" in refused.err
    assert run("import", large, "--largest", "20", store=new_store).code == 0


def test_a_copy_that_went_on_under_the_same_name_is_refused_by_import_and_brought_in_by_rescue(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    asked = ("judge", "CTY-03")
    first = run(*asked, "1.1", "good", "--json", store=sample_store, person=INSPECTOR).json["entry"]
    copy = tmp_path / "copy.store"
    shutil.copy2(sample_store, copy)
    devices.Memory(copy).remember(first.partition("-")[0])
    run(*asked, "1.2", "good", store=sample_store, person=INSPECTOR)
    run(*asked, "1.3", "good", store=copy, person=INSPECTOR)
    run("export", tmp_path / "copy.json", store=copy)
    refused = run("import", tmp_path / "copy.json", store=sample_store)
    assert refused.code == 3
    assert "`reviewtui rescue` keeps both sides" in refused.err
    done = run("rescue", tmp_path / "copy.json", store=sample_store, person=INSPECTOR)
    assert "1 entry of laptop" in done.out
    assert "CTY-03 1.3 judged Good" in run("history", store=sample_store).out
    again = run("rescue", tmp_path / "copy.json", "--json", store=sample_store, person=INSPECTOR).json
    assert again["entry"] is None


def test_what_a_computer_leaves_in_a_folder_is_passed_over_and_named_once(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    (tmp_path / "events.csv").write_text("Ref,Date,Who,What\nNOR-03,2012-04-03,police,referral\n")
    by = tmp_path / "map.yaml"
    by.write_text("events:\n  file: '*.csv'\n  columns: {case: Ref, date: Date, agency: Who, type: What}\n")
    for name in ("._events.csv", "._case.json", ".DS_Store", "~$events.xlsx"):
        (tmp_path / name).write_bytes(b"\x00\x05\x16\x07\xff")
    seen = run("import", tmp_path, "--map", by, "--preview", store=sample_store)
    names = "“.DS_Store”, “._case.json”, “._events.csv”, “~$events.xlsx”"
    assert seen.code == 0
    assert seen.out.splitlines()[0] == f"Not read, because the computer made them: {names}."
    alone = run("import", tmp_path / "~$events.xlsx", store=sample_store)
    assert (alone.code, "Name the files themselves." in alone.err) == (3, True)


def test_a_word_that_a_map_lacks_is_supposed_in_a_preview_and_refused_by_the_import(
    run: Run, sample_store: Path, tmp_path: Path
) -> None:
    table, by = tmp_path / "events.csv", tmp_path / "map.yaml"
    table.write_text("Ref,Date,Who,What\nNOR-03,2012-04-03,police,referral\n,2012-04-04,police,contact\nTotal,2,,\n")
    by.write_text("events:\n  file: '*.csv'\n  columns: {case: Ref, date: Date, agency: Who, type: What}\n")
    seen = run("import", table, "--map", by, "--preview", store=sample_store)
    assert (seen.code, "Would import 2 events." in seen.out) == (0, True)
    assert seen.out.count("nothing is imported until it does") == 2
    refused = run("import", table, "--map", by, store=sample_store)
    assert (refused.code, refused.out) == (3, "")
