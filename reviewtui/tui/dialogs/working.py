"""A window whose work takes a while: it shows how far it is, and Esc ends the work before it closes the window."""

from collections.abc import Callable, Iterable
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.services.errors import BadInput, ReviewtuiError, Stopped
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.dialog import Answer, Dialog
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

BAR = 30
"""Columns of the bar that shows how far it is."""
TICK_SECONDS = 0.2


def progress_line(doing: str, done: int, total: int) -> Content:
    """What is being done, a bar and the figures; no more than the word where nobody knows how much there is."""
    if not total:
        return Content(f"{doing} …")
    drawn = BAR * done // total
    return Content.assemble(f"{doing}  ", ("━" * drawn, "$accent"), "─" * (BAR - drawn), f"  {done:,} of {total:,}")


class WorkingDialog(Dialog[Answer]):
    """A dialog with room for how far the work is, for what came of it, and for every fault."""

    BINDINGS = bindings("working")
    HINT_WORKING: ClassVar[str] = "{dialog.cancel} stop"
    STOPPED: ClassVar[str] = "Stopped. Nothing was changed."
    BEGINS: ClassVar[str] = "Reading"
    """What is being done before the work says so itself."""

    def __init__(self) -> None:
        """With nothing to do yet."""
        super().__init__()
        self._busy = False
        self._stop = Event()
        """Set when the work is to end."""
        self._progress = (self.BEGINS, 0, 0)
        """What the thread that works said last."""

    def told(self) -> ComposeResult:
        """The room for what is said of the work, to be yielded from `body`."""
        with VerticalScroll(id="faults", can_focus=False, classes="grows"):
            yield Static(Content(""), id="fault-lines")

    def on_mount(self) -> None:
        """Show how far the work is, while there is any."""
        self._ticker = self.set_interval(TICK_SECONDS, self._show_progress, pause=True)

    def tell(self, lines: Iterable[str], wrong: str = "") -> None:
        """Show what came of the work from the first line on, before it what is wrong."""
        self.query_one("#faults").scroll_home(animate=False)
        first = [plain(wrong, "$tone-alert")] if wrong else []
        self.query_one("#fault-lines", Static).update(Content("\n").join((*first, *map(plain, lines))))

    def hint(self, text: str) -> None:
        """Say what the keys do now."""
        self.query_one(".keys", Static).update(Content(worded(text)))

    def work(
        self, run: "Callable[[Store], Any]", then: Callable[[Any], None], *, changes: bool, is_apart: bool = False
    ) -> None:
        """Do it in a thread; what only looks and `changes` nothing, or `is_apart`, lets answers be saved meanwhile."""
        self._busy, self._progress = True, (self.BEGINS, 0, 0)
        self._stop.clear()
        self.complain("")
        self.hint("  ".join(filter(None, (self.HINT_WORKING, worded("{working.quit} quit")))))
        self._show_progress()
        self._ticker.resume()
        if changes and not is_apart:
            self.act(run, lambda result: self._came(result, then, changes=True))
        else:
            self.ask(run, lambda result: self._came(result, then, changes=False), is_apart=is_apart)

    def report(self, doing: str, done: int, total: int) -> None:
        """In the thread that works: say how far it is. Raises Stopped."""
        if self._stop.is_set():
            raise Stopped(self.STOPPED)
        self._progress = (doing, done, total)

    def failed(self, error: ReviewtuiError) -> None:
        """Show what is wrong, and every fault beneath it: they may be more than the window shows."""
        if self.was_left:
            return
        self._rest()
        if faults := error.faults if isinstance(error, BadInput) else ():
            self.tell(faults, str(error))
        else:
            self.tell(())
            super().failed(error)

    def action_cancel(self) -> None:
        """Stop the work; close where there is none."""
        if self._busy:
            self.stop_work()
            self._show_progress()
        else:
            super().action_cancel()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is being done, what is typed would be lost by quitting."""
        return self._busy if action == "quit" else super().check_action(action, parameters)

    async def action_quit(self) -> None:
        """Leave the program; that stops the work."""
        await self.run_action("app.quit")

    def action_scroll_page(self, pages: int) -> None:
        """Scroll what is said by so many pages of it."""
        told = self.query_one("#faults", VerticalScroll)
        told.scroll_relative(y=pages * max(told.size.height - 1, 1), animate=False)

    def stop_work(self) -> None:
        """Let the work end before its next step, with nothing changed."""
        self._stop.set()

    def _came(self, result: Any, then: Callable[[Any], None], *, changes: bool) -> None:
        if self._stop.is_set() and not changes:
            self.failed(Stopped(self.STOPPED))
        elif not self.was_left:
            self._rest()
            then(result)

    def _show_progress(self) -> None:
        said = Content("Stopping …") if self._stop.is_set() else progress_line(*self._progress)
        self.query_one("#fault-lines", Static).update(said)

    def _rest(self) -> None:
        """Nothing is being done any more: the keys are those of the window again."""
        self._busy = False
        self._ticker.pause()
        self.hint(self.HINT)
