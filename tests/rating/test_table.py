"""A table of answers is read strictly: everything that cannot be rated is listed, with the nearest valid word."""

import json
from typing import Any

import pytest

from reviewtui.framework.model import Rule
from reviewtui.rating import strict_json
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import CaseInput, as_json
from reviewtui.rating.table import FaultyAnswers, TableFault, read_table
from tests.rating.tables import SMALL_FRAMEWORK, with_rules


def faults_of(value: Any) -> list[tuple[str, str]]:
    """The faults of a table, as (key, text); none when it can be rated."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    try:
        read_table(data, SMALL_FRAMEWORK, "answers.json")
    except FaultyAnswers as faulty:
        return [(fault.key, fault.text) for fault in faulty.faults]
    return []


def case(**parts: Any) -> dict[str, Any]:
    return {"cases": {"C1": parts}}


def test_a_table_is_read_into_cases_and_ratings_from_elsewhere() -> None:
    data = {"cases": {"C1": {"site": "North", "answers": {"A1": "strong"}}}, "judged": {}, "given": {"B": "fair"}}
    table = read_table(json.dumps(data).encode(), SMALL_FRAMEWORK, "answers.json")
    assert table.cases == {"C1": CaseInput("North", {"A1": "strong"})}
    assert (table.judged, table.given) == ({}, {"B": "fair"})


@pytest.mark.parametrize("empty", [{}, {"cases": {}}, {"cases": {}, "judged": {}, "given": {}}])
def test_everything_may_be_empty(empty: dict[str, Any]) -> None:
    assert faults_of(empty) == []


def test_a_question_may_be_left_open_and_a_case_bare() -> None:
    table = read_table(json.dumps(case(answers={"A1": None})).encode(), SMALL_FRAMEWORK, "answers.json")
    assert table.cases["C1"] == CaseInput(None, {})
    assert faults_of(case()) == []


def test_a_byte_order_mark_is_no_fault() -> None:
    assert faults_of(b'\xef\xbb\xbf{"cases": {}}') == []


@pytest.mark.parametrize(
    ("value", "key", "text"),
    [
        ([], "", "must be an object in braces, not a list"),
        ({"case": {}}, "", "unknown key “case”; the nearest is “cases”"),
        ({"cases": []}, "cases", "must be an object in braces, not a list"),
        ({"cases": None}, "cases", "must be an object in braces, not null"),
        ({"cases": {"C1": "good"}}, 'cases["C1"]', "must be an object in braces, not text"),
        (case(sight="N"), 'cases["C1"]', "unknown key “sight”; the nearest is “site”"),
        (case(site=3), 'cases["C1"].site', "must be the name of a site in quotes, not a number"),
        (case(answers={"A9": "strong"}), 'cases["C1"].answers["A9"]', "unknown question “A9”; known: A1, A2, B1"),
        (case(answers={"A1": "stron"}), 'cases["C1"].answers["A1"]', "unknown answer “stron”; the nearest is “strong”"),
        (case(answers={"A1": True}), 'cases["C1"].answers["A1"]', "must be the code of an answer in quotes, not true"),
        (
            case(answers={"A1": 1.5}),
            'cases["C1"].answers["A1"]',
            "must be the code of an answer in quotes, not a number",
        ),
        (
            case(answers={"A1": {}}),
            'cases["C1"].answers["A1"]',
            "must be the code of an answer in quotes, not an object",
        ),
        (
            case(answers={"A2": "none"}),
            'cases["C1"].answers["A2"]',
            "“none” is not offered by A2: use strong, fair, weak",
        ),
        ({"given": {"C": "fair"}}, 'given["C"]', "unknown standard or question “C”; known: A, B, A1, A2, B1"),
        ({"given": {"A": "fare"}}, 'given["A"]', "unknown rating “fare”; the nearest is “fair”"),
        ({"given": {"A": "none"}}, 'given["A"]', "unknown rating “none”; known: weak, fair, strong"),
        ({"given": {"A": 2}}, 'given["A"]', "must be the code of a rating in quotes, not a number"),
        ({"given": {"overall": "fair"}}, 'given["overall"]', "unknown standard or question “overall”"),
        ({"judged": {"A": "fair"}}, 'judged["A"]', "A is calculated and not decided by a panel"),
        ({"judged": {"overall": "fair"}}, 'judged["overall"]', "overall is calculated and not decided by a panel"),
        ({"judged": {"Q": "fair"}}, 'judged["Q"]', "unknown standard or question “Q”"),
        (b'{"cases": {}, "cases": {}}', "cases", "is given twice"),
        (b'{"given": {"A": "fair", "A": "fair"}}', "given.A", "is given twice"),
        (b'{"cases": {"\\u202eC": 1}}', 'cases["\\u202eC"]', "must be an object in braces, not a number"),
        (b'{"given": NaN}', "", "NaN is not a JSON number"),
        (b'{"given": -Infinity}', "", "-Infinity is not a JSON number"),
        (b'{"given": 1' + b"0" * 5000 + b"}", "", "a number of 5001 digits is too large"),
        (b"[" * 100_000, "", "nested more than 8 deep"),
        (b'{"cases": ', "", "not JSON at line 1, column"),
        (b'{"cases": "\n"}', "", "not JSON at line 1, column"),
        ('{"cases": {}}'.encode("utf-16"), "", "byte 1 is not UTF-8: save the file as UTF-8"),
        (b"", "", "not JSON at line 1, column 1"),
        (case(**{"x" * 80: 1}), 'cases["C1"]', f"unknown key “{'x' * 39}…”; known: site, answers"),
    ],
)
def test_each_fault_names_its_place_and_what_would_be_right(value: Any, key: str, text: str) -> None:
    faults = faults_of(value)
    assert len(faults) == 1, faults
    assert faults[0][0] == key
    assert faults[0][1].startswith(text)


def test_brackets_inside_text_are_not_a_nest() -> None:
    assert faults_of(case(site='[[[[[[[[[[{{{{\\"[[[')) == []


def test_all_faults_are_listed() -> None:
    table = {"cases": {"C1": {"answers": {"A1": "x", "Z": "strong"}}, "C2": {"site": 1}}, "given": {"A": "y"}}
    assert [key for key, _ in faults_of(table)] == [
        'cases["C1"].answers["A1"]', 'cases["C1"].answers["Z"]', 'cases["C2"].site', 'given["A"]',
    ]  # fmt: skip
    with pytest.raises(FaultyAnswers, match=r"unknown answer “x”.* \(and 3 more\)"):
        read_table(json.dumps(table).encode(), SMALL_FRAMEWORK, "answers.json")


def test_a_fault_reads_as_file_place_and_sentence() -> None:
    assert str(TableFault("a.json", "given", "is given twice")) == "a.json: given: is given twice"
    assert str(TableFault("a.json", "", "not JSON")) == "a.json: not JSON"


def test_a_file_too_large_to_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_json, "MAX_BYTES", 5)
    assert "larger than" in faults_of(b'{"cases": {}}')[0][1]


def test_a_panel_s_ratings_are_taken_where_the_rule_is_judged() -> None:
    framework = with_rules(SMALL_FRAMEWORK, standard=Rule("judged"), overall=Rule("judged"))
    data = json.dumps({"judged": {"A": "fair", "overall": "weak"}}).encode()
    table = read_table(data, framework, "answers.json")
    assert rate(framework, table.cases, table.judged, table.given).overall.rating == "weak"


def test_a_rated_table_prints_every_node_in_one_shape() -> None:
    data = json.dumps(case(site="North", answers={"A1": "strong", "A2": "fair"})).encode()
    table = read_table(data, SMALL_FRAMEWORK, "answers.json")
    printed = as_json(rate(SMALL_FRAMEWORK, table.cases, table.judged, table.given))
    assert list(printed) == ["overall", "standards", "questions", "cases"]
    assert list(printed["overall"]) == ["rating", "score", "max", "profile", "flags", "could_be", "because"]
    assert list(printed["standards"]) == ["A", "B"]
    assert printed["standards"]["B"] == {
        "rating": None,
        "flags": ["undetermined", "input_not_rated"],
        "could_be": {"worst": "weak", "best": "strong"},
        "because": {"rule": "lowest", "text": "None of its 1 question is rated, so it is not rated."},
    }
    assert printed["questions"]["A1"]["share"] == {"good": 1, "applicable": 1, "not_applicable": 0, "unjudged": 0}
    assert printed["cases"] == {"C1": {"ratings": {"A": "fair", "B": None}}}
    assert json.loads(json.dumps(printed, default=dict)) == printed


def test_what_nothing_could_change_does_not_say_what_it_could_become() -> None:
    printed = as_json(rate(SMALL_FRAMEWORK, {}, given={"A": "strong", "B": "strong"}))
    assert "could_be" not in printed["standards"]["A"]
    assert list(printed["overall"]) == ["rating", "score", "max", "profile", "flags", "because"]
