"""The panel's table and its minute as text: what was worked out, what was decided, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.framework.model import Framework
from reviewtui.report.columns import paragraph
from reviewtui.report.marks import rating_words

if TYPE_CHECKING:
    from reviewtui.services.panel import Decision, Seat

GROUND_WORDS = {
    "near_boundary": "near a boundary",
    "one_judgement_changes": "one judgement would change it",
    "small_sample": "five cases or fewer",
}
"""The flags that speak for considering discretion, as a person says them."""


def panel_lines(framework: Framework, seats: Iterable[Seat], width: int) -> Iterator[Text]:
    """Each standard and the whole: computed, grounds for discretion, what was decided."""
    for seat in seats:
        yield from paragraph(f"{_name(seat)}: {_standing(framework, seat)}", width, "bold")
        yield from paragraph(seat.computed.because.text, width, indent=3)
        if seat.grounds:
            yield from paragraph(f"Grounds to consider discretion: {grounds_in_words(seat)}.", width, indent=3)
        for decision in decisions_of(seat):
            yield from paragraph(decision_in_words(framework, decision), width, indent=3)


def minute_lines(framework: Framework, title: str, seats: Iterable[Seat], width: int) -> Iterator[Text]:
    """The minute: every decision with what was worked out, who sat, when and why."""
    decided = [seat for seat in seats if decisions_of(seat)]
    yield from paragraph(f"Minute of the ratings panel · {title}", width, "bold")
    if not decided:
        yield from paragraph("Nothing has been decided by a panel.", width)
    for seat in decided:
        yield Text("")
        yield from paragraph(f"{_name(seat)}: {_standing(framework, seat)}", width, "bold")
        yield from paragraph(seat.computed.because.text, width, indent=3)
        for decision in decisions_of(seat):
            yield from paragraph(decision_in_words(framework, decision), width, indent=3)
            yield from paragraph(f"Sat: {', '.join(decision.sat)}. Reason: {decision.reason}", width, indent=3)
            yield from paragraph(f"Recorded by {decision.recorded_by}, entry {decision.entry}.", width, indent=3)


def decisions_of(seat: Seat) -> tuple[Decision, ...]:
    """What stands: one decision, both sides of a disagreement, or nothing."""
    return (seat.decision,) if seat.decision else tuple(seat.sides)


def decision_in_words(framework: Framework, decision: Decision) -> str:
    """One sentence: “Panel of 2026-06-01: discretion used, Good in place of Requires improvement.”"""
    held = f"Panel of {decision.held_on}"
    if decision.decision == "left":
        return f"{held}: the computed rating considered and left."
    rating = rating_words(framework, decision.rating, decision.node)
    if decision.decision == "judged":
        return f"{held}: judged {rating}."
    return f"{held}: discretion used, {rating} in place of {rating_words(framework, decision.computed, decision.node)}."


def grounds_in_words(seat: Seat) -> str:
    """The grounds for considering discretion, named one after the other."""
    return ", ".join(GROUND_WORDS[flag] for flag in seat.grounds)


def _name(seat: Seat) -> str:
    return seat.title if seat.node == "overall" else f"{seat.node} {seat.title}"


def _standing(framework: Framework, seat: Seat) -> str:
    if seat.sides:
        return f"computed {rating_words(framework, seat.computed.rating, seat.node)}; two panels disagree"
    if seat.decided == seat.computed.rating:
        return rating_words(framework, seat.decided, seat.node)
    computed = rating_words(framework, seat.computed.rating, seat.node)
    return f"{rating_words(framework, seat.decided, seat.node)} (computed {computed})"
