"""A list of all the cases that a sample is drawn from: a CSV file or a workbook, with what each case is grouped by."""

from collections.abc import Sequence
from typing import NamedTuple

from reviewtui.casefile.nearest import meant
from reviewtui.casefile.reference import BadReference, checked_reference
from reviewtui.casefile.visible import quoted, visible
from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.table_start.headings import keys_of
from reviewtui.exchange.table_start.parts import Part, parts_of
from reviewtui.exchange.tables.cell import words_of
from reviewtui.exchange.tables.fault import TableFault, refused

NOT_STATED = "not stated"


class ListedCase(NamedTuple):
    """One case of the list."""

    reference: str
    groups: tuple[str, ...]
    """What it says in each column that the cases are grouped by."""


class Caseload(NamedTuple):
    """The list."""

    cases: tuple[ListedCase, ...]
    by: tuple[str, ...]
    """The headings that the cases are grouped by."""
    notes: tuple[str, ...]
    """Sentences on rows that may be overlooked; safe to show."""


def read_caseload(
    name: str, data: bytes, *, case: str | None = None, by: Sequence[str] | None = None, sheet: str | None = None
) -> Caseload:
    """The cases of a list, in its order.

    `case` is the heading of the column of references and `by` those that the cases are grouped by: where they are None,
    headings that are known by their words. Raises FaultyFile, also for a reference that is missing or there twice.
    """
    part = _part(name, parts_of(name, data), case, sheet)
    column = _heading(part, case) if case else _known(part, "reference")
    if column is None:
        raise refused(part.sheet.name, "No column has the references of the cases. Name its heading with --case.")
    if by is None:
        site = _known(part, "site")
        by = (site,) if site is not None else ()
    groups = tuple(_heading(part, each) for each in by)
    found, faults, rows = list[ListedCase](), list[TableFault](), dict[str, int]()
    places = [part.titles.index(each) for each in groups]
    for row in part.below:
        reference = words_of(row.at(part.titles.index(column)))
        try:
            checked_reference(reference)
        except BadReference as bad:
            faults.append(TableFault(part.sheet.name, row.number, column, str(bad)))
            continue
        if reference in rows:
            text = f"{quoted(reference)} is in row {rows[reference]} already. A caseload names each case once."
            faults.append(TableFault(part.sheet.name, row.number, column, text))
        rows[reference] = row.number
        found.append(ListedCase(reference, tuple(words_of(row.at(place)) or NOT_STATED for place in places)))
    if faults:
        raise FaultyFile(faults)
    hidden = sum(1 for number in rows.values() if number in part.sheet.hidden_rows)
    note = f"{visible(part.sheet.name)}: rows that are hidden or filtered away are in the caseload too: {hidden:,}."
    return Caseload(tuple(found), groups, (*part.sheet.notes, *([note] if hidden else [])))


def _part(name: str, parts: Sequence[Part], case: str | None, sheet: str | None) -> Part:
    """The table that holds the list."""
    if not parts:
        raise refused(name, "This list holds no cases.")
    titled = [part for part in parts if sheet is None or part.sheet.title == sheet]
    if not titled:
        known = [part.sheet.title for part in parts]
        raise refused(name, f"There is no sheet {quoted(sheet or '')}{meant(sheet or '', known, '')}")
    able = [part for part in titled if (case in part.titles if case else _known(part, "reference"))] or titled
    if len(able) > 1:
        several = ", ".join(quoted(part.sheet.title) for part in able)
        raise refused(name, f"Several sheets may hold the list: {several}. Name one with --sheet.")
    return able[0]


def _known(part: Part, key: str) -> str | None:
    """The first heading that is known to say what a key of a case says."""
    return next((title for title in part.titles if title and key in keys_of("cases", title)[:1]), None)


def _heading(part: Part, wanted: str) -> str:
    for title in part.titles:
        if title.casefold() == " ".join(wanted.split()).casefold():
            return title
    named = [title for title in part.titles if title]
    listed = f"Its headings are {', '.join(map(quoted, named))}."
    raise refused(part.sheet.name, f"There is no column {quoted(wanted)}{meant(wanted, named, listed)}", part.headings)
