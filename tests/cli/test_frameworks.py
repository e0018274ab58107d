"""Frameworks and case files by verb, without a store: list, show, check and try."""

import json
from pathlib import Path
from typing import Any

import pytest

from reviewtui.framework.shipped import codes, source
from tests.conftest import Run

CODE = "hsb-joint-2013@1"


@pytest.fixture
def typo(tmp_path: Path) -> Path:
    """The shipped framework with a typo in one key."""
    file = tmp_path / "typo.yaml"
    file.write_text(source(CODE).replace("min_to_rate:", "min_too_rate:"), "utf-8")
    return file


def table(tmp_path: Path, value: Any) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return file


def test_the_list_names_every_shipped_framework(run: Run) -> None:
    listed = run("framework", "list", "--json").json["frameworks"]
    assert [each["code"] for each in listed] == list(codes())
    assert set(listed[0]) == {"code", "version", "title", "summary"}
    text = run("framework", "list").out
    assert all(each["summary"] in text for each in listed)


def test_showing_a_framework_leaves_nothing_out(run: Run) -> None:
    shown = run("framework", "show", CODE, "--json").json
    text = " ".join(run("framework", "show", CODE).out.split())
    for standard in shown["standards"]:
        for question in standard["questions"]:
            for part in (question["text"], question["guidance"], *question["legend"].values()):
                assert " ".join(part.split()) in text


def test_a_framework_is_named_by_its_code_or_by_its_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(source(CODE), "utf-8-sig")
    assert run("framework", "show", file, "--json").json == run("framework", "show", CODE, "--json").json


def test_a_sound_framework_passes_the_check(run: Run) -> None:
    ran = run("framework", "check", CODE)
    assert (ran.code, f"\n{CODE}: sound" in ran.out) == (0, True)
    assert run("framework", "check", CODE, "--json").json["files"][CODE]["faults"] == []


def test_a_typo_in_a_key_is_found_with_its_line_and_the_nearest_word(run: Run, typo: Path) -> None:
    ran = run("framework", "check", typo)
    assert ran.code == 1
    line = source(CODE).splitlines().index("min_to_rate: 5") + 1
    assert f"{typo}:{line}: " in ran.out
    assert "min_to_rate" in ran.out
    found = run("framework", "check", typo, "--json")
    assert found.code == 1
    assert {"line", "key", "text"} == set(found.json["files"][str(typo)]["faults"][0])


def test_a_faulty_framework_cannot_be_shown_or_tried(run: Run, typo: Path, tmp_path: Path) -> None:
    answers = table(tmp_path, {"cases": {}})
    for verb in (["show", typo], ["try", typo, answers], ["try", typo, answers, "--json"]):
        ran = run("framework", *verb)
        assert (ran.code, ran.out) == (3, "")
        assert "min_too_rate" in ran.err


