"""What a panel said of a standard, in the few cells before its rating: `Requires impr. → panel`."""

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.framework.model import Framework
from reviewtui.tui.marks import tone
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.services.panel import PanelRow


def departed(panel_row: "PanelRow") -> bool:
    """Whether the node stands otherwise than it was worked out."""
    return panel_row.decided != panel_row.computed.rating


def seat_words(framework: Framework, panel_row: "PanelRow", rule: str, width: int) -> Content | None:
    """What stands before the rating when a panel has spoken; None when it has not. `rule` is what decided."""
    if panel_row.sides:
        return Content.styled("≠ two panels disagree", "$tone-alert")
    if departed(panel_row):
        return _before(framework, panel_row, width)
    if panel_row.decision is not None and panel_row.decision.decision == "left":
        words = f"{rule} · panel left it"
        return Content.styled(words if len(words) <= width else "panel left it", "$tone-quiet")
    return None


def _before(framework: Framework, panel_row: "PanelRow", width: int) -> Content:
    """The computed rating with an arrow to the panel's, which follows in the column of ratings; flush with it."""
    scale = framework.inspection_scale(panel_row.node)
    answer = scale.by_code.get(panel_row.computed.rating or "")
    colour = tone(answer, scale) if answer else "$tone-quiet"
    for label in (answer.label, answer.short or answer.label) if answer else ("not rated",):
        words = Content.assemble(plain(label, colour), (" → panel", "$accent"))
        if words.cell_length <= width:
            break
    return words.pad_left(max(width - words.cell_length, 0))
