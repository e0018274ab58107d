"""Rows of a table in the spelling in which the store has them: a row is the same row when another program saves it.

Tables come in one spelling. What came before there was one, or was typed by hand, may be kept in another.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from db import entries
from db.values import EntryRow
from reviewtui.casefile.spelling import one_spelling
from reviewtui.exchange.contents import CaseContents
from reviewtui.services.record_keeping import Content
from reviewtui.services.standing.replaced import with_replaced

TELLING = {"document": ("agency", "title", "date"), "event": ("agency", "type", "date", "text")}
"""By what a row without an id is known again."""


class _Odd(NamedTuple):
    """Something of a case that is kept in another spelling, now or before it was corrected."""

    id: str
    said: tuple[Content, ...]


def respelt(connection: entries.Connection, case: str, contents: CaseContents) -> CaseContents:
    """The contents of rows under the ids, and in the spelling, that the store has for them."""
    facts = _odd(connection, entries.current(connection, "case", subject=case), case)
    documents = entries.current(connection, "document", case=case) if contents.documents else ()
    events = entries.current(connection, "event", case=case) if contents.events else ()
    return CaseContents(
        _spelt(contents.case, facts[0].said) if facts else contents.case,
        _all_respelt(
            contents.documents, "document", _odd(connection, documents, case), {row.subject for row in documents}
        ),
        _all_respelt(contents.events, "event", _odd(connection, events, case), {row.subject for row in events}),
    )


def _all_respelt(
    contents: Sequence[Content], kind: str, odd: Sequence[_Odd], subjects: Iterable[str]
) -> tuple[Content, ...]:
    if not odd:
        return tuple(contents)
    held = {subject.partition("/")[2] for subject in subjects}
    named = {content["id"] for content in contents}
    by_id = {each.id: each for each in odd}
    by_words: dict[tuple[Any, ...], list[_Odd]] = {}
    for each in odd:
        by_words.setdefault((one_spelling(each.id),), []).append(each)
        for words in {_words(kind, said) for said in each.said}:
            by_words.setdefault(words, []).append(each)
    found = []
    for content in contents:
        own = by_id.get(content["id"])
        if content["id"] not in held:
            known = [*by_words.get((content["id"],), ()), *by_words.get(_words(kind, content), ())]
            own = next((each for each in known if each.id not in named), None)
        if own is not None:
            named.add(own.id)
        found.append(content if own is None else {**_spelt(content, own.said), "id": own.id})
    return tuple(found)


def _words(kind: str, content: Content) -> tuple[Any, ...]:
    return tuple(_one(content.get(key)) for key in TELLING[kind])


def _spelt(content: Content, past: Iterable[Content]) -> Content:
    """The content with each text that differs from what was said in nothing but its spelling as it was said."""
    spelt = dict(content)
    for key, value in content.items():
        spelt[key] = next((said[key] for said in past if key in said and _one(said[key]) == value), value)
    return spelt


def _odd(connection: entries.Connection, rows: Iterable[EntryRow], case: str) -> tuple[_Odd, ...]:
    return tuple(_each_odd(connection, rows, case))


def _each_odd(connection: entries.Connection, rows: Iterable[EntryRow], case: str) -> Iterator[_Odd]:
    for row in rows:
        past = [row] if row.act == "import" and not row.replaces else with_replaced(connection, [row])
        said = tuple(each.content for each in past if each.content)
        name = row.subject.removeprefix(f"{case}/")
        if name != one_spelling(name) or any(_one(value) != value for content in said for value in content.values()):
            yield _Odd(name, said)


def _one(value: Any) -> Any:
    return one_spelling(value) if isinstance(value, str) else value
