"""Agency by question as printed text: how many judgements name each agency, and out of how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.report.columns import cell, cut, paragraph

if TYPE_CHECKING:
    from reviewtui.services.reports.responsible import NamedAgencies

CODE, LABEL = 6, 5
MEANING = "Judgements whose answer is about an agency's work; one may name several, and only those that count are here."


def responsible_lines(rows: Sequence[NamedAgencies], width: int) -> Iterator[Text]:
    """A line a question, a column an agency; last how many of its answers name any."""
    labels = (cell(agency.label, LABEL, right=True) for agency in AGENCIES.values())
    yield cut(Text.assemble(" ", cell("", CODE), *labels, "  named of answers", style="bold"), width)
    for row in rows:
        counts = (cell(f"{number:,}" if number else "·", LABEL, right=True) for number in row.agencies.values())
        yield cut(Text.assemble(" ", cell(row.question, CODE), *counts, f"  {row.named:,} of {row.answers:,}"), width)
    yield from paragraph(MEANING, width, "dim")
