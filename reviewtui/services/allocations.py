"""Who was given which case: by hand, in bulk, or evenly by site."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from db import caselist, entries
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.nearest import meant
from reviewtui.casefile.visible import quoted, visible
from reviewtui.figures.drawing import in_drawn_order
from reviewtui.framework.model import Framework
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import inspection_on
from reviewtui.services.own_review import FIRST, SECOND, allocated
from reviewtui.services.parts import GIVEN, parts_of, parts_on
from reviewtui.services.parts import KIND as PART
from reviewtui.services.record_keeping import WITHDRAWN, is_live
from reviewtui.services.standings import require_case
from reviewtui.services.stores import plain_sentences
from reviewtui.services.withdrawn import require_in_sample


class Allocation(NamedTuple):
    """One case, and who reviews it."""

    case: str
    site: str
    review: str
    inspectors: tuple[str, ...]
    """One as a rule; several where two laptops gave it to different people; none where nobody has it."""
    standards: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Code of a standard to who answers it, where that was given to somebody else."""

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who was given it, or a standard of it."""
        return tuple(dict.fromkeys((*self.inspectors, *(name for names in self.standards.values() for name in names))))


def allocations(store: Store, inspector: str | None = None) -> tuple[Allocation, ...]:
    """Every case with whoever was given it, by reference; of one inspector, only theirs. Raises BadInput."""
    with plain_sentences(), store.read() as connection:
        inspection, given = inspection_on(connection), allocated(connection)
        wanted = None if inspector is None else inspection.person(inspector).name
        rows = [(row.case_ref, row.site) for row in caselist.each_case_row(connection)]
        shared = _shared(connection)
    listed = [
        Allocation(
            case,
            inspection.site(site).name,
            review,
            given.get((case, review), ()),
            MappingProxyType(shared.get(case, {}) if review == FIRST else {}),
        )
        for case, site in rows
        for review in (FIRST, SECOND)
        if review == FIRST or (case, review) in given
    ]
    return tuple(each for each in listed if wanted is None or wanted in each.people)


def allocate(
    store: Store, person: str, cases: Sequence[str], inspector: str, review: str = FIRST
) -> tuple[Change, ...]:
    """Give some cases to one inspector, in the place of whoever had them. One transaction.

    Roles are recorded, and lock nothing: whoever acts may do so. Raises BadInput for an unknown case or inspector.
    """
    return _given(store, person, dict.fromkeys(cases, inspector), review)


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
            raise BadInput(f"Nobody of {people} is free for {case}: they have its second review or a standard of it.")
    begun = {case: by for case in free if (by := [name for name in rows[case].inspectors if name in able[case]])}
    for case, by in begun.items():
        take(case, by[0])
    for case in free:
        if case not in begun:
            take(case, min(able[case], key=lambda name: (at_site[sites[case], name], in_all[name], names.index(name))))
    return _given(store, person, wanted, FIRST)


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
            raise BadInput(f"Nobody of {', '.join(map(visible, names))} is free of the first review of {case}.")
        wanted[case] = min(free, key=lambda name: (load[name], names.index(name)))
        load[wanted[case]] += 1
    return _given(store, person, wanted, SECOND)


def take_back(store: Store, person: str, cases: Sequence[str], review: str = FIRST) -> tuple[Change, ...]:
    """Leave some cases with nobody. Raises BadInput as `allocate` does, and where nobody has one of them."""
    return take_back_reviews(store, person, [(case, review) for case in cases])


def take_back_reviews(store: Store, person: str, reviews: Sequence[tuple[str, str]]) -> tuple[Change, ...]:
    """Leave some reviews, each a case and which of its two, with nobody: all of them or none. Raises BadInput."""
    with plain_sentences(), acting(store, person) as act:
        return tuple(_taken_back(act, case, review) for case, review in reviews)


def allocate_standards(
    store: Store, person: str, cases: Sequence[str], standards: Sequence[str], inspector: str
) -> tuple[Change, ...]:
    """Have another inspector answer some standards of cases, beside whoever has the case. One transaction.

    Raises BadInput as `allocate` does, for an unknown standard, and for whoever has the case or its second review.
    """
    with plain_sentences(), acting(store, person) as act:
        name = inspection_on(act.connection).person(inspector).name
        codes = [_standard(act.framework, standard) for standard in standards]
        return tuple(_give_part(act, case, code, name) for case in cases for code in codes)


def take_back_standards(
    store: Store, person: str, cases: Sequence[str], standards: Sequence[str]
) -> tuple[Change, ...]:
    """Leave standards of cases with whoever has the case. Raises BadInput where nobody else has one of them."""
    with plain_sentences(), acting(store, person) as act:
        given = {row.subject for row in _live(entries.current(act.connection, PART))}
        codes = [
            code if any(f"{case}/{code}" in given for case in cases) else _standard(act.framework, code)
            for code in map(str.strip, standards)
        ]
        return tuple(_part_taken_back(act, case, code) for case in cases for code in codes)


def _given(store: Store, person: str, wanted: Mapping[str, str], review: str) -> tuple[Change, ...]:
    with plain_sentences(), acting(store, person) as act:
        inspection = inspection_on(act.connection)
        return tuple(_give(act, case, inspection.person(name).name, review) for case, name in wanted.items())


def _give(act: Act, case: str, inspector: str, review: str) -> Change:
    require_case(act.connection, case)
    require_in_sample(act.connection, case)
    subject, other = f"{case}/{review}", SECOND if review == FIRST else FIRST
    has_part = review == SECOND and parts_of(act.connection, case, inspector)
    if has_part or inspector in allocated(act.connection, case).get((case, other), ()):
        raise BadInput(f"{visible(inspector)} has the {other} review of {case}: both are not given to one person.")
    before = act.current("allocation", subject)
    if [(row.content or {})["inspector"] for row in _live(before)] == [inspector]:
        return act.unchanged(f"{case}: {inspector} has it already.", subject)
    if review == FIRST:
        _withdraw_parts(act, case, inspector)
    content = {"case": case, "review": review, "inspector": inspector}
    entry = act.add("allocation", subject, content, replaces=before)
    held = next((row.content for row in _live(before)), None)
    return act.change(act.said(entry, held), entry)


def _withdraw_parts(act: Act, case: str, inspector: str) -> None:
    """Whoever has the whole case has no standard of it beside that; what others have stays theirs."""
    for subject in dict.fromkeys(f"{case}/{part.standard}" for part in parts_of(act.connection, case, inspector)):
        theirs = [row for row in _live(act.current(PART, subject)) if (row.content or {})["inspector"] == inspector]
        act.add(PART, subject, WITHDRAWN, replaces=theirs, reason=f"The case was given to {inspector}.")


def _taken_back(act: Act, case: str, review: str) -> Change:
    require_case(act.connection, case)
    before = act.current("allocation", f"{case}/{review}")
    if not any(_live(before)):
        raise BadInput(f"Nobody was given {case}: `reviewtui allocate` lists who has which case.")
    entry = act.add("allocation", f"{case}/{review}", WITHDRAWN, replaces=before)
    return act.change(act.said(entry), entry)


def _give_part(act: Act, case: str, standard: str, inspector: str) -> Change:
    require_case(act.connection, case)
    require_in_sample(act.connection, case)
    given = allocated(act.connection, case)
    for review, words in ((FIRST, "has"), (SECOND, "has the second review of")):
        if inspector in given.get((case, review), ()):
            raise BadInput(f"{visible(inspector)} {words} {case}: its standards are given to others.")
    subject = f"{case}/{standard}"
    before = act.current(PART, subject)
    if {(row.content or {})["inspector"] for row in _live(before)} == {inspector}:
        return act.unchanged(f"{case} standard {standard}: {inspector} has it already.", subject)
    content = {"case": case, "standard": standard, "inspector": inspector, "state": GIVEN}
    entry = act.add(PART, subject, content, replaces=before)
    return act.change(act.said(entry), entry)


def _part_taken_back(act: Act, case: str, standard: str) -> Change:
    require_case(act.connection, case)
    subject = f"{case}/{standard}"
    before = act.current(PART, subject)
    if not any(_live(before)):
        raise BadInput(
            f"Standard {standard} of {case} was given to nobody else: `reviewtui allocate` lists who has it."
        )
    entry = act.add(PART, subject, WITHDRAWN, replaces=before)
    return act.change(f"{case} standard {standard} is left with whoever has the case.", entry)


def _standard(framework: Framework, code: str) -> str:
    """Raises BadInput for a code that is not a standard's."""
    known = [standard.code for standard in framework.standards]
    if code.strip() not in known:
        use = f"use {', '.join(known)}."
        raise BadInput(f"{quoted(code)} is not a standard of {framework.code}{meant(code, known, use)}")
    return code.strip()


def _shared(connection: Connection) -> dict[str, dict[str, tuple[str, ...]]]:
    """Case and standard to whom the standard was given."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for part in parts_on(connection):
        by = found.setdefault(part.case, {})
        by[part.standard] = tuple(dict.fromkeys((*by.get(part.standard, ()), part.inspector)))
    return found


def _in_parts(connection: Connection) -> dict[str, set[str]]:
    """Case to everybody who was given a standard of it."""
    return {case: {name for names in by.values() for name in names} for case, by in _shared(connection).items()}


def _live(rows: Iterable[EntryRow]) -> list[EntryRow]:
    return [row for row in rows if is_live(row)]
