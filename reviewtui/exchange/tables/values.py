"""From a cell to the value that a case file would have there."""

import re
from datetime import date, timedelta
from typing import Any

from reviewtui.casefile.event_parts import WHOLE_DAY
from reviewtui.casefile.harmed_line import BadPerson, person_harmed
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import BadDate
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.tables.cell import Cell, DayCell, ListCell, NumberCell, TimeCell, Unreadable, shown_in, words_of
from reviewtui.exchange.tables.dates import read_date
from reviewtui.exchange.tables.mapping import DATES, HARMED, LISTS, TIME, WHOLE_NUMBERS, YES_OR_NO, TableMap, folded

_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}
_MOST_DIGITS = 18
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?:[:.][0-5][0-9])?", re.ASCII)
_ONE_NUMBER = re.compile(r"(?:[a-z]{1,6}[. ]{0,2})?([0-9]{1,4})(?:[.,]0{0,2})?", re.ASCII | re.IGNORECASE)
"""A number with a word or a dot too many: `31.`, `14.0`, `p. 31`."""

_SERIALS_FROM = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 10_000, 73_050
"""The numbers by which a spreadsheet keeps the days from 1927 to 2099: five digits, as no year has."""

MOST_KNOWN = 5_000
"""Different cells of a column that are remembered."""


class BadCell(ValueError):
    """This cell does not hold what its column is for; the message is the sentence that says so."""


class Column:
    """What one column of a table says, or what every row says by `fixed`: row after row, few words many times."""

    def __init__(self, table: TableMap, key: str) -> None:
        """`key` is what the column says of an item."""
        self.key = key
        self._table = table
        self._known: dict[str, Any] = {"": None}
        self.keeps_time = key == "date" and table.kind == "events" and TIME not in table.keys
        """Whether a time of day beside its day is the event's own."""
        self._with_time = key in DATES and any(each.has_time for each in table.dates)
        self.times = self.zones = 0
        """How many cells said a time of day, which is left out, and a zone of their own where the map states none."""

    def value(self, cell: Cell) -> Any:
        """As `value_of` has it. Raises BadCell."""
        if cell is None:
            return None
        if not isinstance(cell, str):
            return value_of(self._table, self.key, cell)
        if self._with_time:
            words, dates = words_of(cell), self._table.dates
            if any(each.says_time(words) for each in dates):
                self.times += self.time(cell) is None
            if any(each.says_zone(words) and not each.zone for each in dates):
                self.zones += 1
        if cell in self._known:
            return self._known[cell]
        value = value_of(self._table, self.key, cell)
        if len(self._known) < MOST_KNOWN and self.key not in LISTS:
            self._known[cell] = value
        return value

    def time(self, cell: Cell) -> str | None:
        """The local time of day that a cell says beside its day, where it is the event's own; else None.

        It is not where another column holds the time, or where a stamp is told in a zone that the map does not turn
        into another.
        """
        if not self.keeps_time or (not self._with_time and isinstance(cell, str)):
            return None
        if isinstance(cell, DayCell):
            return cell.time or None if len(cell.text) == WHOLE_DAY else None
        if not isinstance(cell, str) or not self._with_time:
            return None
        words = words_of(cell)
        said = next((each for each in self._table.dates if each.says_time(words)), None)
        return None if said is None or (said.says_zone(words) and not said.zone) else said.read_time(words)


def value_of(table: TableMap, key: str, cell: Cell) -> Any:
    """What a cell says of a key; None where it says nothing. Raises BadCell."""
    if is_empty(table, cell):
        return None
    if isinstance(cell, Unreadable):
        raise BadCell(cell.why)
    if key in LISTS:
        listed = _listed(table, key, cell)
        return _people(listed) if key == HARMED else listed
    return _single(table, key, cell)


def is_empty(table: TableMap, cell: Cell) -> bool:
    """Whether a cell says nothing: it shows nothing, or one of the map's words for that."""
    if isinstance(cell, str) and not table.empty:
        return not cell.strip()
    if isinstance(cell, DayCell | TimeCell | Unreadable):
        return bool(table.empty) and is_among(table, cell, table.empty)
    words = words_of(cell)
    return not words or (bool(table.empty) and folded(words) in table.empty)


