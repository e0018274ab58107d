"""What is wrong with an inspection that no single value shows: names given twice, dates the wrong way round."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from reviewtui.casefile.visible import quoted
from reviewtui.entries.entry import Entry
from reviewtui.entries.kinds import KINDS
from reviewtui.entries.kinds import shape as shapes
from reviewtui.entries.kinds.kind import Kind
from reviewtui.exchange.faults import Flaw

Values = Mapping[str, Any]

NAMED = (("sites", "code"), ("sites", "name"), ("people", "name"), ("cases", "reference"))
"""The keys of lists whose items differ from one another by a name."""


def inspection_flaws(document: Values) -> Iterator[Flaw]:
    """Every contradiction in the description, and what a description without a history must have."""
    for key, name in NAMED:
        yield from _doubled(document.get(key), key, name)
    described = document.get("inspection")
    if isinstance(described, dict):
        yield from _fieldwork_flaws(described)
    if "history" not in document:
        yield from _description_flaws(document)
    for position, item, content in _contents(document):
        yield from _subject_flaws(item, content, position)
        kind = _kind(item)
        for key, sentence in kind.contradictions(content) if kind else ():
            yield Flaw(("history", position, "content", key), sentence)


def content_errors(document: Values) -> Iterator[ErrorDetails]:
    """The errors in what the entries hold, each kind by its own shape, placed as in the document."""
    for position, item, content in _contents(document):
        kind = _kind(item)
        for error in shapes.content_errors(kind, content) if kind else ():
            yield {**error, "loc": ("history", position, "content", *error["loc"])}


def are_sound(entries: Iterable[Entry]) -> bool:
    """Whether nothing is wrong with what entries hold, their headers being sound; what is withheld is."""
    held: dict[str, list[tuple[str, Values]]] = {}
    for entry in entries:
        if entry.content is not None:
            held.setdefault(entry.kind, []).append((entry.subject, entry.content))
    return all(_agree(KINDS[name], some) for name, some in held.items())


def _agree(kind: Kind, held: Sequence[tuple[str, Values]]) -> bool:
    """Whether subject and content are sound and go together, of several entries of a kind."""
    return shapes.are_shaped(kind, (content for _, content in held)) and all(
        "withdrawn" in content
        or (kind.subject_of(content) in (None, subject) and not any(kind.contradictions(content)))
        for subject, content in held
    )


def _contents(document: Values) -> Iterator[tuple[int, Values, Values]]:
    """Position, entry and content of every entry whose content is there."""
    history = document.get("history")
    for position, item in enumerate(history if isinstance(history, list) else ()):
        content = item.get("content") if isinstance(item, dict) else None
        if isinstance(content, dict):
            yield position, item, content


def _subject_flaws(item: Values, content: Values, position: int) -> Iterator[Flaw]:
    """An entry whose content speaks of something else than its header would be filed under both."""
    kind = _kind(item)
    expected = kind.subject_of(content) if kind and "withdrawn" not in content else None
    if expected is not None and item.get("subject") != expected:
        said = f"The content is about {quoted(expected)}; the subject must be the same."
        yield Flaw(("history", position, "subject"), said)


def _kind(item: Values) -> Kind | None:
    name = item.get("kind")
    return KINDS.get(name) if isinstance(name, str) else None


def _doubled(items: Any, key: str, name: str) -> Iterator[Flaw]:
    first: dict[str, int] = {}
    for position, item in enumerate(items if isinstance(items, list) else ()):
        value = item.get(name) if isinstance(item, dict) else None
        if isinstance(value, str) and first.setdefault(value, position) != position:
            yield Flaw((key, position, name), f"{quoted(value)} is already the {name} of {key}[{first[value]}].")


def _fieldwork_flaws(described: Values) -> Iterator[Flaw]:
    start, end = described.get("fieldwork_from"), described.get("fieldwork_to")
    if isinstance(start, str) and isinstance(end, str) and end < start:
        yield Flaw(
            ("inspection", "fieldwork_to"), f"Fieldwork ends ({quoted(end)}) before it starts ({quoted(start)})."
        )


def _description_flaws(document: Values) -> Iterator[Flaw]:
    described = document.get("inspection")
    if isinstance(described, dict) and "title" not in described:
        yield Flaw(("inspection", "title"), "“title” is missing.")
    for key in ("sites", "people"):
        if key not in document:
            yield Flaw((key,), f"“{key}” is missing: a document without a history describes the inspection.")
