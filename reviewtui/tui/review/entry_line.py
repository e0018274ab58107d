"""One line to type at the foot of the panes: an event, a source, a note … What is wrong is said beneath it."""

from enum import StrEnum

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reviewtui.tui.text import plain
from reviewtui.tui.widgets.text_line import TextLine


class Entry(StrEnum):
    """What is being added."""

    EVENT = "event"
    SOURCE = "source"
    NUMBER = "number"
    CORRECTION = "correction"
    REASON = "reason"
    NOTE = "note"
    CHANGED_NOTE = "changed_note"
    DOCUMENT = "document"


PROMPTS = {
    Entry.EVENT: ("Add an event, day first:", "12/3/2006 police referral p31 text; or: no plan, 2006"),
    Entry.SOURCE: ("Add a source:", "d4 p31, or case manager"),
    Entry.NUMBER: ("How many?", "a whole number"),
    Entry.CORRECTION: ("Correct the event:", "then say why"),
    Entry.REASON: ("Why?", "a reason is needed"),
    Entry.NOTE: ("Take a note:", "d4 p31 what to come back to"),
    Entry.CHANGED_NOTE: ("Change the note:", ""),
    Entry.DOCUMENT: ("Ask for a document:", "police custody record, 12/3/2006, 8 pages"),
}
"""What is asked for, and an example of it."""
KEPT = "kept from before; Ctrl+U clears it"


class Prompt(Widget):
    """What is asked for, on one line."""

    _content = Content("")

    def show(self, content: Content) -> None:
        """Ask for something else."""
        self._content = content
        self.refresh()

    def render(self) -> Content:
        """Cut where the line ends."""
        return self._content.truncate(self.size.width, ellipsis=True)


class EntryLine(Vertical):
    """Hidden until asked for."""

    pane = "adding"

    def __init__(self) -> None:
        """With nothing asked."""
        super().__init__(id="entry")
        self.asking: Entry | None = None
        """What is being added now."""
        self._prompt = Prompt()
        self._input = TextLine()
        self._wrong = Static(Content(""), classes="wrong")
        self.display = False

    def compose(self) -> ComposeResult:
        """Prompt, line, and what is wrong with it."""
        yield self._prompt
        yield self._input
        yield self._wrong

    def ask_for(self, entry: Entry, example: str = "", *, text: str = "", words: str = "") -> None:
        """Ask for one line that begins with `text`; `example` and `words` stand in the place of the usual ones."""
        usual_words, usual = PROMPTS[entry]
        example = example or usual
        self.asking = entry
        self._prompt.show(Content.assemble(plain(words or usual_words, "bold"), " ", (example, "$accent")))
        self.write(text)
        self.display = True
        self._input.focus()

    def close(self) -> None:
        """Ask for nothing."""
        self.asking = None
        self.display = False

    @property
    def text(self) -> str:
        """What is typed."""
        return self._input.value

    def write(self, text: str) -> None:
        """Put a text in the line, the cursor behind it, and nothing wrong with it yet."""
        self._input.value = text
        self._input.action_end()
        self.complain("")

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the line."""
        self._wrong.update(plain(f"✗ {sentence}" if sentence else ""))
        self._wrong.display = bool(sentence)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Typing goes on where it was left."""
        self._input.action_end()
