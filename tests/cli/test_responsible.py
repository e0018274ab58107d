"""Whose work an answer is about, and which part of the case: by verb, in the export, and as agency by question."""

import json
from pathlib import Path

from tests.conftest import INSPECTOR, Run
from tests.exported import read


def judge(run: Run, store: Path, *words: str, question: str = "1.1", case: str = "NOR-03") -> str:
    ran = run("judge", case, question, *words, "--replace", store=store, person=INSPECTOR)
    assert ran.code == 0, ran.err
    return ran.out


def listed(run: Run, store: Path, folder: Path, case: str = "NOR-03", question: str = "1.1") -> dict[str, object]:
    out = folder / "out.json"
    assert run("export", out, "--force", store=store, person=INSPECTOR).code == 0
    (found,) = (
        item for item in json.loads(out.read_text("utf-8"))["judgements"]
        if (item["case"], item["question"]) == (case, question)
    )  # fmt: skip
    return found


def test_they_are_said_of_an_answer_and_do_not_outlive_it(run: Run, sample_store: Path, tmp_path: Path) -> None:
    about = "--responsible", "social care", "--responsible", "YOT", "--phase", "to sentence"
    judge(run, sample_store, "inadequate")
    assert judge(run, sample_store, *about) == "NOR-03 1.1 responsible Social care and YOT, phase to sentence.\n"
    found = listed(run, sample_store, tmp_path)
    assert (found["responsible"], found["phase"]) == (["social_care", "yot"], "to_sentence")
    judge(run, sample_store, "--rationale", "Nobody asked.")
    assert listed(run, sample_store, tmp_path)["responsible"] == ["social_care", "yot"]
    assert "nothing was changed" in judge(run, sample_store, *about)
    judge(run, sample_store, "good")
    assert not {"responsible", "phase"} & set(listed(run, sample_store, tmp_path))
    run("undo", store=sample_store, person=INSPECTOR)
    assert listed(run, sample_store, tmp_path)["phase"] == "to_sentence"
    judge(run, sample_store, "--responsible", "none", "--phase", "none")
    assert not {"responsible", "phase"} & set(listed(run, sample_store, tmp_path))


def test_what_is_no_agency_or_phase_is_refused(run: Run, sample_store: Path) -> None:
    for option, word, said in (
        ("--responsible", "police yot", "“police yot” is more than one agency: name each by itself."),
        ("--responsible", "army", "“army” is not an agency;"),
        ("--phase", "sometime", "“sometime” is not a phase; use one of before_disclosure, to_sentence, after."),
    ):
        ran = run("judge", "NOR-03", "1.1", option, word, store=sample_store, person=INSPECTOR)
        assert (ran.code, ran.out) == (3, "")
        assert said in ran.err


def test_agency_by_question_counts_judgements_out_of_those_that_count(run: Run, sample_store: Path) -> None:
    before = run("summary", "--responsible", "--json", store=sample_store).json["responsible"]
    assert before["1.1"]["named"] == 0
    judge(run, sample_store, "inadequate", "--responsible", "police", "--phase", "after")
    judge(run, sample_store, "inadequate", "--responsible", "police", "--responsible", "yot", case="NOR-02")
    row = run("summary", "--responsible", "--json", store=sample_store).json["responsible"]["1.1"]
    assert (row["named"], row["agencies"]["police"], row["agencies"]["yot"]) == (2, 2, 1)
    assert row["phases"] == {"before_disclosure": 0, "to_sentence": 0, "after": 1}
    printed = run("summary", "--responsible", store=sample_store).out.splitlines()
    assert printed[0].split() == [*["CSC", "POL", "SCH", "HTH", "CAM", "YOT", "CRT", "OTH", "named", "of", "answers"]]
    assert printed[1].split() == ["1.1", "·", "2", "·", "·", "·", "1", "·", "·", "2", "of", str(row["answers"])]
    assert run("summary", "--responsible", "--by-site", store=sample_store).code == 2


def test_an_answer_below_good_is_asked_for_both_and_nothing_is_missing_without_them(
    run: Run, sample_store: Path
) -> None:
    ran = run("judge", "NOR-03", "1.1", "inadequate", "--replace", store=sample_store, person=INSPECTOR)
    asked = "Not recorded yet: whose work it is about and which part of the case. Use --responsible and --phase.\n"
    assert asked in ran.err
    owed = {each["case"]: each["owed"] for each in read(sample_store)["reviews"]}
    ran = run("judge", "NOR-03", "1.1", "--phase", "after", "--replace", store=sample_store, person=INSPECTOR)
    assert "Not recorded yet: whose work it is about. Use --responsible.\n" in ran.err
    ran = run("judge", "NOR-03", "1.1", "--responsible", "yot", store=sample_store, person=INSPECTOR)
    assert "Not recorded yet" not in ran.err
    assert {each["case"]: each["owed"] for each in read(sample_store)["reviews"]} == owed
    ran = run("judge", "NOR-03", "1.1", "good", "--replace", store=sample_store, person=INSPECTOR)
    assert "Not recorded yet" not in ran.err
