"""An alert: a case that must be escalated today, and who was told."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from reviewtui.casefile.column_day import utc_moment
from reviewtui.casefile.partial_date import FIRST_DAY, LAST_DAY, PartialDate
from reviewtui.entries.kinds.kind import ABSENT, Content, Kind, Listed, Searched, Shape, Telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.entries.kinds.values import AlertCategory, Filled, Moment, Reference


class AlertContent(Shape):
    """What an `alert` entry holds; it is open until told, told_at and done are all there, or it is withdrawn."""

    case: Reference
    category: AlertCategory
    text: Filled
    told: str | None = None
    told_at: str | None = None
    done: str | None = None
    withdrawn_because: Filled = ABSENT


class AlertItem(Shape):
    """A case that had to be escalated, who was told, and what was done; or why it was withdrawn."""

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
    withdrawn_because: Filled = ABSENT


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z")


def as_told(words: str, said: Callable[[str], str]) -> str:
    """When somebody was told, in the teller's own words; a moment of the record as `said` has it."""
    return said(words) if _is_moment(words) else words


def _is_moment(words: str) -> bool:
    """Whether it is written as the record writes one, and there is such a day and such a time."""
    if not _MOMENT.fullmatch(words):
        return False
    try:
        return FIRST_DAY <= datetime.fromisoformat(words.removesuffix("Z")).date() <= LAST_DAY
    except ValueError:
        return False


def _in_record(moment: str) -> str:
    """The same on every machine: what is searched is kept in the store."""
    return f"{PartialDate(moment[:10]).shown} {moment[11:16]} UTC"


def _say(telling: Telling) -> str:
    return f"alert, {_about(telling.content)}: {_state(telling.content)}."


def _again(content: Content) -> str:
    state = {"raised": "open", "told": "closed"}.get(_state(content), "withdrawn")
    return f"alert, {_about(content)}, {state} again."


def _state(content: Content) -> str:
    if content.get("withdrawn_because"):
        return "withdrawn"
    return "told" if content.get("told") else "raised"


def _about(content: Content) -> str:
    return str(content["category"]).replace("_", " ")


def _texts(content: Content) -> list[str | None]:
    return _told_texts(content, _in_record)


def _shown_texts(content: Content) -> list[str | None]:
    return _told_texts(content, lambda moment: f"{utc_moment(moment)} UTC")


def _told_texts(content: Content, said: Callable[[str], str]) -> list[str | None]:
    if why := content.get("withdrawn_because"):
        return [content["text"], f"Withdrawn: {why}"]
    if not content.get("told"):
        return [content["text"]]
    told_at = as_told(content.get("told_at") or "", said)
    return [content["text"], f"Told {content['told']}, {told_at}: {content.get('done') or ''}"]


ALERT = Kind(
    "alert",
    AlertContent,
    "",
    say=_say,
    withheld="an alert",
    after_signoff=True,
    withdrawn="withdrawn.",
    named=lambda content: f"alert, {_about(content)},",
    again=_again,
    texts=_texts,
    shown_texts=_shown_texts,
    searched=Searched(7, lambda _, by: f"Alert{by}"),
    of_case=True,
    graded=True,
    listed=(Listed("alerts", AlertItem),),
    sheet=("alerts",),
)
