"""Who acts on this laptop, and where that person was: asked before the first paint, so it imports little."""

from typing import TYPE_CHECKING, NamedTuple

from reviewtui.services.inspections import find_inspection
from reviewtui.services.people import acting_person

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store


class Acting(NamedTuple):
    """What is known of who acts."""

    name: str | None
    """None while nobody was picked on this laptop."""
    is_to_pick: bool
    """Whether there is a team to pick from."""
    case: str | None
    """Reference of the case last worked on."""
    review: str | None = None
    """Reference of the case whose review this person left the program in."""


def who_acts(store: "Store", named: str | None) -> Acting:
    """Who was named, else who was picked on this laptop. Raises BadInput for a stranger to the team, StoreProblem."""
    inspection = find_inspection(store)
    if inspection is None:
        return Acting(named, False, None)
    person = acting_person.acting(store) if named is None else inspection.person(named)
    name = person.name if person else None
    if name is None:
        return Acting(None, bool(inspection.people), None)
    return Acting(
        name, bool(inspection.people), acting_person.last_case(store, name), acting_person.left_in(store, name)
    )
