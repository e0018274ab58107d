"""A JSON list of form submissions, read as a table: groups, repeats, and what form tools put around the list."""

import json
from typing import Any

import pytest

from tests.exchange.tables.sheets import faults, read

CASES = "cases:\n  file: subs.json\n  columns: {reference: case/ref, site: case/site}\n"
EVENTS = """
events:
  file: subs.json
  rows: case/visits
  columns: {case: case/ref, date: case/visits/day, agency: case/visits/who, type: case/visits/what}
"""
ONE = {"case": {"ref": "K1", "site": "North"}}
HELD = {"K1": {"site": "North", "documents": []}}


def subs(value: Any) -> tuple[str, str]:
    return "subs.json", json.dumps(value)


@pytest.mark.parametrize(
    "value",
    [
        [ONE],
        [{"case/ref": "K1", "case/site": "North"}],
        {"count": 1, "next": None, "results": [ONE]},
        {"@odata.context": "x", "value": [ONE]},
        {"data": {"page": 1, "submissions": [ONE]}},
    ],
)
def test_a_list_of_submissions_is_a_table_however_it_is_wrapped(value: Any) -> None:
    (case,) = read(subs(value), by=CASES).cases
    assert (case.document["reference"], case.document["site"]) == ("K1", "North")


def test_dotted_headings_find_nested_groups() -> None:
    by = "cases:\n  file: subs.json\n  columns: {reference: case.ref, site: case.site}\n"
    (case,) = read(subs([ONE]), by=by).cases
    assert case.document["site"] == "North"


def test_each_row_of_a_repeat_knows_what_its_submission_says() -> None:
    visits = [
        {"day": "2012-04-03", "who": "police", "what": "referral"},
        {"day": "2012-05", "who": "yot", "what": "plan"},
    ]
    nested = {"case": {"ref": "K1", "visits": visits}}
    flat = {
        "case/ref": "K1",
        "case/visits": [{f"case/visits/{key}": said for key, said in each.items()} for each in visits],
    }
    for submission in (nested, flat):
        (case,) = read(subs([submission, {"case": {"ref": "K2"}}]), by=EVENTS, held=HELD).cases
        assert [(event["date"], event["agency"]) for event in case.document["events"]] == [
            ("2012-04-03", "police"),
            ("2012-05", "yot"),
        ]


def test_a_repeat_of_one_that_is_written_as_an_object_is_one_row() -> None:
    one = {"case": {"ref": "K1", "visits": {"day": "2012-04-03", "who": "police", "what": "referral"}}}
    more = {"case": {"ref": "K1", "visits": [{"day": "2012-05", "who": "yot", "what": "plan"}]}}
    none = {"case": {"ref": "K1", "visits": {}}}
    for listed, dates in (([one, more, none], ["2012-04-03", "2012-05"]), ([one], ["2012-04-03"])):
        (case,) = read(subs(listed), by=EVENTS, held=HELD).cases
        assert [event["date"] for event in case.document["events"]] == dates


def test_a_repeat_of_one_within_a_repeat_is_one_row() -> None:
    people = [{"who": "police"}, {"who": "school"}]
    visits = [{"day": "2012-04-03", "people": people}, {"day": "2012-05", "people": {"who": "yot"}}]
    by = EVENTS.replace("rows: case/visits", "rows: case/visits/people").replace("visits/who", "visits/people/who")
    by = by.replace(", type: case/visits/what}", "}\n  fixed: {type: contact}")
    (case,) = read(subs([{"case": {"ref": "K1", "visits": visits}}]), by=by, held=HELD).cases
    assert [(event["date"], event["agency"]) for event in case.document["events"]] == [
        ("2012-04-03", "police"),
        ("2012-04-03", "school"),
        ("2012-05", "yot"),
    ]


def test_one_submission_may_stand_by_itself() -> None:
    visits = [{"day": "2012-04-03", "who": "police", "what": "referral"}]
    (case,) = read(subs({"case": {"ref": "K1", "visits": visits}}), by=EVENTS, held=HELD).cases
    assert [event["date"] for event in case.document["events"]] == ["2012-04-03"]


