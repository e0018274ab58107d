"""Days that a chronology can hardly mean, still to come or of another lifetime: they are named, never refused."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from reviewtui.casefile.partial_date import partial_date

LONG_AGO = 60
"""Years after which a day is taken for a slip: a century that was not meant."""


def unlikely_days(content: Mapping[str, Any], today: date) -> Iterator[str]:
    """`03.04.2098 is in the future`, for each such day of an event or a document."""
    now, first = _likely(today)
    for day in (content.get("date"), content.get("until")):
        if day and day > now:
            yield f"{partial_date(day).in_words} is in the future"
        elif day and day < first:
            yield f"{partial_date(day).in_words} is more than {LONG_AGO} years ago"


@lru_cache(maxsize=1)
def _likely(today: date) -> tuple[str, str]:
    """Today, and the first year of a lifetime, as texts: a table asks about 50,000 days."""
    return today.isoformat(), str(today.year - LONG_AGO)
