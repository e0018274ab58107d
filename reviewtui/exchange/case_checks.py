"""What is wrong with a case that no single value shows: ids, pages and dates that contradict one another.

These look at the plain values, so that they also speak where other parts of the file are at fault.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from reviewtui.casefile.event_parts import misplaced
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import BadDate, PartialDate, partial_date
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import Flaw, Path

Values = Mapping[str, Any]


def with_ids(case: Values) -> dict[str, Any]:
    """The case with an id for every document (`d1`, `d2`, …) and event (`e1`, …) that has none.

    They are numbered in file order among those without one; a number that a given id has is passed over.
    """
    filled = dict(case)
    for key, letter in (("documents", "d"), ("events", "e")):
        if isinstance(case.get(key), list):
            filled[key] = _numbered(case[key], letter)
    return filled


def case_flaws(case: Values) -> Iterator[Flaw]:
    """Every contradiction in a case whose ids are filled in."""
    yield from _age_flaws(case)
    documents, events = _rows(case, "documents"), _rows(case, "events")
    yield from _doubled(documents, "documents")
    yield from _doubled(events, "events")
    pages = {row["id"]: row.get("pages") for _, row in documents if isinstance(row.get("id"), str)}
    for position, event in events:
        yield from _span_flaws(event, ("events", position))
        yield from _source_flaws(event, ("events", position), pages)
        yield from (Flaw(("events", position, key), said) for key, said in misplaced(event))


def _numbered(items: list[Any], letter: str) -> list[Any]:
    given = {item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)}
    free = (name for number in range(1, len(items) + len(given) + 1) if (name := f"{letter}{number}") not in given)
    lacks = [isinstance(item, dict) and item.get("id") is None for item in items]
    return [{**item, "id": next(free)} if missing else item for item, missing in zip(items, lacks, strict=True)]


def _rows(case: Values, key: str) -> list[tuple[int, Values]]:
    items = case.get(key)
    if not isinstance(items, list):
        return []
    return [(position, item) for position, item in enumerate(items) if isinstance(item, dict)]


def _age_flaws(case: Values) -> Iterator[Flaw]:
    known = case.get("characteristics")
    if not isinstance(known, dict):
        return
    then, now = _whole(known.get("age_at_offence")), _whole(known.get("age_now"))
    if then is not None and now is not None and now < then:
        yield Flaw(("characteristics", "age_now"), f"The child cannot be {now} now and {then} at the offence.")


def _doubled(rows: list[tuple[int, Values]], key: str) -> Iterator[Flaw]:
    first: dict[str, int] = {}
    for position, row in rows:
        name = row.get("id")
        if isinstance(name, str) and first.setdefault(name, position) != position:
            yield Flaw((key, position, "id"), f"{quoted(name)} is already the id of {key}[{first[name]}].")


def _span_flaws(event: Values, path: Path) -> Iterator[Flaw]:
    end = _date(event.get("until"))
    start = _date(event.get("date")) if end else None
    if start and end and end.latest < start.earliest:
        yield Flaw((*path, "until"), f"The event ends ({end.text}) before it starts ({start.text}).")


def _source_flaws(event: Values, path: Path, pages: Mapping[str, Any]) -> Iterator[Flaw]:
    document, page = event.get("document"), _whole(event.get("page"))
    if not isinstance(document, str):
        return
    if document not in pages:
        known = hint(document, pages) if pages else "it has no documents."
        yield Flaw((*path, "document"), f"The case has no document {quoted(document)}; {known}")
        return
    last = _whole(pages.get(document))
    if page is not None and last is not None and page > last:
        yield Flaw((*path, "page"), f"Document {quoted(document)} has no page {page}; it ends at page {last}.")


def _whole(value: Any) -> int | None:
    return value if type(value) is int else None


def _date(value: Any) -> PartialDate | None:
    if not isinstance(value, str):
        return None
    try:
        return partial_date(value)
    except BadDate:
        return None
