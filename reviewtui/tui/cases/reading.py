"""What the list of cases asks of the store, in threads, and how a line of it is drawn."""

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from reviewtui.framework.model import Framework
from reviewtui.report.caselist import CaseTable, shown
from reviewtui.report.cells import Column
from reviewtui.services.cases import caselist
from reviewtui.services.cases.caselist import CaseLine, CaseQuery, Facets
from reviewtui.services.inspections import Inspection, find_inspection
from reviewtui.services.standing.signed_off import signed_off_words
from reviewtui.tui.cells import content_of
from reviewtui.tui.sorting import Sorting, marked, title_at
from reviewtui.tui.widgets.paged_list import Rows, Source, read_first

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

STATE_WORDS = (
    ("judged", "complete"),
    ("started", "in progress"),
    ("untouched", "not started"),
    ("withdrawn", "withdrawn"),
)

ORDER_OF = {"Case": "reference", "Site": "site", "Answered": "progress", "Done": "progress", "Missing": "missing"}
"""The titles of columns to the orders of the list."""
NOT_SORTED = Sorting()


class CaseRow(NamedTuple):
    """A case and the framework its grades are read by."""

    line: CaseLine
    framework: Framework
    longest: int = 0
    """Characters of the longest reference in the list."""
    has_courses: bool = False
    """Whether the list says what was submitted."""


class Frame(NamedTuple):
    """What stands around the rows."""

    inspection: Inspection | None
    """None while the store holds none."""
    facets: Facets | None
    cases: int
    """Cases of the query the screen was opened with."""
    by_state: tuple[tuple[int, str], ...]
    """Number and word for each state."""
    longest: int = 0
    """Characters of the longest reference."""
    has_courses: bool = False
    """Whether any review was ever submitted."""
    signed_off: str = ""
    """Who signed the inspection off, and when; empty where nobody did."""


def rows_of(query: CaseQuery) -> Source[CaseRow]:
    """The cases of a query, known by their references."""
    return Source(
        page=lambda store, offset, limit: _rows(store, query, offset, limit),
        key=lambda row: row.line.reference,
        position=lambda store, reference: caselist.position(store, query, str(reference)),
    )


def first_rows(store: "Store", at: str | None) -> Rows[CaseRow]:
    """The rows that the list of all cases opens with, the cursor on the case `at`. Raises StoreUnusable."""
    from reviewtui.services.store.stores import plain_sentences

    with plain_sentences():
        return read_first(store, rows_of(CaseQuery()), at)


def read_frame(store: "Store", query: CaseQuery) -> Frame:
    """Title, values to narrow by, and how many cases there are in each state."""
    inspection = find_inspection(store)
    if inspection is None:
        return Frame(None, None, 0, ())
    counts = caselist.state_counts(store, query)
    by_state = tuple((counts.get(state, 0), word) for state, word in STATE_WORDS)
    facets = caselist.facets(store)
    longest, has_courses = caselist.longest_reference(store), bool(facets.courses)
    return Frame(inspection, facets, sum(counts.values()), by_state, longest, has_courses, signed_off_words(store))


def _rows(store: "Store", query: CaseQuery, offset: int, limit: int) -> tuple[tuple[CaseRow, ...], int]:
    inspection = find_inspection(store)
    if inspection is None:
        return (), 0
    page, longest = caselist.page(store, query, offset, limit), caselist.longest_reference(store)
    has_courses = caselist.has_courses(store)
    return tuple(CaseRow(line, inspection.framework, longest, has_courses) for line in page.lines), page.total


def case_content(row: CaseRow, width: int) -> Content:
    """One line for a case."""
    table = shown(row.framework, width, row.longest, has_courses=row.has_courses)
    return content_of(table.row(row.line))


def heading(
    framework: Framework,
    width: int,
    longest: int = 0,
    *,
    has_courses: bool = False,
    by: Sorting = NOT_SORTED,
) -> Content:
    """The names of the columns, with the list's marker column before them; on more lines where codes need them.

    A mark says which of them the list is sorted by, and which way; `by` names the order of the list, not a title.
    """
    table = shown(framework, width - 1, longest, has_courses=has_courses)
    *above, names = (content_of(row) for row in table.heading)
    sorted_by = next((column.title for column in table.columns if _order_of(table, column) == by.title), "")
    lines = [*above, marked(names, table.columns, Sorting(sorted_by, by.descending))]
    return Content("\n").join([Content.styled(f" {each.plain}"[:width].ljust(width), "$tone-quiet") for each in lines])


def order_at(framework: Framework, width: int, longest: int, x: int, *, has_courses: bool) -> str | None:
    """The order that a click on a cell of the heading asks for; None where there is none."""
    table = shown(framework, width - 1, longest, has_courses=has_courses)
    title = title_at(table.columns, x - 1)
    return next((_order_of(table, column) for column in table.columns if title and column.title == title), None)


def _order_of(table: CaseTable, column: Column[CaseLine]) -> str | None:
    """The order of the list that a column stands for."""
    return "worst" if column is table.columns[-2] else ORDER_OF.get(column.title)
