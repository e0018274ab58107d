"""What closes an alert: somebody who was told, a time that has passed, and something that was done."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from reviewtui.casefile.visible import quoted

_NO_ONE = frozenset(("nobody", "no one", "noone", "none", "not yet", "n/a", "na", "tbc", "tba", "-", "–", "?", "…"))
_NOTHING = _NO_ONE | {"nothing", "nothing yet", "no", "no action", "later", "tomorrow", "to do", "todo", "pending"}
_TO_COME = re.compile(
    r"\b(tomorrow|soon|pending|tbc|tba|will|not yet|next (week|month|mon|tues|wednes|thurs|fri)\w*)\b"
)
_TELLS_A_TIME = re.compile(
    r"\d|\b(now|today|yesterday|morning|afternoon|evening|night|noon|midday|midnight|ago|at once|immediately"
    r"|straight away|(mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_DAY = re.compile(r"\b(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)[./](\d\d?)[./](\d{4}))")


def flaw(parts: Mapping[str, str], today: date) -> str:
    """What of `told`, `told_at` and `done` leaves the alert open, as a sentence; empty when nothing does.

    On another laptop, or east of here, it may be tomorrow already.
    """
    told, told_at, done = (parts[name].strip().casefold().rstrip(".! ") for name in ("told", "told_at", "done"))
    if told in _NO_ONE:
        return f"Who was told? {quoted(parts['told'])} is not a person, so the alert stays open."
    if _TO_COME.search(told_at) or _latest(told_at) > today + timedelta(days=1):
        return f"When were they told? {quoted(parts['told_at'])} has not passed, so the alert stays open."
    if not _TELLS_A_TIME.search(told_at):
        return f"When were they told? {quoted(parts['told_at'])} is not a time. For example, 14:50 or yesterday 17:00."
    if done in _NOTHING:
        return f"What was done? {quoted(parts['done'])} is not an action, so the alert stays open."
    return ""


def _latest(words: str) -> date:
    """The latest day that is named in full."""
    found = [date.min]
    for year, month, day, other_day, other_month, other_year in _DAY.findall(words):
        try:
            found.append(date(int(year or other_year), int(month or other_month), int(day or other_day)))
        except ValueError:
            continue
    return max(found)
