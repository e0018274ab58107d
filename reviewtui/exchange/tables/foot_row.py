"""A row that is hardly one of the table, totals or a note at its foot: the map names it before it is left out."""

import re

from reviewtui.casefile.visible import quoted
from reviewtui.exchange.tables.cell import Row, shown_in
from reviewtui.exchange.tables.fault import MayMean, TableFault
from reviewtui.exchange.tables.mapping import NEEDED, TableMap, folded
from reviewtui.exchange.tables.values import is_empty

_TOTALS = re.compile(r"((grand|sub)[ -]?)?(totals?|sum|count|cyfanswm)([ :].*)?", re.IGNORECASE)


def foot_row(table: TableMap, row: Row, sheet: str) -> TableFault | None:
    """What is wrong with a row that cannot be read and looks like totals or a note; None for any other.

    It is never left out unasked: what looks like a total may be somebody's reference.
    """
    filled = [shown_in(cell) for cell in row.cells if not is_empty(table, cell)]
    first = filled[0] if filled else ""
    if first and _TOTALS.fullmatch(first):
        pattern = f"{first.split()[0].strip(':')}*"
        said = f"{quoted(first)} begins it, as a row of totals: "
    elif len(filled) == 1 and " " in first and "*" not in first and len(needed(table)) > 2:
        pattern = _pattern(first)
        said = f"Only {quoted(first)} is in it: if that is a note at the foot of the table, "
    else:
        return None
    said += f"add `foot: [{_in_yaml(pattern)}]` to the map to leave it out."
    return TableFault(sheet, row.number, "", said, MayMean(table.place, "foot", folded(pattern)))


def needed(table: TableMap) -> frozenset[str]:
    """The keys that every row of a table must say something of in cells of its own."""
    return frozenset(key for key in NEEDED[table.kind] if key in table.columns and key not in table.fill_down)


def _pattern(first: str) -> str:
    """The first word with `*`."""
    words = first.split()
    return f"{words[0]}*" if len(words) > 1 else first


def _in_yaml(pattern: str) -> str:
    """In quotation marks where YAML would read more than a word in it."""
    return pattern if re.fullmatch(r"[A-Za-z][A-Za-z0-9*-]*", pattern) else "'{}'".format(pattern.replace("'", "''"))
