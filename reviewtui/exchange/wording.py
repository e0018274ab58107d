"""From a validator's errors to sentences a person can act on."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.entries.kinds.values import SAID
from reviewtui.exchange.faults import Flaw, Path

Schema = Mapping[str, Any]


def worded(error: ErrorDetails, schema: Schema) -> Flaw:
    """One error as a flaw; `schema` is the JSON Schema of the document, which knows the valid keys of each object."""
    path: Path = tuple(error["loc"])
    if error["type"] == "missing":
        return Flaw(path, f"{quoted(str(path[-1]))} is missing.")
    if error["type"] == "extra_forbidden":
        key = str(path[-1])
        known = keys_at(schema, path[:-1])
        return Flaw(path, f"{quoted(key)} is not a key here{f'; {hint(key, known)}' if known else '.'}")
    if path[-1:] == ("[key]",):
        path = path[:-1]
    if path[-1:] in _BRANCHES and str(path[-1]) not in keys_at(schema, path[:-1]):
        return Flaw(path[:-1], _must_be("text in double quotes or a whole number")(error))
    if error["type"] == SAID:
        return Flaw(path, error["msg"])
    say = _SENTENCES.get(error["type"], _other)
    return Flaw(path, say(error))


def keys_at(schema: Schema, path: Path) -> tuple[str, ...]:
    """The keys that the object at `path` may have, in the schema's order."""
    here = _resolved(schema, schema)
    for step in path:
        inner = here.get("items", {}) if isinstance(step, int) else _member(here, step)
        here = _resolved(inner, schema)
    return tuple(here.get("properties", {}))


def _member(here: Schema, key: str) -> Schema:
    """What stands under a key: its own schema, or that of all keys of a pattern (heads are by device)."""
    patterned: Schema = next(iter(here.get("patternProperties", {}).values()), {})
    member: Schema = here.get("properties", {}).get(key, patterned)
    return member


def _resolved(here: Schema, schema: Schema) -> Schema:
    """Through a reference to what it names."""
    if "$ref" in here:
        return schema["$defs"][here["$ref"].rpartition("/")[2]]  # type: ignore[no-any-return]  # a schema holds schemas
    return here


def kind_of_value(value: Any) -> str:
    """What a value is, in words, without showing it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "a number with a decimal point"
    return {int: "a number", str: "text", list: "a list"}.get(type(value), "an object")


def _must_be(wanted: str) -> Callable[[ErrorDetails], str]:
    return lambda error: f"This must be {wanted}, not {kind_of_value(error['input'])}."


def _at_least(error: ErrorDetails) -> str:
    return f"This must be {error['ctx']['ge']} or more, not {error['input']}."


def _at_most(error: ErrorDetails) -> str:
    return f"This must be {error['ctx']['le']} or less, not {error['input']}."


def _other(_: ErrorDetails) -> str:
    return "This is not what the format asks for here."


_BRANCHES = (("str",), ("int",))
"""How the validator names the two ways of a value that may be text or a number."""
_SENTENCES: Mapping[str, Callable[[ErrorDetails], str]] = {
    "string_type": _must_be("text in double quotes"),
    "int_type": _must_be("a whole number"),
    "bool_type": _must_be("true or false"),
    "list_type": _must_be("a list"),
    "dict_type": _must_be("an object"),
    "literal_error": lambda error: f"This must be {error['ctx']['expected']}.",
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
}
