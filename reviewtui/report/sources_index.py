"""The index of answers by source as printed text: how many rest on each, in how many cases, and which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.visible import visible
from reviewtui.report.columns import paragraph

if TYPE_CHECKING:
    from reviewtui.services.reports.sources_index import RestsOn

HEADINGS = {
    "person": "People spoken to",
    "document": "Documents, by agency",
    "event": "Events, by agency",
    "absence": "No evidence found, by agency",
}
MOST = 24
"""Answers that are named of each source; `--json` has all."""
NOTHING = "No answer has evidence yet."
MEANING = "Answers that count. One answer may rest on several pieces of evidence."


def sources_lines(found: Sequence[RestsOn], width: int) -> Iterator[Text]:
    """A heading a kind, a line a source, and beneath it the cases and questions."""
    if not found:
        yield from paragraph(NOTHING, width)
        return
    kind = ""
    for one in found:
        if one.kind != kind:
            kind = one.kind
            yield from paragraph(HEADINGS[kind], width, "bold")
        answers = f"{one.answers:,} {'answer' if one.answers == 1 else 'answers'}"
        cases = f"{one.cases:,} {'case' if one.cases == 1 else 'cases'}"
        yield from paragraph(f"{_name(one)}: {answers} in {cases}, {one.good:,} of them good.", width, indent=1)
        named = ", ".join(f"{case} {question}" for case, question in one.at[:MOST])
        more = f" and {len(one.at) - MOST:,} more" if len(one.at) > MOST else ""
        yield from paragraph(f"{named}{more}", width, "dim", indent=3)
    yield from paragraph(MEANING, width, "dim")


def _name(one: RestsOn) -> str:
    if one.kind == "person":
        return visible(one.source)
    agency = AGENCIES.get(one.source)
    return agency.name if agency else "no agency named"
