"""One line of text being typed, with a cursor that is seen without colour too."""

from rich.style import Style
from textual import events
from textual.suggester import Suggester
from textual.widgets import Input


class TextLine(Input):
    """Textual's input, with the cursor and what is selected in reverse video and nothing that blinks."""

    def __init__(
        self, value: str = "", placeholder: str = "", suggester: Suggester | None = None, *, is_secret: bool = False
    ) -> None:
        """`placeholder` is shown while it is blank; of a secret there is only a dot for each letter."""
        super().__init__(
            value, placeholder, suggester=suggester, compact=True, select_on_focus=False, password=is_secret
        )
        self.cursor_blink = False

    def action_copy(self) -> None:
        """Copy what is selected; with nothing selected the key means nothing, and never leaves the program.

        A secret is not copied.
        """
        if self.selected_text and not self.password:
            super().action_copy()

    def action_cut(self) -> None:
        """Cut what is selected; a secret is deleted and not copied."""
        if self.password:
            self.delete_selection()
        elif self.selected_text:
            super().action_cut()

    def on_paste(self, event: events.Paste) -> None:
        """Take every line of what is pasted, one behind the other; Textual's own input keeps the first alone."""
        event.prevent_default()
        event.stop()
        lines = event.text.splitlines()
        text = " ".join(filter(None, map(str.strip, lines))) if len(lines) > 1 else "".join(lines)
        self.replace(text, *self.selection)

    def get_component_rich_style(self, *names: str, partial: bool = False, default: Style | None = None) -> Style:
        """Styles cannot reverse a part of a widget, so it is done here."""
        style = super().get_component_rich_style(*names, partial=partial, default=default)
        return style + Style(reverse=True) if {"input--cursor", "input--selection"} & {*names} else style
