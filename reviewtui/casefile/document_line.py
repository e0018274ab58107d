"""Adding a document takes one typed line: `police custody record, 12/3/2006, 8 pages`."""

import re
from dataclasses import dataclass

from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import BadLine, typed_agency, typed_date

FORM = "AGENCY title, date, N pages; date and pages may be left out"


@dataclass(frozen=True)
class DocumentLine:
    """The parts of a typed line, in the words of the files."""

    agency: str
    title: str
    date: PartialDate | None
    pages: int | None


def parse_document_line(line: str) -> DocumentLine:
    """Read `AGENCY title[, date][, N pages]`; a title may have commas. Raises BadLine."""
    agency, rest = typed_agency(line)
    parts = [part.strip() for part in rest.split(",")]
    pages = _pages(parts.pop()) if len(parts) > 1 and _PAGES.fullmatch(parts[-1]) else None
    date = typed_date(parts.pop()) if len(parts) > 1 and _DATE.fullmatch(parts[-1]) else None
    title = ", ".join(parts).strip(" ,")
    if not title:
        raise BadLine(f"The title is missing: write {FORM}.")
    return DocumentLine(agency, title, date, pages)


_PAGES = re.compile(r"[0-9]+ ?(p|pp|pages?)\.?", re.IGNORECASE)
_DATE = re.compile(r"[0-9][0-9./-]*")


def _pages(words: str) -> int:
    digits = re.match(r"[0-9]+", words)
    number = int(digits[0][:9]) if digits else 0
    if not 1 <= number <= 999_999:
        raise BadLine("A document has 1 to 999,999 pages: write their number, as in 8 pages.")
    return number
