"""An Excel workbook as the parts in its archive: which sheets it has, its texts, and the formats of its cells.

The parts are read here rather than by a library, because what matters is what a cell shows: its format, the escapes
in its text, and whether its row is hidden. Names of tags are compared without their namespace, so that a Strict
workbook reads like any other.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class SheetPart(NamedTuple):
    """One sheet, by its name, and where it lies in the archive."""

    name: str
    path: str
    hidden: bool


class Book:
    """The workbook in an archive that was looked through before; whatever is spoilt raises one of SPOILT."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """`archive` holds no part that could be blown up, and no entities."""
        self._archive = archive
        self._path = self._main_part()
        self._tree = self._parsed(self._path)
        self._links = self._linked(self._path)

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets that have cells, in order; charts have none."""
        found = []
        for each in self._tree.iter():
            if tag(each) == "sheet":
                link = next((value for key, value in each.items() if key.endswith("}id")), "")
                kind, path = self._links[link]
                if kind == "worksheet":
                    found.append(SheetPart(each.get("name", ""), path, each.get("state", "visible") != "visible"))
        return tuple(found)

    @cached_property
    def counts_from_1904(self) -> bool:
        """Whether its days are counted from 1904, as some Macs did."""
        return any(
            tag(each) == "workbookPr" and each.get("date1904") in ("1", "true", "on") for each in self._tree.iter()
        )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts that cells share."""
        path = self._part_of("sharedStrings")
        return tuple(text_of(each) for each in self.elements(path, "si")) if path else ()

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The number format of each style of cell; none where the styles cannot be read, as of some programs."""
        try:
            return tuple(self._formats())
        except (ElementTree.ParseError, KeyError, ValueError):
            return ()

    def elements(self, path: str, *wanted: str) -> Iterator[Element]:
        """The elements of a part with one of some tags, one after the other; each is emptied when it was looked at."""
        with self._archive.open(_xml(path)) as opened:
            for _, element in ElementTree.iterparse(opened):  # noqa: S314  # entities were refused before
                if tag(element) in wanted:
                    yield element
                    element.clear()

    def _formats(self) -> Iterator[str]:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        path = self._part_of("styles")
        if not path:
            return
        tree = self._parsed(path)
        codes: dict[int, str] = dict(BUILTIN_FORMATS)
        codes |= {
            int(each.get("numFmtId", "")): each.get("formatCode", "") for each in tree.iter() if tag(each) == "numFmt"
        }
        for styles in (each for each in tree if tag(each) == "cellXfs"):
            yield from (codes.get(int(each.get("numFmtId", "0")), "General") for each in styles)

    def _main_part(self) -> str:
        links = self._linked("")
        return next((path for kind, path in links.values() if kind == "officeDocument"), "xl/workbook.xml")

    def _part_of(self, kind: str) -> str:
        return next((path for each, path in self._links.values() if each == kind), "")

    def _linked(self, path: str) -> dict[str, tuple[str, str]]:
        """Name of each link of a part to the kind of thing and where it lies."""
        folder, name = posixpath.split(path)
        links = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for link in links:
            target = link.get("Target", "")
            whole = target.removeprefix("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = (kind, posixpath.normpath(whole))
        return found

    def _parsed(self, path: str) -> Element:
        return ElementTree.fromstring(self._archive.read(_xml(path)))  # noqa: S314  # entities were refused before


def _xml(path: str) -> str:
    """The name of a part; only one that ends like this was looked through before."""
    if not path.casefold().endswith((".xml", ".rels")):
        raise KeyError(path)
    return path


@lru_cache(maxsize=500)
def _local(name: str) -> str:
    return name.rpartition("}")[2]


def tag(element: Element) -> str:
    """The tag of an element without its namespace."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


def text_of(element: Element) -> str:
    """The text of a cell or of a shared text, without what says how it is to be pronounced."""
    found = []
    for child in element:
        if tag(child) == "t":
            found.append(child.text or "")
        elif tag(child) == "r":
            found += [each.text or "" for each in child if tag(each) == "t"]
    return unescaped("".join(found))


def unescaped(text: str) -> str:
    """A text with the escapes that Excel writes (`_x000D_`) as the characters they stand for."""
    if "_x" not in text:
        return text
    plain = ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
