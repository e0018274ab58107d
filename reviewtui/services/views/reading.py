"""Reads one view of an inspection out of a store, by its name."""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from db.entries import Connection
from db.store import Store
from reviewtui.services.cases.filters import NO_FILTER, Filter
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import LEAD, as_read, inspection_on
from reviewtui.services.people.blindness import require_sight
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.store.verifying import reading_counted
from reviewtui.services.views import VIEWS
from reviewtui.services.views.view import View

if TYPE_CHECKING:
    from reviewtui.services.lead.commentary import Commentary

WITHOUT_ANSWERS = ("timeliness",)
LEADS_ONLY = "Only a lead inspector sees the views “agreement” and “departures”. Name one with `--as`."


def view_of(store: Store, name: str, wanted: Filter = NO_FILTER, person: str | None = None) -> View:
    """One view, for a person. Raises BadInput where no case fits, it is not for them, or there is no inspection.

    Raises StillBlind where it would show a review that they may not read yet.
    """
    with plain_sentences(), reading_counted(store) as connection:
        inspection = as_read(inspection_on(connection))
        if name not in WITHOUT_ANSWERS:
            require_sight(store, connection)
        if VIEWS[name].for_leads and (person is None or inspection.person(person).role != LEAD):
            raise BadInput(LEADS_ONLY)
        module, _, function = VIEWS[name].made_by.partition(".")
        made = getattr(import_module(f"reviewtui.services.views.{module}"), function)
        view: View = made(connection, inspection, wanted, *_readable(store, connection, name))
        return view


def _readable(store: Store, connection: Connection, name: str) -> "tuple[Iterable[Commentary], ...]":
    """What the view of commentary is made from besides: what whoever reads may see."""
    if name != "commentary":
        return ()
    from reviewtui.services.lead.commentary import readable_on

    return (readable_on(store, connection),)
