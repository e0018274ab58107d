"""Cases shared out among several inspectors: evenly by site, or as second reviews that are drawn."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from db import caselist
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.figures.drawing import in_drawn_order
from reviewtui.services.acts import Change
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import inspection_on
from reviewtui.services.people.own_review import FIRST, SECOND, allocated
from reviewtui.services.people.parts import given_standards
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.team.allocations import give_each


def allocate_evenly(
    store: Store, person: str, inspectors: Sequence[str], site: str | None = None
) -> tuple[Change, ...]:
    """Give every case that nobody has (of one site) to whoever has fewest of that site, then fewest in all.

    A case that one of them has begun to judge goes to that one, and none to whoever has its second review or a standard
    of it. The same store and names give the same allocation. Raises BadInput as `allocate` does, for an unknown site,
    and where nobody is left for a case.
    """
    with plain_sentences(), store.read() as connection:
        inspection, given = inspection_on(connection), allocated(connection)
        names = [inspection.person(name).name for name in inspectors]
        code = None if site is None else inspection.site_named(site).code
        rows = {row.case_ref: row for row in caselist.each_case_row(connection)}
        in_parts = _in_parts(connection)
    at_site, in_all = Counter[tuple[str, str]](), Counter[str]()
    sites = {case: row.site for case, row in rows.items()}
    for (case, review), held_by in given.items():
        for name in held_by if review == FIRST else ():
            at_site[sites.get(case, ""), name] += 1
            in_all[name] += 1
    wanted: dict[str, str] = {}

    def take(case: str, name: str) -> None:
        wanted[case] = name
        at_site[sites[case], name] += 1
        in_all[name] += 1

    free = [case for case, where in sites.items() if (case, FIRST) not in given and code in (None, where)]
    able = {
        case: [name for name in names if name not in (*given.get((case, SECOND), ()), *in_parts.get(case, ()))]
        for case in free
    }
    for case in free:
        if not able[case]:
            people = ", ".join(map(visible, names))
            raise BadInput(f"{case} cannot be given to {people}: each has its second review or a standard of it.")
    begun = {case: by for case in free if (by := [name for name in rows[case].inspectors if name in able[case]])}
    for case, by in begun.items():
        take(case, by[0])
    for case in free:
        if case not in begun:
            take(case, min(able[case], key=lambda name: (at_site[sites[case], name], in_all[name], names.index(name))))
    return give_each(store, person, wanted, FIRST)


def allocate_seconds(
    store: Store, person: str, inspectors: Sequence[str], share: int, seed: str, site: str | None = None
) -> tuple[Change, ...]:
    """Give a share of all cases (of one site), in per cent, to a second inspector each: drawn by the seed.

    Each case goes to whoever of these has fewest second reviews and has nothing to do with the first; one that has a
    second review keeps it. The same cases and seed draw the same. Raises BadInput as `allocate_evenly` does, and where
    nobody is left for a case.
    """
    with plain_sentences(), store.read() as connection:
        inspection, given = inspection_on(connection), allocated(connection)
        names = [inspection.person(name).name for name in inspectors]
        code = None if site is None else inspection.site_named(site).code
        rows = {row.case_ref: row for row in caselist.each_case_row(connection) if code in (None, row.site)}
        in_parts = _in_parts(connection)
    drawn = in_drawn_order(rows, seed)[: ceil(len(rows) * share / 100)]
    load = Counter(name for (_, review), held_by in given.items() if review == SECOND for name in held_by)
    wanted: dict[str, str] = {}
    for case in drawn:
        if (case, SECOND) in given:
            continue
        first = {*given.get((case, FIRST), ()), *rows[case].inspectors, *in_parts.get(case, ())}
        free = [name for name in names if name not in first]
        if not free:
            raise BadInput(f"Each of {', '.join(map(visible, names))} has the first review of {case}.")
        wanted[case] = min(free, key=lambda name: (load[name], names.index(name)))
        load[wanted[case]] += 1
    return give_each(store, person, wanted, SECOND)


def _in_parts(connection: Connection) -> dict[str, set[str]]:
    """Case to everybody who was given a standard of it."""
    return {case: {name for names in by.values() for name in names} for case, by in given_standards(connection).items()}
