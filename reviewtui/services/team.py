"""Who is acting on this laptop."""

from db.store import Store
from reviewtui.services.inspections import Person


def acting(store: Store) -> Person | None:
    """Who was picked on this laptop, if that person is still on the team."""


def choose(store: Store, name: str) -> Person:
    """Pick who is acting; remembered in this store, on this laptop only. Raises BadInput for someone not on the team."""


def places(store: Store, person: str) -> tuple[str, ...]:
    """References of the cases this person opened, latest first."""
