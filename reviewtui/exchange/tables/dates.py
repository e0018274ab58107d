"""Dates as a table writes them: only in the formats that its map states, so that no day is ever taken for a month."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations, product

from reviewtui.casefile.partial_date import BadDate, partial_date
from reviewtui.casefile.visible import quoted

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAME = rf"(?P<name>{'|'.join((*_LONG_MONTHS, 'sept', *_MONTHS))})\.?"
_WIDTHS = {"YYYY": (4,), "YY": (2,), "MM": (1, 2), "DD": (1, 2), "hh": (1, 2), "mm": (2,), "ss": (2,)}
"""How many digits a part may have where no other digits stand beside it."""

_PARTS = (*_WIDTHS, "MMM")
_GROUPS = {"YYYY": "year", "YY": "year", "MM": "month", "DD": "day", "hh": "hour", "mm": "minute", "ss": "second"}
_ROLES = {"YYYY": "y", "YY": "y", "MM": "m", "MMM": "m", "DD": "d"}
_TOKEN = re.compile(r"YYYY|YY|MMM|MM|DD|hh|mm|ss|T(?=hh)|[A-Za-z]+|.")
_ZONE = r"(?:\s?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2}))?"
_FRACTION_AND_ZONE = rf"(?:[.,][0-9]{{1,9}})?{_ZONE}"
"""What may follow a time, as ISO 8601 has it."""

_BETWEEN = re.compile(r"[./\- ]+")
"""What people write between the parts of a date."""

_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?", re.ASCII)
KNOWN = "DD, MM, MMM (a month's name), YYYY, and hh, mm, ss for a time"


class BadFormat(ValueError):
    """This is no format of dates; the message says why."""


@dataclass(frozen=True)
class DateFormat:
    """One way to write dates, as a map states it: `DD/MM/YYYY`. Raises BadFormat."""

    text: str
    pivot: int = 0
    """The first of the hundred years that a year of two digits may mean; 0 where none is stated."""
    zone: str = ""
    """Where the day of a stamp that has a zone of its own is told; empty where it is taken as it is written."""

    def __post_init__(self) -> None:
        parts = [part for part in self.parts if part in _PARTS]
        wrong = next((part for part in self.parts if part[0].isalnum() and part not in (*_PARTS, "T")), None)
        if "YY" in parts and not self.pivot:
            said = "has a year of two digits, which may be of two centuries"
            raise BadFormat(f"{quoted(self.text)} {said}: use YYYY, or say `pivot: 1950` for the years 1950 to 2049")
        if wrong is not None:
            raise BadFormat(f"{quoted(wrong)} is not part of a date: use {KNOWN}")
        if len(parts) != len(set(parts)) or {"MM", "MMM"} <= set(parts) or {"YY", "YYYY"} <= set(parts):
            raise BadFormat(f"{quoted(self.text)} names the same part twice")
        if not {"YY", "YYYY"} & set(parts) or ("DD" in parts and not {"MM", "MMM"} & set(parts)):
            raise BadFormat(f"{quoted(self.text)} must name a year, and a month wherever it names a day")

    @property
    def parts(self) -> list[str]:
        """The parts of the format and what stands between them."""
        return _TOKEN.findall(self.text)

    @property
    def has_time(self) -> bool:
        """Whether the format states a time of day."""
        return "hh" in self.parts

    def says_zone(self, words: str) -> bool:
        """Whether a text in this format says a zone of its own."""
        found = self.pattern.fullmatch(words) if self.has_time else None
        return found is not None and bool(found["zone"])

    def says_time(self, words: str) -> bool:
        """Whether a text in this format says a time of day other than midnight."""
        found = self.pattern.fullmatch(words) if self.has_time else None
        return found is not None and any(
            int(found[part] or 0) for part in ("hour", "minute", "second") if part in found.re.groupindex
        )

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a text in this format looks like."""
        written = list(map(_written, self.parts, self._widths()))
        if self.has_time:
            last = max(place for place, part in enumerate(self.parts) if part in ("hh", "mm", "ss"))
            written[last] += _FRACTION_AND_ZONE if self.parts[last] == "ss" else _ZONE
        whole = "".join(written)
        return re.compile(whole, re.ASCII | re.IGNORECASE)

    def layouts(self) -> Iterator[tuple[str, str]]:
        """Every shape that a text in this format can have, with its time and without, and what each character says."""
        parts = self.parts
        said = [place for place, part in enumerate(parts) if part in _ROLES]
        for widths in product(*self._widths()):
            shapes = [_shape(part, width) for part, width in zip(parts, widths, strict=True)]
            roles = [_ROLES.get(part, "-") * width for part, width in zip(parts, widths, strict=True)]
            for places in (slice(None), slice(said[0], said[-1] + 1)):
                yield "".join(shapes[places]), "".join(roles[places])

    def _widths(self) -> list[tuple[int, ...]]:
        """How many digits each part may have; digits that stand beside digits need all of theirs."""
        parts = self.parts
        found = []
        for place, part in enumerate(parts):
            beside = any(each in _WIDTHS for each in (*parts[max(place - 1, 0) : place], *parts[place + 1 : place + 2]))
            widths = _WIDTHS.get(part, (1,))
            found.append(widths[-1:] if beside else widths)
        return found

    def read(self, words: str) -> str | None:
        """The date that `words` say in this format, as YYYY, YYYY-MM or YYYY-MM-DD; None where they are in another."""
        found = self.pattern.fullmatch(words)
        return None if found is None else self._moment(found.groupdict())[0]

    def read_time(self, words: str) -> str | None:
        """The time of day that `words` say, as HH:MM; None where they say none."""
        found = self.pattern.fullmatch(words) if self.has_time else None
        return None if found is None else self._moment(found.groupdict())[1]

    def _moment(self, said: Mapping[str, str | None]) -> tuple[str, str | None]:
        """The day and the time of day, in the zone stated where the text says one of its own."""
        name, year = said.get("name"), said["year"] or ""
        month = str(_MONTHS.index(name[:3].casefold()) + 1) if name else said.get("month")
        if len(year) == 2:
            year = str(self.pivot + (int(year) - self.pivot) % 100)
        day = "-".join([year, *(part.zfill(2) for part in (month, said.get("day")) if part)])
        hour = said.get("hour")
        if not hour:
            return day, None
        clock = f"{hour.zfill(2)}:{said.get('minute') or '00'}"
        zone = said.get("zone")
        return _told_in(self.zone, day, clock, zone) if self.zone and zone else (day, clock)


