"""The panel's table, its printed form and its minute: what was worked out, what was decided, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from reviewtui.casefile.partial_date import PartialDate
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.summary import profile_sentence
from reviewtui.report.cells import STILL_TO_DO, Column, Piece
from reviewtui.report.columns import paragraph
from reviewtui.report.marks import graded, marks_of, rating_words

if TYPE_CHECKING:
    from reviewtui.services.standing.panel import Decision, PanelRow

GROUND_WORDS = {
    "near_boundary": "near a boundary",
    "one_judgement_changes": "one judgement would change it",
    "small_sample": "five cases or fewer",
}
"""The flags that speak for considering discretion, as a person says them."""
IN_FULL_FROM = 100
COMPUTED, SHORT_COMPUTED = 22, 16
PANEL, SHORT_PANEL = 24, 18
FEWEST_MARKS, FEWEST_NAME = 2, 8


def panel_columns(framework: Framework, width: int, rows: Iterable[PanelRow]) -> tuple[Column[PanelRow], ...]:
    """`1 Assessment quality   ◐ Requires improvement ±1 ● Good` in `width` cells; `rows` are all there are."""
    in_full = width >= IN_FULL_FROM
    computed, panel = (COMPUTED, PANEL) if in_full else (SHORT_COMPUTED, SHORT_PANEL)
    marks = max(FEWEST_MARKS, *(cell_len(marks_of(row.computed.flags)) for row in rows))
    name = max(width - computed - 1 - marks - 1 - panel - 1, FEWEST_NAME)
    return (
        Column("Standard", name, lambda row: (Piece(name_of(row), "heading"),)),
        Column("calculated", computed, lambda row: (worked_out(framework, row, in_full=in_full),)),
        Column("", marks, lambda row: (Piece(marks_of(row.computed.flags)),)),
        Column("the panel", 0, lambda row: panel_said(framework, row, in_full=in_full)),
    )


def worked_out(framework: Framework, row: PanelRow, *, in_full: bool = True) -> Piece:
    """The computed rating, or why there is none to be had."""
    if row.rule in ("judged", "none"):
        return Piece("panel judges" if row.rule == "judged" else "not rated here", "quiet")
    return graded(framework.inspection_scale(row.node), row.computed.rating, in_full=in_full)


def panel_said(framework: Framework, row: PanelRow, *, in_full: bool = True) -> tuple[Piece, ...]:
    """What the panel said, or what follows for this node from what it said of others."""
    scale = framework.inspection_scale(row.node)
    if row.sides:
        return (Piece("≠ panels differ", "alert"),)
    if row.decision is not None and row.decision.decision == "left":
        return (Piece("rating kept"),)
    if row.decision is not None:
        mark = "◆ " if row.decision.decision == "discretion" else ""
        return (Piece(mark, "accent"), graded(scale, row.decision.rating, in_full=in_full)._replace(strong=True))
    if row.decided != row.computed.rating:
        return (Piece("so "), graded(scale, row.decided, in_full=in_full))
    return (Piece("not decided", "accent") if row.rule == "judged" else Piece(STILL_TO_DO, "to_do"),)


def panel_lines(framework: Framework, panel_rows: Iterable[PanelRow], width: int) -> Iterator[Text]:
    """Each standard and the whole: computed, grounds for discretion, what was decided."""
    for panel_row in panel_rows:
        yield from paragraph(f"{name_of(panel_row)}: {_standing(framework, panel_row)}", width, "bold")
        yield from paragraph(panel_row.computed.because.text, width, indent=3)
        if profile := profile_sentence(panel_row.computed.profile):
            yield from paragraph(profile, width, indent=3)
        if panel_row.grounds:
            yield from paragraph(f"Grounds to consider discretion: {grounds_in_words(panel_row)}.", width, indent=3)
        for decision in decisions_of(panel_row):
            yield from paragraph(decision_in_words(framework, decision), width, indent=3)


def minute_lines(framework: Framework, title: str, panel_rows: Iterable[PanelRow], width: int) -> Iterator[Text]:
    """The minute: every decision with what was worked out, who sat, when and why."""
    decided = [panel_row for panel_row in panel_rows if decisions_of(panel_row)]
    yield from paragraph(f"Minutes of the ratings panel · {title}", width, "bold")
    if not decided:
        yield from paragraph("Nothing has been decided by a panel.", width)
    for panel_row in decided:
        yield Text("")
        yield from paragraph(f"{name_of(panel_row)}: {_standing(framework, panel_row)}", width, "bold")
        yield from paragraph(panel_row.computed.because.text, width, indent=3)
        if profile := profile_sentence(panel_row.computed.profile):
            yield from paragraph(profile, width, indent=3)
        for decision in decisions_of(panel_row):
            yield from paragraph(decision_in_words(framework, decision), width, indent=3)
            yield from paragraph(
                f"Panel members: {', '.join(decision.sat)}. Reason: {decision.reason}", width, indent=3
            )
            yield from paragraph(f"Recorded by {decision.recorded_by}, entry {decision.entry}.", width, indent=3)


def decisions_of(panel_row: PanelRow) -> tuple[Decision, ...]:
    """What stands: one decision, both sides of a disagreement, or nothing."""
    return (panel_row.decision,) if panel_row.decision else tuple(panel_row.sides)


def decision_in_words(framework: Framework, decision: Decision) -> str:
    """One sentence: “Panel of 1 June 2026 used professional discretion: Good instead of Requires improvement.”"""
    held = f"Panel of {PartialDate(decision.held_on).in_words}"
    if decision.decision == "left":
        return f"{held} considered discretion and kept the calculated rating."
    rating = rating_words(framework, decision.rating, decision.node)
    if decision.decision == "judged":
        return f"{held} rated it {rating}."
    computed = rating_words(framework, decision.computed, decision.node)
    return f"{held} used professional discretion: {rating} instead of {computed}."


def grounds_in_words(panel_row: PanelRow) -> str:
    """The grounds for considering discretion, named one after the other."""
    return ", ".join(GROUND_WORDS[flag] for flag in panel_row.grounds)


def name_of(panel_row: PanelRow) -> str:
    """`1 Assessment quality`, `Overall`."""
    return panel_row.title if panel_row.node == OVERALL else f"{panel_row.node} {panel_row.title}"


def _standing(framework: Framework, panel_row: PanelRow) -> str:
    if panel_row.sides:
        return f"calculated {rating_words(framework, panel_row.computed.rating, panel_row.node)}; two panels "
        "decided differently"
    if panel_row.decided == panel_row.computed.rating:
        return rating_words(framework, panel_row.decided, panel_row.node)
    computed = rating_words(framework, panel_row.computed.rating, panel_row.node)
    return f"{rating_words(framework, panel_row.decided, panel_row.node)} (calculated {computed})"
