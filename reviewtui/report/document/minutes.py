"""The minutes of the ratings panel as a document."""

from collections.abc import Iterator

from reviewtui.rating.summary import profile_sentence
from reviewtui.report.document.blocks import Block, Document, Heading, Paragraph
from reviewtui.report.document.ratings import letters_in_words
from reviewtui.report.marks import rating_words
from reviewtui.report.panel import decision_in_words, decisions_of, name_of
from reviewtui.services.reports.reporting import Reported


def minutes(found: Reported) -> Document:
    """Every decision with the calculated rating, who took part, when and why."""
    inspection = found.summary.inspection
    facts = (("Cases", f"{found.summary.progress.cases:,}"), ("Framework", inspection.framework.title))
    kind = "Minutes of the ratings panel"
    return Document(inspection.title, kind, found.finality.draft, facts, tuple(_blocks(found)))


def _blocks(found: Reported) -> Iterator[Block]:
    framework = found.summary.inspection.framework
    decided = [row for row in found.summary.panel_rows if decisions_of(row)]
    if not decided:
        yield Paragraph("Nothing has been decided by a panel.")
    for row in decided:
        yield Heading(name_of(row))
        calculated = rating_words(framework, row.computed.rating, row.node)
        yield Paragraph(f"Calculated: {calculated}. {row.computed.because.text}")
        if profile := profile_sentence(row.computed.profile):
            yield Paragraph(f"{profile} {letters_in_words(framework)}".strip())
        for decision in decisions_of(row):
            yield Paragraph(decision_in_words(framework, decision), strong=True)
            yield Paragraph(f"Panel members: {', '.join(decision.sat)}. Reason: {decision.reason}")
            yield Paragraph(f"Recorded by {decision.recorded_by}, entry {decision.entry}.", quiet=True)
