"""What no reader should have to think about: size, encoding, depth, broken JSON, numbers no store can hold."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtui.exchange import FaultyFile, check_size, read_any, read_case, read_document
from reviewtui.exchange.faults import Flaw, grouped, located
from tests.exchange.samples import CASE, as_file

SOUND = as_file(CASE)


def told(data, read=read_case, **limits):
    with pytest.raises(FaultyFile) as refused:
        read(data, "NOR-03.json", **limits)
    return [(fault.line, fault.key, fault.text) for fault in refused.value.faults]


def test_a_byte_order_mark_of_utf_8_is_fine():
    assert read_case(b"\xef\xbb\xbf" + SOUND, "NOR-03.json") == CASE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_named(encoding):
    text = "The file is UTF-16, as some Windows programs save text; save it as UTF-8."
    assert told(SOUND.decode().encode(encoding)) == [(1, "", text)]


def test_a_byte_that_is_not_utf_8_is_named_with_its_line():
    assert told(b'{\n"narrative": "caf\xe9"}') == [
        (2, "", "The file is not UTF-8 (byte 0xe9 on this line); save it as UTF-8.")
    ]


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_named(data):
    assert told(data) == [(1, "", "The file is empty.")]


def test_a_case_has_a_cap_and_the_caller_may_set_another():
    large = SOUND + b" " * 16_000_000
    text = f"The file has {len(large) / 1e6:.10g} MB and at most 16 MB are read; split it, or raise the limit."
    assert told(large) == [(1, "", text)]
    assert told(large, read_any) == [(1, "", text)]
    assert read_case(large, "NOR-03.json", cap=20_000_000) == CASE
    assert "at most 1 bytes" in told(b"{}", read_document, cap=1)[0][2]


def test_a_size_can_be_asked_about_before_a_file_is_read():
    check_size(10, "NOR-03.json", cap=10)
    with pytest.raises(FaultyFile):
        check_size(11, "NOR-03.json", cap=10)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b'{"a": "\\"[[", "b": ' + b"[" * 64 + b"]" * 64 + b"}",
    ],
)
def test_a_nest_is_refused_without_descending_into_it(data):
    assert told(data) == [(1, "", "Lists and objects are more than 64 deep in one another here.")]


def test_the_line_on_which_a_nest_becomes_too_deep_is_named():
    assert told(b"[\n" * 70 + b"]\n" * 70)[0][0] == 65


def test_brackets_in_a_text_are_no_nest():
    words = '[[{{\\" ' * 100
    assert read_case(as_file({**CASE, "narrative": words}), "NOR-03.json")["narrative"] == words


def test_brackets_that_close_what_is_not_open_are_a_fault_of_syntax():
    assert "a value is expected here" in told(b"]" * 70 + b"[" * 70)[0][2]


@settings(deadline=None)
@given(st.recursive(st.text('[]{}"\\,:x', max_size=5), lambda inner: st.lists(inner, max_size=2), max_leaves=8))
def test_no_text_is_taken_for_a_nest(value):
    assert told(json.dumps([value]).encode()) == [(1, "", "The file must be one object in braces, not a list.")]


@pytest.mark.parametrize(
    ("data", "line", "text"),
    [
        (SOUND[: len(SOUND) // 2].rstrip(b'"'), None, None),
        (b'{"x": 1,\n"a": [1,\n\n', 2, "The file ends in the middle (column 8); it may have been cut short."),
        (b'{"a": "b', 1, "the text that starts here has no closing quote; the file may have been cut short."),
        (b'{"a"\n 1}', 2, "This is not JSON: at column 2, a colon is expected after the key."),
        (b'{"a": 1\n "b": 2}', 2, "This is not JSON: at column 2, a comma or a closing bracket is expected here."),
        (b"{a: 1}", 1, "This is not JSON: at column 2, a key in double quotes is expected here."),
        (b'{"a": 1} x', 1, "This is not JSON: at column 10, the document has ended, and more follows."),
        (b'{"a": "b\nc"}', 1, "a line break or control character is inside quotes; write \\n for a line break."),
        (b'{"a": "\\x"}', 1, "a backslash here starts no escape that JSON knows."),
        (b"nonsense", 1, "This is not JSON: at column 1, a value is expected here."),
    ],
)
def test_broken_json_is_placed_by_line_and_column(data, line, text):
    faults = told(data)
    assert len(faults) == 1
    assert line is None or faults[0][0] == line
    assert text is None or faults[0][2].endswith(text)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("NaN", "NaN is not a number that JSON has."),
        ("-Infinity", "-Infinity is not a number that JSON has."),
        ("1e400", "This number is too large."),
        ("9223372036854775808", "This number is too large."),
        ("-9223372036854775809", "This number is too large."),
        pytest.param("9" * 1_000_000, "This number is too large.", id="a million digits"),
        ('"\\ud83d"', "This text holds half a character: a \\ud… escape without its partner."),
    ],
)
def test_a_value_no_store_can_hold_is_refused_once_and_by_place(value, said):
    data = SOUND.replace(b'"page": 5', f'"page": {value}'.encode())
    assert told(data) == [(31, "events[0].page", said)]


def test_a_pair_of_escapes_is_one_character():
    data = SOUND.replace(b'"narrative": ""', b'"narrative": "\\ud83d\\ude00"')
    assert read_case(data, "NOR-03.json")["narrative"] == "😀"


def test_the_largest_whole_number_passes_for_a_number():
    data = SOUND.replace(b'"pages": 12', b'"pages": 9223372036854775807')
    assert read_case(data, "NOR-03.json")["documents"][0]["pages"] == 2**63 - 1


def test_a_key_that_stands_twice_is_refused_at_its_second_place():
    data = b'{"site": "N",\n"characteristics": {"gender": "m",\n"gender": "f", "x": {}},\n"site": "S"}'
    assert (3, "characteristics.gender", "The key “gender” is twice in the same object.") in told(data)
    assert (4, "site", "The key “site” is twice in the same object.") in told(data)


def test_a_key_with_half_a_character_is_refused():
    said = [text for _, _, text in told(b'{"a\\udc00": 1}')]
    assert "This text holds half a character: a \\ud… escape without its partner." in said


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_are_never_worse_than_faulty(data):
    for read in (read_case, read_document, read_any):
        told(data, read)


JSONISH = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*CASE, "id", "date"]), inner),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["history", "sites", "people", "inspection", *CASE]), JSONISH))
def test_random_documents_are_never_worse_than_faulty(document):
    for format_ in ("reviewtui/case", "reviewtui/inspection"):
        data = json.dumps({**document, "format": format_}).encode()
        try:
            read_any(data, "x.json")
        except FaultyFile as refused:
            assert all(fault.line and fault.text for fault in refused.faults)


def test_alike_errors_share_a_line_and_places_follow_one_another() -> None:
    flaws = [Flaw(("events", number, "date"), "“date” is missing.") for number in (10, 9, 2, 1, 0)]
    lines = {("events", number): number + 1 for number in range(20)}
    found = located("a.json", [*flaws, Flaw(("events", 3, "type"), "“x” is not an event type.")], lines).faults
    assert [fault.key for fault in found if fault.key.endswith("date")] == [
        f"events[{n}].date" for n in (0, 1, 2, 9, 10)
    ]
    assert grouped(found) == [
        "a.json:1: events[0].date: “date” is missing. 4 more like it: line 2, line 3, line 10, …",
        "a.json:4: events[3].type: “x” is not an event type.",
    ]
    assert grouped(found[:3]) == [str(fault) for fault in found[:3]]
