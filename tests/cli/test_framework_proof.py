"""`framework check` with the proof, and `framework new`."""

from pathlib import Path

import pytest

from reviewtui.framework.shipped import codes
from tests.conftest import Run
from tests.rating.proof.literal_cfsr import literal
from tests.rating.proof.sound import SOUND, broken
from tests.rating.proof.written import HEAD, RULES, section, standard


def written(folder: Path, text: str, name: str = "written.yaml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize("code", codes())
def test_every_shipped_framework_is_sound_and_without_a_warning(run: Run, code: str) -> None:
    ran = run("framework", "check", code)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 1
    assert ran.out.startswith(f"{code}: sound: ")
    assert run("framework", "check", code, "--json").json["files"][code]["warnings"] == []


def test_the_check_says_how_many_combinations_it_covered(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, SOUND)
    ran = run("framework", "check", file)
    assert ran.out == (
        f"{file}: sound: 39 combinations of answers covered over 4 ratings of a case; "
        "none is left open and none gives two.\n"
    )
    assert ran.err == "Frameworks: 1. Errors: 0.\n"


def test_a_framework_that_rates_no_case_has_nothing_to_cover(run: Run) -> None:
    out = run("framework", "check", "jtai-tracking").out
    assert out == "jtai-tracking: sound: no rule rates a single case, so that there are no combinations to cover.\n"


def test_the_document_tells_of_every_node(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, SOUND)
    found = run("framework", "check", file, "--json").json["files"][str(file)]
    assert (found["faults"], found["warnings"]) == ([], [])
    assert found["proof"]["combinations"] == 39
    assert list(found["proof"]["nodes"]) == ["1", "2", "S", "T"]
    assert found["proof"]["nodes"]["1"] == {
        "rule": "first_match",
        "combinations": 6,
        "how": "each",
        "reduced": False,
        "ratings": ["high", "middle", "low"],
    }
    assert found["proof"]["nodes"]["S"]["ratings"] == ["high", "middle", "low", None]


def test_a_node_that_had_to_be_reduced_is_named(run: Run, tmp_path: Path) -> None:
    asked = {f"1a{place}": "yes_no" for place in range(30)}
    rule = f'cases:\n  - {{rating: strength, when: "none_no({", ".join(asked)})"}}\n  - {{rating: needs_improvement}}\n'
    file = written(tmp_path, HEAD + "standards:\n" + standard("S", [section("1", rule, asked)]) + RULES)
    ran = run("framework", "check", file)
    assert (ran.code, f"{3**30:,} combinations of answers covered over 1 rating of a case" in ran.out) == (0, True)
    assert "reduced, as too many to go through one by one: 1." in ran.out
    node = run("framework", "check", file, "--json").json["files"][str(file)]["proof"]["nodes"]["1"]
    assert (node["how"], node["reduced"]) == ("reduced", True)


def test_a_single_combination_is_told_as_one(run: Run, tmp_path: Path) -> None:
    rule = "cases:\n  - {rating: strength}\n"
    file = written(tmp_path, HEAD + "standards:\n" + standard("S", [section("1", rule, {})]) + RULES)
    text = file.read_text("utf-8").replace("        questions:\n", "        questions: []\n")
    file.write_text(text, "utf-8")
    assert "1 combination of answers covered over 1 rating of a case" in run("framework", "check", file).out


def test_what_the_proof_finds_fails_the_check_with_its_line_and_example(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, literal("6"))
    ran = run("framework", "check", file)
    assert ran.code == 1
    line = file.read_text("utf-8").splitlines().index("        case:") + 1
    sentence = "section 6: B=yes, C=no matches both Strength and Area needing improvement (2 of 9 combinations)"
    assert f"{file}:{line}: standards[0].sections[0].case: {sentence}" in ran.out
    assert "Errors: 2." in ran.err
    faults = run("framework", "check", file, "--json").json["files"][str(file)]["faults"]
    assert {"line", "key", "text", "example", "combinations"} == set(faults[0])
    assert [(fault["example"], fault["combinations"]) for fault in faults] == [
        ({"6B": "yes", "6C": "no"}, 2),
        ({"6B": "not_applicable", "6C": "not_applicable"}, 1),
    ]


def test_a_warning_is_shown_and_fails_nothing(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, broken(("{rating: middle, at_most: 4}", "{rating: middle, at_most: 2}")))
    ran = run("framework", "check", file)
    assert ran.code == 0
    assert (
        ": warning: rules.inspection.overall.bands: overall: with 1 of 3 inputs rated, no sum gives Middle" in ran.out
    )
    assert f"{file}: sound: " in ran.out


def test_what_cannot_be_read_is_not_proved(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, SOUND.replace("min_to_rate", "min_too_rate"))
    found = run("framework", "check", file, "--json")
    assert found.code == 1
    assert found.json["files"][str(file)]["proof"] is None


def test_several_frameworks_are_checked_in_one_go(run: Run, tmp_path: Path) -> None:
    sound, faulty = written(tmp_path, SOUND), written(tmp_path, literal("2"), "faulty.yaml")
    ran = run("framework", "check", sound, faulty)
    assert ran.code == 1
    assert f"{sound}: sound" in ran.out
    assert f"{faulty}: sound" not in ran.out
    assert "Frameworks: 2. Errors: 1." in ran.err


def test_a_new_framework_passes_the_check_and_can_be_shown_and_tried(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "home-visits.yaml"
    ran = run("framework", "new", file)
    assert (ran.code, ran.out) == (0, f"Wrote {file}. Check it with `reviewtui framework check {file}`.\n")
    checked = run("framework", "check", file, "--json")
    assert checked.code == 0
    assert checked.json["files"][str(file)]["warnings"] == []
    shown = run("framework", "show", file, "--json").json
    assert shown["code"] == "home-visits"
    answers = written(tmp_path, '{"cases": {"C1": {"answers": {"1.1": "no"}}}}', "answers.json")
    tried = run("framework", "try", file, answers, "--json").json
    assert (tried["standards"]["1"]["rating"], tried["overall"]["rating"]) == ("inadequate", "inadequate")


def test_a_new_framework_is_mostly_comments_on_what_each_key_is(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    run("framework", "new", file)
    assert file.read_text("utf-8").count("#") > 20


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("own.yaml", [], "own"),
        ("my own framework.yaml", [], "my-framework"),
        ("own.yaml", ["--code", "other-2"], "other-2"),
    ],
)
def test_its_code_is_the_one_asked_for_else_the_file_s_name(
    run: Run, tmp_path: Path, name: str, options: list[str], code: str
) -> None:
    assert run("framework", "new", tmp_path / name, *options).code == 0
    assert run("framework", "show", tmp_path / name, "--json").json["code"] == code


def test_a_file_that_is_there_is_never_written_over(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "kept")
    ran = run("framework", "new", file)
    assert (ran.code, ran.out, file.read_text("utf-8")) == (3, "", "kept")
    assert "exists already" in ran.err


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing/new.yaml", "no such folder"),
        ("kept/new.yaml", "no such folder"),
        (f"{'n' * 300}.yaml", "name another file"),
    ],
)
def test_a_place_where_no_file_can_be_is_bad_input(run: Run, tmp_path: Path, path: str, words: str) -> None:
    written(tmp_path, "kept", "kept")
    ran = run("framework", "new", tmp_path / path)
    assert (ran.code, words in ran.err) == (3, True)


def test_a_code_that_cannot_be_one_is_bad_input(run: Run, tmp_path: Path) -> None:
    ran = run("framework", "new", tmp_path / "new.yaml", "--code", "my framework")
    assert (ran.code, "cannot be a code" in ran.err) == (3, True)
    assert not (tmp_path / "new.yaml").exists()
