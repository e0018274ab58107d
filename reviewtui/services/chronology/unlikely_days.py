"""Days that a chronology can hardly mean, still to come or of another lifetime: they are named, never refused."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reviewtui.casefile.partial_date import partial_date

LONG_AGO = 60
"""Years after which a day is taken for a slip: a century that was not meant."""


def unlikely_days(content: Mapping[str, Any], today: date) -> Iterator[str]:
    """`03.04.2098 is in the future`, for each such day of an event or a document."""
    now, first = today.isoformat(), str(today.year - LONG_AGO)
    for day in (content.get("date"), content.get("until")):
        if day and day > now:
            yield f"{partial_date(day).in_words} is in the future"
        elif day and day < first:
            yield f"{partial_date(day).in_words} is more than {LONG_AGO} years ago"
