"""A window for something that is seldom done: what it needs is typed, what it would do is shown, then it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input

from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.steps import Report
from reviewtui.tui.dialog import FIELD_LINES, FRAME_LINES
from reviewtui.tui.dialogs.working import WorkingDialog
from reviewtui.tui.team.looking_first import LookingFirst
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

    Work = Callable[[Store, Mapping[str, str], Report], tuple[str, ...]]
    """Does it with what was typed, by the names of the fields, and says what came of it."""


class Asked(NamedTuple):
    """One thing to type."""

    name: str
    label: str
    hint: str = ""
    needed: str = ""
    """What is said where it is blank; empty where it may be."""


@dataclass(frozen=True)
class Job:
    """What is done, and what it needs."""

    heading: str
    does: str
    """What Enter does, in two words: `upgrade`."""
    asks: tuple[Asked, ...]
    do: "Work"
    look: "Work | None" = None
    """Says what it would do, and changes nothing; None where nothing need be shown first."""
    changes: bool = True
    """Whether it changes the store."""
    stops: bool = False
    """Whether it says how far it is, and so can be stopped there."""
    stopped: str = WorkingDialog.STOPPED
    """What is said once it was stopped."""
    case: str = ""
    """The case it is about; what is typed about one outlives the program."""
    is_apart: bool = False
    """Whether it mostly waits for somebody else: answers are saved and the store is locked meanwhile."""


LEAST_TOLD = 4
"""Lines that are always left for what is said."""


class JobWindow(LookingFirst):
    """Shows what would be done where the job can say so, does it at the next Enter, and says what came of it."""

    HINT_DONE = "Enter close  PgUp PgDn scroll"

    def __init__(self, job: Job) -> None:
        """`job` says what is asked."""
        super().__init__()
        self._job = job
        self.ON_DISK = bool(job.case)  # type: ignore[misc]  # of this job
        self.STOPPED = job.stopped  # type: ignore[misc]  # of this job
        begins = "show what it would do" if job.look else job.does
        leaves = "close, keep the text" if job.case else "cancel"
        self.HINT = f"Enter {begins}  {{dialog.next}} next  {{dialog.cancel}} {leaves}"  # type: ignore[misc]  # of this job
        self.HINT_WORKING = "{dialog.cancel} stop" if job.stops else ""  # type: ignore[misc]  # of this job
        self._hint_seen = f"Enter {job.does}  PgUp PgDn scroll  {{dialog.cancel}} cancel"

    @property
    def kept_as(self) -> str:
        """What it is typed for, until that is done."""
        return "" if self._is_done else self._job.heading

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self._job.case

    def heading(self) -> Content:
        """What is done."""
        return plain(self._job.heading)

    def body(self) -> ComposeResult:
        """What to type, and room for what is said."""
        with VerticalScroll(id="asks", can_focus=False):
            for asked in self._job.asks:
                yield Field(asked.label, id=asked.name, hint=asked.hint)
        yield from self.told()

    def on_resize(self, event: events.Resize) -> None:
        """What is asked and what is said share the height: once something is said, that has more of it."""
        event.prevent_default()
        room = event.size.height - FRAME_LINES
        asks = min(FIELD_LINES * len(self._job.asks), max(room - LEAST_TOLD, FIELD_LINES))
        self.query_one("#asks").styles.max_height = asks
        self.query_one("#faults").styles.max_height = max(room - asks, LEAST_TOLD)

    @property
    def stays_said(self) -> bool:
        """What changed the store does."""
        return self._is_done and self._job.changes

    @on(Input.Submitted)
    def save(self) -> None:
        """Show what would be done; then do it; then close."""
        if self._is_done:
            self.dismiss(None)
        elif not self._busy and self._is_filled():
            looks = self._job.look is not None and self._seen != self.typed
            self._run(looks=looks)

    def failed(self, error: ReviewtuiError) -> None:
        """What was received before it went wrong is shown."""
        if self._job.is_apart:
            self.host.note_change(self, error)
        super().failed(error)

    def stop_work(self) -> None:
        """What cannot be stopped goes on, and what came of it is said."""
        if self._job.stops:
            super().stop_work()

    def _run(self, *, looks: bool) -> None:
        job, seen = self._job, self.typed
        typed = {name: text.strip() for name, text in seen.items()}
        run = job.look if looks and job.look is not None else job.do
        self._seen = None

        def came(lines: tuple[str, ...]) -> None:
            self.tell(lines)
            if not looks:
                self.forget_typed()
            if job.is_apart and not looks:
                self.host.note_change(self, lines)
            self._seen, self._is_done = seen, not looks
            self.hint(self._hint_seen if looks else self.HINT_DONE)

        does = not looks
        self.work(
            lambda store: run(store, typed, self.report),
            came,
            changes=job.changes and does,
            is_apart=job.is_apart and does,
        )

    def _is_filled(self) -> bool:
        """Whether all that is needed is typed; else goes to what is not."""
        for asked in self._job.asks:
            field = self.query_one(f"#{asked.name}", Field)
            if asked.needed and not field.text:
                self.complain(asked.needed)
                field.focus_text()
                return False
        return True
