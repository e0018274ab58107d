"""What is published, as one web page: the same tables as the files beside it."""

from collections.abc import Iterator

from reviewtui.exchange.flat.table import Table as FlatTable
from reviewtui.figures.suppression import HIDDEN
from reviewtui.report.cells import Piece
from reviewtui.report.document.blocks import Block, Document, Heading, Paragraph, Table, capitalised
from reviewtui.services.reports.publication import STATUS, Published

TITLES = {
    "ratings": "Ratings",
    "questions": "Questions",
    "characteristics": "The children in these cases",
    "timeliness": "Timeliness",
    "missed_opportunities": "Missed opportunities",
    "hidden": "What is hidden",
}

CAPTIONS = {
    "ratings": "The rating of each standard, and the overall rating",
    "questions": "Cases by their answer to each question",
    "characteristics": "Cases by what is recorded of the child",
    "timeliness": "Cases by how long each step took",
    "missed_opportunities": "Cases with a confirmed missed opportunity",
    "hidden": "Rows in which something is hidden, and why",
}
COLUMNS = {"node": "Standard", "check": "Missed opportunity"}
"""What columns are called where their names in the files say too little."""


def publication(found: Published) -> Document:
    """The page; it says DRAFT while the inspection is not signed off."""
    framework = found.inspection.framework
    return Document(
        found.inspection.title,
        "Published figures",
        found.finality.draft,
        (("Cases", f"{found.summary.progress.cases:,}"), ("Framework", f"{framework.title}, {framework.version}")),
        tuple(_blocks(found)),
    )


def _blocks(found: Published) -> Iterator[Block]:
    yield Paragraph(
        f"{HIDDEN} means a hidden count. Counts of children below {found.least:,} are hidden, and with them other "
        "counts from which they would follow. It is not said which of them is the small one. Counts of good and other "
        "answers are about the work of agencies. They are published unless the question is applicable, or not "
        f"applicable, in fewer than {found.least:,} cases. No single case is published."
    )
    yield Paragraph(found.summary.sampling.note)
    for table in found.all_tables:
        if any(table.rows()):
            yield Heading(TITLES[table.name])
            yield _drawn(table)


def _drawn(flat: FlatTable) -> Table:
    names = [column.name for column in flat.columns if column != STATUS]
    rows = [tuple(_words(row.get(name)) for name in names) for row in flat.rows()]
    return Table(
        CAPTIONS[flat.name],
        tuple(COLUMNS.get(name) or capitalised(name.replace("_", " ")) for name in names),
        tuple(place > 0 and all(map(_is_figure, cells)) for place, cells in enumerate(zip(*rows, strict=True))),
        tuple(tuple((Piece(words),) for words in row) for row in rows),
    )


def _is_figure(words: str) -> bool:
    return words in ("", HIDDEN) or words.replace(".", "", 1).isdigit()


def _words(value: object) -> str:
    return "" if value is None else str(value)