def is_among(table: TableMap, cell: Cell, words: frozenset[str]) -> bool:
    """Whether a cell shows one of some words of the map; a date may be written in any way that the map states."""
    if folded(shown_in(cell)) in words:
        return True
    return isinstance(cell, DayCell) and any(each.read(word) == cell.text for word in words for each in table.dates)


def _single(table: TableMap, key: str, cell: Cell) -> Any:
    if key == TIME:
        return cell.text if isinstance(cell, TimeCell) else _clock(words_of(cell))
    if isinstance(cell, TimeCell):
        raise BadCell("This cell holds a time without a day.")
    if key in DATES:
        return cell.text if isinstance(cell, DayCell) else _date(table, cell)
    if isinstance(cell, DayCell):
        raise BadCell("The spreadsheet changed this into a date; give the column the format “Text”.")
    if key in YES_OR_NO and isinstance(cell, bool) and folded(words_of(cell)) not in table.words.get(key, {}):
        return cell
    if key in WHOLE_NUMBERS and isinstance(cell, NumberCell) and folded(words_of(cell)) not in table.words.get(key, {}):
        return _whole(f"{cell.value:.15g}")
    words = _translated(table, key, words_of(cell))
    if key in WHOLE_NUMBERS:
        return _whole(words)
    if key in YES_OR_NO:
        return _yes_or_no(words)
    return f"{table.prefix}{words}" if key == "id" else words


def _listed(table: TableMap, key: str, cell: Cell) -> list[str]:
    whole = list(cell.items) if isinstance(cell, ListCell) else [words_of(cell)]
    parts = [part for words in whole for part in _parted(table, words)]
    kept = (part.strip() for part in parts)
    return [_translated(table, key, part) for part in kept if part and folded(part) not in table.empty]


def _people(listed: list[str]) -> list[dict[str, Any]]:
    try:
        return [person_harmed(words) for words in listed]
    except BadPerson as bad:
        raise BadCell(str(bad)) from None


def _parted(table: TableMap, words: str) -> list[str]:
    return re.split("|".join(map(re.escape, table.lists)), words) if table.lists else [words]


def _date(table: TableMap, cell: Cell) -> str:
    try:
        return read_date(words_of(cell), table.dates)
    except BadDate as bad:
        number = cell.value if isinstance(cell, NumberCell) else cell
        raise BadCell(_number_for_day(number) or str(bad)) from None


def _number_for_day(number: Cell) -> str:
    """What to do about a number where a date was meant; empty where it can be none of a spreadsheet's days."""
    if isinstance(number, str) and number.isascii() and number.isdigit() and len(number) == len(str(LAST_SERIAL)):
        number = int(number)
    if isinstance(number, bool) or not isinstance(number, int | float) or not FIRST_SERIAL <= number <= LAST_SERIAL:
        return ""
    day = (_SERIALS_FROM + timedelta(days=int(number))).isoformat()
    return (
        f"This cell holds the number {number:.15g} and no date (a spreadsheet keeps {day} as that): "
        "give its column a date format in the spreadsheet, and save it again."
    )


def _translated(table: TableMap, key: str, words: str) -> str:
    """A word in our own; a word that the map does not know is refused, unless it is one of our own already."""
    known = table.words.get(key)
    if known is None:
        return words
    meant = known.get(folded(words), words if words in known.values() else None)
    if meant is None:
        raise BadCell(f"The map has no word for {quoted(words)}; {hint(words, known)}")
    return meant


def _whole(words: str) -> int:
    if not words.isascii() or not words.isdigit() or len(words) > _MOST_DIGITS:
        meant = _ONE_NUMBER.fullmatch(words)
        raise BadCell(f"{quoted(words)} is not a whole number{f': is {int(meant[1])} meant?' if meant else '.'}")
    return int(words)


def _clock(words: str) -> str:
    found = _CLOCK.fullmatch(words)
    if found is None:
        raise BadCell(f"{quoted(words)} is not a time of day, such as 09:30 or 14:05.")
    return f"{int(found[1]):02}:{found[2]}"


def _yes_or_no(words: str) -> bool:
    said = _YES_OR_NO.get(words.casefold())
    if said is None:
        raise BadCell(f"{quoted(words)} is neither yes nor no; give the map a word for it, under `words`.")
    return said
