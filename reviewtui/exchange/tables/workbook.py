"""A sheet of an Excel workbook (.xlsx) as rows of what its cells show; what could be blown up is refused."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.tables.archive import NO_WORKBOOK, SPOILT, open_archive
from reviewtui.exchange.tables.book import Book, SheetPart, tag, text_of, unescaped
from reviewtui.exchange.tables.cell import Cell, NumberCell, Row, Sheet, Unreadable
from reviewtui.exchange.tables.cell_shown import shown_number, shown_text
from reviewtui.exchange.tables.csv_sheet import MOST_ROWS, TABLE_CAP
from reviewtui.exchange.tables.fault import refused
from reviewtui.exchange.tables.mapping import matches
from reviewtui.exchange.tables.shown_day import shown_day
from reviewtui.exchange.text import check_size

MOST_COLUMNS = 500
LAST_ROW = 1_048_576
"""The last row that a spreadsheet program has."""

_SPAN = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.ASCII)
_PLACE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}", re.ASCII)
_FORMULA = (
    "This cell holds a formula; put its value in its place (copy, then paste values), "
    "or say `formulas: values` in the map to take the value that was calculated when the file was saved."
)
_YES = ("1", "true", "on")


class Workbook:
    """One workbook, opened once for all the tables that a map finds in it."""

    def __init__(self, data: bytes, name: str, cap: int = TABLE_CAP) -> None:
        """Raises FaultyFile for what is no workbook."""
        check_size(len(data), name, cap)
        self._name = name
        archive = open_archive(data, name)
        try:
            self._book = Book(archive)
            self.sheets = self._book.sheets
        except SPOILT:
            raise refused(name, NO_WORKBOOK) from None
        if not self.sheets:
            raise refused(name, "The workbook has no sheets, or it is damaged.")

    def chosen(self, wanted: str) -> Sequence[SheetPart]:
        """The sheets of a name, in which `*` stands for any characters; the only sheet where none is named."""
        names = [each.name for each in self.sheets]
        if not wanted and len(names) == 1:
            return self.sheets
        if not wanted:
            raise refused(self._name, f"The workbook has {len(names)} sheets; say in the map which one, with `sheet`.")
        exact = [each for each in self.sheets if each.name.casefold() == wanted.casefold()][:1]
        found = exact or [each for each in self.sheets if matches(each.name.casefold(), wanted.casefold())]
        if not found:
            raise refused(self._name, f"The workbook has no sheet {quoted(wanted)}; {hint(wanted, names)}")
        return found

    def sheet(self, part: SheetPart, headings: int, *, kept_values: bool = False) -> Sheet:
        """The rows of a sheet. Raises FaultyFile. `kept_values` takes what formulas came to when it was saved."""
        shown = f"{self._name}, sheet {quoted(part.name)}"
        try:
            return _SheetReader(self._book, part, shown, kept_values=kept_values).read(headings)
        except SPOILT:
            raise refused(shown, "This sheet cannot be read; open it in a spreadsheet program and save it.") from None

    def rows_in(self, part: SheetPart) -> int:
        """How many rows of a sheet hold anything; 0 where that cannot be told."""
        try:
            return sum(1 for row in self._book.elements(part.path, "row") if any(map(len, row)))
        except SPOILT:
            return 0


class _SheetReader:
    """Reads one sheet from its first row to its last. What the file says of its own size may be wrong."""

    def __init__(self, book: Book, part: SheetPart, shown: str, *, kept_values: bool) -> None:
        self._book, self._part, self._shown, self._kept_values = book, part, shown, kept_values
        self._last = 0
        self._hidden_rows, self._hidden_columns = set[int](), set[int]()
        self._merged: list[tuple[int, int, int, int]] = []

    def read(self, headings: int) -> Sheet:
        rows = tuple(self._rows(headings))
        hidden = frozenset(self._hidden_rows), frozenset(self._hidden_columns)
        return Sheet(self._shown, rows, tuple(self._merged), *hidden, self._part.name)

    def _rows(self, headings: int) -> Iterator[Row]:
        full = 0
        for element in self._book.elements(self._part.path, "row", "mergeCell", "col"):
            if tag(element) == "mergeCell":
                self._merged.append(_merged(element.get("ref", ""), self._shown))
            elif tag(element) == "col":
                self._hide_columns(element)
            else:
                self._last = _number(element.get("r"), self._last, self._shown)
                values = self._values(element)
                if all(value is None for value in values):
                    continue
                full += self._last > headings
                if full > MOST_ROWS:
                    raise refused(self._shown, f"At most {MOST_ROWS:,} rows are read; split the sheet.", self._last)
                if element.get("hidden") in _YES:
                    self._hidden_rows.add(self._last)
                yield Row(self._last, values)

    def _hide_columns(self, element: Element) -> None:
        if element.get("hidden") in _YES:
            last = min(int(element.get("max", "0")), MOST_COLUMNS)
            self._hidden_columns.update(range(int(element.get("min", "1")) - 1, last))

    def _values(self, row: Element) -> tuple[Cell, ...]:
        found: list[Cell] = []
        for cell in row:
            stated = _PLACE.fullmatch(cell.get("r", ""))
            place = _column(stated[1]) if stated else len(found)
            if place >= MOST_COLUMNS:
                continue
            value = self._value(cell)
            if value is not None:
                found += [None] * (place + 1 - len(found))
                found[place] = value
            elif not stated:
                found.append(None)
        return tuple(found)

    def _value(self, cell: Element) -> Cell:
        if not len(cell):
            return None
        parts = {tag(child): child for child in cell}
        if "f" in parts and not self._kept_values:
            return Unreadable(_FORMULA)
        kind = cell.get("t", "n")
        style = self._format(cell.get("s"))
        if kind == "inlineStr":
            return _text(text_of(parts["is"]), style) if "is" in parts else None
        kept = parts["v"].text if "v" in parts else None
        if kept is None:
            return Unreadable("This cell holds a formula that was never calculated.") if "f" in parts else None
        if kind == "s":
            return _text(self._book.texts[int(kept)], style)
        if kind == "str":
            return _text(unescaped(kept), style)
        if kind == "b":
            return bool(int(kept))
        if kind == "e":
            return Unreadable("This cell holds an error of the spreadsheet; put a value in its place.", kept)
        return self._dated(kept, style) if kind == "d" else self._counted(kept, style)

    def _format(self, style: str | None) -> str:
        """The number format of a style; a style that the workbook does not have says nothing."""
        number = int(style) if style else 0
        return self._book.formats[number] if 0 <= number < len(self._book.formats) else "General"

    def _dated(self, kept: str, style: str) -> Cell:
        from openpyxl.utils.datetime import from_ISO8601

        found = from_ISO8601(kept)  # type: ignore[no-untyped-call]  # its library states no types for it
        return shown_day(found, style if _is_date(style) else "yyyy-mm-dd")

    def _counted(self, kept: str, style: str) -> Cell:
        value = float(kept) if any(each in kept for each in ".eE") else int(kept)
        if _is_date(style):
            return _day(value, style, from_1904=self._book.counts_from_1904)
        if abs(value) >= 10**15:
            return Unreadable("This number has more than 15 digits, which a spreadsheet rounds; keep it as text.")
        value = int(value) if value == int(value) else value
        return value if style in ("General", "@", "0") and isinstance(value, int) else _as_shown(value, style)


def _as_shown(value: int | float, style: str) -> Cell:
    if style in ("General", "@"):
        return value
    shown = shown_number(value, style)
    return (
        NumberCell(value, f"{value:.15g}", rounded=True) if shown is None else NumberCell(value, shown[0], not shown[1])
    )


def _day(value: int | float, style: str, *, from_1904: bool) -> Cell:
    from openpyxl.styles.numbers import is_timedelta_format
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    try:
        found = from_excel(value, MAC_EPOCH if from_1904 else WINDOWS_EPOCH, timedelta=is_timedelta_format(style))
    except (OverflowError, ValueError):
        return Unreadable("This cell has a date format, and holds a number that is not a day.", "#####")
    return shown_day(found, style)


@lru_cache(maxsize=2_000)
def _is_date(style: str) -> bool:
    from openpyxl.styles.numbers import is_date_format

    return style != "General" and bool(is_date_format(style))


def _text(text: str, style: str) -> Cell:
    return (text if style == "General" else shown_text(text, style)) or None


def _number(stated: str | None, last: int, shown: str) -> int:
    """The number of a row. One that is not stated follows the row before."""
    if stated is None:
        return last + 1
    if not stated.isascii() or not stated.isdigit() or len(stated) > len(str(LAST_ROW)) or int(stated) > LAST_ROW:
        raise refused(shown, f"A row of this sheet has a number beyond {LAST_ROW:,}, the last that there can be.")
    if int(stated) <= last:
        said = "This row is below others with higher numbers; open the sheet in a spreadsheet program and save it."
        raise refused(shown, said, int(stated))
    return int(stated)


def _merged(ref: str, shown: str) -> tuple[int, int, int, int]:
    found = _SPAN.fullmatch(ref)
    if found is None:
        raise refused(shown, "The merged cells of this sheet cannot be read; open the sheet in a spreadsheet program.")
    left, top, right, bottom = found.groups()
    return int(top), _column(left), int(bottom), _column(right)


@lru_cache(maxsize=1_000)
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
