"""The canonical form: one value, one text."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.entries.canonical import NotCanonicalError, canonical, sha256

texts = st.text(st.characters(exclude_categories=("Cs",)))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
mappings = st.dictionaries(texts, values, max_size=4)


def test_keys_are_sorted_and_nothing_is_spaced():
    assert canonical({"b": 1, "a": ["x", True]}) == b'{"a":["x",true],"b":1}'
    assert canonical({"b%s": '"%', "a%": "%(b)s"}) == rb'{"a%":"%(b)s","b%s":"\"%"}'


def test_text_is_kept_exactly_and_never_normalised():
    assert canonical("e\u0301 é") == '"e\u0301 é"'.encode()


@given(st.dictionaries(texts, texts, max_size=5) | mappings)
def test_it_is_what_a_plain_encoder_writes_of_what_holds_no_null(mapping):
    kept = json.loads(canonical(mapping))
    assert canonical(kept) == json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@given(mappings)
def test_a_null_key_is_the_same_as_no_key_at_every_level(mapping):
    with_nulls = {"deep": [{**mapping, "nothing here": None}]}
    without = {"deep": [{key: value for key, value in mapping.items() if key != "nothing here"}]}
    assert canonical(with_nulls) == canonical(without)


@given(mappings)
def test_the_order_of_keys_does_not_matter(mapping):
    assert sha256(mapping) == sha256(dict(reversed(mapping.items())))


@given(values)
def test_reading_the_form_and_writing_it_again_gives_the_same_bytes(value):
    assert canonical(json.loads(canonical(value))) == canonical(value)


plain = st.text(st.characters(max_codepoint=0xD7FF))
"""Keys that the standard, which sorts them by UTF-16, and the record, by code point, sort alike."""

standard = st.recursive(
    st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3),
    max_leaves=8,
)


@given(standard)
def test_it_is_the_standards_own_form(value):
    assert canonical(value) == rfc8785.dumps(value)


def test_tuples_are_lists():
    assert canonical(("a", None)) == canonical(["a", None])


@pytest.mark.parametrize("value", [0.5, float("nan"), b"x", {1: "x"}, {"a": [1.0]}, "\ud800", {"a"}])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(NotCanonicalError):
        canonical(value)
