"""What a file says of a thing, apart from what it leaves out: an absent key, null or an empty cell says nothing."""

from collections.abc import Mapping
from typing import Any

from reviewtui.casefile.event_parts import misplaced
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.exchange.case_model import CaseDocument
from reviewtui.exchange.contents import CaseContents
from reviewtui.services.record_keeping import Content

NAMING_KEYS = ("case", "id", "reference")
_ENDS = ("until", "open")


def spoken(document: CaseDocument, contents: CaseContents) -> CaseContents:
    """The contents of a file's entries with only the keys that the file says something of."""
    facts = {**document, **document.get("characteristics", {})}
    return CaseContents(
        _said(facts, contents.case),
        tuple(map(_said, document.get("documents", ()), contents.documents)),
        tuple(map(_said, document.get("events", ()), contents.events)),
    )


def filled(held: Content, said: Content) -> Content:
    """What a file says, with what it leaves out as it is held, wherever the two go together."""
    kept = {key: value for key, value in held.items() if key not in said}
    if any(key in said for key in _ENDS):
        kept = _without(kept, *_ENDS)
    if "document" in said and said["document"] != held.get("document"):
        kept = _without(kept, "page")
    if "date" in said and said["date"] != held.get("date"):
        kept = _without(kept, "time")
    kept = _without(kept, *(key for key, _ in misplaced({**kept, **said})))
    if _ends_before_start({**kept, **said}):
        kept = _without(kept, "until")
    if _grows_younger({**kept, **said}):
        kept = _without(kept, "age_at_offence", "age_now")
    return {**kept, **said}


def _said(item: Mapping[str, Any], content: Content) -> Content:
    """The part of a content that an item of a file speaks of; a null `until` says that a span is open."""
    keys = {key for key, value in item.items() if value is not None}
    open_end = ("open",) if "until" in item else ()
    return {key: value for key, value in content.items() if key in {*keys, *open_end, *NAMING_KEYS}}


def _without(content: Content, *keys: str) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key not in keys}


def _ends_before_start(content: Content) -> bool:
    start, end = content.get("date"), content.get("until")
    return bool(start and end) and PartialDate(str(end)).latest < PartialDate(str(start)).earliest


def _grows_younger(content: Content) -> bool:
    then, now = content.get("age_at_offence"), content.get("age_now")
    return then is not None and now is not None and now < then
