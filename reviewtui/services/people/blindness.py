"""What would show a reviewer the other review of a case before both are submitted is not shown: figures, exports."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db import entries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput
from reviewtui.services.store.verifying import reading_counted

if TYPE_CHECKING:
    from reviewtui.services.people.own_review import KeptBack

FIRST_ONLY, BOTH = ("first",), ("first", "second")
"""Which reviews something shows: figures are of first reviews alone."""


class StillBlind(BadInput):
    """Something shows a review that a person may not read yet."""

    def __init__(self, person: str, case: str, review: str, more: int) -> None:
        """`more` cases beside this one are the same."""
        others = f" and {more:,} more {'case' if more == 1 else 'cases'}" if more else ""
        own = "second" if review == "first" else "first"
        super().__init__(
            f"{visible(person)} has the {own} review of {case}{others}, and may not see the {review} one yet. "
            "This would show it. Both reviews must be submitted first."
        )


@contextmanager
def reading_figures(
    store: Store, *, case: str | None = None, shows: Collection[str] = FIRST_ONLY
) -> Iterator[Connection]:
    """A snapshot to read figures from, once what they count was held against the record.

    Raises StillBlind where whoever reads may not see what they are made of, and ContentChanged.
    """
    with reading_counted(store, case) as connection:
        require_sight(store, connection, case=case, shows=shows)
        yield connection


def require_sight(
    store: Store, connection: Connection, *, case: str | None = None, shows: Collection[str] = FIRST_ONLY
) -> None:
    """Whoever reads may see the answers to all cases (or one). Raises StillBlind.

    A lead inspector may, and so may whoever has neither review. What a bundle left behind is not here to be seen.
    """
    found = kept_from(store, connection, shows)
    cases = [one for one in found if case in (None, one)]
    if cases and (name := reader_of(store)) is not None:
        raise StillBlind(name, cases[0], found[cases[0]].review, len(cases) - 1)


def kept_from(store: Store, connection: Connection, shows: Collection[str] = FIRST_ONLY) -> "dict[str, KeptBack]":
    """Case to the review of it that is here and that whoever reads may not see; empty for a lead inspector."""
    found = sorted(unread_here(store, connection).items())
    return {case: kept for case, kept in found if kept.review in shows and _is_here(connection, case, kept.review)}


def unread_here(store: Store, connection: Connection) -> "dict[str, KeptBack]":
    """The same of every case, whether or not anything was judged in that review."""
    if not entries.is_any(connection, "allocation"):
        return {}
    from reviewtui.services.inspections import LEAD, inspection_on
    from reviewtui.services.people.own_review import given_twice, unread

    if not given_twice(connection) or (name := reader_of(store)) is None:
        return {}
    person = inspection_on(connection).person(name)
    if person.role == LEAD:
        return {}
    return unread(connection, person.name)


def _is_here(connection: Connection, case: str, review: str) -> bool:
    """Whether anything judged in a review is here with what it says."""
    rows = entries.current(connection, "judgement", case=case)
    return any(row.content and row.subject.split("/")[1] == review for row in rows)


def reader_of(store: Store) -> str | None:
    """Who reads: whoever was named, else whoever was picked on this laptop; None where nobody is known."""
    from reviewtui.services.people.acting_person import acting

    if store.reader is not None:
        return store.reader
    chosen = acting(store)
    return chosen.name if chosen else None
