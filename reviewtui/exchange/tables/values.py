"""From a cell to the value that a case file would have there."""

from typing import Any

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import BadDate
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.tables.cell import Cell, DayCell, Unreadable, words_of
from reviewtui.exchange.tables.dates import read_date
from reviewtui.exchange.tables.mapping import DATES, LISTS, WHOLE_NUMBERS, YES_OR_NO, TableMap, folded

_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}
_MOST_DIGITS = 18
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

    def value(self, cell: Cell) -> Any:
        """As `value_of` has it. Raises BadCell."""
        if cell is None:
            return None
        if not isinstance(cell, str):
            return value_of(self._table, self.key, cell)
        if cell in self._known:
            return self._known[cell]
        value = value_of(self._table, self.key, cell)
        if len(self._known) < MOST_KNOWN and self.key not in LISTS:
            self._known[cell] = value
        return value


def value_of(table: TableMap, key: str, cell: Cell) -> Any:
    """What a cell says of a key; None where it says nothing. Raises BadCell."""
    if isinstance(cell, Unreadable):
        raise BadCell(cell.why)
    if is_empty(table, cell):
        return None
    if key in LISTS:
        return _listed(table, key, words_of(cell))
    return _single(table, key, cell)


def is_empty(table: TableMap, cell: Cell) -> bool:
    """Whether a cell says nothing: it is blank, or holds one of the map's words for that."""
    if isinstance(cell, DayCell | Unreadable):
        return False
    words = words_of(cell)
    return not words or (bool(table.empty) and folded(words) in table.empty)


def _single(table: TableMap, key: str, cell: Cell) -> Any:
    if key in DATES:
        return cell.text if isinstance(cell, DayCell) else _date(table, words_of(cell))
    if isinstance(cell, DayCell):
        raise BadCell("The spreadsheet made a date of what stands here; give the column the format “Text”.")
    if key in YES_OR_NO and isinstance(cell, bool):
        return cell
    words = _translated(table, key, words_of(cell))
    if key in WHOLE_NUMBERS:
        return _whole(words)
    if key in YES_OR_NO:
        return _yes_or_no(words)
    return f"{table.prefix}{words}" if key == "id" else words


def _listed(table: TableMap, key: str, words: str) -> list[str]:
    parts = words.split(table.lists) if table.lists else [words]
    kept = (part.strip() for part in parts)
    return [_translated(table, key, part) for part in kept if part and folded(part) not in table.empty]


def _date(table: TableMap, words: str) -> str:
    try:
        return read_date(words, table.dates)
    except BadDate as bad:
        raise BadCell(str(bad)) from None


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
        raise BadCell(f"{quoted(words)} is not a whole number.")
    return int(words)


def _yes_or_no(words: str) -> bool:
    said = _YES_OR_NO.get(words.casefold())
    if said is None:
        raise BadCell(f"{quoted(words)} is neither yes nor no; give the map a word for it, under `words`.")
    return said
