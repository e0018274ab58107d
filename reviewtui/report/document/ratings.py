"""The chapters on ratings: each standard with its reason, every question with counts and margins, and the sites."""

from collections.abc import Iterator, Sequence

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.margins import Margins
from reviewtui.rating.summary import SharedRating, profile_sentence
from reviewtui.report.cells import Column, Piece
from reviewtui.report.document.blocks import Bar, Bars, Block, Heading, Paragraph, Part, Points, Table, table
from reviewtui.report.marks import graded, legend, marks_of
from reviewtui.report.panel import decision_in_words, decisions_of, name_of, panel_columns
from reviewtui.report.progress import people_shown, progress_line
from reviewtui.report.summary.columns import good_of, good_of_ratings
from reviewtui.report.summary.letters import Run, runs_of
from reviewtui.report.summary.rows import QuestionRow, Row, SectionRow, StandardRow, rows_of
from reviewtui.report.summary.sites import site_cell
from reviewtui.report.views.shares import compared
from reviewtui.services.reports.reporting import Reported
from reviewtui.services.standing.panel import PanelRow
from reviewtui.services.summary.summaries import SiteSummary

WIDE = 200
"""Cells of a column that has all the room it asks for."""
SIGNS = "“·” is a case without an answer, “-” a case that is not asked, “≠” different judgements."


def ratings_blocks(found: Reported) -> Iterator[Block]:
    """What the inspection comes to."""
    framework, rows = found.summary.inspection.framework, found.summary.panel_rows
    yield Heading("Ratings")
    yield Paragraph(f"{progress_line(found.summary.progress, found.summary.departures)}.")
    columns, has_panel = panel_columns(framework, WIDE, rows), any(map(decisions_of, rows))
    yield table("Ratings", columns if has_panel else columns[:-1], rows)
    flags = [flag for row in rows for flag in row.computed.flags]
    if meant := legend(flags):
        yield Paragraph(meant, quiet=True)
    yield Heading("The reason for each rating", 3)
    yield Points(tuple(_reason(row) for row in rows if row.rule not in ("judged", "none")))
    if profile := profile_sentence(found.summary.summary.overall.profile):
        yield Paragraph(f"{profile} {letters_in_words(framework)}".strip())
    if found.weakest:
        yield Paragraph(found.weakest)
    if found.changes:
        yield Heading("What would change the calculated overall rating", 3)
        yield Points(found.changes)
    yield from _panel(framework, rows)
    yield from _questions(found)
    yield from _sites(found)
    people = found.summary.progress.people
    if people and found.finality.draft:  # a final report says what was found, and not how far its makers have come
        yield Heading("Inspectors")
        yield table("How far each inspector has come", people_shown(WIDE), people)


def _reason(row: PanelRow) -> str:
    return f"{name_of(row)}. {row.computed.because.text}"


def _panel(framework: Framework, rows: Sequence[PanelRow]) -> Iterator[Block]:
    decided = [(row, decision) for row in rows for decision in decisions_of(row)]
    if decided:
        yield Heading("Minutes of the ratings panel", 3)
        yield Points(
            tuple(
                f"{name_of(row)}. {decision_in_words(framework, decision)} Panel members: {', '.join(decision.sat)}. "
                f"Reason: {decision.reason}"
                for row, decision in decided
            )
        )


# Questions -----------------------------------------------------------------------------------------------------------


def _questions(found: Reported) -> Iterator[Block]:
    summary, inspection = found.summary.summary, found.summary.inspection
    rows = rows_of(inspection.framework, summary, "", found.summary.panel_rows)
    margins = found.summary.margins
    yield Heading("Standards and questions")
    yield Paragraph(found.summary.sampling.note)
    yield table(
        "Cases with a good answer, of those in which the question applies",
        question_columns(margins),
        rows,
        (isinstance(row, StandardRow) for row in rows),
    )
    if meant := legend([flag for row in rows if not isinstance(row, SectionRow) for flag in row.node.flags]):
        yield Paragraph(meant, quiet=True)
    bars = tuple(_bar(row) for row in rows if isinstance(row, QuestionRow) and not row.is_number)
    yield Bars("Answers to each question, in cases", bars, f"{letters_in_words(inspection.framework)} {SIGNS}".strip())


