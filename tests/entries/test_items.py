"""History items: what is written is read back, and nothing else is read at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.entries.chain import chain_faults
from reviewtui.entries.items import FaultyItemError, from_item, from_items, to_item
from tests.entries.records import chain, whole_records, withheld


@given(whole_records(), st.booleans())
def test_an_entry_comes_back_from_json_as_it_was(record, hide):
    for entry in map(withheld, record) if hide else record:
        assert from_item(json.loads(json.dumps(to_item(entry)))) == entry


def test_a_withheld_entry_has_no_salt_no_reason_and_no_content():
    (entry,) = chain({"reason": "because"})
    assert {"salt", "reason", "content"} <= set(to_item(entry))
    assert not {"salt", "reason", "content"} & set(to_item(withheld(entry)))


def test_an_item_read_back_still_proves_its_content():
    assert chain_faults(from_item(to_item(entry)) for entry in chain({}, {"replaces": ("anna1-1",)})) == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("device", "Anna!"),
        ("device", None),
        ("sequence", 0),
        ("sequence", True),
        ("sequence", "3"),
        ("person", " "),
        ("made_at", "2026-05-12 14:32:07"),
        ("made_at", "2026-13-12T14:32:07Z"),
        ("made_at", "2026-02-30T14:32:07Z"),
        ("made_at", "2100-01-01T14:32:07Z"),
        ("offset", 1441),
        ("offset", 60.0),
        ("kind", "rumour"),
        ("kind", ["judgement"]),
        ("subject", ""),
        ("act", "forget"),
        ("of", 1),
        ("replaces", None),
        ("replaces", ["anna1-2", "anna1-1"]),
        ("replaces", ["anna1-1", "anna1-1"]),
        ("replaces", ["anna1"]),
        ("replaces", [1]),
        ("content_hash", "0" * 63),
        ("hash", "Z" * 64),
        ("previous", "0" * 64),
        ("previous", 0),
        ("salt", 1),
        ("salt", None),
        ("reason", 1),
        ("content", "good"),
        ("mood", "fine"),
    ],
)
def test_a_bad_value_is_refused_by_its_key_also_among_others(key, value):
    (entry,) = chain({})
    with pytest.raises(FaultyItemError) as fault:
        from_items([to_item(entry), {**to_item(entry), key: value}])
    assert fault.value.key == key
    assert fault.value.text in str(fault.value)


def test_an_undo_says_what_it_undoes():
    (entry,) = chain({})
    with pytest.raises(FaultyItemError, match="of: "):
        from_item({**to_item(entry), "act": "undo"})


def test_a_withheld_content_comes_without_a_reason():
    (entry,) = chain({})
    with pytest.raises(FaultyItemError, match="reason: "):
        from_item({**to_item(withheld(entry)), "reason": "because"})


@pytest.mark.parametrize("key", ["device", "made_at", "replaces", "hash"])
def test_a_missing_key_is_refused(key):
    (entry,) = chain({})
    item = to_item(entry)
    del item[key]
    with pytest.raises(FaultyItemError, match=f"{key}: must be"):
        from_item(item)
