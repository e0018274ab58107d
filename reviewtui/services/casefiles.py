"""Adding to what a store knows of its cases by hand: a case, an event."""

from db import entries
from db.store import Store
from reviewtui.casefile.event_line import parse_event_line
from reviewtui.casefile.reference import BadReference, checked_reference
from reviewtui.casefile.typed_line import BadLine
from reviewtui.casefile.visible import quoted
from reviewtui.services.changes import Change
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import inspection_of
from reviewtui.services.record_keeping import pen, standing_contents, stands
from reviewtui.services.standings import refresh, require_case
from reviewtui.services.stores import plain_sentences
from reviewtui.services.timing import refresh_timing


def add_case(store: Store, person: str | None, reference: str, site: str) -> Change:
    """Add a case; `site` is a code or a name. Raises BadInput for a taken or impossible reference or unknown site."""
    reference = reference.strip()
    place = inspection_of(store).site_named(site)
    try:
        checked_reference(reference)
    except BadReference as bad:
        raise BadInput(f"{quoted(reference)} cannot be a case reference. {bad}") from None
    with plain_sentences(), store.write() as writing:
        rows = entries.current(writing.connection, "case", subject=reference)
        if any(stands(row) for row in rows):
            raise BadInput(f"There is already a case {quoted(reference)} in this store: choose another reference.")
        writer = pen(store, writing, person)
        content = {"reference": reference, "site": place.code}
        entry = writer.add("case", reference, content, replaces=tuple(row.id for row in rows))
        writer.flush()
        refresh(writing, (reference,))
        refresh_timing(writing, (reference,))
    return Change(f"{reference} added at {place.name}.", "case", reference, reference, None, entry.id, entry.made_at)


def add_event(store: Store, person: str, case: str, line: str) -> Change:
    """Add an event to a chronology from one line: `12/3/2006 police referral p31 text` (day first).

    Raises BadInput naming what in the line could not be read.
    """
    with plain_sentences(), store.write() as writing:
        require_case(writing.connection, case)
        content = _read(line, _pages(writing.connection, case))
        writer = pen(store, writing, person)
        event = writer.next_id
        subject = f"{case}/{event}"
        entry = writer.add("event", subject, {"case": case, "id": event, **content})
        writer.flush()
        refresh_timing(writing, (case,))
    return Change(f"Event added to {case}.", "event", subject, case, None, entry.id, entry.made_at)


def _read(line: str, pages: dict[str, int | None]) -> dict[str, object]:
    try:
        read = parse_event_line(line, pages)
    except BadLine as fault:
        raise BadInput(str(fault)) from None
    return {**vars(read), "date": read.date.text}


def _pages(connection: entries.Connection, case: str) -> dict[str, int | None]:
    """The case's documents and how many pages each has."""
    documents = standing_contents(entries.current(connection, "document", case=case))
    return {document["id"]: document.get("pages") for document in documents}
