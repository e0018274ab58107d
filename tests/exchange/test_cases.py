"""A case file is wholly sound, or every fault in it is told with its place."""

import json

import pytest
from hypothesis import given, settings

from reviewtui.exchange import FaultyFile, case_contents, case_item, document_item, kind_of, read_any, read_case, write
from tests.exchange.samples import CASE, DESCRIPTION, as_file, cases, changed


def told(document, read=read_case):
    with pytest.raises(FaultyFile) as refused:
        read(as_file(document), "NOR-03.json")
    return [(fault.key, fault.text) for fault in refused.value.faults]


@settings(deadline=None)
@given(cases())
def test_any_case_written_and_read_is_the_same(case):
    assert read_case(write(case), "x.json") == case


def test_the_smallest_case_has_four_keys():
    smallest = {key: CASE[key] for key in ("format", "format_version", "reference", "site")}
    assert read_case(as_file(smallest), "x.json") == smallest


def test_a_case_is_known_by_its_format():
    assert kind_of(as_file(CASE), "x.json") == "reviewtui/case"
    assert read_any(as_file(CASE), "x.json") == CASE


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("reference",), ..., "“reference” is missing."),
        (("reference",), " ", "This must not be blank."),
        (("reference",), "A/1", "A reference must not hold a slash (/)."),
        (("reference",), "x" * 41, "A reference has at most 40 characters; this has 41."),
        (("reference",), "A ", "A reference must not begin or end with a space."),
        (("reference",), "A\x1b1", "A reference must not hold control or other unseen characters."),
        (("reference",), 3, "This must be text in double quotes, not a number."),
        (("site",), "", "This must not be blank."),
        (("site",), None, "This must be text in double quotes, not null."),
        (("characteristics",), [], "This must be an object, not a list."),
        (("characteristics", "age_now"), True, "This must be a whole number, not true."),
        (("characteristics", "age_now"), "17", "This must be a whole number, not text."),
        (("characteristics", "age_now"), 17.0, "This must be a whole number, not a number with a decimal point."),
        (("characteristics", "age_now"), 26, "This must be 25 or less, not 26."),
        (("characteristics", "age_now"), -1, "This must be 0 or more, not -1."),
        (("characteristics", "age_now"), 14, "The child cannot be 14 now and 15 at the offence."),
        (("characteristics", "looked_after"), 1, "This must be true or false, not a number."),
        (("characteristics", "gendre"), "m", "“gendre” is not a key here; did you mean “gender”?"),
        (("charcteristics",), {}, "“charcteristics” is not a key here; did you mean “characteristics”?"),
        (("documents",), {}, "This must be a list, not an object."),
        (("documents", 0), "d1", "This must be an object, not text."),
        (("documents", 0, "title"), ..., "“title” is missing."),
        (("documents", 0, "pages"), 0, "This must be 1 or more, not 0."),
        (("events",), None, "This must be a list, not null."),
        (("events", 0, "agency"), "polise", "“polise” is not an agency; did you mean “police”?"),
        (("events", 0, "type"), "chrage", "“chrage” is not an event type; did you mean “charge”?"),
        (("events", 0, "type"), "x" * 99, "“" + "x" * 39 + "…” is not an event type; use one of "),
        (("events", 0, "date"), "2011-02-30", "“2011-02-30” is not a real date."),
        (("events", 0, "date"), 2011, "This must be text in double quotes, not a number."),
        (("events", 0, "page"), False, "This must be a whole number, not false."),
        (("events", 0, "page"), 13, "Document “d1” has no page 13; it ends at page 12."),
        (("events", 0, "document"), "d2", "The case has no document “d2”; use one of d1."),
        (("events", 1, "id"), "e1", "“e1” is already the id of events[0]."),
        (("events", 1, "id"), "e 1", "An id is 1 to 40 characters with no space and no slash, such as d4 or e12."),
        (("events", 1, "until"), "2006-12", "The event ends (2006-12) before it starts (2007)."),
    ],
)
def test_each_fault_has_its_sentence(path, value, said):
    faults = told(changed(CASE, path, value))
    key = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
    assert [fault for fault in faults if fault[0] == key and fault[1].startswith(said)], faults


@pytest.mark.parametrize(("date", "until"), [("2007", "2007"), ("2007-05", "2007"), ("2007-05-31", "2007-05")])
def test_a_span_is_not_refused_while_one_reading_of_it_is_possible(date, until):
    case = changed(changed(CASE, ("events", 1, "date"), date), ("events", 1, "until"), until)
    assert read_case(as_file(case), "x.json") == case


def test_a_case_without_documents_says_so():
    assert told(changed(CASE, ("documents",), ...)) == [
        ("events[0].document", "The case has no document “d1”; it has no documents.")
    ]


def test_a_page_is_not_doubted_in_a_document_of_unknown_length():
    case = changed(CASE, ("documents", 0, "pages"), None)
    assert read_case(as_file(changed(case, ("events", 0, "page"), 900)), "x.json")


