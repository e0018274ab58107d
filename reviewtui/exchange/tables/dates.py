"""Dates as a table writes them: only in the formats that its map states, so that no day is ever taken for a month."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from reviewtui.casefile.partial_date import BadDate, PartialDate
from reviewtui.casefile.visible import quoted

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_PARTS = {
    "YYYY": r"(?P<year>[0-9]{4})",
    "MMM": rf"(?P<name>{'|'.join((*_LONG_MONTHS, 'sept', *_MONTHS))})\.?",
    "MM": r"(?P<month>[0-9]{1,2})",
    "DD": r"(?P<day>[0-9]{1,2})",
    "hh": r"[0-9]{1,2}",
    "mm": r"[0-9]{2}",
    "ss": r"[0-9]{2}",
}
_SHAPES = {"MM": "9", "DD": "9", "hh": "9", "mm": "9", "ss": "9"}
_TOKEN = re.compile(r"YYYY|MMM|MM|DD|hh|mm|ss|[A-Za-z]+|.")
KNOWN = "DD, MM, MMM (a month's name), YYYY, and hh, mm, ss for a time, which is left out"


class BadFormat(ValueError):
    """This is no format of dates; the message says why."""


@dataclass(frozen=True)
class DateFormat:
    """One way to write dates, as a map states it: `DD/MM/YYYY`. Raises BadFormat."""

    text: str

    def __post_init__(self) -> None:
        parts = [part for part in self.parts if part in _PARTS]
        wrong = next((part for part in self.parts if part[0].isalnum() and part not in _PARTS), None)
        if "YYYY" not in parts and "YY" in self.text:
            raise BadFormat(f"{quoted(self.text)} has a year of two digits, which may be of two centuries: use YYYY")
        if wrong is not None:
            raise BadFormat(f"{quoted(wrong)} is no part of a date: use {KNOWN}")
        if len(parts) != len(set(parts)) or {"MM", "MMM"} <= set(parts):
            raise BadFormat(f"{quoted(self.text)} names the same part twice")
        if "YYYY" not in parts or ("DD" in parts and not {"MM", "MMM"} & set(parts)):
            raise BadFormat(f"{quoted(self.text)} must name a year, and a month wherever it names a day")

    @property
    def parts(self) -> list[str]:
        """The parts of the format and what stands between them."""
        return _TOKEN.findall(self.text)

    @property
    def shape(self) -> str:
        """What two formats share that the same text could be written in."""
        return "".join(_SHAPES.get(part, part) for part in self.parts)

    @property
    def pattern(self) -> re.Pattern[str]:
        """What a text in this format looks like."""
        whole = "".join(_PARTS.get(part, re.escape(part)) for part in self.parts)
        return re.compile(whole, re.ASCII | re.IGNORECASE)

    def read(self, words: str) -> str | None:
        """The date that `words` say in this format, as YYYY, YYYY-MM or YYYY-MM-DD; None where they are in another."""
        found = self.pattern.fullmatch(words)
        if found is None:
            return None
        said = found.groupdict()
        name = said.get("name")
        month = str(_MONTHS.index(name[:3].casefold()) + 1) if name else said.get("month")
        return "-".join([said["year"], *(part.zfill(2) for part in (month, said.get("day")) if part)])


OWN_FORMATS = tuple(DateFormat(text) for text in ("YYYY-MM-DD", "YYYY-MM", "YYYY"))
"""How dates are read where a map states no format: as case files write them, and no other way."""


def confused(formats: Iterable[DateFormat]) -> tuple[DateFormat, DateFormat] | None:
    """Two formats that the same text could be read in, as DD/MM/YYYY and MM/DD/YYYY; None where there are none."""
    return next((pair for pair in combinations(formats, 2) if pair[0].shape == pair[1].shape), None)


def read_date(words: str, formats: Sequence[DateFormat]) -> str:
    """The date of a cell in one of the formats. Raises BadDate with the sentence that says what is wrong."""
    for each in formats:
        date = each.read(words)
        if date is not None:
            return PartialDate(date).text
    stated = ", ".join(each.text for each in formats)
    if formats == OWN_FORMATS:
        raise BadDate(
            f"{quoted(words)} is in no format that the map states: "
            "add `dates` to the table, for example `dates: [DD/MM/YYYY]`."
        )
    raise BadDate(f"{quoted(words)} is in no format that the map states: {stated}.")
