"""What came of the cases, as printed text: each outcome with how many of those in which it is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.case_codes import plain
from reviewtui.report.columns import paragraph

if TYPE_CHECKING:
    from reviewtui.services.outcomes import OutcomeCounts, Outcomes


def outcome_lines(outcomes: Outcomes, width: int) -> Iterator[Text]:
    """A line for each outcome; nothing where no case has any."""
    if not outcomes.counts:
        return
    yield Text()
    yield Text(" Outcomes", "bold")
    for code, counts in outcomes.counts.items():
        yield from paragraph(f"{plain(code).capitalize()}: {_said(counts, outcomes.fewest)}", width, indent=3)


def _said(counts: OutcomeCounts, fewest: int) -> str:
    """`8 of 12 cases in which it is known (67%); not known in 2, not recorded in 10`."""
    share = counts.share(fewest)
    percent = f" ({share}%)" if share is not None else ""
    cases = "case" if counts.known == 1 else "cases"
    silent = counts.cases - counts.known - counts.not_known
    return (
        f"{counts.yes:,} of {counts.known:,} {cases} in which it is known{percent}; "
        f"not known in {counts.not_known:,}, not recorded in {silent:,}"
    )
