"""Who is acting on this laptop."""

from db import local
from db.store import Store
from reviewtui.services.inspections import Person, find_inspection, inspection_of
from reviewtui.services.stores import plain_sentences


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


def places(store: Store, person: str) -> tuple[str, ...]:
    """References of the cases this person opened, latest first."""
    with store.read() as connection:
        return tuple(place.case_ref for place in local.places(connection, person))
