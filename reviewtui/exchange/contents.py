"""Between a case file and the record: what the entries of a case hold, and a case as an export lists it."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from reviewtui.casefile.case import Case, Document, present
from reviewtui.entries.kinds.absence import ABSENCE
from reviewtui.entries.kinds.document import DOCUMENT
from reviewtui.entries.kinds.event import EVENT
from reviewtui.exchange.case_model import CaseDocument, Characteristics

Content = Mapping[str, Any]

NOT_READ = "not_read"

_CHARACTERISTICS = tuple(Characteristics.__annotations__)
_FACTS = ("disposal", "disposal_type", "needs", "harmed", "outcome", "case_manager")
_DOCUMENT_KEYS = DOCUMENT.keys
_ABSENCE_KEYS = tuple(key for key in ABSENCE.keys if key != "case")
_EVENT_KEYS = tuple(key for key in EVENT.keys if key not in ("case", "open"))


class CaseContents(NamedTuple):
    """What the record's entries hold for one case, in file order: no null keys."""

    case: Content
    documents: tuple[Content, ...]
    events: tuple[Content, ...]


def case_contents(document: CaseDocument, site: str) -> CaseContents:
    """The contents of a case's entries; `site` is the code of the site that the file names by code or name."""
    reference = document["reference"]
    return CaseContents(
        case=_case(document, site),
        documents=tuple(
            Document.from_content({**item, "case": reference}).content() for item in document.get("documents", ())
        ),
        events=tuple([_event(reference, item) for item in document.get("events", ())]),
    )


def case_item(case: Content, events: Iterable[Content], absences: Iterable[Content] = ()) -> dict[str, Any]:
    """A case as an export's `cases` lists it, from the record's contents; events and absences keep their order."""
    found = [_kept(absence, _ABSENCE_KEYS) for absence in absences]
    return {
        "reference": case["reference"],
        "site": case["site"],
        "characteristics": _kept(case, _CHARACTERISTICS),
        **_kept(case, _FACTS),
        "events": [event_item(event) for event in events],
        **({"absences": found} if found else {}),
        **_kept(case, ("narrative",)),
    }


def event_item(event: Content) -> dict[str, Any]:
    """An event as a case file has it: an open span has `until: null`."""
    shown = {**event, "until": None} if event.get("open") else _kept(event, _EVENT_KEYS)
    return {key: shown[key] for key in _EVENT_KEYS if key in shown}


def document_item(document: Content, state: str = NOT_READ) -> dict[str, Any]:
    """A document as an export's `documents` lists it; one that nobody read says nothing about it."""
    return {**_kept(document, _DOCUMENT_KEYS), **({"state": state} if state != NOT_READ else {})}


def _case(document: CaseDocument, site: str) -> Content:
    facts = {key: document.get(key) for key in ("reference", *_FACTS, "narrative")}
    return Case.from_content({**facts, **document.get("characteristics", {}), "site": site}).content()


def _event(reference: str, item: Content) -> Content:
    """A null `until` is an open span; an absent one is a moment."""
    content = {**present(item), "case": reference}
    content.setdefault("text", "")
    if "until" in item and item["until"] is None:
        content["open"] = True
    return content


def _kept(content: Content, keys: Iterable[str]) -> dict[str, Any]:
    return {key: content[key] for key in keys if content.get(key) is not None}
