"""How deep a document nests, found without recursion and before the parser, which would recurse, sees it."""

import re

DEPTH_CAP = 64
"""Lists and objects within one another, at most; the formats need nine."""

_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_KEPT = b'"[]{}'
_DROPPED = bytes(code for code in range(256) if code not in _KEPT)
_STRING = re.compile(rb'"[^"]*"')
_STRING_OR_BRACKET = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)


def too_deep_at(data: bytes, cap: int = DEPTH_CAP) -> int | None:
    """The line on which the nesting first passes `cap`, or None. Linear in the size of `data`, whatever it holds."""
    brackets = _brackets(data)
    for _ in range(cap):
        peeled = brackets.replace(b"[]", b"")
        if peeled == brackets:
            break
        brackets = peeled
    too_deep = b"[]" in brackets or brackets.count(b"[") > cap
    return _line_at_depth(data, cap) if too_deep else None


def _brackets(data: bytes) -> bytes:
    """Only the brackets that stand outside strings, all of one kind.

    Two quotes side by side open and close nothing between them, so dropping them leaves the rest in or out as it was.
    """
    unescaped = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    bare = unescaped.translate(_ONE_KIND, _DROPPED).replace(b'""', b"")
    return _STRING.sub(b"", bare).partition(b'"')[0]


def _line_at_depth(data: bytes, cap: int) -> int | None:
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(data):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(match.group(), 0)
        if depth > cap:
            return data.count(b"\n", 0, match.start()) + 1
    return None
