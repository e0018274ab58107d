"""The documents of a case: how far each was read, what the site still owes, and what to ask for."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from db import entries, queries
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.case import Document
from reviewtui.casefile.document_line import parse_document_line
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import BadLine
from reviewtui.casefile.visible import quoted
from reviewtui.services.acts import Change, acting
from reviewtui.services.chronology.first_order import contents_in_order
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import inspection_of
from reviewtui.services.people.blindness import reader_of
from reviewtui.services.people.own_review import readable
from reviewtui.services.record_keeping import distinct_contents, standing_contents
from reviewtui.services.standing.standings import require_case

NOT_READ = "not_read"
STATES: Mapping[str, str] = {
    NOT_READ: "not read",
    "part_read": "part read",
    "read": "read",
    "requested": "requested",
    "not_supplied": "not supplied",
}
"""Every state a document may be in, and how a person says it."""

OWED = ("requested", "not_supplied")
"""The states of a document that the site is to be asked for."""


class Listed(NamedTuple):
    """One document of a case, and how far it was read."""

    document: Document
    state: str


class Request(NamedTuple):
    """One document to ask a site for."""

    site: str
    """Code of the site."""
    case: str
    document: str
    agency: str
    title: str
    date: PartialDate | None
    pages: int | None
    state: str


def documents(store: Store, case: str) -> tuple[Listed, ...]:
    """The documents of a case in the file's order, each with its state. Raises BadInput for an unknown case."""
    with store.read() as connection:
        require_case(connection, case)
        rows = readable(connection, reader_of(store), entries.current(connection, "reading", case=case))
        states = _states(rows)
        found = _documents(connection, case)
    return tuple(Listed(document, states.get((case, document.id), NOT_READ)) for document in found)


def mark(store: Store, person: str, case: str, document: str, state: str) -> Change:
    """Say how far a document was read, or that the site owes it. Raises BadInput for an unknown document or state."""
    code = known_state(state)
    with acting(store, person, case) as act:
        found = _known(act.connection, case, document)
        subject = f"{case}/{found.id}"
        rows = act.current("reading", subject)
        content = {"case": case, "document": found.id, "state": code}
        standing = distinct_contents(rows)
        if standing == (content,) or (code == NOT_READ and not standing):
            return act.unchanged(f"{case} {found.id} is {STATES[code]} already.", subject)
        entry = act.add("reading", subject, content, replaces=rows)
        return act.change(f"{case} {found.id} {found.title}: {STATES[code]}.", entry)


def add(store: Store, person: str, case: str, line: str, state: str = "requested") -> Change:
    """Add a document from one line, `AGENCY title[, date][, N pages]`, in a state: first of all one to ask for.

    Raises BadInput naming what in the line could not be read.
    """
    code = known_state(state)
    try:
        read = parse_document_line(line)
    except BadLine as fault:
        raise BadInput(str(fault)) from None
    with acting(store, person, case) as act:
        document = Document(case, act.next_id, **vars(read))
        subject = f"{case}/{document.id}"
        entry = act.add("document", subject, document.content())
        act.add("reading", subject, {"case": case, "document": document.id, "state": code})
        return act.change(f"{case} document added, {STATES[code]}: {document.title}.", entry)


def requests(store: Store, site: str | None = None) -> tuple[Request, ...]:
    """What to ask each site for: everything requested and everything not supplied, by site and case.

    `site` is a code or a name. Raises BadInput for an unknown one.
    """
    inspection = inspection_of(store)
    wanted = inspection.site_named(site).code if site is not None else None
    with store.read() as connection:
        sites = queries.all_cases(connection)
        owed = {key: state for key, state in _states(entries.current(connection, "reading")).items() if state in OWED}
        found = [document for case in sorted({case for case, _ in owed}) for document in _documents(connection, case)]
    order = {place.code: number for number, place in enumerate(inspection.sites)}
    listed = [
        _request(sites[document.case], document, owed[document.case, document.id])
        for document in found
        if (document.case, document.id) in owed and document.case in sites
    ]
    kept = [request for request in listed if wanted in (None, request.site)]
    return tuple(sorted(kept, key=lambda request: (order.get(request.site, len(order)), request.site, request.case)))


def _states(rows: Iterable[EntryRow]) -> dict[tuple[str, str], str]:
    """Case and document id to state, for every document of which anything was said."""
    return {(content["case"], content["document"]): content["state"] for content in standing_contents(rows)}


def known_state(words: str) -> str:
    """The code of a state, written with spaces, hyphens or underscores. Raises BadInput."""
    code = words.strip().casefold().replace("-", "_").replace(" ", "_")
    if code not in STATES:
        raise BadInput(f"{quoted(words)} is not a state of a document. Use {', '.join(STATES.values())}.")
    return code


def as_json(request: Request) -> dict[str, Any]:
    """A request as `requests --json` lists it."""
    return {**request._asdict(), "date": request.date.text if request.date else None}


def _documents(connection: Connection, case: str) -> tuple[Document, ...]:
    contents = contents_in_order(connection, "document", case)
    return tuple(Document.from_content(content) for content in contents)


def _known(connection: Connection, case: str, name: str) -> Document:
    """The document of that id, in any case of letters. Raises BadInput."""
    found = _documents(connection, case)
    wanted = name.strip().casefold()
    for document in found:
        if document.id.casefold() == wanted:
            return document
    known = hint(name, [document.id for document in found]) if found else "it has none."
    raise BadInput(f"{case} has no document {quoted(name)}; {known}")


def _request(site: str, document: Document, state: str) -> Request:
    said = (document.agency, document.title, document.date, document.pages)
    return Request(site, document.case, document.id, *said, state)
