"""The tables in files that no map speaks of yet, with what has to be known to read them."""

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.table_start.headings import keys_of
from reviewtui.exchange.tables.cell import Cell, Row, Sheet, words_of
from reviewtui.exchange.tables.csv_sheet import TABLE_CAP, read_csv
from reviewtui.exchange.tables.json_rows import read_json, repeats_in
from reviewtui.exchange.tables.mapping import JSON_ENDINGS, KEYS, SEPARATORS, TableMap
from reviewtui.exchange.tables.workbook import Workbook

_ENCODINGS = ("cp1252", "iso-8859-15", "cp850")
_LOOKED_AT = 20
"""Rows among which the headings are looked for."""


@dataclass(frozen=True)
class Part:
    """One table: a CSV file, a sheet of a workbook, or the submissions of a form or one of their repeats."""

    file: str
    sheet: Sheet
    separator: str = "comma"
    encoding: str = ""
    """Empty for UTF-8, and where a file says its own."""
    rows: str = ""
    """Of a JSON file, the list in each submission that holds the rows."""
    is_only: bool = True
    """Whether the file holds no other table."""
    headings: int = field(init=False)
    titles: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        best = max(islice(self.sheet.rows, _LOOKED_AT), key=_known_headings, default=Row(1, ()))
        object.__setattr__(self, "headings", best.number)
        object.__setattr__(self, "titles", [" ".join(words_of(cell).split()) for cell in best.cells])

    @property
    def is_json(self) -> bool:
        """Whether it comes from a form's submissions."""
        return self.file.casefold().endswith(JSON_ENDINGS)

    @property
    def below(self) -> Iterator[Row]:
        """The rows below the headings that hold anything."""
        return (row for row in self.sheet.rows if row.number > self.headings and any(map(words_of, row.cells)))

    def column(self, heading: str) -> Iterator[Cell]:
        """The cells of a column that say anything."""
        place = self.titles.index(heading)
        return (row.at(place) for row in self.below if words_of(row.at(place)))


def parts_of(name: str, data: bytes) -> list[Part]:
    """The tables of a file that hold anything, by the file's name without its folder. Raises FaultyFile."""
    ending = name.casefold()
    if ending.endswith(JSON_ENDINGS):
        found = _of_json(name, data)
    elif ending.endswith((".csv", ".tsv", ".txt")):
        found = [_of_csv(name, data)]
    else:
        book = Workbook(data, name)
        found = [Part(name, book.sheet(part, 1)) for part in book.sheets]
    filled = [part for part in found if any(True for _ in part.below)]
    return [replace(part, is_only=len(filled) == 1) for part in filled]


def _of_csv(name: str, data: bytes) -> Part:
    """Read with the separator by which most headings are known, or else most cells stand apart."""
    encoding = _encoding(data)
    tried = []
    refused = None
    for word, mark in SEPARATORS.items():
        try:
            sheet = read_csv(data, name, mark, 1, encoding=encoding or "utf-8")
        except FaultyFile as faulty:
            refused = refused or faulty
            continue
        tried.append(Part(name, sheet, word, encoding))
    if not tried and refused:
        raise refused
    return max(tried, key=lambda part: (_known_headings(Row(0, tuple(part.titles))), len(part.titles)))


def _of_json(name: str, data: bytes) -> list[Part]:
    bare = TableMap("events", name, {})
    ways = ["", *repeats_in(data, name)]
    return [Part(name, read_json(data, name, replace(bare, rows=way)), rows=way) for way in ways]


def _encoding(data: bytes) -> str:
    """The first of the usual encodings in which a file can be read; empty for UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-8", *_ENCODINGS):
        try:
            data[: TABLE_CAP + 1].decode(encoding)
        except UnicodeDecodeError:
            continue
        return "" if encoding == "utf-8" else encoding
    return ""


def _known_headings(row: Row) -> int:
    """How many cells of a row could be headings."""
    titles = [words for cell in row.cells if isinstance(cell, str) and (words := words_of(cell))]
    return sum(any(keys_of(kind, title) for kind in KEYS) for title in titles)
