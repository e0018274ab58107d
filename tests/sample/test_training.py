"""The five training cases, and the answers that the guide expects of those who judge them."""

import json
import re

import pytest

from reviewtui.framework.reader import read_framework
from reviewtui.services.cases.caselist import CaseQuery, page
from reviewtui.services.demo import demo_path, open_demo
from reviewtui.services.preferences.guides import guides
from tests.sample.conftest import FRAMEWORK, SAMPLE

CASES = ["K1", "K2", "K3", "K4", "K5"]
CASE, ANSWER = re.compile(r"^### (K\d),"), re.compile(r"^- (\d\.\d) \*\*(.+?)(, insufficient evidence)?\.\*\*")


@pytest.fixture(scope="module")
def framework():
    return read_framework(FRAMEWORK.read_text(encoding="utf-8"), FRAMEWORK.name)


@pytest.fixture(scope="module")
def expected():
    """Case to the questions, answers and marks that its section of the guide names."""
    found, answers = {}, {}
    for line in guides()["training"].read_text("utf-8").splitlines():
        if case := CASE.match(line):
            answers = found.setdefault(case[1], {})
        elif answer := ANSWER.match(line):
            answers[answer[1]] = (answer[2], bool(answer[3]))
    return found


def test_each_case_has_ten_to_fourteen_events_and_an_answer_to_one_question_or_more(expected):
    files = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in SAMPLE.glob("training/K*.json")}
    assert list(expected) == sorted(files) == CASES
    assert all(10 <= len(case["events"]) <= 14 for case in files.values())
    assert all(expected.values())


def test_the_expected_answers_are_offered_and_their_marks_allowed(expected, framework):
    for answers in expected.values():
        for code, (label, marked) in answers.items():
            question = framework.question(code)
            codes = {answer.label: answer.code for answer in framework.offered(question)}
            assert label in codes, (code, label)
            assert not marked or codes[label] in question.insufficient_evidence, code


def test_what_is_told_apart_is_what_the_cases_were_built_for(expected):
    assert {case: list(answers) for case, answers in expected.items()} == {
        "K1": ["1.1", "1.2", "1.3"],
        "K2": ["4.1"],
        "K3": ["1.4", "3.1", "4.2"],
        "K4": ["3.1", "5.1"],
        "K5": ["2.2", "2.4", "2.5"],
    }


def test_they_open_in_a_store_beside_the_demo_and_nobody_has_judged_them(run):
    assert " 0 of 5 cases complete" in run("demo", "--training").out
    store = open_demo(training=True)
    try:
        assert [line.reference for line in page(store, CaseQuery(state="untouched")).lines] == CASES
    finally:
        store.close()
    assert not demo_path().exists()
