"""What the inspectors did, as their record files hold it: sealed, and with everything that an inspector does."""

import json

import pytest

from tests.sample.conftest import SAMPLE
from tests.sample.make import resealed

RECORDS = sorted(SAMPLE.glob("record-*.json"))


@pytest.fixture(scope="module")
def entries():
    return [entry for path in RECORDS for entry in json.loads(path.read_text(encoding="utf-8"))["history"]]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_sealed_as_the_program_seals_it(path):
    assert resealed(path.read_text(encoding="utf-8")) == path.read_bytes()


def test_everything_that_an_inspector_does_is_there(entries):
    kinds = {entry["kind"] for entry in entries}
    assert kinds == {"judgement", "event", "alert", "absence", "prompt", "note", "finding", "suggestion", "ruling"}
    assert {entry["content"]["decision"] for entry in entries if entry["kind"] == "finding"} == {
        "confirmed",
        "dismissed",
    }
    assert any(entry["content"].get("insufficient_evidence") for entry in entries)
    assert any(entry["reason"] for entry in entries if entry["replaces"])


def test_two_cases_were_reviewed_again_by_somebody_else_from_the_first_question_to_the_last(entries, questions):
    answered = {}
    for entry in entries:
        if entry["kind"] == "judgement":
            content = entry["content"]
            people = answered.setdefault((content["case"], content["review"]), {})
            people.setdefault(entry["person"], set()).add(content["question"])
    again = {case: people for (case, review), people in answered.items() if review == "second"}
    assert set(again) == {"NOR-02", "MOR-02"}
    for case, people in again.items():
        assert list(people.values()) == [{question["code"] for question in questions}]
        assert not people.keys() & answered[case, "first"].keys()


def test_of_the_two_children_of_the_report_only_what_was_published_is_judged(entries):
    judged = {
        case: {
            entry["content"]["question"]
            for entry in entries
            if entry["kind"] == "judgement" and entry["content"]["case"] == case
        }
        for case in ("CTY-02", "WLD-01")
    }
    assert judged == {"CTY-02": {"3.1", "5.1"}, "WLD-01": {"3.1", "3.3", "5.1"}}


def test_some_answers_below_good_say_whose_work_it_was_and_when_and_none_above_does(entries):
    told = [entry["content"] for entry in entries if entry["kind"] == "judgement" and "responsible" in entry["content"]]
    assert len(told) == 31
    assert {content["answer"] for content in told} == {"inadequate"}
    assert {content["phase"] for content in told if "phase" in content} == {"before_disclosure", "to_sentence", "after"}
    assert {agency for content in told for agency in content["responsible"]} == {
        "social_care",
        "police",
        "yot",
        "school",
        "health",
    }
