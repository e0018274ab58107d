"""What is published, as one web page: the same tables as the files beside it."""

from collections.abc import Iterator

from reviewtui.exchange.flat.table import Table as FlatTable
from reviewtui.figures.suppression import HIDDEN
from reviewtui.report.cells import Piece
from reviewtui.report.document.blocks import Block, Document, Heading, Paragraph, Table
from reviewtui.services.publication import STATUS, Published

TITLES = {
    "ratings": "Ratings",
    "questions": "Questions",
    "characteristics": "The children in these cases",
    "timeliness": "Timeliness",
    "missed_opportunities": "Missed opportunities",
    "hidden": "What is hidden",
}


def publication(found: Published) -> Document:
    """The page; every page of it says DRAFT while the inspection is not signed off."""
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
    columns = [column for column in flat.columns if column != STATUS]
    return Table(
        TITLES[flat.name],
        tuple(column.name.replace("_", " ").capitalize() for column in columns),
        tuple(column.type == "integer" for column in columns),
        tuple(tuple((Piece(_words(row.get(column.name))),) for column in columns) for row in flat.rows()),
    )


def _words(value: object) -> str:
    return "" if value is None else str(value)
