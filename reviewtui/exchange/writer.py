"""The JSON that goes out: the same document always gives the same bytes."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

from reviewtui.exchange.case_model import CASE_FORMAT, CaseDocument
from reviewtui.exchange.inspection_model import INSPECTION_FORMAT, InspectionDocument

_KEYS = {CASE_FORMAT: tuple(CaseDocument.__annotations__), INSPECTION_FORMAT: tuple(InspectionDocument.__annotations__)}


def write(document: Mapping[str, Any]) -> bytes:
    """A document of either format as UTF-8, one space a level, with a final newline.

    Top-level keys come in the format's order, heads by device; everything else keeps the order it is given in.
    Raises PydanticSerializationError for text that UTF-8 has no bytes for.
    """
    ordered = {key: document[key] for key in _KEYS[document["format"]] if key in document}
    if "heads" in ordered:
        ordered["heads"] = dict(sorted(ordered["heads"].items()))
    return to_json(ordered, indent=1) + b"\n"
