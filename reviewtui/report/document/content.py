"""The inspection report: ratings with their reasons, figures, timeliness, missed opportunities, and the method."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from reviewtui import __version__
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.figures.agreement import Figure
from reviewtui.framework.model import Unconfirmed
from reviewtui.report.agreement import MEANING, NOTHING, UNDEFINED
from reviewtui.report.case_figures import case_figure_lines
from reviewtui.report.cells import Column, Piece
from reviewtui.report.document.blocks import Block, Document, Heading, Paragraph, Points, table
from reviewtui.report.document.practice import practice_blocks
from reviewtui.report.document.ratings import overall_words, ratings_blocks
from reviewtui.report.document.recommending import recommendation_blocks
from reviewtui.report.document.timing import timing_blocks
from reviewtui.services.inspections import Inspection
from reviewtui.services.reports.reporting import Head, Reported
from reviewtui.services.summary.agreement import AgreedOn

OF_RULES = {"question": "a question", "standard": "a standard", "section": "a section", "overall": "the overall rating"}
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
    yield from practice_blocks(found.summary.inspection, found.examples)
    yield from recommendation_blocks(
        found.summary.inspection.framework, found.recommendations, is_draft=bool(found.finality.draft)
    )
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
    yield from _agreement(found)
    if framework.unconfirmed:
        yield Points(tuple(map(_unconfirmed, framework.unconfirmed)))
    yield Paragraph(f"SHA-256 of the framework: {found.framework_sha256}", quiet=True)
    yield table("The record that this report was made from", HEADS, found.heads)
    yield Paragraph(f"Made by reviewtui {__version__}.", quiet=True)


def _unconfirmed(part: Unconfirmed) -> str:
    """What no source was seen for, in words, and why."""
    place, _, of = part.what.partition(".")
    over = {"case": "in one case", "inspection": "over all cases"}.get(place)
    words = part.what if over is None else f"how {OF_RULES.get(of, 'everything')} is rated {over}"
    return f"Unconfirmed, {words}: {part.why.rstrip('.')}."


def _agreement(found: Reported) -> Iterator[Block]:
    """In a lead inspector's report: how far two reviews of the same case agree."""
    if found.agreement is None:
        return
    rows = [row for row in found.agreement.rows if row.kind != "question"]
    if rows:
        yield table("How far first and second reviews agree", AGREED, rows)
        yield Paragraph(" ".join([MEANING, found.agreement.caution]).strip(), quiet=True)
    else:
        yield Paragraph(NOTHING)


def _percent(figure: Figure) -> str:
    """`80% (70% to 88%)`: with its interval where there are cases enough."""
    if figure.value is None:
        return UNDEFINED
    interval = f" ({figure.interval.low:.0%} to {figure.interval.high:.0%})" if figure.interval else ""
    return f"{figure.value:.0%}{interval}"


def _coefficient(figure: Figure) -> str:
    """`0.61 (0.40 to 0.75)`."""
    if figure.value is None:
        return UNDEFINED
    interval = f" ({figure.interval.low:.2f} to {figure.interval.high:.2f})" if figure.interval else ""
    return f"{figure.value:.2f}{interval}"


AGREED: tuple[Column[AgreedOn], ...] = (
    Column("Standard", 0, lambda row: (Piece(row.title if row.kind == "overall" else f"{row.node} {row.title}"),)),
    Column("Pairs", 0, lambda row: (Piece(f"{row.figures.pairs:,}"),), right=True),
    Column("Cases", 0, lambda row: (Piece(f"{row.figures.cases:,}"),), right=True),
    Column("Same", 0, lambda row: (Piece(_percent(row.figures.exact)),)),
    Column("Within one", 0, lambda row: (Piece(_percent(row.figures.within_one)),)),
    Column("Alpha", 0, lambda row: (Piece(_coefficient(row.figures.alpha)),)),
    Column("AC1", 0, lambda row: (Piece(_coefficient(row.figures.ac1)),)),
)
HEADS: tuple[Column[Head], ...] = (
    Column("Device", 0, lambda head: (Piece(head.device),)),
    Column("Entries", 0, lambda head: (Piece(f"{head.sequence:,}"),), right=True),
    Column("Hash of the last", 0, lambda head: (Piece(head.hash),)),
)
