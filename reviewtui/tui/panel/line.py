"""One line of the panel's table: the node, what was worked out, and beside it what the panel said."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.framework.model import Scale
from reviewtui.report.marks import first_mark
from reviewtui.tui.marks import tone
from reviewtui.tui.panel.table import Table, name_of
from reviewtui.tui.text import fitted, plain

if TYPE_CHECKING:
    from reviewtui.services.panel import PanelRow

IN_FULL_FROM = 100
COMPUTED, SHORT_COMPUTED = 22, 16
PANEL, SHORT_PANEL = 24, 18
MARKS = 2
PANEL_JUDGES, TO_JUDGE = "panel judges", "to be judged"
NEVER_RATED, NOT_RATED = "not rated here", "not rated"
LEFT, UNEQUAL = "left as it is", "≠ panels disagree"


@dataclass(frozen=True)
class _Columns:
    name: int
    computed: int
    panel: int
    in_full: bool

    @classmethod
    def of(cls, width: int) -> "_Columns":
        in_full = width >= IN_FULL_FROM
        computed, panel = (COMPUTED, PANEL) if in_full else (SHORT_COMPUTED, SHORT_PANEL)
        return cls(max(width - computed - 1 - MARKS - 1 - panel - 1, 8), computed, panel, in_full)


def seat_line(table: Table, panel_row: "PanelRow", width: int) -> Content:
    """`1 Assessment quality   ◐ Requires improvement ±1 ● Good` in `width` cells."""
    found = _Columns.of(width)
    return Content.assemble(
        fitted(name_of(panel_row), found.name, "bold"),
        " ",
        worked_out(table, panel_row, in_full=found.in_full).truncate(found.computed, ellipsis=True, pad=True),
        " ",
        first_mark(panel_row.computed.flags).ljust(MARKS),
        " ",
        panel_words(table, panel_row, in_full=found.in_full).truncate(found.panel, ellipsis=True, pad=True),
    )


def seat_heading(width: int) -> Content:
    """The names of the columns, with the list's marker column before them."""
    found = _Columns.of(width - 1)
    words = " " + "Standard".ljust(found.name) + " " + "worked out".ljust(found.computed + MARKS + 2) + "the panel"
    return Content.styled(words, "$tone-quiet")


def worked_out(table: Table, panel_row: "PanelRow", *, in_full: bool = True) -> Content:
    """The computed rating, or why there is none to be had."""
    if panel_row.rule == "judged":
        return Content.styled(PANEL_JUDGES, "$tone-quiet")
    if panel_row.rule == "none":
        return Content.styled(NEVER_RATED, "$tone-quiet")
    return rating_mark(table.scale(panel_row), panel_row.computed.rating, in_full=in_full)


def panel_words(table: Table, panel_row: "PanelRow", *, in_full: bool = True) -> Content:
    """What the panel said, or what follows for this node from what it said of others."""
    scale = table.scale(panel_row)
    if panel_row.sides:
        return Content.styled(UNEQUAL, "$tone-alert")
    if panel_row.decision is not None and panel_row.decision.decision == "left":
        return Content(LEFT)
    if panel_row.decision is not None:
        mark = "◆ " if panel_row.decision.decision == "discretion" else ""
        rating = rating_mark(scale, panel_row.decision.rating, in_full=in_full).stylize("bold")
        return Content.assemble((mark, "$accent"), rating)
    if panel_row.decided != panel_row.computed.rating:
        return Content.assemble("so ", rating_mark(scale, panel_row.decided, in_full=in_full))
    return Content.styled(TO_JUDGE, "$accent") if panel_row.rule == "judged" else Content.styled("·", "$tone-quiet")


def rating_mark(scale: Scale, code: str | None, *, in_full: bool = True) -> Content:
    """`● Good` in its tone."""
    answer = scale.by_code.get(code or "")
    if answer is None:
        return Content.styled(NOT_RATED, "$tone-quiet")
    label = answer.label if in_full else answer.short or answer.label
    return plain(f"{answer.glyph} {label}", tone(answer, scale))
