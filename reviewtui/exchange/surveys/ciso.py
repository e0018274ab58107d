"""Reads a library of CISO Assistant: its framework's requirement nodes, as they stand one under another."""

from collections import Counter
from typing import Any

import yaml

from reviewtui.exchange.faults import faulty
from reviewtui.exchange.surveys.survey import Asked, Choice, Codes, Group, Survey, Texts, cleaned, without_empty

MOST = 8_000_000
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
RESULTS = (
    Choice("compliant", "compliant", {"en": "Compliant"}),
    Choice("partially_compliant", "partially_compliant", {"en": "Partially compliant"}),
    Choice("non_compliant", "non_compliant", {"en": "Not compliant"}),
    Choice("not_applicable", "not_applicable", {"en": "Not applicable"}),
)
"""The results that an assessment by such a library gives each requirement."""
_UNUSED = ("threats", "reference_controls", "implementation_groups", "questions", "weight", "typical_evidence")


def is_library(data: bytes) -> bool:
    """Whether it looks like a library: the words that no framework file has stand in it."""
    return b"requirement_nodes:" in data[:MOST]


def read_library(data: bytes, name: str) -> Survey:
    """The library's framework. Raises FaultyFile where there is none, or nothing in it is assessed."""
    try:
        top = yaml.load(data[:MOST].decode("utf-8-sig"), Loader=_LOADER)  # noqa: S506  # every scalar stays text
    except UnicodeDecodeError:
        raise faulty(name, "This file is not UTF-8: save it as UTF-8.") from None
    except (yaml.YAMLError, RecursionError):
        raise faulty(name, "This library is not well-formed YAML.") from None
    held = _mapping(_mapping(_mapping(top).get("objects")).get("framework"))
    nodes = [_mapping(node) for node in _items(held.get("requirement_nodes"))]
    if not nodes:
        raise faulty(
            name,
            "This is not a checklist that can be read here: "
            "an XLSForm workbook, a REDCap data dictionary, or a CISO Assistant library.",
        )
    reader = _Library(nodes)
    groups = without_empty(reader.groups())
    if not groups:
        raise faulty(
            name, "Nothing in this library is assessed: none of its requirement nodes says `assessable: true`."
        )
    title = _text(held.get("name")) or _text(_mapping(top).get("name")) or "A new framework"
    return Survey(
        "CISO Assistant library",
        title,
        _text(_mapping(top).get("version")),
        reader.languages,
        groups,
        reader.left_out(held),
    )


class _Library:
    """The nodes by their depth: whatever stands deeper, down to the next of the same depth, is within."""

    def __init__(self, nodes: list[dict[str, Any]]) -> None:
        self._nodes = nodes
        self._codes = Codes()
        self._notes: Counter[str] = Counter()
        welsh = any("cy" in _mapping(node.get("translations")) for node in nodes)
        self.languages = ("en", "cy") if welsh else ("en",)
        others = {code for node in nodes for code in _mapping(node.get("translations")) if code not in ("en", "cy")}
        self._odd = [
            f"the texts in “{cleaned(str(code))}”: only English and Welsh can be shown" for code in sorted(others)
        ]

    def left_out(self, held: dict[str, Any]) -> tuple[str, ...]:
        """What could not be taken over."""
        scores = ["its scores: the answers are compliant, partially compliant, not compliant and not applicable"]
        scored = scores if held.get("scores_definition") or held.get("max_score") else []
        return (*self._odd, *scored, *(f"“{what}” of requirements ({times})" for what, times in self._notes.items()))

    def groups(self) -> tuple[Group, ...]:
        """The nodes that are headings, with what stands under them; requirements under none have one of their own."""
        found, loose, place = list[Group](), list[Asked](), 0
        while place < len(self._nodes):
            if self._assessed(place):
                loose.append(self._asked(place))
                place += 1
            else:
                group, place = self._group(place)
                found.append(group)
        alone = Group(self._codes.make("general", "general"), {"en": "General"}, tuple(loose))
        return (*((alone,) if loose else ()), *found)

    def _group(self, place: int) -> tuple[Group, int]:
        node, depth = self._nodes[place], self._depth(place)
        code = self._codes.make(_text(node.get("ref_id")), "part")
        title = self._texts(node, "name", "description")
        asked, groups = list[Asked](), list[Group]()
        place += 1
        while place < len(self._nodes) and self._depth(place) > depth:
            if self._assessed(place):
                asked.append(self._asked(place))
                place += 1
            else:
                group, place = self._group(place)
                groups.append(group)
        return Group(code, title if title.get("en") else {"en": code}, tuple(asked), tuple(groups)), place

    def _asked(self, place: int) -> Asked:
        node = self._nodes[place]
        for key in _UNUSED:
            if node.get(key):
                self._notes[key] += 1
        name = _text(node.get("ref_id"))
        text = self._texts(node, "description", "name")
        hint = self._texts(node, "annotation") if node.get("annotation") else {}
        code = self._codes.make(name, "requirement")
        return Asked(
            _text(node.get("urn")) or name, code, text if text.get("en") else {"en": name or code}, {"en": "", **hint},
            RESULTS, "results", required=True,
        )  # fmt: skip

    def _texts(self, node: dict[str, Any], *keys: str) -> Texts:
        welsh = _mapping(_mapping(node.get("translations")).get("cy"))
        for key in keys:
            if _text(node.get(key)):
                other = {"cy": _text(welsh.get(key))} if _text(welsh.get(key)) else {}
                return {"en": _text(node.get(key)), **other}
        return {}

    def _assessed(self, place: int) -> bool:
        return str(self._nodes[place].get("assessable")).casefold() == "true"

    def _depth(self, place: int) -> int:
        depth = str(self._nodes[place].get("depth", "1"))
        return int(depth) if depth.isascii() and depth.isdigit() and len(depth) < 4 else 1


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return cleaned(value) if isinstance(value, str) else ""
