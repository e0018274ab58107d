"""Who was given which case."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from db import caselist
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import inspection_on
from reviewtui.services.people.own_review import FIRST, SECOND, allocated
from reviewtui.services.people.parts import KIND as PART
from reviewtui.services.people.parts import given_standards, parts_of
from reviewtui.services.record_keeping import WITHDRAWN, live
from reviewtui.services.standing.standings import require_case
from reviewtui.services.standing.withdrawn import require_in_sample
from reviewtui.services.store.stores import plain_sentences


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
        shared = given_standards(connection)
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
    return give_each(store, person, dict.fromkeys(cases, inspector), review)


def take_back(store: Store, person: str, cases: Sequence[str], review: str = FIRST) -> tuple[Change, ...]:
    """Leave some cases with nobody. Raises BadInput as `allocate` does, and where nobody has one of them."""
    return take_back_reviews(store, person, [(case, review) for case in cases])


def take_back_reviews(store: Store, person: str, reviews: Sequence[tuple[str, str]]) -> tuple[Change, ...]:
    """Leave some reviews, each a case and which of its two, with nobody: all of them or none. Raises BadInput."""
    with plain_sentences(), acting(store, person) as act:
        return tuple(_taken_back(act, case, review) for case, review in reviews)


def give_each(store: Store, person: str, wanted: Mapping[str, str], review: str) -> tuple[Change, ...]:
    """Give each case to its inspector, all of them or none. Raises BadInput as `allocate` does."""
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
    if [(row.content or {})["inspector"] for row in live(before)] == [inspector]:
        return act.unchanged(f"{case}: {inspector} has it already.", subject)
    if review == FIRST:
        _withdraw_parts(act, case, inspector)
    content = {"case": case, "review": review, "inspector": inspector}
    entry = act.add("allocation", subject, content, replaces=before)
    held = next((row.content for row in live(before)), None)
    return act.change(act.said(entry, held), entry)


def _withdraw_parts(act: Act, case: str, inspector: str) -> None:
    """Whoever has the whole case has no standard of it beside that; what others have stays theirs."""
    for subject in dict.fromkeys(f"{case}/{part.standard}" for part in parts_of(act.connection, case, inspector)):
        theirs = [row for row in live(act.current(PART, subject)) if (row.content or {})["inspector"] == inspector]
        act.add(PART, subject, WITHDRAWN, replaces=theirs, reason=f"The case was given to {inspector}.")


def _taken_back(act: Act, case: str, review: str) -> Change:
    require_case(act.connection, case)
    before = act.current("allocation", f"{case}/{review}")
    if not any(live(before)):
        raise BadInput(f"Nobody was given {case}: `reviewtui allocate` lists who has which case.")
    entry = act.add("allocation", f"{case}/{review}", WITHDRAWN, replaces=before)
    return act.change(act.said(entry), entry)
