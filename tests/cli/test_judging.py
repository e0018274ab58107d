"""Judging by verb: an answer in any of its forms, its reasons and sources, and taking it back."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INSPECTOR, LEAD, Run
from tests.exported import read

ADDED = "NOR-90"


@pytest.fixture
def store(run: Run, sample_store: Path) -> Path:
    """The sample with one untouched case added by its reference and site."""
    assert run("case-add", ADDED, "North", store=sample_store, person=INSPECTOR).out == f"{ADDED} added at North.\n"
    return sample_store


def judgements(run: Run, store: Path, case: str = ADDED) -> dict[str, Any]:
    listed = read(store)["judgements"]
    return {each["question"]: each for each in listed if each["case"] == case}


@pytest.mark.parametrize("answer", ["requires_improvement", "Requires improvement", "3", "requires IMPROVEMENT"])
def test_an_answer_is_given_by_code_label_or_key(run: Run, store: Path, answer: str) -> None:
    ran = run("judge", ADDED, "1.1", answer, store=store, person=INSPECTOR)
    assert (ran.code, ran.out) == (0, f"{ADDED} 1.1 judged Requires improvement.\n")
    assert judgements(run, store)["1.1"]["answer"] == "requires_improvement"


def test_an_answer_that_owes_something_says_so_and_is_recorded(run: Run, store: Path) -> None:
    ran = run("judge", ADDED, "1.1", "inadequate", store=store, person=INSPECTOR)
    assert ran.code == 0
    assert ran.err.splitlines() == [
        f"{ADDED} 1.1: missing rationale and evidence.",
        "Not recorded yet: whose work it is about and which part of the case. Use --responsible and --phase.",
    ]


def test_a_judgement_keeps_what_is_not_given(run: Run, store: Path) -> None:
    run("judge", "NOR-01", "1.1", "good", "--rationale", "first", "--evidence", "e1", store=store, person=INSPECTOR)
    run("judge", "NOR-01", "1.1", "--rationale", "second", store=store, person=INSPECTOR)
    kept = judgements(run, store, "NOR-01")["1.1"]
    assert (kept["answer"], kept["rationale"], kept["evidence"]) == ("good", "second", [{"event": "e1"}])


def test_evidence_is_an_event_a_document_and_page_or_a_source(run: Run, store: Path) -> None:
    sources = ["e1", "doc d1 p1", "doc d1", "source case manager"]
    given = [part for source in sources for part in ("--evidence", source)]
    assert run("judge", "NOR-01", "1.2", "good", "--replace", *given, store=store, person=INSPECTOR).code == 0
    assert judgements(run, store, "NOR-01")["1.2"]["evidence"] == [
        {"event": "e1"}, {"document": "d1", "page": 1}, {"document": "d1"}, {"source": "case manager"},
    ]  # fmt: skip


def test_a_rationale_may_come_from_stdin_exactly(run: Run, store: Path) -> None:
    text = "Siân said “no”.\n\n[REDACTED] \x1b[31m"
    run("judge", ADDED, "1.1", "good", "--rationale", "-", store=store, person=INSPECTOR, input=text)
    assert judgements(run, store)["1.1"]["rationale"] == text.strip()


def test_nothing_to_record_is_wrong_usage(run: Run, store: Path) -> None:
    assert run("judge", ADDED, "1.1", store=store, person=INSPECTOR).code == 2


def test_the_change_comes_as_one_json_document(run: Run, store: Path) -> None:
    change = run("judge", ADDED, "1.1", "inadequate", "--json", store=store, person=INSPECTOR).json
    assert (change["case"], change["question"], change["kind"]) == (ADDED, "1.1", "judgement")
    assert change["entry"]


def test_the_same_judgement_twice_is_recorded_once(run: Run, store: Path) -> None:
    run("judge", ADDED, "1.1", "good", store=store, person=INSPECTOR)
    before = store.read_bytes()
    assert run("judge", ADDED, "1.1", "good", "--json", store=store, person=INSPECTOR).json["entry"] is None
    assert store.read_bytes() == before


def test_undo_takes_back_and_redo_does_again_and_all_of_it_stays_in_the_record(run: Run, store: Path) -> None:
    run("judge", ADDED, "1.1", "good", store=store, person=INSPECTOR)
    run("judge", ADDED, "1.1", "inadequate", store=store, person=INSPECTOR)
    assert run("undo", store=store, person=INSPECTOR).code == 0
    assert judgements(run, store)["1.1"]["answer"] == "good"
    assert run("redo", "--json", store=store, person=INSPECTOR).json["question"] == "1.1"
    assert judgements(run, store)["1.1"]["answer"] == "inadequate"
    acts = [
        item["act"]
        for item in run("history", "--case", ADDED, "--question", "1.1", "--json", store=store).json["history"]
    ]
    assert acts == ["do", "do", "undo", "redo"]


def test_undo_is_for_one_s_own_acts_only(run: Run, store: Path) -> None:
    ran = run("undo", store=store, person=LEAD)
    assert (ran.code, ran.out) == (3, "")
    assert run("redo", store=store, person=INSPECTOR).code == 3


def test_who_was_picked_in_the_store_acts_and_is_named(run: Run, store: Path) -> None:
    from reviewtui.services.people.acting_person import choose
    from reviewtui.services.store.stores import open_store

    opened = open_store(store)
    choose(opened, INSPECTOR)
    opened.close()
    ran = run("judge", ADDED, "1.1", "good", "--rationale", "so", "--json", store=store)
    assert ran.code == 0
    assert ran.err == f"Working as {INSPECTOR}, as chosen in this store.\n"
    assert judgements(run, store)["1.1"]["inspector"] == INSPECTOR


def test_what_one_process_judges_another_sees(store: Path) -> None:
    program = [sys.executable, "-c", "from reviewtui.cli import main; main()", "--store", str(store), "--as", INSPECTOR]
    listed = subprocess.run(
        [*program, "framework", "show", "hsb-joint-2013", "--json"], capture_output=True, check=True
    )
    questions = [q["code"] for standard in json.loads(listed.stdout)["standards"] for q in standard["questions"]]
    for question in questions[:2]:
        subprocess.run([*program, "judge", ADDED, question, "2"], capture_output=True, check=True)
    cases = json.loads(subprocess.run([*program, "cases", "--json"], capture_output=True, check=True).stdout)["cases"]
    assert next(case["answered"] for case in cases if case["reference"] == ADDED) == 2


def test_a_colleagues_judgement_is_replaced_only_when_that_is_said_and_without_its_reasons(
    store: Path, run: Run
) -> None:
    text = "The report tests his account against three sources."
    run("judge", ADDED, "1.1", "good", "--rationale", text, store=store, person=INSPECTOR)
    refused = run("judge", ADDED, "1.1", "inadequate", store=store, person=LEAD)
    assert (refused.code, refused.out) == (3, "")
    assert refused.err == (
        f"{ADDED} 1.1 is judged Good ({INSPECTOR}). Nothing was changed. Add --replace to change it to Inadequate. "
        "The earlier judgement stays in the record.\n"
    )
    done = run("judge", ADDED, "1.1", "inadequate", "--replace", store=store, person=LEAD)
    assert done.out == f"{ADDED} 1.1 judged Inadequate instead of Good ({INSPECTOR}).\n"
    assert (
        f"The rationale written for Good ({INSPECTOR}) was not kept for the new answer. --keep-rationale uses it."
        in done.err
    )
    assert "missing rationale" in done.err
    assert "rationale written" in run("judge", ADDED, "1.1", "--keep-rationale", store=store, person=LEAD).out
    judged = [each for each in read(store)["judgements"] if each["case"] == ADDED]
    assert [(each["rationale"], each["replaced"][0]["inspector"]) for each in judged] == [(text, INSPECTOR)]
