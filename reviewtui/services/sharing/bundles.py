"""Bundles: what one inspector needs of the record, with the rest withheld."""

from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.services.errors import BadInput
from reviewtui.services.export.exporting import Bundle
from reviewtui.services.inspections import inspection_on
from reviewtui.services.people.own_review import allocated, unread
from reviewtui.services.people.parts import parts_on
from reviewtui.services.store.stores import plain_sentences


def bundle_for(store: Store, inspector: str) -> Bundle:
    """The cases that an inspector was given, in full; of two reviews only theirs until both are submitted.

    Raises BadInput for an unknown inspector, and for one who was given no case.
    """
    with plain_sentences(), store.read() as connection:
        name = inspection_on(connection).person(inspector).name
        given = {case for (case, _), names in allocated(connection).items() if name in names}
        given |= {part.case for part in parts_on(connection) if part.inspector == name}
        kept_back = unread(connection, name)
    if not given:
        raise BadInput(f"{visible(name)} has no case: give some with `reviewtui allocate CASE… --to NAME`.")
    return Bundle(f"a bundle for {name}", frozenset(given), kept_back)
