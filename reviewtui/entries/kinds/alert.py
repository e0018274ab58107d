"""An alert: a case that must be escalated today, and who was told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtui.entries.kinds.kind import Content, Kind, Listed, Shape, Telling

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import AlertCategory, Filled, Moment, Reference


class AlertContent(Shape):
    """What an `alert` entry holds; it is open until the last three are all there."""

    case: Reference
    category: AlertCategory
    text: Filled
    told: str | None = None
    told_at: str | None = None
    done: str | None = None


class AlertItem(Shape):
    """A case that had to be escalated, who was told, and what was done."""

    case: Reference
    category: AlertCategory
    text: str
    raised_by: str | None = None
    made_at: Moment
    entry: str
    told: str | None = None
    told_at: str | None = None
    done: str | None = None
    open: bool


_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z")


def as_told(words: str, zone: str = "") -> str:
    """When somebody was told, in the teller's own words; a moment of the record as any other, and its `zone`."""
    return f"{words[:16].replace('T', ' ')}{zone}" if _MOMENT.fullmatch(words) else words


def _say(telling: Telling) -> str:
    return f"alert, {_about(telling.content)}: {'told' if telling.content.get('told') else 'raised'}."


def _again(content: Content) -> str:
    return f"alert, {_about(content)}, {'closed' if content.get('told') else 'open'} again."


def _about(content: Content) -> str:
    return str(content["category"]).replace("_", " ")


def _texts(content: Content) -> list[str | None]:
    if not content.get("told"):
        return [content["text"]]
    told_at = as_told(content.get("told_at") or "", " UTC")
    return [content["text"], f"Told {content['told']}, {told_at}: {content.get('done') or ''}"]


ALERT = Kind(
    "alert",
    AlertContent,
    "",
    say=_say,
    withheld="an alert",
    withdrawn="taken back.",
    named=lambda content: f"alert, {_about(content)},",
    again=_again,
    texts=_texts,
    of_case=True,
    graded=True,
    listed=(Listed("alerts", AlertItem),),
    sheet=("alerts",),
)
