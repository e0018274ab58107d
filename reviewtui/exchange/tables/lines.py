"""The rows of a table as items of a case file, each with the row it came from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import Fault, FaultyFile
from reviewtui.exchange.tables.cell import Cell, DayCell, NumberCell, Row, Sheet, shown_in, words_of
from reviewtui.exchange.tables.fault import MayMean, TableFault
from reviewtui.exchange.tables.foot_row import foot_row, needed
from reviewtui.exchange.tables.mapping import DATES, SEPARATORS, TEXTS, TIME, Conditions, TableMap, folded, is_one_of
from reviewtui.exchange.tables.notes import Notes, letters_of
from reviewtui.exchange.tables.values import BadCell, Column, is_among, is_empty

IDS = ("reference", "case", "id", "document")
"""Keys whose values name something, and hold no slash."""
LONGEST_SHOWN = 20
"""Characters of a number that a note shows."""


class Line(NamedTuple):
    """One row as an item; what its cells leave out is absent."""

    table: TableMap
    sheet: str
    number: int
    values: dict[str, Any]
    sound: bool = True
    """Whether every cell could be read; what is wrong with those that could not is told already."""

    def fault(self, key: str, text: str) -> Fault:
        """What is wrong with the row's value of a key, or with the row where no column holds it."""
        if key in self.table.fixed:
            text = f"{text} (every row says so, by `fixed` in the map)"
        if key == self.table.sheet_is:
            text = f"{text} (the name of the sheet says so, by `sheet_is` in the map)"
        if key in IDS and "/" in str(self.values.get(key, "")):
            text = f'{text.rstrip(".")}; add `slash: "-"` to the map to have a mark in its place.'
        return TableFault(self.sheet, self.number, self.table.columns.get(key, ""), text)

    def empty(self, key: str, text: str) -> Fault:
        """An empty cell, told by a sentence without its end; below another row it may mean what that one says."""
        table = self.table
        if key not in table.columns or key in table.fill_down or self.number <= table.headings + 1:
            return self.fault(key, f"{text}.")
        listed = ", ".join(sorted({*table.fill_down, key}))
        said = f"{text}; if it means what the row above says, add `fill_down: [{listed}]` to the map."
        meant = MayMean(table.place, "fill_down", key)
        return TableFault(self.sheet, self.number, table.columns[key], said, meant)


