"""What stands in one cell of a table: text as it is, or what a spreadsheet program keeps in its stead."""

from typing import NamedTuple

from reviewtui.casefile.spelling import one_spelling


class DayCell(NamedTuple):
    """A date that a spreadsheet keeps as a date, as precisely as it shows it: `2006-03-12`, `2006-03` or `2006`."""

    text: str
    shown: str = ""
    """As the sheet shows it: `12/03/2006`."""
    left_out: str = ""
    """`time of day`, or `day`, where the cell holds one that is not part of the date."""
    time: str = ""
    """The time of day that it holds, as HH:MM."""


class TimeCell(NamedTuple):
    """A time of day without a day, as HH:MM."""

    text: str
    shown: str = ""
    """As the sheet shows it: `9:30 AM`."""


class NumberCell(NamedTuple):
    """A number with a format of its own."""

    value: int | float
    shown: str
    """As the sheet shows it: `00123`."""
    rounded: bool = False
    """Whether what it shows does not tell what it holds, or could not be worked out."""


class ListCell(NamedTuple):
    """Several things that a file keeps apart itself."""

    items: tuple[str, ...]


class Unreadable(NamedTuple):
    """A cell whose value cannot be taken; `why` is the sentence that says so."""

    why: str
    shown: str = ""
    """As the sheet shows it, where that can be told: `#N/A`."""


Cell = str | int | float | bool | DayCell | TimeCell | NumberCell | ListCell | Unreadable | None
"""None is an empty cell."""


class Row(NamedTuple):
    """One row; `number` is what a spreadsheet program writes beside it."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, place: int) -> Cell:
        """The cell in a column, counted from 0; a short row has empty cells at its end."""
        return self.cells[place] if place < len(self.cells) else None


class Sheet(NamedTuple):
    """A table that was read: a CSV file, or one sheet of a workbook."""

    name: str
    """As faults call it: `events.csv`, `agency.xlsx, sheet “Events”`."""
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column of cells that were merged into one; columns count from 0."""
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of rows that the sheet does not show, or filters away."""
    hidden_columns: frozenset[int] = frozenset()
    """Places of columns that the sheet does not show, counted from 0."""
    title: str = ""
    """The name of the sheet in its workbook."""
    notes: tuple[str, ...] = ()
    """Sentences on what the file says of itself; safe to show."""


def words_of(cell: Cell) -> str:
    """A cell as text in one spelling, without spaces at its ends; empty for an empty cell."""
    if isinstance(cell, str):
        return one_spelling(cell.strip())
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, DayCell | TimeCell):
        return cell.text
    if isinstance(cell, NumberCell):
        return cell.shown.strip()
    if isinstance(cell, ListCell):
        return "; ".join(one_spelling(item.strip()) for item in cell.items)
    return "" if cell is None or isinstance(cell, Unreadable) else str(cell)


def shown_in(cell: Cell) -> str:
    """What a cell shows, to be compared with the words of a map; of what cannot be read too."""
    return cell.shown.strip() if isinstance(cell, DayCell | TimeCell | Unreadable) else words_of(cell)
