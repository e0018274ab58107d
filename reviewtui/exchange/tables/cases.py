"""From the rows of several tables to cases, held against the same checks as a case file."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from unicodedata import normalize

from reviewtui.casefile.visible import quoted, visible
from reviewtui.entries.canonical import in_quotes
from reviewtui.entries.kinds.shape import checked
from reviewtui.entries.kinds.values import Outcome
from reviewtui.exchange.case_checks import case_flaws
from reviewtui.exchange.case_model import CASE_FORMAT, CaseDocument, Characteristics
from reviewtui.exchange.faults import Fault, Flaw
from reviewtui.exchange.schema import schema
from reviewtui.exchange.tables.lines import Line
from reviewtui.exchange.wording import worded

Held = Callable[[str], Mapping[str, Any] | None]
"""The site and the documents of a case that is known already, by its reference; None for an unknown one."""

_IDENTIFYING = {"documents": ("agency", "title", "date"), "events": ("agency", "type", "date", "text")}
"""What a row without an id is named after: the same row has the same name however often it comes."""

_POSITION = re.compile(r"(?<=already the id of )(?:documents|events)\[([0-9]+)\]")
_CHARACTERISTICS, _OUTCOME = tuple(Characteristics.__annotations__), tuple(Outcome.__annotations__)
_KIND_OF = {"cases": "case", "documents": "document", "events": "event"}


@dataclass(frozen=True)
class TabledCase:
    """One case, or what is added to one, as tables have it."""

    document: CaseDocument
    covers: Mapping[str, tuple[str, ...]]
    """Which keys of a case, its documents and its events the tables have columns for."""
    line: Line
    """The row that names the case first."""

    @property
    def name(self) -> str:
        """The table that names the case first."""
        return self.line.sheet

    def fault(self, key: str, text: str) -> Fault:
        """What is wrong with the case itself."""
        return self.line.fault(key, text)


def cases_of(lines: Sequence[Line], held: Held) -> tuple[list[TabledCase], list[Fault]]:
    """The cases that rows come to, in the order they are named, and everything that is wrong with them."""
    of_cases, by_case, faults = _grouped(lines, held)
    found = []
    for reference, rows in by_case.items():
        own, known = of_cases.get(reference), held(reference)
        if own is None and known is None:
            said = f"There is no case {quoted(reference)} here, and no table of cases brings it."
            faults += [row.fault("case", said) for row in rows]
            continue
        case, wrong = _case(reference, own, rows, known or {})
        faults += wrong
        if case is not None:
            found.append(case)
    return found, faults


def _grouped(lines: Iterable[Line], held: Held) -> tuple[dict[str, Line], dict[str, list[Line]], list[Fault]]:
    """The row of each case, the rows of its documents and events, and what is wrong with their references."""
    of_cases: dict[str, Line] = {}
    by_case: dict[str, list[Line]] = {}
    faults = []
    for line in lines:
        key = "reference" if line.table.kind == "cases" else "case"
        reference = _as_held(line.values.get(key), held)
        if reference is None:
            said = "This cell is empty, and every row needs the reference of its case"
            faults += [line.empty(key, said)] if line.sound else []
        elif line.table.kind != "cases":
            by_case.setdefault(reference, []).append(line)
        elif reference in of_cases:
            first = of_cases[reference]
            differs = next(
                (each for each in line.values | first.values if line.values.get(each) != first.values.get(each)), ""
            )
            if differs and line.sound and first.sound:
                where = f"row {first.number}{'' if first.sheet == line.sheet else f' of {visible(first.sheet)}'}"
                said = f"{quoted(reference)} is in {where} with something else. Use one row for each case."
                faults.append(line.fault(differs, said))
        else:
            of_cases[reference] = line
            by_case.setdefault(reference, [])
    return of_cases, by_case, faults


def _as_held(reference: str | None, held: Held) -> str | None:
    """The reference as the store keeps its accents, where it knows the case."""
    if reference is None or reference.isascii() or held(reference) is not None:
        return reference
    apart = normalize("NFD", reference)
    return apart if held(apart) is not None else reference


def _case(
    reference: str, own: Line | None, rows: Sequence[Line], known: Mapping[str, Any]
) -> tuple[TabledCase | None, list[Fault]]:
    items = {kind: [row for row in rows if row.table.kind == kind] for kind in ("documents", "events")}
    facts = {**(own.values if own else {"site": known.get("site")}), "reference": reference}
    outcome = {key: facts[key] for key in _OUTCOME if facts.get(key) is not None}
    written = {}
    for kind, found in items.items():
        items[kind], written[kind] = _with_names(kind, found)
    named = {document.get("id") for document in written["documents"]}
    before = [document for document in known.get("documents", ()) if document["id"] not in named]
    value = {
        "format": CASE_FORMAT,
        "format_version": 1,
        **{key: given for key, given in facts.items() if key not in (*_CHARACTERISTICS, *_OUTCOME)},
        "characteristics": {key: given for key, given in facts.items() if key in _CHARACTERISTICS},
        **({"outcome": outcome} if outcome else {}),
        "documents": [*written["documents"], *before],
        "events": written["events"],
    }
    document, errors = checked(CaseDocument, value)
    flaws = [*(worded(error, schema(CASE_FORMAT)) for error in errors), *case_flaws(value)]
    placed = [_placed(own or rows[0], items, flaw) for flaw in flaws]
    lines = [*((own,) if own else ()), *rows]
    if flaws or not all(line.sound for line in lines):
        return None, [fault for line, fault in placed if line.sound]
    return TabledCase(cast(CaseDocument, document), _covers(own, rows), own or rows[0]), []


def _with_names(kind: str, lines: Sequence[Line]) -> tuple[list[Line], list[dict[str, Any]]]:
    """The rows as items without the case they are of, each with an id: its own, or one made of what it says.

    A row that stands twice in one table is two items; one that stands in two tables is the same item in both.
    """
    times = Counter[tuple[str, str]]()
    kept: list[Line] = []
    found: dict[str, dict[str, Any]] = {}
    written = []
    identifying = _IDENTIFYING[kind]
    for line in lines:
        item = line.values.copy()
        item.pop("case", None)
        if "id" not in item:
            words = _listed(map(item.get, identifying))
            name = _name(words, times, line.sheet)
            while name in found and found[name] != {**item, "id": name}:
                name = _name(words, times, line.sheet)
            if name in found:
                continue
            item["id"] = name
            found[name] = item
        kept.append(line)
        written.append(item)
    return kept, written


def _listed(texts: Iterable[str | None]) -> str:
    """Texts as a JSON list has them, without the encoder: a table may have very many rows."""
    return f"[{', '.join(['null' if text is None else in_quotes(text) for text in texts])}]"


def _name(words: str, times: Counter[tuple[str, str]], sheet: str) -> str:
    """The next name for a row of a sheet that says this."""
    times[sheet, words] = again = times[sheet, words] + 1
    return f"t{hashlib.sha256(f'{words}{again}'.encode()).hexdigest()[:10]}"


def _covers(own: Line | None, rows: Iterable[Line]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for table in {id(line.table): line.table for line in (*((own,) if own else ()), *rows)}.values():
        kind = _KIND_OF[table.kind]
        ends = ("open",) if "until" in table.keys or table.open_ended else ()
        outcome = ("outcome",) if set(_OUTCOME) & set(table.keys) else ()
        found[kind] = tuple(dict.fromkeys((*found.get(kind, ()), *table.keys, *ends, *outcome)))
    return found


def _placed(own: Line, items: Mapping[str, Sequence[Line]], flaw: Flaw) -> tuple[Line, Fault]:
    """The row that a flaw of the case came from, and what is wrong with it."""
    kind, *rest = map(str, flaw.path)
    lines = items.get(kind, ())
    if rest and kind in items and int(rest[0]) < len(lines):
        key = rest[1] if len(rest) > 1 else ""
        line = lines[int(rest[0])]
        return line, _fault(line, key, _by_row(line, lines, flaw.text))
    key = rest[0] if kind in ("characteristics", "outcome") and rest else kind
    return own, _fault(own, key, flaw.text)


def _by_row(line: Line, lines: Sequence[Line], text: str) -> str:
    """What is wrong, with the row of another item in place of its position in the case."""
    found = _POSITION.search(text)
    if found is None:
        return text
    other = lines[int(found[1])]
    where = "" if other.sheet == line.sheet else f" of {visible(other.sheet)}"
    return f"{text[: found.start()]}row {other.number}{where}{text[found.end() :]}"


def _fault(line: Line, key: str, text: str) -> Fault:
    """A key that is missing from a case file is an empty cell here."""
    if text == f"{quoted(key)} is missing.":
        return line.empty(key, "This cell is empty, and every row needs one")
    return line.fault(key, text)
