"""Whether the lists in an export still say what its history says: a list edited by hand is refused, not ignored."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from db.entries import Connection
from reviewtui.exchange.inspection_model import InspectionDocument
from reviewtui.services.errors import BadInput
from reviewtui.services.export_lists import OneByOne, lists

NOT_COMPARED = ("reviews",)
"""How far a case has come is told by rules of the program, which may be others in another version."""

SENTENCES = ("because", "why", "text", "note", "headline", "sentence")
"""Words of the program, which may say the same otherwise in another version."""


def require_summary(connection: Connection, name: str, document: InspectionDocument) -> None:
    """Compare an export's summary with what its own history gives, once the cases are rated. Raises BadInput."""
    if "judgements" in document and "summary" in document:
        from reviewtui.services.summaries import summary_on

        if not _says_the_same(document["summary"], summary_on(connection).as_json()):
            raise _edited(name, "summary")


def _says_the_same(given: Any, worked_out: Any) -> bool:
    """Whether nothing given says otherwise; what another version adds or leaves out is no difference."""
    if isinstance(given, Mapping) and isinstance(worked_out, Mapping):
        shared = (key for key in given if key in worked_out and key not in SENTENCES)
        return all(_says_the_same(given[key], worked_out[key]) for key in shared)
    if isinstance(given, list) and isinstance(worked_out, list):
        return len(given) == len(worked_out) and all(map(_says_the_same, given, worked_out))
    return bool(given == worked_out)


def _edited(name: str, key: str) -> BadInput:
    return BadInput(
        f"{name}: {key}: this does not agree with the document's own history; it may have been edited. "
        "Import an export as it was written."
    )


def require_agreement(connection: Connection, name: str, document: InspectionDocument) -> None:
    """Compare what an export lists with what its own history gives. Raises BadInput naming the first that differs."""
    if "judgements" not in document:
        return
    for key, worked_out in lists(connection, private=True).items():
        if key not in NOT_COMPARED and key in document and _differs(document[key], worked_out):  # type: ignore[literal-required]  # keys of the format
            raise _edited(name, key)


def _differs(given: Any, worked_out: Any) -> bool:
    if not isinstance(worked_out, OneByOne):
        return bool(given != worked_out)
    return any(one != other for one, other in zip_longest(given, worked_out))
