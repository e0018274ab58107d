"""JSON as verbs print it is what the library would write."""

import json
from collections import OrderedDict
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.cli.documents import document_text

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text() | st.integers() | st.booleans() | st.none(), inner, max_size=4)
        | st.dictionaries(st.text(), inner, max_size=4).map(OrderedDict)
    ),
    max_leaves=30,
)


@given(VALUES)
def test_a_document_is_written_as_the_library_writes_it(value: Any) -> None:
    assert document_text(value) == json.dumps(value, ensure_ascii=False, indent=1)


class Pair(NamedTuple):
    """A list with names."""

    one: int
    other: str


def test_a_mapping_of_any_kind_is_an_object_and_a_named_tuple_a_list() -> None:
    assert document_text({"a": MappingProxyType({"b": Pair(1, "é\u2028")})}) == (
        '{\n "a": {\n  "b": [\n   1,\n   "é\u2028"\n  ]\n }\n}'
    )


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_without_a_form_is_never_written(number: float) -> None:
    with pytest.raises(ValueError, match="no form in JSON"):
        document_text({"a": number})


def test_what_is_no_value_of_json_is_never_written() -> None:
    with pytest.raises(TypeError, match="set has no form in JSON"):
        document_text([{1}])
