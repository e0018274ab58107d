"""A case in brief, for a person who looks for the one to open: what its file says of it, and how much there is."""

from dataclasses import dataclass

from db import entries
from reviewtui.casefile.case import Case
from reviewtui.services.inspections import Site, inspection_of
from reviewtui.services.record_keeping import is_live
from reviewtui.services.standing.standings import require_case
from reviewtui.services.store.stores import Store


@dataclass(frozen=True)
class CaseBrief:
    """What the file of a case says."""

    case: Case
    site: Site
    events: int
    documents: int
    own_second: int = 0
    """How many questions somebody's own second review of it answers: the list counts first reviews only."""


def case_brief(store: Store, reference: str, person: str | None = None) -> CaseBrief:
    """The case of a reference, as a person reads it. Raises BadInput when there is none."""
    inspection = inspection_of(store)
    with store.read() as connection:
        case = Case.from_content(require_case(connection, reference))
        events, documents = (len(entries.current(connection, kind, case=reference)) for kind in ("event", "document"))
        judged = [row for row in entries.current(connection, "judgement", case=reference) if is_live(row)]
    second = f"{reference}/second/"
    own = {row.subject for row in judged if person and row.person == person and row.subject.startswith(second)}
    return CaseBrief(case, inspection.site(case.site), events, documents, len(own))