@dataclass
class Lines:
    """What was read of one sheet, and what is wrong with it."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: tuple[str, ...] = ()
    """Headings of columns that the map does not name."""
    notes: tuple[str, ...] = ()
    """Sentences on rows and cells that were not read, or otherwise than it may seem."""


def lines_of(table: TableMap, sheet: Sheet) -> Lines:
    """Every row below the headings that says anything. Raises FaultyFile where the headings are not as the map says."""
    heads = next((row for row in sheet.rows if row.number == table.headings), None)
    if heads is None:
        raise FaultyFile([TableFault(sheet.name, table.headings, "", "The headings should be here, and are not.")])
    titles = [" ".join(words_of(cell).split()) for cell in heads.cells]
    return _SheetLines(table, sheet, titles).read()


class _SheetLines:
    """Reads the rows of one sheet, one after the other."""

    def __init__(self, table: TableMap, sheet: Sheet, titles: Sequence[str]) -> None:
        self._table, self._sheet, self._titles = table, sheet, titles
        self._found, self._notes = Lines(), Notes(sheet.name)
        self._places = _places(table, sheet, titles)
        self._columns = [
            (Column(table, key), self._places[heading]) for key in table.columns for heading in table.headings_of(key)
        ]
        self._fixed = [(Column(table, key), said) for key, said in table.fixed.items()]
        if table.sheet_is:
            self._fixed.append((Column(table, table.sheet_is), sheet.title))
        self._headless = [place for place, title in enumerate(titles) if not title]
        self._needed = needed(table)
        self._above: dict[str, Cell] = {}
        self._named: dict[tuple[str, str], str] = {}
        """Each name without its slashes, to how the table writes it."""

    def read(self) -> Lines:
        """Every row, to the foot of the table or to its end."""
        table, found = self._table, self._found
        known = {folded(heading) for heading in table.named}
        found.unread = tuple(title for title in self._titles if title and folded(title) not in known)
        found.faults += self._merges()
        below = False
        for row in self._sheet.rows:
            if row.number <= table.headings:
                continue
            below = below or (bool(table.foot) and self._is_foot(row))
            if below:
                self._notes.add(row.number, "1 row at its foot is left out", "{} rows at its foot are left out")
            else:
                self._take(row)
        self._note_hidden_columns()
        found.notes = (*self._sheet.notes, *self._notes.sentences, *self._times())
        return found

    def _take(self, row: Row) -> None:
        table, found = self._table, self._found
        written, end = row.cells, len(row.cells)
        cells = [(column, written[place] if place < end else None) for column, place in self._columns]
        if all(is_empty(table, cell) for _, cell in cells):
            if any(not is_empty(table, cell) for cell in row.cells):
                one = "1 row says nothing in the columns that are read, and is left out"
                self._notes.add(row.number, one, "{} rows say nothing in the columns that are read, and are left out")
            return
        if (table.skip or table.when) and self._is_skipped(row):
            one, several = "1 row is left out, as the map says", "{} rows are left out, as the map says"
            self._notes.add(row.number, one, several)
            return
        if not self._sheet.title and not all(map(self._says_nothing, written[len(self._titles) :])):
            said = "This row has more cells than there are headings; a separator inside a cell needs quotation marks."
            found.faults.append(TableFault(self._sheet.name, row.number, "", said))
            return
        if table.fill_down:
            cells = [(column, self._filled(column.key, cell)) for column, cell in cells]
        values, wrong = _read(table, [*cells, *self._fixed] if self._fixed else cells)
        if table.slash:
            wrong += self._without_slashes(values)
        is_read = not wrong and self._needed <= values.keys()
        if not is_read and (foot := foot_row(table, row, self._sheet.name)) is not None:
            found.faults.append(foot)
            return
        line = Line(table, self._sheet.name, row.number, values, not wrong)
        found.faults += [line.fault(key, text) for key, text in wrong]
        found.lines.append(line)
        self._note(row, cells)

    def _without_slashes(self, values: dict[str, Any]) -> list[tuple[str, str]]:
        """Put the map's mark in the place of each slash in a name; two names that become one are told."""
        wrong = []
        for key in IDS:
            if isinstance(written := values.get(key), str):
                values[key] = name = written.replace("/", self._table.slash)
                known = self._named.setdefault((key, name), written)
                if known != written:
                    said = (
                        f"{quoted(written)} and {quoted(known)} would both become {quoted(name)}: use another `slash`."
                    )
                    wrong.append((key, said))
        return wrong

    def _says_nothing(self, cell: Cell) -> bool:
        return is_empty(self._table, cell)

    def _is_foot(self, row: Row) -> bool:
        first = next((cell for cell in row.cells if not is_empty(self._table, cell)), None)
        return is_one_of(shown_in(first), self._table.foot)

    def _is_skipped(self, row: Row) -> bool:
        return self._meets(row, self._table.skip, any_of=True) or not self._meets(row, self._table.when, any_of=False)

    def _meets(self, row: Row, conditions: Conditions, *, any_of: bool) -> bool:
        """Whether a row meets any, or all, of some conditions."""
        met = [is_one_of(shown_in(row.at(self._places[head])), words) for head, words in conditions.items()]
        return any(met) if any_of else all(met)

    def _filled(self, key: str, cell: Cell) -> Cell:
        """The cell, or what stands above it where the map has it filled down."""
        if key not in self._table.fill_down:
            return cell
        if is_empty(self._table, cell):
            return self._above.get(key)
        self._above[key] = cell
        return cell

    def _note(self, row: Row, cells: Sequence[tuple[Column, Cell]]) -> None:
        """Note what of a row is hidden, cut or not read."""
        if row.number in self._sheet.hidden_rows:
            one, several = "1 hidden row is read as well", "{} hidden rows are read as well"
            self._notes.add(row.number, one, several)
        beyond = range(len(self._titles), len(row.cells))
        for place in (*self._headless, *beyond) if self._headless or beyond else ():
            if not is_empty(self._table, row.at(place)):
                one = f"1 cell of column {letters_of(place)}, which has no heading, is not read"
                several = f"{{}} cells of column {letters_of(place)}, which has no heading, are not read"
                self._notes.add(row.number, one, several)
        for column, cell in cells:
            if type(cell) is str:
                continue
            if isinstance(cell, DayCell) and cell.left_out and column.key in DATES and column.time(cell) is None:
                several = {"time of day": "times of day", "day": "days"}[cell.left_out]
                one, several = f"1 {cell.left_out} is left out", f"{{}} {several} are left out"
                self._notes.add(row.number, one, several, self._table.columns[column.key])
            elif isinstance(cell, NumberCell) and cell.rounded and column.key in TEXTS:
                shown, held = cell.shown[:LONGEST_SHOWN] or "nothing", f"{cell.value:.15g}"
                said = f"the number {held} is shown in another way, and read as {held}"
                if shown != held:
                    said = f"the sheet shows {shown} for {held}, and it is read as shown"
                self._notes.add(row.number, said, f"{said}, {{}} times", self._table.columns[column.key])

    def _note_hidden_columns(self) -> None:
        hidden = {place for place in self._sheet.hidden_columns if place < len(self._titles)}
        for heading, place in self._places.items():
            if place in hidden:
                self._notes.add(self._table.headings, "this column is hidden, and read", "", heading)

    def _times(self) -> Iterator[str]:
        """What the dates of columns of text said besides a day."""
        for column, _ in self._columns:
            if column.times:
                head = quoted(self._table.columns[column.key])
                said = "1 time of day is" if column.times == 1 else f"{column.times:,} times of day are"
                yield f"{self._sheet.name}, column {head}: {said} left out."
            if column.zones:
                head, said = quoted(self._table.columns[column.key]), "1 stamp has a zone of its own and keeps the day"
                if column.zones > 1:
                    said = f"{column.zones:,} stamps have a zone of their own and keep the day"
                where = "state one, as `zone: Europe/London`, for the day it was there"
                yield f"{self._sheet.name}, column {head}: {said} that is written; {where}."

    def _merges(self) -> Iterator[Fault]:
        for top, left, bottom, right in self._sheet.merged:
            merged = next((head for head, place in self._places.items() if left <= place <= right), None)
            if merged is not None and bottom > self._table.headings:
                said = f"This cell is merged with others, down to row {bottom}; give each its own value."
                yield TableFault(self._sheet.name, top, merged, said)


