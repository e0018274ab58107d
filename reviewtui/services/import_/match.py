"""Events and documents that a changed file gives no ids: each keeps the name under which it is known here.

Files number what has no id in their own order. A line put in at the top would give every line after it the name of
the one before, and evidence would point at the wrong event; so lines are known again by what they say.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from db import entries
from reviewtui.exchange.contents import CaseContents
from reviewtui.services.import_.read_files import CaseArrival
from reviewtui.services.lineage import lineage
from reviewtui.services.record_keeping import Content

NUMBERED = re.compile(r"[de]([0-9]+)")
TELLING = {"document": ("agency", "title", "date"), "event": ("agency", "type", "date", "text", "page")}
"""By which keys a changed line is known again: two at least say the same, one of the most telling among them."""
MOST_TELLING = {"document": ("title",), "event": ("date", "text", "page")}


class _Known(NamedTuple):
    """A thing of the case with a number for a name, and all that it ever said."""

    id: str
    said: tuple[Content, ...]


def renamed(connection: entries.Connection, arrival: CaseArrival, contents: CaseContents) -> CaseContents:
    """The contents of a file with ids that fit what is here already; those that the file gives itself stay."""
    nameless = arrival.nameless()
    if not any(nameless.values()):
        return contents
    case = arrival.reference
    documents, names = _renamed(connection, case, "document", contents.documents, nameless["documents"])
    moved = [_moved(event, names) for event in contents.events]
    events, _ = _renamed(connection, case, "event", moved, nameless["events"])
    return contents._replace(documents=tuple(documents), events=tuple(events))


def _renamed(
    connection: entries.Connection, case: str, kind: str, contents: Sequence[Content], nameless: set[int]
) -> tuple[list[Content], Mapping[str, str]]:
    """The contents with fitting ids, and which id took the place of which."""
    given = {content["id"] for place, content in enumerate(contents) if place not in nameless}
    held = list(_held(connection, case, kind))
    known = sorted((each for each in held if each.id not in given and NUMBERED.fullmatch(each.id)), key=_number)
    names = _recognised(kind, [(place, contents[place]) for place in sorted(nameless)], known)
    taken = {*given, *(each.id for each in held)}
    fresh = (name for name in _numbered(kind, taken))
    for place in sorted(nameless - names.keys()):
        names[place] = next(fresh)
    ids = {contents[place]["id"]: name for place, name in names.items()}
    return [{**each, "id": names.get(place, each["id"])} for place, each in enumerate(contents)], ids


def _recognised(kind: str, lines: Sequence[tuple[int, Content]], known: Sequence[_Known]) -> dict[int, str]:
    """Place in the file to the name known here: what says the same, what said it once, what is nearly so.

    What is left keeps its number where nobody here can tell what that number said.
    """
    names: dict[int, str] = {}
    for said in ([each.said[:1] for each in known], [each.said[1:] for each in known]):
        names |= _the_same(lines, [each._replace(said=words) for each, words in zip(known, said, strict=True)], names)
    free = {each.id: each for each in known if each.id not in names.values()}
    for least in range(len(TELLING[kind]), 1, -1):
        for place, content in lines:
            if place in names:
                continue
            found = next((each for each in free.values() if _likeness(kind, content, each.said) >= least), None)
            if found is not None:
                names[place] = found.id
                del free[found.id]
    withheld = {each.id for each in free.values() if not each.said}
    return names | {place: each["id"] for place, each in lines if place not in names and each["id"] in withheld}


def _the_same(
    lines: Sequence[tuple[int, Content]], known: Sequence[_Known], named: Mapping[int, str]
) -> dict[int, str]:
    """Lines without a name yet that say word for word what a name said; the first of several alike takes the first."""
    names: dict[int, str] = {}
    by_words: dict[frozenset[tuple[str, Any]], list[str]] = {}
    for each in known:
        for words in {_words(content) for content in each.said}:
            by_words.setdefault(words, []).append(each.id)
    used = set(named.values())
    for place, content in lines:
        found = next((name for name in by_words.get(_words(content), ()) if name not in used), None)
        if place not in named and found is not None:
            names[place] = found
            used.add(found)
    return names


def _words(content: Content) -> frozenset[tuple[str, Any]]:
    return frozenset((key, value) for key, value in content.items() if key != "id")


def _likeness(kind: str, content: Content, said: Iterable[Content]) -> int:
    """How many telling keys agree with any of what was said, where one of the most telling is among them."""
    return max((_alike(kind, content, each) for each in said), default=0)


def _alike(kind: str, one: Content, other: Content) -> int:
    same = [key for key in TELLING[kind] if one.get(key) == other.get(key)]
    told = any(key in same and one.get(key) for key in MOST_TELLING[kind])
    return len(same) if told else 0


def _held(connection: entries.Connection, case: str, kind: str) -> Iterator[_Known]:
    by_subject: dict[str, list[Any]] = {}
    for row in entries.current(connection, kind, case=case):
        by_subject.setdefault(row.subject, []).append(row)
    for subject, rows in by_subject.items():
        said = tuple(row.content for row in lineage(connection, rows) if row.content)
        yield _Known(subject.removeprefix(f"{case}/"), said)


def _numbered(kind: str, taken: set[str]) -> Iterator[str]:
    number = max((int(found[1]) for name in taken if (found := NUMBERED.fullmatch(name))), default=0)
    while True:
        number += 1
        yield f"{kind[0]}{number}"


def _number(known: _Known) -> int:
    found = NUMBERED.fullmatch(known.id)
    return int(found[1]) if found else 0


def _moved(event: Content, names: Mapping[str, str]) -> Content:
    document = event.get("document")
    return {**event, "document": names[document]} if document is not None and document in names else event
