"""Judgements of one question side by side, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.partial_date import PartialDate, day_in_words
from reviewtui.report.columns import paragraph
from reviewtui.services.lead.challenges import outcome_words

if TYPE_CHECKING:
    from reviewtui.services.lead.challenges import Challenge
    from reviewtui.services.lead.moderation import Compared, Side
    from reviewtui.services.reviewing.review_sheet import ReviewSheet

INDENT = 3


def compared_lines(found: Iterable[Compared], width: int) -> Iterator[Text]:
    """A line for each question: who answered what, and what was agreed; and one for each challenge of it."""
    for each in found:
        said = "; ".join(f"{whose(side)} {side.label}" for side in each.sides)
        yield from paragraph(f"{each.case} {each.question}: {said}.{agreed_words(each)}", width)
        for challenge in each.challenges:
            yield from paragraph(challenge_words(challenge), width, indent=INDENT)


def side_by_side(each: Compared, sheet: ReviewSheet, width: int) -> Iterator[Text]:
    """One question with all that each person said of it, one below the other, and what was agreed."""
    title = sheet.inspection.framework.question(each.question).title
    yield from paragraph(f"{each.case} {each.question} {title}", width, "bold")
    for side in each.sides:
        mark = ", insufficient evidence" if side.insufficient_evidence else ""
        yield from paragraph(f"{whose(side)}: {side.label}{mark}", width)
        yield from paragraph(side.rationale or "No rationale.", width, indent=INDENT)
        for piece in side.evidence:
            yield from paragraph(f"§ {sheet.evidence_words(piece)}", width, "dim", indent=INDENT)
    for challenge in each.challenges:
        yield from paragraph(challenge_words(challenge), width)
    if each.moderated is not None:
        yield from paragraph(agreed_words(each).strip(), width, "bold")
        yield from paragraph(each.moderated.reason, width, indent=INDENT)


def whose(side: Side) -> str:
    """`Ruth Hallam (second review)`. A name is untrusted: clean it before showing."""
    name = side.inspector or "A file"
    return name if side.review == "first" else f"{name} (second review)"


def challenge_words(one: Challenge) -> str:
    """`Challenge by North YOT, 3 December 2012, upheld: the plan of 4 May is left out.`; its words are untrusted."""
    received = PartialDate(one.received).in_words
    return f"Challenge by {one.raised_by}, {received}, {outcome_words(one)}: {one.passage}"


def agreed_words(each: Compared) -> str:
    """` Moderated: Good (Margaret Oyelaran, 12 May 2026).`, or nothing."""
    one = each.moderated
    if one is None:
        return ""
    return f" Moderated: {each.moderated_label} ({one.inspector}, {day_in_words(one.made_at)})."