OWN_FORMATS = tuple(DateFormat(text) for text in ("YYYY-MM-DD", "YYYY-MM", "YYYY"))
"""How dates are read where a map states no format: as case files write them, and no other way."""


def confused(formats: Iterable[DateFormat]) -> tuple[DateFormat, DateFormat] | None:
    """Two formats that would read the same date in two ways, as DD/MM/YYYY and MM/DD/YYYY; None where none do."""
    return next((pair for pair in combinations(formats, 2) if _clash(*pair)), None)


def _clash(one: DateFormat, other: DateFormat) -> bool:
    said = dict(one.layouts())
    return any(said.get(shape, roles) != roles for shape, roles in other.layouts())


def is_zone(name: str) -> bool:
    """Whether this is the name of a zone, as `Europe/London`."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def zones() -> Iterable[str]:
    """The names of all zones, for advice."""
    from zoneinfo import available_timezones

    return available_timezones()


def _told_in(zone: str, day: str, clock: str, own: str) -> tuple[str, str]:
    """The day and the time in a zone of what is told in another; as they are written where that is no time."""
    from zoneinfo import ZoneInfo

    try:
        there = datetime.fromisoformat(f"{day}T{clock}{'+00:00' if own in 'Zz' else own}").astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError):
        return day, clock
    return f"{there:%Y-%m-%d}", f"{there:%H:%M}"


def _written(part: str, widths: Sequence[int]) -> str:
    """The pattern of one part, or of what stands between two."""
    if part == "MMM":
        return _NAME
    if part not in _WIDTHS:
        return re.escape(part)
    digits = f"[0-9]{{{','.join(map(str, widths))}}}"
    return f"(?P<{_GROUPS[part]}>{digits})" if part in _GROUPS else digits


def _shape(part: str, width: int) -> str:
    if part in _WIDTHS:
        return "9" * width
    return "a" if part == "MMM" else part


def read_date(words: str, formats: Sequence[DateFormat]) -> str:
    """The date of a cell in one of the formats. Raises BadDate with the sentence that says what is wrong."""
    for each in formats:
        date = each.read(words)
        if date is not None:
            return partial_date(date).text
    advice = _advice(words, formats)
    if advice:
        raise BadDate(f"{quoted(words)} does not match a date format in the column map: {advice}.")
    stated = ", ".join(each.text for each in formats)
    stamp = _STAMP.match(words)
    if stamp is not None:
        wanted = f"YYYY-MM-DD{words[10]}hh:mm{':ss' if stamp[1] else ''}"
        raise BadDate(f'{quoted(words)} is a day and a time: say so in the map, `dates: ["{wanted}"]`.')
    if formats == OWN_FORMATS:
        raise BadDate(
            f"{quoted(words)} does not match a date format in the column map: "
            "add `dates` to the table, for example `dates: [DD/MM/YYYY]`."
        )
    raise BadDate(f"{quoted(words)} does not match a date format in the column map: {stated}.")


def _advice(words: str, formats: Sequence[DateFormat]) -> str:
    """What to do about a date that only has other marks between its parts, or a dot at its end; empty for any other."""
    bare = words.rstrip(". ")
    if bare != words and any(each.read(bare) for each in formats):
        return "there is a dot at its end"
    marks = set(_BETWEEN.findall(bare))
    for each in formats:
        own = {part for part in each.parts if _BETWEEN.fullmatch(part)}
        if len(marks) == len(own) == 1 and each.read(bare.replace(min(marks), min(own))):
            wanted = each.text.replace(min(own), min(marks))
            return f"if it is {each.text} with other marks between, add `{wanted}` to `dates`"
    return ""
