"""Reads one view of an inspection out of a store, by its name."""

from collections.abc import Sequence
from typing import NamedTuple

from db.store import Store
from reviewtui.services.inspections import as_read, inspection_on
from reviewtui.services.stores import plain_sentences
from reviewtui.services.views.by_site import sites_on
from reviewtui.services.views.filters import NO_FILTER, Filter, filter_of
from reviewtui.services.views.heatmap import heatmap_on
from reviewtui.services.views.view import View

VIEWS = {"heatmap": heatmap_on, "sites": sites_on}
"""Each view by its name, in the order shown."""


class Written(NamedTuple):
    """The parts of a filter as somebody wrote them."""

    site: str | None = None
    inspector: str | None = None
    state: str | None = None
    groups: Sequence[str] = ()


def view_of(store: Store, name: str, wanted: Filter = NO_FILTER) -> View:
    """One view. Raises BadInput where no case fits the filter, and while the store holds no inspection."""
    with plain_sentences(), store.read() as connection:
        return VIEWS[name](connection, as_read(inspection_on(connection)), wanted)


def view_written(store: Store, name: str, written: Written) -> View:
    """The same for a filter as somebody wrote it. Raises BadInput and BadUsage also for what cannot be meant by it."""
    with plain_sentences(), store.read() as connection:
        inspection = as_read(inspection_on(connection))
        return VIEWS[name](connection, inspection, filter_of(inspection, **written._asdict()))