def test_every_fault_is_told_in_the_order_of_the_file():
    text = """{"format": "reviewtui/case", "format_version": 1,
      "reference": "A/B",
      "events": [
        {"agency": "police", "type": "referral", "date": "2011-02-30"},
        {"agency": "police", "type": "referral", "date": "2011", "page": 1, "page": NaN},
        {"agency": "police"}]}"""
    with pytest.raises(FaultyFile) as refused:
        read_case(text.encode(), "folder/bad.json")
    assert str(refused.value).splitlines() == [
        "folder/bad.json:1: site: “site” is missing.",
        "folder/bad.json:2: reference: A reference must not hold a slash (/).",
        "folder/bad.json:4: events[0].date: “2011-02-30” is not a real date.",
        "folder/bad.json:5: events[1].page: The key “page” is twice in the same object.",
        "folder/bad.json:5: events[1].page: NaN is not a number that JSON has.",
        "folder/bad.json:6: events[2].date: “date” is missing.",
        "folder/bad.json:6: events[2].type: “type” is missing.",
    ]


@pytest.mark.parametrize("secret", ["He said that Bradley", 5])
def test_no_fault_quotes_what_a_case_says(secret):
    case = changed(changed(CASE, ("narrative",), [secret]), ("events", 0, "text"), {"secret": secret})
    assert not [text for _, text in told(case) if "Bradley" in text]


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("format",), ..., "“format” is missing."),
        (("format",), "reviewtui/cases", "This must be 'reviewtui/case'."),
        (("format",), [], "This must be 'reviewtui/case'."),
        (("format_version",), ..., "“format_version” is missing."),
        (("format_version",), True, "This must be 1."),
        (("format_version",), 1.0, "This must be 1."),
        (("format_version",), 0, "This must be 1."),
        (
            ("format_version",),
            2,
            "The file has format version 2, and this program reads 1; use a newer reviewtui.",
        ),
    ],
)
def test_the_format_and_its_version_are_asked_for(path, value, said):
    assert told(changed(CASE, path, value)) == [(path[0], said)]


def test_an_inspection_is_not_a_case():
    assert told(DESCRIPTION) == [("format", "This is a reviewtui/inspection and a reviewtui/case is expected here.")]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (..., "“format” is missing; use one of reviewtui/case, reviewtui/inspection."),
        ("reviewtui/cas", "“reviewtui/cas” is not a format read here; did you mean “reviewtui/case”?"),
    ],
)
def test_a_file_of_no_known_format_is_refused(value, said):
    assert told(changed(CASE, ("format",), value), read_any) == [("format", said)]
    assert told(changed(CASE, ("format",), value), kind_of) == [("format", said)]


def test_missing_ids_are_numbered_in_file_order_around_the_given_ones():
    events = [{**CASE["events"][1], "id": given_} for given_ in (None, "e1", None, "x", None)]
    for event in (events[0], events[4]):
        del event["id"]
    read = read_case(as_file({**CASE, "events": events}), "x.json")
    assert [event["id"] for event in read["events"]] == ["e2", "e1", "e3", "x", "e4"]


def test_an_event_may_speak_of_a_document_by_the_id_it_was_given():
    case = changed(CASE, ("documents", 0, "id"), ...)
    assert read_case(as_file(case), "x.json")["documents"][0]["id"] == "d1"


def test_a_case_becomes_the_contents_of_its_entries():
    case, documents, events = case_contents(read_case(as_file(CASE), "x.json"), "NOR")
    assert case == {
        "reference": "NOR-03",
        "site": "NOR",
        "age_at_offence": 15,
        "age_now": 17,
        "gender": "male",
        "disability": ["learning disability"],
        "disposal": "referral order",
        "narrative": "",
    }
    assert documents == ({"case": "NOR-03", **CASE["documents"][0]},)
    assert events[1] == {"case": "NOR-03", **CASE["events"][1]}


def test_a_null_until_is_an_open_span_and_an_absent_one_a_moment():
    moment, _, span = case_contents(read_case(as_file(CASE), "x.json"), "NOR").events
    assert "open" not in moment and "until" not in moment
    assert span["open"] is True and "until" not in span


@settings(deadline=None)
@given(cases())
def test_a_case_comes_back_from_its_contents(case):
    contents = case_contents(read_case(write(case), "x.json"), "NOR")
    item = case_item(contents.case, contents.events)
    documents = [document_item(content) for content in contents.documents]
    again = {
        "format": case["format"],
        "format_version": 1,
        **item,
        "documents": [{key: document[key] for key in document if key != "case"} for document in documents],
    }
    assert case_contents(read_case(write(again), "x.json"), "NOR") == contents
    assert [("until" in event, event.get("until")) for event in item["events"]] == [
        ("until" in event, event.get("until")) for event in case["events"]
    ]


def test_writing_keeps_the_order_of_the_format_and_ends_the_line():
    shuffled = dict(reversed(CASE.items()))
    assert write(shuffled) == write(CASE)
    assert list(json.loads(write(CASE))) == list(CASE)
    assert write(CASE).startswith(b'{\n "format": "reviewtui/case",\n "format_version": 1,\n')
    assert write(CASE).endswith(b"\n}\n") and "Tŷ Ŵyn".encode() in write(CASE)
