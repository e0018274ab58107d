"""One line to type at the foot of the panes: an event, a source, a note … What is wrong is said beneath it.

What is typed is kept while it is not recorded: leaving the line, or a crash, loses nothing.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from reviewtui.casefile.line_offers import Offers
from reviewtui.services.acts import Change
from reviewtui.services.judging import drafts
from reviewtui.tui.actions import worded
from reviewtui.tui.review.panes.rows import Rows
from reviewtui.tui.review.review import NOTHING, LineAsked, review_of
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import cut, fitted, plain
from reviewtui.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

KEEP_SECONDS = 0.4
MOST_OFFERED, FEW_OFFERED, ROOMY = 6, 3, 22
"""Lines for what is offered: with as many lines of the screen as are roomy, and with fewer."""
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
        return cut(self._content, self.size.width)


class Offered(Rows, can_focus=False):
    """What may come next: a click takes it."""

    def on_click(self, event: events.Click) -> None:
        """Take the row pointed at."""
        event.prevent_default()
        if self.top + event.y < self.count:
            self.put_cursor(self.top + event.y)
            self.post_message(self.Chosen(self, self.cursor))


class EntryLine(Vertical):
    """Hidden until asked for."""

    pane = "adding"

    def __init__(self) -> None:
        """With nothing asked."""
        super().__init__(id="entry")
        self.asked: LineAsked | None = None
        """What is being typed now."""
        self._back_to = Pane.CHRONOLOGY
        self._prompt = Prompt()
        self._made_input: TextLine | None = None
        self._wrong = Static(Content(""), classes="wrong")
        self._offers = NOTHING
        self._rows = Offered(lambda index, width: fitted(self._offers.names[index], width))
        self._rows.display = False
        self._picked = False
        """Whether the person went among what is offered, since the text last changed."""
        self._kept: dict[str, str] = {}
        """What a line was for to what was typed on it and not recorded."""
        self._purposes: tuple[str, ...] = ()
        """Of the line that is open, and of those that led to it."""
        self._read_for: str | None = None
        self._timer: Timer | None = None
        self.display = False

    @property
    def _input(self) -> TextLine:
        """The field, between prompt and what is wrong with it; all are made when something is first asked for."""
        if self._made_input is None:
            self._made_input = TextLine()
            self.mount(self._prompt, self._made_input, self._rows, self._wrong)
        return self._made_input

    # Typing -----------------------------------------------------------------------------------------------------------

    def ask_for(self, line: LineAsked) -> None:
        """Ask for one line, with what was typed for it before if it was not recorded."""
        if review_of(self).state is None:
            return
        if self.asked is None:
            self._purposes = ()
            self._back_to = line.back_to or review_of(self).view.focused
        self._purposes = (*self._purposes, line.purpose)
        self.asked = line
        kept = self._kept.get(line.purpose, "") if line.again else ""
        example = KEPT if kept else line.example
        self._prompt.show(Content.assemble(plain(line.words, "bold"), " ", (example, "$accent")))
        self.write(kept or line.text)
        self.display = True
        self._input.focus()

    def close(self, *, recorded: bool = False) -> bool:
        """Ask for nothing, and go back; False when nothing was asked."""
        if self.asked is None:
            return False
        if recorded:
            for purpose in self._purposes:
                self._keep_as(purpose, "")
        self._stop_timer()
        line, self.asked = self.asked, None
        self._offer(NOTHING)
        self.display = False
        line.closed()
        review_of(self).focus_pane(self._back_to)
        return True

    def record(
        self, work: "Callable[[Store, str], Change]", then: Callable[[Change], None] = lambda change: None
    ) -> None:
        """Carry out what was typed, and close the line; what is wrong with it is said beneath it."""

        def recorded(change: Change) -> None:
            then(change)
            self.close(recorded=True)

        review_of(self).perform(work, recorded, lambda error: self.complain(str(error)))

    def leave(self) -> bool:
        """Leave the line without recording it: what was typed is kept. False when nothing was asked."""
        self.keep()
        return self.close()

    def typed_for(self, purpose: str) -> str | None:
        """What is typed on the line for a purpose; None while something else or nothing is asked."""
        return self.text if self.asked is not None and self.asked.purpose == purpose else None

    @property
    def text(self) -> str:
        """What is typed."""
        return self._input.value

    def write(self, text: str) -> None:
        """Put a text in the line, the cursor behind it, and nothing wrong with it yet."""
        self._input.value = text
        self._input.action_end()
        self.complain("")

    def move(self, lines: int) -> None:
        """Go down or up among what is offered, here or in a pane."""
        if self._offers.names:
            self._rows.move(lines if self._picked or lines < 0 else lines - 1)
            self._picked = True
        elif self.asked is not None:
            self.asked.move(lines)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the line."""
        self._wrong.update(plain(f"✗ {sentence}" if sentence else ""))
        self._wrong.display = bool(sentence)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Typing goes on where it was left."""
        self._input.action_end()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """A mended line is no longer wrong; it is kept when the typing pauses."""
        event.stop()
        self._stop_timer()
        if self.asked is not None:
            if self.asked.again:
                self._timer = self.set_timer(KEEP_SECONDS, self._keep)
            self.asked.typed(event.value)
            self._offer(self.asked.offers(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._picked:
            self.take_offered()
        elif self.asked is not None:
            self.asked.record(self.text)

    # What is offered --------------------------------------------------------------------------------------------------

    @on(Rows.Chosen)
    def take_offered(self, event: Rows.Chosen | None = None) -> None:
        """Put the name under the cursor in its place; typing goes on behind it."""
        if event is not None:
            event.stop()
        self.write(self._offers.taken(self.text, self._rows.cursor))

    def _offer(self, offers: Offers) -> None:
        """Show what may come next, as far as there is room."""
        self._offers, self._picked = offers, False
        self._rows.display = bool(offers.names)
        most = MOST_OFFERED if self.screen.size.height >= ROOMY else FEW_OFFERED
        self._rows.styles.height = min(len(offers.names), most)
        self._rows.show_rows(len(offers.names), 0)

    # Keeping ----------------------------------------------------------------------------------------------------------

    def read_kept(self) -> None:
        """Read what this person left on the disk, as soon as it is known who that is."""
        review = review_of(self)
        person, reference = review.host.person, review.reference
        if person is not None and person != self._read_for:
            if self._read_for is not None:
                self._kept.clear()
            self._read_for = person
            review.ask(lambda store: drafts.kept_lines(store, person, reference), self._take_kept)

    def keep(self) -> None:
        """Keep the line now, and say how it is opened again."""
        if self.asked is not None and self.asked.again and self._keep():
            review_of(self).say(f"Not recorded. What you typed is kept: {worded(self.asked.again)} shows it again.")

    def _take_kept(self, found: dict[str, str]) -> None:
        self._kept = {**found, **self._kept}

    def _keep(self) -> bool:
        """Keep what stands in the line; whether there is anything of one's own."""
        self._stop_timer()
        if self.asked is None:
            return False
        own = bool(self.text.strip()) and self.text.strip() != self.asked.text.strip()
        self._keep_as(self.asked.purpose, self.text if own else "")
        return own

    def _keep_as(self, purpose: str, text: str) -> None:
        review = review_of(self)
        person, reference = review.host.person, review.reference
        if self._kept.get(purpose, "") == text:
            return
        self._kept[purpose] = text
        if person is not None:
            review.act(lambda store: drafts.keep_line(store, person, reference, purpose, text), lambda _: None)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
