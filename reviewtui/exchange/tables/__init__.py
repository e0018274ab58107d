"""Cases and events as agencies send them: CSV files and workbooks, read by a map that is written once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import Fault, FaultyFile
from reviewtui.exchange.tables.cases import Held, TabledCase, cases_of
from reviewtui.exchange.tables.cell import Sheet
from reviewtui.exchange.tables.csv_sheet import TABLE_CAP, read_csv
from reviewtui.exchange.tables.fault import TableFault
from reviewtui.exchange.tables.lines import Lines, lines_of
from reviewtui.exchange.tables.map_reader import read_map
from reviewtui.exchange.tables.mapping import TableMap
from reviewtui.exchange.tables.workbook import read_workbook

__all__ = ["TABLE_CAP", "Held", "TabledCase", "Tables", "read_map", "read_tables"]

MOST_FAULTS = 200
"""How many faults of one table are listed; the rest are counted."""


@dataclass(frozen=True)
class Tables:
    """What several tables hold."""

    cases: tuple[TabledCase, ...]
    unread: Mapping[str, tuple[str, ...]]
    """Table to the headings of the columns that the map does not name."""


def read_tables(
    maps: Sequence[TableMap], files: Mapping[str, tuple[str, bytes]], held: Held, cap: int = TABLE_CAP
) -> Tables:
    """The cases in some tables. Raises FaultyFile with the faults of every table, row by row.

    `files` are by the name shown: the name without its folder, and at most `cap` bytes.
    """
    faults: list[Fault] = []
    read: list[Lines] = []
    unread: dict[str, tuple[str, ...]] = {}
    for shown, (name, data) in files.items():
        own = [each for each in maps if each.holds(name)]
        if not own:
            known = hint(name, [each.file for each in maps])
            faults.append(TableFault(shown, None, "", f"The map names no table {quoted(name)}; {known}"))
        for table in own:
            try:
                sheet = _sheet(table, shown, data, cap)
                found = lines_of(table, sheet)
            except FaultyFile as faulty:
                faults += faulty.faults
                continue
            read.append(found)
            unread |= {sheet.name: found.unread} if found.unread else {}
            faults += found.faults
    cases, wrong = cases_of([line for found in read for line in found.lines], held)
    faults += wrong
    if faults:
        raise FaultyFile(_cut(faults))
    return Tables(tuple(cases), unread)


def _sheet(table: TableMap, shown: str, data: bytes, cap: int) -> Sheet:
    if shown.casefold().endswith((".csv", ".tsv", ".txt")):
        return read_csv(data, shown, table.separator, table.headings, cap)
    return read_workbook(data, shown, table.sheet, table.headings, cap)


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
            found.append(TableFault(file, None, "", f"There are {len(listed) - MOST_FAULTS:,} more faults like these."))
    return found
