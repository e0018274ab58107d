"""Events and documents that a changed file gives no ids: each keeps the name under which it is known here.

Files number what has no id in their own order. A line put in at the top would give every line after it the name of
the one before, and evidence would point at the wrong event; so lines are known again by what they say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

from db import entries
from reviewtui.exchange.contents import CaseContents
from reviewtui.services.import_.read_files import CaseArrival
from reviewtui.services.record_keeping import Content
from reviewtui.services.standing.replaced import with_replaced

_Name = TypeVar("_Name", int, str)
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
    for least in range(len(TELLING[kind]), 1, -1):
        named = set(names.values())
        free = [each for each in known if each.id not in named]
        names |= _nearly_the_same(kind, [line for line in lines if line[0] not in names], free, least)
    named = set(names.values())
    withheld = {each.id for each in known if not each.said and each.id not in named}
    return names | {place: each["id"] for place, each in lines if place not in names and each["id"] in withheld}


def _the_same(
    lines: Sequence[tuple[int, Content]], known: Sequence[_Known], named: Mapping[int, str]
) -> dict[int, str]:
    """Lines without a name yet that say word for word what a name said; the first of several alike takes the first."""
    names: dict[int, str] = {}
    by_words: dict[frozenset[tuple[str, Any]], list[str]] = {}
    for each in reversed(known):
        for words in {_words(content) for content in each.said}:
            by_words.setdefault(words, []).append(each.id)
    used = set(named.values())
    for place, content in lines:
        found = _first_free(by_words.get(_words(content), []), used)
        if place not in named and found is not None:
            names[place] = found
            used.add(found)
    return names


def _nearly_the_same(
    kind: str, lines: Sequence[tuple[int, Content]], known: Sequence[_Known], least: int
) -> dict[int, str]:
    """Lines that agree in `least` telling keys with what a name said, each with the first such name.

    One of the most telling keys, with something in it, is among them. What agrees is looked up for each choice of
    keys, so that twice as many lines take twice as long.
    """
    telling = MOST_TELLING[kind]
    choices = [keys for keys in combinations(TELLING[kind], least) if not set(keys).isdisjoint(telling)]
    waiting: dict[tuple[object, ...], list[int]] = {}
    for number in range(len(known) - 1, -1, -1):
        for said in {(keys, *map(content.get, keys)) for content in known[number].said for keys in choices}:
            waiting.setdefault(said, []).append(number)
    names: dict[int, str] = {}
    used: set[int] = set()
    for place, content in lines:
        said_so = [
            _first_free(waiting.get((keys, *map(content.get, keys)), []), used)
            for keys in choices
            if any(key in telling and content.get(key) for key in keys)
        ]
        if found := [number for number in said_so if number is not None]:
            used.add(min(found))
            names[place] = known[min(found)].id
    return names


def _first_free(waiting: list[_Name], used: set[_Name]) -> _Name | None:
    """The last of a list that is not used yet; those that are leave it."""
    while waiting and waiting[-1] in used:
        waiting.pop()
    return waiting[-1] if waiting else None


def _words(content: Content) -> frozenset[tuple[str, Any]]:
    """What is said, to be looked up: a list, such as of those present, as a tuple."""
    return frozenset(
        (key, tuple(value) if isinstance(value, list) else value) for key, value in content.items() if key != "id"
    )


def _held(connection: entries.Connection, case: str, kind: str) -> Iterator[_Known]:
    by_subject: dict[str, list[Any]] = {}
    for row in entries.current(connection, kind, case=case):
        by_subject.setdefault(row.subject, []).append(row)
    for subject, rows in by_subject.items():
        said = tuple(row.content for row in with_replaced(connection, rows) if row.content)
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
