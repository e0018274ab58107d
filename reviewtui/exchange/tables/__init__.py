"""Cases and events as agencies send them: CSV files, workbooks, submissions of a form; read by a map, written once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import Fault, FaultyFile
from reviewtui.exchange.tables.cases import Held, TabledCase, cases_of
from reviewtui.exchange.tables.cell import Sheet
from reviewtui.exchange.tables.csv_sheet import TABLE_CAP, read_csv
from reviewtui.exchange.tables.fault import MayMean, TableFault
from reviewtui.exchange.tables.json_rows import read_json
from reviewtui.exchange.tables.lines import Lines, lines_of
from reviewtui.exchange.tables.map_reader import read_map
from reviewtui.exchange.tables.mapping import TableMap

if TYPE_CHECKING:
    from reviewtui.exchange.tables.workbook import Workbook

__all__ = ["TABLE_CAP", "Held", "TableMap", "TabledCase", "Tables", "read_map", "read_tables"]

MOST_FAULTS = 200
"""How many faults of one table are listed; the rest are counted."""


@dataclass(frozen=True)
class Tables:
    """What several tables hold."""

    cases: tuple[TabledCase, ...]
    unread: Mapping[str, tuple[str, ...]]
    """Table to the headings of the columns that the map does not name."""
    notes: tuple[str, ...] = ()
    """Sentences on sheets, rows and cells that were not read, or otherwise than it may seem; safe to show."""


def read_tables(
    maps: Sequence[TableMap],
    files: Mapping[str, tuple[str, bytes]],
    held: Held,
    cap: int = TABLE_CAP,
    *,
    as_it_seems: bool = False,
) -> Tables:
    """The cases in some tables. Raises FaultyFile with the faults of every table, row by row.

    `files` are by the name shown: the name without its folder, and at most `cap` bytes. To be looked at only, they
    may be read `as_it_seems`, where no more is wrong than words that a map may lack; the notes name each first.
    """
    found, faults = _read(maps, files, held, cap)
    lacking: dict[MayMean, list[Fault]] = {}
    while faults and as_it_seems:
        new = [(each.may_mean, each) for each in faults if isinstance(each, TableFault) and each.may_mean]
        if len(new) < len(faults) or lacking.keys() & {meant for meant, _ in new}:
            break
        for meant, fault in new:
            lacking.setdefault(meant, []).append(fault)
        maps = [_with_words(table, lacking) for table in maps]
        found, faults = _read(maps, files, held, cap)
    if faults:
        raise FaultyFile(_cut(faults))
    return replace(found, notes=(*(_supposed(rows) for rows in lacking.values()), *found.notes))


def _with_words(table: TableMap, lacking: Iterable[MayMean]) -> TableMap:
    """A table whose map says what it may lack."""
    for meant in lacking:
        if meant.table == table.place:
            table = replace(table, **{meant.key: getattr(table, meant.key) | {meant.word}})
    return table


def _supposed(rows: Sequence[Fault]) -> str:
    """A sentence on rows that were looked at as they seem to be meant."""
    more = f" {len(rows) - 1:,} more {'row is' if len(rows) == 2 else 'rows are'} like it." if len(rows) > 1 else ""
    return f"{rows[0]}{more} It is shown as if the map said so; nothing is imported until it does."


def _read(
    maps: Sequence[TableMap], files: Mapping[str, tuple[str, bytes]], held: Held, cap: int
) -> tuple[Tables, list[Fault]]:
    """What some tables hold as their maps read them, and what is wrong with it."""
    faults: list[Fault] = []
    read: list[Lines] = []
    unread: dict[str, tuple[str, ...]] = {}
    notes: list[str] = []
    for shown, (name, data) in files.items():
        own = [each for each in maps if each.holds(name)]
        if not own:
            known = hint(name, [each.file for each in maps])
            faults.append(TableFault(shown, None, "", f"The map names no table {quoted(name)}; {known}"))
        file = _File(shown, data, cap)
        for table in own:
            try:
                for sheet in file.sheets(table):
                    found = lines_of(table, sheet)
                    read.append(found)
                    before = unread.get(sheet.name, found.unread)
                    unread[sheet.name] = tuple(heading for heading in found.unread if heading in before)
                    notes += found.notes
                    faults += found.faults
            except FaultyFile as faulty:
                faults += faulty.faults
        notes += file.unread_sheets() if own else ()
    cases, wrong = cases_of([line for found in read for line in found.lines], held)
    unread = {name: headings for name, headings in unread.items() if headings}
    return Tables(tuple(cases), unread, tuple(dict.fromkeys(notes))), [*faults, *wrong]


class _File:
    """One file that holds tables, opened once for all that a map finds in it."""

    def __init__(self, shown: str, data: bytes, cap: int) -> None:
        self._shown, self._data, self._cap = shown, data, cap
        self._read: set[str] = set()

    @cached_property
    def _workbook(self) -> "Workbook":
        from reviewtui.exchange.tables.workbook import Workbook

        return Workbook(self._data, self._shown, self._cap)

    def sheets(self, table: TableMap) -> Iterator[Sheet]:
        """What a table of the map is read from. Raises FaultyFile."""
        if self._shown.casefold().endswith((".csv", ".tsv", ".txt")):
            yield read_csv(self._data, self._shown, table.separator, table.headings, self._cap, table.encoding)
            return
        if table.is_json:
            yield read_json(self._data, self._shown, table, self._cap)
            return
        for part in self._workbook.chosen(table.sheet):
            self._read.add(part.name)
            yield self._workbook.sheet(part, table.headings, kept_values=table.formulas)

    def unread_sheets(self) -> Iterator[str]:
        """A sentence for each sheet of a workbook that no table was read from, and holds anything."""
        for part in self._workbook.sheets if self._read else ():
            rows = self._workbook.rows_in(part) if part.name not in self._read else 0
            if rows:
                counted = f"{rows:,} row{'s' * (rows != 1)}"
                hidden = ", which is hidden," if part.hidden else ""
                yield f"{self._shown}, sheet {quoted(part.name)}{hidden} is not in the map, and not read: {counted}."


def _cut(faults: Iterable[Fault]) -> list[Fault]:
    """The faults by table and row; of a table with very many, the first ones and how many more there are."""
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    found = []
    for file, own in by_file.items():
        listed = sorted(own, key=lambda fault: (fault.line or 0, fault.key))
        found += listed[:MOST_FAULTS]
        if len(listed) > MOST_FAULTS:
            found.append(TableFault(file, None, "", f"There are {len(listed) - MOST_FAULTS:,} more errors like these."))
    return found
