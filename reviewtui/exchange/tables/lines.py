"""The rows of a table as items of a case file, each with the row it came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import Fault, FaultyFile
from reviewtui.exchange.tables.cell import Cell, Row, Sheet, words_of
from reviewtui.exchange.tables.fault import TableFault
from reviewtui.exchange.tables.mapping import TableMap, folded
from reviewtui.exchange.tables.values import BadCell, Column, is_empty


class Line(NamedTuple):
    """One row as an item; what its cells leave out is absent."""

    table: TableMap
    sheet: str
    number: int
    values: Mapping[str, Any]
    sound: bool = True
    """Whether every cell could be read; what is wrong with those that could not is told already."""

    def fault(self, key: str, text: str) -> Fault:
        """What is wrong with the row's value of a key, or with the row where no column holds it."""
        if key in self.table.fixed:
            text = f"{text} (every row says so, by `fixed` in the map)"
        return TableFault(self.sheet, self.number, self.table.columns.get(key, ""), text)


@dataclass
class Lines:
    """What was read of one sheet, and what is wrong with it."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: tuple[str, ...] = ()
    """Headings of columns that the map does not name."""


def lines_of(table: TableMap, sheet: Sheet) -> Lines:
    """Every row below the headings that says anything. Raises FaultyFile where the headings are not as the map says."""
    heads = next((row for row in sheet.rows if row.number == table.headings), None)
    if heads is None:
        raise FaultyFile([TableFault(sheet.name, table.headings, "", "The headings should stand here, and do not.")])
    titles = [" ".join(words_of(cell).split()) for cell in heads.cells]
    places = _places(table, sheet, titles)
    found = Lines(unread=tuple(title for title in titles if title and folded(title) not in _named(table)))
    found.faults += _merges(table, sheet, places)
    columns = [(Column(table, key), place) for key, place in places.items()]
    fixed = [(Column(table, key), said) for key, said in table.fixed.items()]
    for row in sheet.rows:
        if row.number > table.headings:
            _take(table, sheet, row, columns, fixed, len(titles), found)
    return found


def _places(table: TableMap, sheet: Sheet, titles: Sequence[str]) -> dict[str, int]:
    """Key to its column. Raises FaultyFile for headings that are missing, or stand there twice."""
    heads = [folded(title) for title in titles]
    faults = []
    for heading in dict.fromkeys(table.columns.values()):
        times = heads.count(folded(heading))
        if times == 0:
            said = f"There is no column {quoted(heading)}; {hint(heading, [title for title in titles if title])}"
            faults.append(TableFault(sheet.name, table.headings, "", said))
        elif times > 1:
            faults.append(TableFault(sheet.name, table.headings, heading, f"{times} columns have this heading."))
    if faults:
        raise FaultyFile(faults)
    return {key: heads.index(folded(heading)) for key, heading in table.columns.items()}


def _named(table: TableMap) -> set[str]:
    return {folded(heading) for heading in table.columns.values()}


def _merges(table: TableMap, sheet: Sheet, places: Mapping[str, int]) -> Iterator[Fault]:
    for top, left, bottom, right in sheet.merged:
        merged = next((key for key, place in places.items() if left <= place <= right), None)
        if merged is not None and bottom > table.headings:
            said = f"This cell is merged with others, down to row {bottom}; give each its own value."
            yield TableFault(sheet.name, top, table.columns[merged], said)


def _take(
    table: TableMap,
    sheet: Sheet,
    row: Row,
    columns: Sequence[tuple[Column, int]],
    fixed: Sequence[tuple[Column, str]],
    width: int,
    found: Lines,
) -> None:
    cells: list[tuple[Column, Cell]] = [(column, row.at(place)) for column, place in columns]
    if all(is_empty(table, cell) for _, cell in cells):
        return
    if any(not is_empty(table, cell) for cell in row.cells[width:]):
        said = "This row has more cells than there are headings; a separator inside a cell needs quotation marks."
        found.faults.append(TableFault(sheet.name, row.number, "", said))
        return
    values, wrong = _read(table, [*cells, *fixed])
    line = Line(table, sheet.name, row.number, values, not wrong)
    found.faults += [line.fault(key, text) for key, text in wrong]
    found.lines.append(line)


def _read(table: TableMap, cells: Sequence[tuple[Column, Cell]]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What the cells of a row say, and what is wrong with those that cannot be read, each with its key."""
    values: dict[str, Any] = {}
    wrong = []
    ends = table.ongoing or table.open_ended
    until = next((cell for column, cell in cells if column.key == "until"), None) if ends else None
    ongoing = bool(table.ongoing) and folded(words_of(until)) in table.ongoing
    for column, cell in cells:
        if ongoing and column.key == "until":
            continue
        try:
            value = column.value(cell)
        except BadCell as bad:
            wrong.append((column.key, str(bad)))
            continue
        if value is not None:
            values[column.key] = value
    if ongoing or (values.get("type") in table.open_ended and is_empty(table, until)):
        values["until"] = None
    return values, wrong
