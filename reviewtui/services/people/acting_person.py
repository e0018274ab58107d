"""Who is acting on this laptop, and the case and review they were at."""

from db import caselist, local
from db.store import Store
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import LEAD, Inspection, Person, find_inspection, inspection_of
from reviewtui.services.store.stores import plain_sentences


def acting(store: Store) -> Person | None:
    """Who was picked on this laptop, if that person is still on the team."""
    with store.read() as connection:
        name = local.setting(connection, "acting")
    inspection = find_inspection(store)
    if name is None or inspection is None:
        return None
    return next((person for person in inspection.people if person.name == name), None)


def choose(store: Store, name: str) -> Person:
    """Pick who is acting; remembered in this store on this laptop. Raises BadInput for someone not on the team."""
    person = inspection_of(store).person(name)
    with plain_sentences(), store.write() as writing:
        local.set_setting(writing, "acting", person.name)
    return person


def require_lead(inspection: Inspection, person: str, does: str) -> None:
    """Raises BadInput, naming who may, for anybody but a lead inspector; `does` is what only they do."""
    if inspection.person(person).role == LEAD:
        return
    leads = " or ".join(each.name for each in inspection.people if each.role == LEAD)
    who = f"Ask {leads}." if leads else "This inspection's team has no lead inspector."
    raise BadInput(f"Only the lead inspector {does}. {who}")


def last_case(store: Store, person: str) -> str | None:
    """The case this person left last on this laptop, else the one they judged last anywhere."""
    with store.read() as connection:
        for place in local.places(connection, person):
            if caselist.case_row(connection, place.case_ref) is not None:
                return place.case_ref
        return caselist.last_judged_by(connection, person)


def leave_program(store: Store, person: str, review: str | None) -> None:
    """Remember the case whose review a person leaves the program in, or that it was none."""
    if not store.is_read_only and review != left_in(store, person):
        with plain_sentences(), store.write() as writing:
            local.set_setting(writing, _left_by(person), review)


def left_in(store: Store, person: str) -> str | None:
    """The case whose review this person left the program in, while the inspection has that case."""
    with store.read() as connection:
        case = local.setting(connection, _left_by(person))
        return case if case and caselist.case_row(connection, case) is not None else None


def _left_by(person: str) -> str:
    return f"left in a review by {person}"
