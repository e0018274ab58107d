"""What can hardly be told apart: `N1` and `n1`, an accent that is kept in two ways, two rows but for a full stop."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from unicodedata import normalize

from db import entries, queries
from reviewtui.casefile.spelling import one_spelling, rough_spelling
from reviewtui.casefile.visible import quoted, visible
from reviewtui.services.import_.read_files import CaseArrival, RowsArrival
from reviewtui.services.record_keeping import is_live

CUT_OFF = 30
"""Letters and digits from which on a text that another begins with is taken for the same one, cut off."""

MOST_ALIKE = 50
"""Texts that begin alike with which a new one is compared."""


def alike(connection: entries.Connection, arrivals: Iterable[CaseArrival]) -> Iterator[str]:
    """A sentence for each new case, and each new event of a case, that looks like another; ask before any is added."""
    brought = {arrival.reference: arrival for arrival in arrivals}
    held = queries.all_cases(connection)
    for reference, other in _pairs(held, brought):
        where = "is here already" if other in held else "comes with it"
        yield f"{quoted(reference)} looks like {quoted(other)}, which {where}; each is a case of its own."
    for reference, arrival in brought.items():
        known = _events(connection, reference) if reference in held else []
        for event, other in _pairs(known, arrival.own_ids()):
            where = "is here already" if other in known else "comes with it"
            said = f"event {quoted(event)} looks like {quoted(other)}, which {where}; each is an event of its own."
            yield f"{visible(reference)}, {said}"
        if isinstance(arrival, RowsArrival):
            yield from _rows_alike(connection, arrival, known)


def _events(connection: entries.Connection, case: str) -> list[str]:
    return [row.subject.removeprefix(f"{case}/") for row in entries.current(connection, "event", case=case)]


def _rows_alike(connection: entries.Connection, arrival: RowsArrival, known: Iterable[str]) -> Iterator[str]:
    """A sentence for each new row that says nearly what another event of that day says."""
    held = entries.current(connection, "event", case=arrival.reference) if known else ()
    here, days = set(known), dict[tuple[Any, ...], dict[str, str]]()
    for content in (row.content for row in held if row.content and is_live(row)):
        days.setdefault(_day(content), {})[one_spelling(content.get("text") or "")] = "is here already"
    for event in arrival.document.get("events", ()):
        is_new = event.get("id") not in here
        days.setdefault(_day(event), {}).setdefault(event.get("text") or "", "" if is_new else "is here already")
    for day, texts in days.items():
        for one, other in _nearly_the_same(texts) if len(texts) > 1 else ():
            where = f"{quoted(other)}, which {texts[other] or 'comes with it'}; each is an event of its own."
            yield f"{visible(arrival.reference)}, event of {day[0]}, {quoted(one)} looks like {where}"


def _day(event: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(event.get(key) for key in ("date", "agency", "type"))


def _nearly_the_same(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each new text with one before it that has the same letters and digits, or is the same cut off."""
    before: dict[str, list[tuple[str, str]]] = {}
    for text, where in texts.items():
        rough = rough_spelling(text)
        alike = before.setdefault(rough[:CUT_OFF], [])
        other = next(
            (each for each, known in alike[:MOST_ALIKE] if rough.startswith(known) or known.startswith(rough)), None
        )
        if rough and not where and other is not None:
            yield text, other
        alike.append((text, rough))


def _pairs(held: Iterable[str], brought: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name that is new and looks like one before it, and that one."""
    first = {_folded(name): name for name in held}
    here = set(held)
    for name in brought:
        other = first.setdefault(_folded(name), name)
        if other != name and name not in here:
            yield name, other


def _folded(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold())