def test_a_file_that_is_no_text_is_a_fault_of_its_own(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_bytes(source(CODE).encode("utf-16"))
    assert run("framework", "check", file).code == 1
    assert run("framework", "check", file, "--json").json["files"][str(file)]["faults"][0]["line"] is None
    assert run("framework", "show", file).code == 3


@pytest.mark.parametrize("name", ["nonsense", "missing.yaml", "./missing", "."])
@pytest.mark.parametrize("verb", ["show", "check"])
def test_an_unknown_framework_or_a_missing_file_is_bad_input(run: Run, verb: str, name: str) -> None:
    ran = run("framework", verb, name)
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1


def test_trying_prints_the_agreed_shape_with_every_node(run: Run, tmp_path: Path) -> None:
    answers = {"1.1": "good", "1.2": "inadequate", "1.3": "not_applicable"}
    file = table(
        tmp_path, {"cases": {"C1": {"site": "North", "answers": answers}}, "judged": {}, "given": {"2": "good"}}
    )
    ran = run("framework", "try", CODE, file, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert set(ran.json) == {"overall", "standards", "questions", "cases"}
    assert set(ran.json["overall"]) == {"rating", "score", "max", "profile", "flags", "could_be", "because"}
    assert ran.json["overall"]["could_be"] == {"worst": "inadequate", "best": "good"}
    assert list(ran.json["standards"]) == ["1", "2", "3", "4"]
    assert len(ran.json["questions"]) == 14
    assert ran.json["standards"]["1"]["rating"] == "inadequate"
    assert ran.json["standards"]["2"]["because"]["rule"] == "given"
    assert ran.json["standards"]["3"]["rating"] is None
    assert ran.json["questions"]["1.3"]["share"] == {"good": 0, "applicable": 0, "not_applicable": 1, "unjudged": 0}
    assert ran.json["cases"]["C1"]["ratings"]["1"] == "inadequate"


def test_trying_without_json_says_the_same_in_words(run: Run, tmp_path: Path) -> None:
    file = table(tmp_path, {"cases": {"C1": {"site": "North", "answers": {"1.1": "good"}}}})
    text = run("framework", "try", CODE, file).out
    assert "Overall" in text
    assert "1.1: 1 of 1" in text
    assert "C1: 1 Good, 2 not rated" in text


@pytest.mark.parametrize("empty", [{}, {"cases": {}, "judged": {}, "given": {}}, {"cases": {"C1": {"answers": {}}}}])
def test_an_empty_table_is_rated_all_the_same(run: Run, tmp_path: Path, empty: dict[str, Any]) -> None:
    ran = run("framework", "try", CODE, table(tmp_path, empty), "--json")
    assert ran.code == 0
    assert ran.json["overall"]["rating"] is None


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"cases": {"C1": {"answers": {"9.9": "good"}}}}, "9.9"),
        ({"cases": {"C1": {"answers": {"1.1": "splendid"}}}}, "splendid"),
        ({"cases": {"C1": {"answers": {"1.1": True}}}}, "true"),
        ({"given": {"9": "good"}}, "9"),
        ({"colour": {}}, "colour"),
        ("{", "answers.json"),
        ('{"cases": NaN}', "NaN"),
    ],
)
def test_an_unknown_code_or_answer_is_bad_input(run: Run, tmp_path: Path, answers: Any, named: str) -> None:
    ran = run("framework", "try", CODE, table(tmp_path, answers), "--json")
    assert (ran.code, ran.out) == (3, "")
    assert named in ran.err


def test_a_missing_table_is_bad_input(run: Run, tmp_path: Path) -> None:
    assert run("framework", "try", CODE, tmp_path / "missing.json").code == 3


def test_the_sample_s_case_files_pass_the_check(run: Run, sample_folder: Path) -> None:
    ran = run("casefile", "check", sample_folder, "--framework", CODE, "--json")
    assert (ran.code, len(ran.json["files"])) == (0, 24)
    file = str(sample_folder / "NOR-03.json")
    expected = {"reference": "NOR-03", "faults": [], "measures": [], "findings": []}
    assert run("casefile", "check", file, "--json").json == {"files": {file: expected}}


def test_every_fault_of_a_case_file_is_listed_with_its_place(run: Run, sample_folder: Path, tmp_path: Path) -> None:
    case = json.loads((sample_folder / "NOR-03.json").read_text("utf-8"))
    case["colour"], case["events"][0]["type"] = "red", "chrage"
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(case, indent=1), "utf-8")
    ran = run("casefile", "check", file, "--json")
    assert ran.code == 1
    faults = ran.json["files"][str(file)]["faults"]
    assert {fault["key"] for fault in faults} == {"events[0].type", "colour"}
    assert all(isinstance(fault["line"], int) and fault["text"] for fault in faults)
    text = run("casefile", "check", file)
    assert (text.code, len(text.out.splitlines())) == (1, 2)


@pytest.mark.parametrize("arguments", [["missing.json"], [".", "--framework", "nonsense"]], ids=" ".join)
def test_a_missing_file_or_framework_is_bad_input(run: Run, arguments: list[str]) -> None:
    assert run("casefile", "check", *arguments).code == 3


def test_a_folder_without_case_files_is_bad_input(run: Run, tmp_path: Path) -> None:
    assert run("casefile", "check", tmp_path).code == 3
