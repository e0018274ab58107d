"""What a sheet of a workbook holds where: its rows that say anything, and its cells that were merged into one."""

import re
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree

from reviewtui.exchange.tables.fault import refused

LAST_ROW = 1_048_576
"""The last row that a spreadsheet program has."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPAN = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.ASCII)


class Outline(NamedTuple):
    """The rows of a sheet that hold anything, and its merged cells."""

    rows: frozenset[int]
    merged: tuple[tuple[int, int, int, int], ...]
    """First row, first column, last row, last column; columns count from 0."""


def outline(archive: zipfile.ZipFile, sheet: str, shown: str) -> Outline:
    """The outline of a sheet, by its name. Raises FaultyFile for rows that no spreadsheet program has."""
    rows, merged, last = set[int](), [], 0
    with archive.open(_part(archive, sheet)) as opened:
        for _, element in ElementTree.iterparse(opened):  # noqa: S314  # entities were refused before
            tag = element.tag.rpartition("}")[2]
            if tag == "row":
                last = _number(element.get("r"), last, shown)
                if any(len(cell) for cell in element):
                    rows.add(last)
                element.clear()
            elif tag == "mergeCell":
                merged.append(_merged(element.get("ref", ""), shown))
    return Outline(frozenset(rows), tuple(merged))


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part that holds a sheet; only one that ends like this was looked through before."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314  # entities were refused before
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = {each.get("name"): each.get(_RELATION) for each in book.iter() if each.tag.endswith("}sheet")}
    target = targets[sheets[sheet]]
    path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    if not path.casefold().endswith(".xml"):
        raise KeyError(path)
    return path


def _number(stated: str | None, last: int, shown: str) -> int:
    """The number of a row. One that is not stated follows the row before."""
    if stated is None:
        return last + 1
    if not stated.isascii() or not stated.isdigit() or len(stated) > len(str(LAST_ROW)) or int(stated) > LAST_ROW:
        raise refused(shown, f"A row of this sheet has a number beyond {LAST_ROW:,}, the last that there can be.")
    if int(stated) <= last:
        said = "This row stands below others with higher numbers; open the sheet in a spreadsheet program and save it."
        raise refused(shown, said, int(stated))
    return int(stated)


def _merged(ref: str, shown: str) -> tuple[int, int, int, int]:
    found = _SPAN.fullmatch(ref)
    if found is None:
        raise refused(shown, "It cannot be told which cells are merged; open the sheet in a spreadsheet program.")
    left, top, right, bottom = found.groups()
    return int(top), _column(left), int(bottom), _column(right)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