def question_columns(margins: Margins) -> tuple[Column[Row], ...]:
    """Code and title, good of applicable, their share, its margins where there are any, and the rating."""
    levels = len(next(iter(margins.values()))) if margins else 0
    return (
        Column("Standard, question", 0, lambda row: (Piece(f"{row.code} {row.title}".strip()),)),
        Column("Good", 0, lambda row: (Piece(_good(row)),), right=True),
        Column("Share", 0, lambda row: (Piece(_share(row)),), right=True),
        *(_margin_column(margins, place) for place in range(levels)),
        Column("Rating", 0, _rating),
        Column("Note", 0, lambda row: (Piece("" if isinstance(row, SectionRow) else marks_of(row.node.flags)),)),
    )


def _margin_column(margins: Margins, place: int) -> Column[Row]:
    level = next(iter(margins.values()))[place].level
    return Column(
        f"In all cases ({level}% confidence)",
        0,
        lambda row: (Piece(margins[row.code][place].text if row.code in margins else ""),),
    )


def _good(row: Row) -> str:
    if isinstance(row, SectionRow):
        return "/".join(map(str, good_of_ratings(row.scale, row.counts)))
    scale = row.framework.scale_of(row.question) if isinstance(row, QuestionRow) else None
    if not isinstance(row.node, SharedRating):
        return ""
    return good_of(row.node, scale or row.framework.case_scale(row.framework.standard(row.code)))


def _share(row: Row) -> str:
    node = None if isinstance(row, SectionRow) else row.node
    if not isinstance(node, SharedRating) or not node.share.applicable:
        return ""
    has_good = not isinstance(row, QuestionRow) or row.framework.scale_of(row.question).good_codes
    return per_cent_text(node.share.good, node.share.applicable) if has_good else ""


def _rating(row: Row) -> tuple[Piece, ...]:
    if isinstance(row, SectionRow) or not row.code:
        return (Piece(""),)
    rule, scale = row.framework.inspection_rule(row.code).kind, row.framework.inspection_scale(row.code)
    rating = row.rating if isinstance(row, StandardRow) else row.node.rating
    return (Piece("") if rule == "none" else graded(scale, rating),)


def letters_in_words(framework: Framework) -> str:
    """`O is Outstanding, G Good, x Not applicable.`; nothing of a letter that several answers have."""
    scales = {scale.code: scale for scale in map(framework.scale_of, framework.questions()) if not scale.count}
    meant: dict[str, set[str]] = {}
    for scale in scales.values():
        for answer in (*scale.worst_to_best[::-1], *scale.answers):
            meant.setdefault(answer.letter, set()).add(answer.label)
    said = [f"{letter} {min(labels)}" for letter, labels in meant.items() if len(labels) == 1]
    return f"{', '.join(said)}.".replace(" ", " is ", 1) if said else ""


def _bar(row: QuestionRow) -> Bar:
    scale = row.framework.scale_of(row.question)
    return Bar(f"{row.code} {row.title}", tuple(map(_part, runs_of(scale, row.node))))


def _part(run: Run) -> Part:
    return Part(run.letter, run.cases, run.graded)


# Sites ---------------------------------------------------------------------------------------------------------------


def _sites(found: Reported) -> Iterator[Block]:
    inspection = found.summary.inspection
    if len(found.sites) < 2:
        return
    rows = rows_of(inspection.framework, found.summary.summary, sections=False)
    yield Heading("Sites")
    yield Paragraph(
        f"Good of applicable cases; for a standard, good of applicable answers to its questions. A site with fewer "
        f"than {inspection.framework.min_to_rate} applicable cases has counts and no rating."
    )
    yield _site_table(rows, found.sites)
    if found.groups is not None:
        yield Paragraph(compared(found.groups, "site"))


def _site_table(rows: Sequence[Row], sites: Sequence[SiteSummary]) -> Table:
    columns: tuple[Column[Row], ...] = (
        Column("Standard, question", 0, lambda row: (Piece(f"{row.code} {row.title}".strip()),)),
        *(_site_column(site) for site in sites),
    )
    return table("Each site", columns, rows, (isinstance(row, StandardRow) for row in rows))


def _site_column(site: SiteSummary) -> Column[Row]:
    return Column(site.name, 0, lambda row: site_cell(row, site))


def overall_words(found: Reported) -> str:
    """`Inadequate`, or why there is no rating."""
    framework = found.summary.inspection.framework
    rating = found.summary.decided.get(OVERALL, found.summary.summary.overall.rating)
    return framework.inspection_scale(OVERALL).answer(rating).label if rating else "Not rated"
