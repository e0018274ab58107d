"""Adding a document takes one typed line: `police custody record, 12/3/2006, 8 pages`."""

import re
from dataclasses import dataclass

from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import BadLine, date_in_words, typed_agency, typed_date

EXAMPLE = "police custody record, 12/3/2006, 8 pages"
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
    try:
        agency, rest = typed_agency(line)
    except BadLine as bad:
        raise BadLine(f"Start with the agency, for example: {EXAMPLE}. {bad}") from None
    parts = [part.strip() for part in rest.split(",")]
    pages = _pages(parts.pop()) if len(parts) > 1 and _PAGES.fullmatch(parts[-1]) else None
    date = _date(parts) if len(parts) > 1 else None
    title = ", ".join(parts).strip(" ,")
    if not title:
        raise BadLine(f"The title is missing: write {FORM}.")
    return DocumentLine(agency, title, date, pages)


_PAGES = re.compile(r"[0-9]+ ?(p|pp|pages?)\.?", re.IGNORECASE)
_DATE = re.compile(r"[0-9][0-9./-]*")


def _date(parts: list[str]) -> PartialDate | None:
    """The date that the last part is, taken from the parts; None, and nothing taken, where it is something else."""
    said = date_in_words(parts[-1])
    if said is not None and not said[1]:
        parts.pop()
        return said[0]
    return typed_date(parts.pop()) if _DATE.fullmatch(parts[-1]) else None


def _pages(words: str) -> int:
    digits = re.match(r"[0-9]+", words)
    number = int(digits[0][:9]) if digits else 0
    if not 1 <= number <= 999_999:
        raise BadLine("A document has 1 to 999,999 pages: write their number, as in 8 pages.")
    return number