def _places(table: TableMap, sheet: Sheet, titles: Sequence[str]) -> dict[str, int]:
    """Heading to its column. Raises FaultyFile for headings that are missing, or stand there twice."""
    heads = [folded(title) for title in titles]
    faults = []
    for heading in table.named:
        times = heads.count(folded(heading))
        if times == 0:
            named = [title for title in titles if title]
            said = f"There is no column {quoted(heading)}; {_parted(table, sheet) or hint(heading, named)}"
            faults.append(TableFault(sheet.name, table.headings or None, "", said))
        elif times > 1:
            faults.append(
                TableFault(sheet.name, table.headings or None, heading, f"{times} columns have this heading.")
            )
    if faults:
        raise FaultyFile(faults)
    return {heading: heads.index(folded(heading)) for heading in table.named}


def _parted(table: TableMap, sheet: Sheet) -> str:
    """What to say in the map where all headings are in one cell; empty where they do not."""
    heads = next(row.cells for row in sheet.rows if row.number == table.headings)
    filled = [cell for cell in heads if isinstance(cell, str) and cell.strip()]
    only = filled[0].strip() if len(filled) == 1 and not table.is_json else ""
    if re.fullmatch("sep=.", only):
        word = next((word for word, mark in SEPARATORS.items() if mark == only[-1]), "")
        return f"this row only says what separates cells: say `headings: {table.headings + 1}`" + (
            f" and `separator: {word}` in the map." if word else " in the map."
        )
    others = [word for word, mark in SEPARATORS.items() if mark in only and mark != table.separator]
    most = max(others, key=lambda word: only.count(SEPARATORS[word]), default="")
    return f"all headings are in one cell, {quoted(only)}: say `separator: {most}` in the map." if most else ""


def _read(table: TableMap, cells: Sequence[tuple[Column, Cell]]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What the cells of a row say, and what is wrong with those that cannot be read, each with its key."""
    values: dict[str, Any] = {}
    wrong = []
    ends = table.ongoing or table.open_ended
    until = next((cell for column, cell in cells if column.key == "until"), None) if ends else None
    ongoing = bool(table.ongoing) and is_among(table, until, table.ongoing)
    for column, cell in cells:
        if ongoing and column.key == "until":
            continue
        try:
            value = column.value(cell)
        except BadCell as bad:
            wrong.append((column.key, str(bad)))
            continue
        if value is not None:
            held = values.get(column.key)
            values[column.key] = value if held is None or not isinstance(held, list) else [*held, *value]
            if column.keeps_time and (clock := column.time(cell)) is not None:
                values[TIME] = clock
    if ongoing or (values.get("type") in table.open_ended and is_empty(table, until)):
        values["until"] = None
    return values, wrong
