"""Which cases a view is of: one site's, an inspector's, a group's, those of a state; always stated."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from db import caselist, queries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.case_codes import plain
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.services.cases.caselist import STATES
from reviewtui.services.cases.characteristics import CHARACTERISTICS, each_case, values_of
from reviewtui.services.errors import BadInput, BadUsage
from reviewtui.services.inspections import Inspection
from reviewtui.services.store.stores import plain_sentences

Groups = tuple[tuple[str, str], ...]
"""Characteristics with their values; a case has to have them all."""


class Filter(NamedTuple):
    """What the cases of a view have in common. Every part that is given narrows."""

    site: str | None = None
    """A site code."""
    inspector: str | None = None
    """Who judged something in the case."""
    state: str | None = None
    """untouched, started or judged."""
    groups: Groups = ()

    def as_json(self) -> dict[str, Any]:
        """All its parts; null where that part leaves nothing out."""
        named = {"site": self.site, "inspector": self.inspector, "state": self.state}
        return {**named, "group": dict(self.groups) or None}

    def words(self, inspection: Inspection) -> str:
        """`site North, looked after yes`, or `none`. Names are untrusted."""
        parts = [
            f"site {inspection.site(self.site).name}" if self.site is not None else "",
            f"inspector {self.inspector}" if self.inspector is not None else "",
            dict(STATES)[self.state].lower() if self.state is not None else "",
            *(f"{plain(key)} {plain(value)}" for key, value in self.groups),
        ]
        return ", ".join(part for part in parts if part) or "none"

    def counted(self, inspection: Inspection, cases: int) -> str:
        """`site North · 4 cases`."""
        return f"{self.words(inspection)} · {cases:,} {'case' if cases == 1 else 'cases'}"

    def after(self, said: str, inspection: Inspection) -> str:
        """`judged on 3 May · site North`: what some cases have in common, and what else they were narrowed to."""
        return said if self == NO_FILTER else f"{said} · {self.words(inspection)}"


NO_FILTER = Filter()


class Written(NamedTuple):
    """The parts of a filter as somebody wrote them."""

    site: str | None = None
    inspector: str | None = None
    state: str | None = None
    groups: Sequence[str] = ()


def filter_of(inspection: Inspection, written: Written) -> Filter:
    """A filter from what somebody wrote; a group is KEY=VALUE. Raises BadInput for a name nobody knows, BadUsage."""
    return Filter(
        None if written.site is None else inspection.site_named(written.site).code,
        None if written.inspector is None else inspection.person(written.inspector).name,
        written.state,
        tuple(dict.fromkeys(map(_group, written.groups))),
    )


def cases_on(connection: Connection, wanted: Filter) -> dict[str, str]:
    """Reference to site code of every case that fits, by reference. Raises BadInput where none does."""
    found = queries.all_cases(connection)
    if wanted.inspector is not None or wanted.state is not None or wanted.site is not None:
        fit = caselist.case_refs(connection, site=wanted.site, state=wanted.state, person=wanted.inspector)
        found = {reference: found[reference] for reference in fit}
    if wanted.groups:
        known = each_case(connection)
        found = {case: site for case, site in found.items() if _is_in(known.get(case, {}), wanted.groups)}
    if not found:
        raise BadInput(_nothing_fits(connection, wanted))
    return found


def filtered(store: Store, wanted: Filter) -> dict[str, str] | None:
    """The cases of a filter; None where nothing is left out. Raises BadInput where none fits."""
    if wanted == NO_FILTER:
        return None
    with plain_sentences(), store.read() as connection:
        return cases_on(connection, wanted)


def _group(written: str) -> tuple[str, str]:
    key, separator, value = written.partition("=")
    key, value = key.strip().casefold().replace(" ", "_"), " ".join(value.split()).casefold()
    if not separator or not key or not value:
        raise BadUsage(f"A group is KEY=VALUE, for example `--group looked_after=yes`, and not {quoted(written)}.")
    if key not in CHARACTERISTICS:
        raise BadInput(f"Cases are not grouped by {quoted(key)}; {hint(key, CHARACTERISTICS)}")
    return key, value


def _is_in(case: Mapping[str, Any], groups: Groups) -> bool:
    return all(any(_alike(value, known) for known in values_of(case, key)) for key, value in groups)


def _alike(value: str, known: str) -> bool:
    return plain(value) == plain(known)


def _nothing_fits(connection: Connection, wanted: Filter) -> str:
    """What is wrong with a filter: the value of a group that no case has, or all of it together."""
    known = each_case(connection) if wanted.groups else {}
    for key, value in wanted.groups:
        values = sorted({each for case in known.values() for each in values_of(case, key)})
        if values and not any(_alike(value, each) for each in values):
            return f"No case has {quoted(value)} as its {plain(key)}; {hint(value, values)}"
    return "No cases match the filter. Leave out a part of it." if wanted != NO_FILTER else "There are no cases yet."
