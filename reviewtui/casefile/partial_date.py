"""A date as files give it: a day, or only its month, or only its year."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from reviewtui.casefile.visible import quoted

FIRST_YEAR, LAST_YEAR = 1900, 2099
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
"""The first and the last day that a date may name."""
REAL_DAY = (
    "((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)"
)
"""The pattern of a day of these years that there is."""
_WIDTHS = (4, 2, 2)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class BadDate(ValueError):
    """This is not a date of the calendar, written as YYYY, YYYY-MM or YYYY-MM-DD."""


@dataclass(frozen=True)
class PartialDate:
    """`2006`, `2006-03` or `2006-03-12`; anything else raises BadDate.

    Years run from 1900 to 2099: outside these a year is a slip.
    """

    text: str

    def __post_init__(self) -> None:
        _check(self.text)

    @cached_property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date.fromisoformat(self.sort_key)

    @cached_property
    def latest(self) -> date:
        """The last day it can mean."""
        if len(self.text) == 4:
            return date(int(self.text), 12, 31)
        if len(self.text) == 7:
            return (self.earliest + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return self.earliest

    @property
    def sort_key(self) -> str:
        """The earliest day as YYYY-MM-DD, which sorts as text."""
        return (self.text + "-01-01")[:10]

    @property
    def shown(self) -> str:
        """As narrow columns show it, and as it may be typed: 12/03/2006, 03/2006 or 2006."""
        return "/".join(reversed(self.text.split("-")))

    @property
    def in_words(self) -> str:
        """As sentences say it: 12 March 2006, March 2006 or 2006."""
        year, *smaller = self.text.split("-")
        month = [MONTHS[int(part) - 1] for part in smaller[:1]]
        return " ".join([*(str(int(part)) for part in smaller[1:]), *month, year])


@lru_cache(maxsize=20_000)
def partial_date(text: str) -> PartialDate:
    """The date that a text says: a large chronology says the same days many times, and each is made once.

    Raises BadDate.
    """
    return PartialDate(text)


def day_in_words(moment: str) -> str:
    """The day of a moment of the record: `12 March 2006`; as it stands there where there is no such day."""
    try:
        return partial_date(moment[:10]).in_words
    except BadDate:
        return moment[:10]


def _check(text: str) -> None:
    parts = text.split("-")
    if not text.isascii() or tuple(map(len, parts)) not in (_WIDTHS[:1], _WIDTHS[:2], _WIDTHS):
        raise BadDate(f"{quoted(text)} is not a date written as YYYY, YYYY-MM or YYYY-MM-DD.")
    if not all(part.isdigit() for part in parts):
        raise BadDate(f"{quoted(text)} is not a date written as YYYY, YYYY-MM or YYYY-MM-DD.")
    if not FIRST_YEAR <= int(parts[0]) <= LAST_YEAR:
        raise BadDate(f"{quoted(text)} is not between {FIRST_YEAR} and {LAST_YEAR}.")
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise BadDate(f"{quoted(text)} is not a real date.") from None
