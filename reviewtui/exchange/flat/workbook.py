"""Tables as one Excel workbook, a sheet each, written as they are walked and always with the same bytes.

A library would keep its sheets in temporary files that anybody may find after a crash, and stamp the time on them.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any, Protocol, cast
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reviewtui.casefile.visible import visible
from reviewtui.exchange.flat.csv_file import FORMULA
from reviewtui.exchange.flat.table import Column, Table

MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
"""What a sheet and a cell of Excel can hold."""
BATCH = 200
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
BOLD, QUOTED = ' s="1"', ' s="2"'
"""Styles: the heading; and text that stays text when somebody edits its cell."""
_FORMULA = frozenset(FORMULA)
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML has no way to hold."""


class Sink(Protocol):
    """What a workbook is written to, from its first byte to its last."""

    def write(self, piece: bytes, /) -> int:
        """Take some bytes; says how many."""

    def flush(self) -> None:
        """Nothing more comes for now."""


class DoesNotFit(ValueError):
    """The workbook cannot hold this; the message says what."""


def write_workbook(file: Sink, tables: Iterable[Table]) -> dict[str, int]:
    """A sheet a table, its first row the names of the columns. Returns the number of rows of each.

    Raises DoesNotFit.
    """
    listed, numbers = tuple(tables), dict[str, int]()
    with ZipFile(cast("IO[bytes]", file), "w", ZIP_DEFLATED) as archive:
        for name, text in _parts(listed):
            archive.writestr(_part(name), HEAD + text)
        for place, table in enumerate(listed, 1):
            with archive.open(_part(f"xl/worksheets/sheet{place}.xml"), "w", force_zip64=True) as sheet:
                numbers[table.name] = _write_sheet(sheet, table)
    return numbers


def _part(name: str) -> ZipInfo:
    """Without the time of writing."""
    part = ZipInfo(name)
    part.compress_type = ZIP_DEFLATED
    return part


def _parts(tables: tuple[Table, ...]) -> Iterator[tuple[str, str]]:
    """All but the sheets themselves."""
    places = range(1, len(tables) + 1)
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="{TYPES}.worksheet+xml"/>'
        for place in places
    )
    yield (
        "[Content_Types].xml",
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>{sheets}</Types>',
    )
    yield (
        "_rels/.rels",
        f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    named = "".join(
        f'<sheet name={quoteattr(table.name)} sheetId="{place}" r:id="rId{place}"/>'
        for place, table in enumerate(tables, 1)
    )
    yield "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>'
    related = "".join(
        f'<Relationship Id="rId{place}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in places
    )
    styles = f'<Relationship Id="rId{len(tables) + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
    yield "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{RELATIONS}">{related}{styles}</Relationships>'
    yield "xl/styles.xml", STYLES


def _write_sheet(sheet: IO[bytes], table: Table) -> int:
    heading = "".join(_text(column.name, BOLD) for column in table.columns)
    sheet.write(
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData><row>{heading}</row>'.encode()
    )
    rows, number = table.values(), 0
    while batch := list(islice(rows, BATCH)):
        number += len(batch)
        if number >= MOST_ROWS:
            raise DoesNotFit(f"The table “{table.name}” has more rows than a sheet can hold ({MOST_ROWS - 1:,})")
        sheet.write("".join(f"<row>{_cells(table, values)}</row>" for values in batch).encode())
    sheet.write(b"</sheetData></worksheet>")
    return number


def _cells(table: Table, values: list[Any]) -> str:
    return "".join([_cell(table, column, value) for column, value in zip(table.columns, values, strict=True)])


def _cell(table: Table, column: Column, value: Any) -> str:
    if value is None:
        return "<c/>"
    if type(value) is bool:
        return f'<c t="b"><v>{int(value)}</v></c>'
    if type(value) is str:
        if value.isprintable() and len(value) <= MOST_CHARACTERS // 2:  # as nearly all are: nothing to be looked for
            return _text(value, QUOTED if value[:1] in _FORMULA else "")
        shown = NO_XML.sub(lambda found: visible(found[0]), value)
        if len(shown.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
            raise DoesNotFit(
                f"A text under “{column.name}” of the table “{table.name}” is longer than a cell of a workbook can be "
                f"({MOST_CHARACTERS:,} characters)"
            )
        return _text(shown, QUOTED if value.startswith(FORMULA) else "")
    return f"<c><v>{value}</v></c>"


def _text(text: str, style: str) -> str:
    kept = escape(text, {"\r": "&#13;"}) if "&" in text or "<" in text or ">" in text or "\r" in text else text
    return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{kept}</t></is></c>'
