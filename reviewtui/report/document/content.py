"""The inspection report: ratings with their reasons, figures, timeliness, missed opportunities, and the method."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from reviewtui import __version__
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.report.case_figures import case_figure_lines
from reviewtui.report.cells import Column, Piece
from reviewtui.report.document.blocks import Block, Document, Heading, Paragraph, Points, table
from reviewtui.report.document.ratings import overall_words, ratings_blocks
from reviewtui.report.document.timing import timing_blocks
from reviewtui.services.inspections import Inspection
from reviewtui.services.reporting import Head, Reported

ENDLESS = 100_000
"""Cells of a line that is never wrapped."""


def inspection_report(found: Reported) -> Document:
    """The whole report."""
    inspection = found.summary.inspection
    return Document(
        inspection.title,
        "Inspection report",
        found.finality.draft,
        (("Overall", overall_words(found)), *_facts(inspection, found.summary.progress.cases), *_signed(found)),
        tuple(_blocks(found)),
    )


def _facts(inspection: Inspection, cases: int) -> Iterator[tuple[str, str]]:
    framework = inspection.framework
    days = [PartialDate(day).in_words for day in (inspection.fieldwork_from, inspection.fieldwork_to) if day]
    if days:
        yield "Fieldwork", " to ".join(days)
    yield "Sites", ", ".join(site.name for site in inspection.sites) or "none"
    yield "Cases", f"{cases:,}"
    yield "Framework", f"{framework.title}, version {framework.version}"


def _signed(found: Reported) -> Iterator[tuple[str, str]]:
    if found.finality.signed:
        yield "Signed off", found.finality.signed


def _blocks(found: Reported) -> Iterator[Block]:
    yield from ratings_blocks(found)
    if found.summary.timing:
        yield from timing_blocks(found.summary.timing)
    if found.summary.case_figures:
        yield from _from_lines("Outcomes and needs", case_figure_lines(found.summary.case_figures, ENDLESS))
    yield from _method(found)


def _from_lines(title: str, lines: Iterable[Text]) -> Iterator[Block]:
    """A chapter of lines as they are printed; nothing where there are none."""
    items = tuple(line.plain.strip() for line in lines if line.plain.strip())
    if items:
        yield Heading(title)
        yield Points(items)


def _method(found: Reported) -> Iterator[Block]:
    framework = found.summary.inspection.framework
    yield Heading("Method")
    yield Paragraph(found.summary.sampling.note)
    if found.summary.margins:
        yield Paragraph(
            "A margin says within what the share of all cases is likely to be, at the confidence given. It allows for "
            "the cases being a part of all, and for nothing else."
        )
    yield Paragraph(
        f"Each case was reviewed against {framework.title} ({framework.code}, version {framework.version}). Ratings "
        "are calculated from the answers by the rules of that framework. A share is of the cases to which a question "
        "applies and that have an answer."
    )
    if framework.unconfirmed:
        yield Points(tuple(f"Unconfirmed: {part.what}. {part.why}" for part in framework.unconfirmed))
    yield Paragraph(f"SHA-256 of the framework: {found.framework_sha256}", quiet=True)
    yield table("The record that this report was made from", HEADS, found.heads)
    yield Paragraph(f"Made by reviewtui {__version__}.", quiet=True)


HEADS: tuple[Column[Head], ...] = (
    Column("Device", 0, lambda head: (Piece(head.device),)),
    Column("Entries", 0, lambda head: (Piece(f"{head.sequence:,}"),), right=True),
    Column("Hash of the last", 0, lambda head: (Piece(head.hash),)),
)
