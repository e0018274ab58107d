"""How a person wants things to look, beside keys and colours, and the flash that shows where something changed."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.widget import Widget

FLASH_SECONDS = 0.35
_ENDS = "_flash_ends"
"""The attribute of a widget that holds the timer of its flash."""


@dataclass(frozen=True)
class Looks:
    """What `config.toml` states; without it nothing flashes, dates are British, and sizes follow the window."""

    flash: bool = False
    date_style: str = "british"
    checklist_width: int = 0
    """In cells; 0 for what suits the window, here and below."""
    chronology_width: int = 0
    """In hundredths of the window's width."""


def looks_of(widget: Widget) -> Looks:
    """How the person at the screens wants things to look."""
    found = getattr(widget.app, "looks", None)
    return found if isinstance(found, Looks) else Looks()


def flash(widget: Widget) -> None:
    """Show a widget in reverse video for a moment."""
    if looks_of(widget).flash:
        widget.add_class("-flash")
        after_flash(widget, lambda: widget.remove_class("-flash"))


def after_flash(widget: Widget, end: Callable[[], object]) -> None:
    """Do something once a widget's flash is over; one that was under way goes on for as long as the new one."""
    if (earlier := vars(widget).get(_ENDS)) is not None:
        earlier.stop()
    vars(widget)[_ENDS] = widget.set_timer(FLASH_SECONDS, end)
