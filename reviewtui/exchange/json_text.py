"""From text to plain JSON values, refusing what JSON allows and no record can keep: NaN, doubled keys, huge numbers."""

import json
import math
import re
from typing import Any

from reviewtui.casefile.visible import quoted
from reviewtui.exchange.depth import DEPTH_CAP, too_deep_at
from reviewtui.exchange.faults import FaultyFile, Flaw, faulty
from reviewtui.exchange.positions import Spot, spots

LARGEST = 2**63 - 1
"""The largest whole number the store can hold; the smallest is one further below zero."""

_DIGITS = 19
_MANY_DIGITS = re.compile(rf"[0-9]{{{_DIGITS}}}")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_WORDS = {
    "Expecting value": "a value is expected here",
    "Expecting property name": "a key in double quotes is expected here",
    "Expecting ':'": "a colon is expected after the key",
    "Expecting ','": "a comma or a closing bracket is expected here",
    "Extra data": "the document has ended, and more follows",
    "Invalid control character": "a line break or control character is inside quotes; write \\n for a line break",
    "Invalid \\": "a backslash here starts no escape that JSON knows",
    "Unterminated string": "the text that starts here has no closing quote; the file may have been cut short",
    "Illegal trailing comma": "there is a comma before a closing bracket",
}


def parsed(data: bytes, text: str, name: str) -> tuple[Any, list[Flaw]]:
    """The values of a JSON text, and the flaws that no model can see, each with its line.

    `text` is `data` decoded. Raises FaultyFile where the text is no JSON at all or nests past DEPTH_CAP; there
    nothing more can be said.
    """
    line = too_deep_at(data)
    if line is not None:
        raise faulty(name, f"Lists and objects are more than {DEPTH_CAP} deep in one another here.", line)
    found = _Findings()
    try:
        value = json.loads(
            text,
            object_pairs_hook=found.members,
            parse_constant=found.constant,
            parse_int=found.whole_number if _MANY_DIGITS.search(text) else None,
            parse_float=found.fraction,
        )
    except json.JSONDecodeError as error:
        raise _syntax(error, text, name) from None
    if found.any or _has_half_characters(text, value):
        return value, [flaw for spot in spots(text) for flaw in _flaws(spot)]
    return value, []


class _Findings:
    """Hooks for the parser that only note that something is wrong; where it is, the positions tell afterwards."""

    any = False

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        self.any |= len(members) < len(pairs)
        return members

    def constant(self, word: str) -> float:
        self.any = True
        return float(word)

    def whole_number(self, digits: str) -> int | float:
        if _is_storable(digits):
            return int(digits)
        self.any = True
        return math.inf

    def fraction(self, digits: str) -> float:
        number = float(digits)
        self.any |= math.isinf(number)
        return number


def _is_storable(digits: str) -> bool:
    """Asks for the length first: turning a million digits into a number takes minutes."""
    return len(digits) <= _DIGITS + 1 and -LARGEST - 1 <= int(digits) <= LARGEST


def _has_half_characters(text: str, value: Any) -> bool:
    if not _SURROGATE_ESCAPE.search(text):
        return False
    return not _is_writable(json.dumps(value, ensure_ascii=False))


def _is_writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _flaws(spot: Spot) -> list[Flaw]:
    """What is wrong with one key or value for its own sake."""
    said = _repeated(spot) if spot.is_key else _wrong_number(spot.raw)
    if "\\u" in spot.raw and not _is_writable(json.loads(spot.raw)):
        said = "This text holds half a character: a \\ud… escape without its partner."
    return [Flaw(spot.path, said, spot.line)] if said else []


def _repeated(spot: Spot) -> str:
    return f"The key {quoted(str(spot.path[-1]))} is twice in the same object." if spot.repeated else ""


def _wrong_number(raw: str) -> str:
    if raw in ("NaN", "Infinity", "-Infinity"):
        return f"{raw} is not a number that JSON has."
    if raw[0] not in "-0123456789":
        return ""
    is_whole = raw.lstrip("-").isdigit()
    too_large = not _is_storable(raw) if is_whole else math.isinf(float(raw))
    return "This number is too large." if too_large else ""


def _syntax(error: json.JSONDecodeError, text: str, name: str) -> FaultyFile:
    whole = text.rstrip()
    if error.pos >= len(whole):
        column = len(whole) - whole.rfind("\n") - 1
        said = f"The file ends in the middle (column {column}); it may have been cut short."
        return faulty(name, said, whole.count("\n") + 1)
    said = next((words for start, words in _WORDS.items() if error.msg.startswith(start)), "this cannot be read")
    return faulty(name, f"This is not JSON: at column {error.colno}, {said}.", error.lineno)