def test_a_repeat_that_the_map_does_not_read_is_named() -> None:
    found = read(subs([{**ONE, "visits": [{"day": "2012"}], "_id": 7}]), by=CASES)
    assert found.unread == {"subs.json": ("visits", "_id")} or found.unread == {"subs.json": ("_id", "visits")}


def test_what_nobody_answered_is_named_and_what_a_row_needs_is_a_fault() -> None:
    by = CASES.replace("site: case/site", "site: case/site, disposal: case/outcome")
    found = read(subs([ONE]), by=by)
    assert found.notes == ("subs.json: nothing in it says “case/outcome”.",)
    (said,) = faults(subs([{"case": {"reff": "K1", "site": "North"}}]), by=CASES)
    assert said.startswith("subs.json: There is no column “case/ref”; did you mean “case/reff”?")


def test_lists_numbers_and_words_of_json_are_kept_apart() -> None:
    columns = "{reference: ref, site: s, age_now: age, disability: d, looked_after: la}"
    by = f"cases:\n  file: subs.json\n  columns: {columns}\n"
    (case,) = read(
        subs([{"ref": 41, "s": "North", "age": 15, "d": ["autism", "speech; language"], "la": True}]), by=by
    ).cases
    assert case.document["reference"] == "41"
    assert case.document["characteristics"] == {
        "age_now": 15,
        "disability": ["autism", "speech; language"],
        "looked_after": True,
    }


def test_one_submission_a_line_is_read_and_a_fault_has_its_line() -> None:
    by = CASES.replace("subs.json", "subs.jsonl")
    text = "\n".join(json.dumps({"case/ref": f"K{n}", "case/site": "North"}) for n in (1, 2)) + "\n\n"
    assert [case.document["reference"] for case in read(("subs.jsonl", text), by=by).cases] == ["K1", "K2"]
    (said,) = faults(("subs.jsonl", text + '{"case/ref": K3}\n'), by=by)
    assert said.startswith("subs.jsonl:4: This is not JSON")


def test_one_page_of_several_is_named() -> None:
    found = read(subs({"next": "https://example.org/?page=2", "results": [ONE]}), by=CASES)
    assert found.notes == ("subs.json is one page of several: it names another, which does not come with it.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1, 2]", "This is not a list of submissions"),
        ('{"a": [{"x": 1}], "b": [{"y": 1}]}', "“a”, “b” are lists of objects. Only one may"),
        ('{"format": "reviewtui/case"}', "This is a file of reviewtui's own"),
        ("{}", "This object holds no list of submissions."),
        ('[{"case/ref": "K1", "case/ref": "K2"}]', "The key “case/ref” is twice"),
        ('[{"case/ref": "K1", "case": {"ref": "K2"}}]', "“case/ref” is twice in one submission."),
        ('[{"case": {"ref": "K1", "site": [{"a": 1}]}}]', "with `rows: case/site`"),
        ('[{"case": {"ref": "K1", "site": NaN}}]', "NaN is not a number that JSON has."),
    ],
)
def test_what_is_no_list_of_submissions_is_refused(text: str, said: str) -> None:
    assert said in faults(("subs.json", text), by=CASES)[0]


def test_a_repeat_of_another_name_is_asked_for() -> None:
    (said,) = faults(subs([{"case": {"ref": "K1", "visit": [{"day": "2012"}]}}]), by=EVENTS, held=HELD)
    assert said == "subs.json: No submission has a list “case/visits”; did you mean “case/visit”?"


def test_an_empty_list_brings_nothing() -> None:
    assert read(subs({"count": 0, "results": []}), by=CASES).cases == ()
    assert read(subs([]), by=CASES).cases == ()


def test_keys_that_say_nothing_of_json_are_refused() -> None:
    said = faults(subs([ONE]), by=CASES + "  headings: 2\n")
    assert "headings: says nothing of a JSON file; remove it" in said[0]
    said = faults(subs([ONE]), by=CASES.replace("subs.json", "subs.csv") + "  rows: visits\n")
    assert "rows: says nothing of a file that is not JSON; remove it" in said[0]
