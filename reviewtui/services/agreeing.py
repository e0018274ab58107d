"""Whether the lists in an export still say what its history says: a list edited by hand is refused, not ignored."""

from db.entries import Connection
from reviewtui.exchange.inspection_model import InspectionDocument
from reviewtui.services.errors import BadInput
from reviewtui.services.export_lists import listed

COMPARED = (
    "framework",
    "inspection",
    "sites",
    "people",
    "cases",
    "documents",
    "judgements",
    "alerts",
    "notes",
    "discretion",
    "panel",
)


def require_agreement(connection: Connection, name: str, document: InspectionDocument) -> None:
    """Compare what an export lists with what its own history gives. Raises BadInput naming the first that differs."""
    if "judgements" not in document:
        return
    worked_out = listed(connection)
    for key in COMPARED:
        if key in document and document[key] != worked_out[key]:  # type: ignore[literal-required]  # keys of the format
            raise BadInput(
                f"{name}: {key}: this list does not agree with the document's own history; it may have been edited. "
                "Import an export as it was written."
            )
