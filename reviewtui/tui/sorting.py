"""By which column a list is sorted, and which way: what a click on a heading changes, and the mark that says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from reviewtui.report.cells import Column, Row

UP, DOWN = "▲", "▼"
DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
NUMBER = re.compile(r"(\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class Sorting:
    """A column by its title, and whether what is greatest comes first."""

    title: str = ""
    """Empty for the order in which the rows were given."""
    descending: bool = False

    def pressed(self, title: str) -> "Sorting":
        """Sorted by another column; by the same one the other way round."""
        return replace(self, descending=not self.descending) if title == self.title else Sorting(title)

    def stepped(self, columns: Sequence[Column[Row]]) -> "Sorting":
        """Sorted by the next column; after the last in the order given."""
        titles = [column.title for column in columns if _sorts(column)]
        later = titles[titles.index(self.title) + 1 :] if self.title in titles else titles
        return Sorting(later[0] if later else "")

    def of(self, rows: Sequence[Row], columns: Sequence[Column[Row]]) -> list[Row]:
        """The rows in this order; those with nothing in the column come last."""
        column = next((each for each in columns if each.title == self.title), None)
        if column is None or not self.title:
            return list(rows)
        said = [("".join(piece.text for piece in column.pieces(row)).strip(), row) for row in rows]
        some, none = [each for each in said if each[0].strip("–·")], [row for text, row in said if not text.strip("–·")]
        return [*(row for _, row in sorted(some, key=lambda each: natural(each[0]), reverse=self.descending)), *none]


def natural(text: str) -> tuple[tuple[bool, float, str], ...]:
    """A key by which days follow one another, and CTY-9 comes before CTY-10."""
    if (day := DAY.search(text)) is not None:
        return ((False, float("".join(day.group(3, 2, 1))), ""),)
    parts = NUMBER.split(text.casefold().replace(",", ""))
    return tuple((not at % 2, 0.0 if not at % 2 else float(part), part) for at, part in enumerate(parts) if part)


def title_at(columns: Sequence[Column[Row]], x: int) -> str | None:
    """The title of the column at a cell of the heading; None beside all, and where there is nothing to sort by."""
    found = next((column for column, start, end in _places(columns) if start <= x < end), None)
    return found.title if found is not None and _sorts(found) else None


def marked(heading: Content, columns: Sequence[Column[Row]], sorting: Sorting) -> Content:
    """The heading with a mark after the title that the list is sorted by."""
    for column, start, end in _places(columns):
        if column.title == sorting.title and sorting.title:
            at = min(end if column.right else start + len(column.title.rstrip()), end)
            before, after = heading[:at], heading[at + 1 :]
            gap = " " * (at - before.cell_length)
            return Content.assemble(before, gap, DOWN if sorting.descending else UP, after)
    return heading


def _sorts(column: Column[Row]) -> bool:
    return bool(column.title.strip()) and column.sorts


def _places(columns: Sequence[Column[Row]]) -> Iterator[tuple[Column[Row], int, int]]:
    """Each column with the cells from which to which it reaches; the last one to the end of the line."""
    start = 0
    for number, column in enumerate(columns, 1):
        end = start + (column.width or len(column.title))
        yield column, start, end if number < len(columns) else end + 1_000
        start = end + column.after
