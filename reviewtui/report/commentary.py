"""Commentary as text: whether well or to improve, where, under which themes, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.entries.kinds.commentary import consent_in_words
from reviewtui.report.columns import paragraph

if TYPE_CHECKING:
    from reviewtui.services.lead.commentary import Commentary

INDENT = 3
MARKS = {"done_well": "+", "to_improve": "△"}
LEGEND = "+ done well  △ needed to improve  ★ practice example"


def commentary_lines(found: Iterable[Commentary], width: int) -> Iterator[Text]:
    """Each with its case and standard, and beneath it its id, themes and author."""
    for one in found:
        yield from paragraph(f"{one.case} {one.standard} {said(one)}", width)
        yield from paragraph(about(one), width, "dim", indent=INDENT)


def said(one: Commentary) -> str:
    """`+ The plan was shared with school.`, with a star where it is an example."""
    return f"{MARKS[one.side]}{' ★' if one.example else ''} {one.text}"


def about(one: Commentary) -> str:
    """`ab12cd34-9 · Ruth Hallam · themes: drift, school`"""
    themes = f"themes: {', '.join(one.themes)}" if one.themes else ""
    consent = consent_in_words(one.consent) if one.example else ""
    return " · ".join(part for part in (one.id, one.inspector, themes, consent) if part)
