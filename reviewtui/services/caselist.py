"""The list of cases: pages of it, what it can be narrowed by, and adding to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from db import queries
from db.store import Store
from reviewtui.services.inspections import Inspection, inspection_of


@dataclass(frozen=True)
class CaseLine:
    """One case as the list shows it."""

    reference: str
    site: str
    """The site's name."""
    inspectors: tuple[str, ...]
    """Who judged, in order of first appearance; empty while untouched."""
    state: str
    """untouched, started or judged."""
    answered: int
    applicable: int
    """Questions asked of this case."""
    owed: int
    """Answers that still owe a rationale or evidence."""
    ratings: Mapping[str, str]
    """Standard code to rating code; a standard not rated yet is absent."""
    alerts: int
    """Open alerts."""
    disagreements: int


@dataclass(frozen=True)
class CaseQuery:
    """Which cases, in which order. Every part narrows."""

    text: str = ""
    """Found anywhere in reference, site or inspector, in any case of letters."""
    site: str | None = None
    """A site code."""
    state: str | None = None
    rating: str | None = None
    """A rating code given to any standard of the case."""
    person: str | None = None
    answer: tuple[str, str] | None = None
    """(question code, answer code): cases whose counted answer to the question is that; "" for still to do."""
    sort: str = "reference"
    """reference, site, state, progress or worst."""
    descending: bool = False


@dataclass(frozen=True)
class CasePage:
    """Some consecutive cases of a query, and how many there are in all."""

    lines: tuple[CaseLine, ...]
    offset: int
    total: int


@dataclass(frozen=True)
class Facets:
    """What the list can be narrowed by, as (code, label) pairs in the order to show."""

    sites: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    ratings: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]


STATES = (("untouched", "Not started"), ("started", "Started"), ("judged", "Judged"))
SORTS = ("reference", "site", "state", "progress", "worst")


def page(store: Store, query: CaseQuery, offset: int = 0, limit: int = 200) -> CasePage:
    """Up to `limit` cases of `query` from `offset` on."""


def position(store: Store, query: CaseQuery, reference: str) -> int | None:
    """The row number of a case in a query, or None when the query leaves it out."""


def facets(store: Store) -> Facets:
    """The values the list can be narrowed by."""


def line(store: Store, reference: str) -> CaseLine:
    """One case's line. Raises BadInput when there is no such case."""
