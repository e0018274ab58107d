"""References and ids that can hardly be told apart: `N1` and `n1`, or an accent that is kept in two ways."""

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from db import entries, queries
from reviewtui.casefile.visible import quoted, visible
from reviewtui.services.import_.read_files import CaseArrival


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


def _events(connection: entries.Connection, case: str) -> list[str]:
    return [row.subject.removeprefix(f"{case}/") for row in entries.current(connection, "event", case=case)]


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
