"""A row that is hardly one of the table, totals or a note at its foot: the map names it before it is left out."""

import re

from reviewtui.casefile.visible import quoted
from reviewtui.exchange.tables.cell import Row, shown_in
from reviewtui.exchange.tables.mapping import NEEDED, TableMap
from reviewtui.exchange.tables.values import is_empty

_TOTALS = re.compile(r"((grand|sub)[ -]?)?(totals?|sum|count|cyfanswm)([ :].*)?", re.IGNORECASE)


def foot_row(table: TableMap, row: Row) -> str | None:
    """What is wrong with a row that cannot be read and looks like totals or a note; None for any other.

    It is never left out unasked: what looks like a total may be somebody's reference.
    """
    filled = [shown_in(cell) for cell in row.cells if not is_empty(table, cell)]
    first = filled[0] if filled else ""
    if first and _TOTALS.fullmatch(first):
        word = first.split()[0].strip(":")
        return f"{quoted(first)} begins it, as a row of totals: add `foot: [{word}*]` to the map to leave it out."
    if len(filled) == 1 and " " in first and len(needed(table)) > 2:
        return (
            f"Only {quoted(first)} stands in it: if that is a note at the foot of the table, "
            f"add `foot: [{_pattern(first)}]` to the map to leave it out."
        )
    return None


def needed(table: TableMap) -> frozenset[str]:
    """The keys that every row of a table must say something of in cells of its own."""
    return frozenset(key for key in NEEDED[table.kind] if key in table.columns and key not in table.fill_down)


def _pattern(first: str) -> str:
    """The first word with `*`, in quotation marks where YAML would read more than a word in it."""
    words = first.split()
    pattern = f"{words[0]}*" if len(words) > 1 else first
    return pattern if re.fullmatch(r"[A-Za-z][A-Za-z0-9*-]*", pattern) else "'{}'".format(pattern.replace("'", "''"))
