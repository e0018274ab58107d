"""Rulings as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.partial_date import day_in_words
from reviewtui.report.columns import paragraph

if TYPE_CHECKING:
    from reviewtui.services.lead.rulings import AnsweredBefore, Ruling

INDENT = 3


def headed(ruling: Ruling) -> str:
    """`Ruling of 12 May 2026 (Ruth Hallam)`. A name is untrusted: clean it before showing."""
    day = day_in_words(ruling.made_at)
    return f"Ruling of {day} ({ruling.given_by})" if ruling.given_by else f"Ruling of {day}"


def ruling_lines(given: Iterable[tuple[Ruling, tuple[AnsweredBefore, ...]]], width: int) -> Iterator[Text]:
    """Each ruling with its question and id, and the answers that were given before it."""
    for ruling, before in given:
        yield from paragraph(f"{ruling.question} {headed(ruling)}: {ruling.text}", width)
        yield from paragraph(f"{ruling.id}. {_answered(before)}", width, "dim", indent=INDENT)


def _answered(before: tuple[AnsweredBefore, ...]) -> str:
    if not before:
        return "Nobody answered the question before it."
    return f"Answered before it: {', '.join(_one(each) for each in before)}."


def _one(answered: AnsweredBefore) -> str:
    second = " second review" if answered.review != "first" else ""
    return f"{answered.case}{second} {answered.label} ({answered.inspector})"
