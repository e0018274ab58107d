"""A dialog, a small window over a screen: asks one thing, gives the answer back, and Esc closes it.

What was typed in a window that was closed is there again when the same is asked once more.
"""

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from reviewtui.services.errors import ReviewtuiError
from reviewtui.services.judging import drafts
from reviewtui.tui.actions import Action, bindings, worded
from reviewtui.tui.host import AsksStore
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.field import Field
from reviewtui.tui.widgets.lines import press_hint

Answer = TypeVar("Answer")
FRAME_LINES = 8
"""Lines of a dialog that are always there: border, heading, what is wrong, keys."""
FIELD_LINES = 3
KEEP_SECONDS = 0.4


class KeysLine(Static):
    """The keys of a window: a click on one is the key."""

    def on_click(self, event: events.Click) -> None:
        """Press what is pointed at."""
        press_hint(self, str(self.content).split("  "), event.x)


class Dialog(ModalScreen[Answer], AsksStore, inherit_bindings=False):
    """A dialog of at most 74 columns; its widgets come from `body()`, its answer goes to `dismiss()`."""

    BINDINGS = bindings("dialog")
    HEADING: ClassVar[str] = ""
    HINT: ClassVar[str] = "Enter save  {dialog.cancel} cancel"
    among = ""
    """The cases it is about in words, where they were chosen by a filter."""

    ON_DISK: ClassVar[bool] = False
    """Whether what is typed is kept on the disk as well, so that it outlives the program."""
    _at_first: Mapping[str, str] = {}
    """What stood in the fields when it was opened."""
    _on_disk: Mapping[str, str] = {}
    """What would stand in them if the program ended now."""
    _pause: Timer | None = None

    @property
    def kept_as(self) -> str:
        """What the text typed here is about; empty where nothing is typed that is worth keeping."""
        return ""

    @property
    def about_case(self) -> str:
        """The case that what is typed here is about; empty where it is about none, or about many."""
        return self._typed.get("case", "")

    def on_mount(self) -> None:
        """Show what was typed before it was closed, or before the program ended."""
        about, person = self.kept_as, self.host.person
        self._at_first = self._on_disk = self._typed
        if (kept := self.host.typed_in_windows.get((person, about))) is not None:
            self._show_kept(kept)
        elif self.ON_DISK and person is not None:
            self.ask(lambda store: drafts.kept_window(store, person, about), self._show_kept)

    @property
    def _typed(self) -> dict[str, str]:
        """What stands in each field; of a secret nothing is kept."""
        return {str(field.id): field.text for field in self.query(Field) if not field.is_secret}

    def _show_kept(self, kept: Mapping[str, str]) -> None:
        if kept and self._typed == self._at_first:
            self._on_disk = dict(kept)
            for field in self.query(Field):  # which may be fewer than they were: a scale may since have changed
                if (text := kept.get(str(field.id))) is not None:
                    field.write(text)

    @on(Input.Changed)
    @on(Field.Typed)
    def keep_soon(self) -> None:
        """Keep it on the disk when the typing pauses."""
        if self.ON_DISK:
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(KEEP_SECONDS, self.keep_drafts)

    def keep_drafts(self) -> None:
        """Keep it now."""
        if self.ON_DISK and self.kept_as and self._typed != self._on_disk:
            self._keep_on_disk(self._typed if self._typed != self._at_first else {})

    def _keep_on_disk(self, typed: dict[str, str]) -> None:
        about, case, person = self.kept_as, self.about_case, self.host.person
        self._on_disk = typed or self._at_first
        if person is not None:
            keep = lambda store: drafts.keep_window(store, person, case, about, typed)  # noqa: E731  # one call
            self.act(keep, lambda _: None, lambda _: None)

    def body(self) -> ComposeResult:
        """The dialog's own widgets."""
        return iter(())

    def heading(self) -> Content:
        """What the dialog is about, and which cases, where they were chosen."""
        return Content.assemble(self.HEADING, plain(f" · {self.among}" if self.among else "", "$accent"))

    def compose(self) -> ComposeResult:
        """Heading, body, one line for what is wrong, and the keys."""
        with Vertical(classes="window"):
            yield Static(self.heading(), classes="heading")
            yield from self.body()
            yield Static(Content(""), id="wrong")
            yield KeysLine(Content(worded(self.HINT)), classes="keys")

    @property
    def contexts(self) -> tuple[str, ...]:
        """The contexts of its keys, its own first."""
        ids = [
            str(getattr(binding, "id", "")) for each in type(self).__mro__ for binding in vars(each).get("BINDINGS", ())
        ]
        return tuple(dict.fromkeys(each.partition(".")[0] for each in ids if "." in each))

    def works(self, action: Action) -> bool:
        """Whether an action can be carried out now."""
        from textual.actions import parse

        _, name, parameters = parse(action.verb)
        return bool(self.check_action(name, parameters))

    def close_with(self, answer: Answer) -> None:
        """Close and give an answer back; for `then`, which must return nothing."""
        self.forget_typed()
        self.dismiss(answer)

    def forget_typed(self) -> None:
        """What was typed is recorded: nothing of it is left to keep."""
        self.host.typed_in_windows.pop((self.host.person, self.kept_as), None)
        if self._on_disk != self._at_first:
            self._keep_on_disk({})
        self._at_first = self._on_disk = self._typed

    def complain(self, sentence: str) -> None:
        """Say what is wrong with what was given; blank when nothing is."""
        line = self.query_one("#wrong", Static)
        line.update(plain(sentence))
        line.set_class(bool(sentence), "-said")

    def failed(self, error: ReviewtuiError) -> None:
        """Say it here, where it can be mended."""
        self.complain(str(error))

    def on_resize(self, event: events.Resize) -> None:
        """Let what may be long take the height there is, and no more."""
        self.fit(event.size.height)

    def fit(self, height: int) -> None:
        """Leave what may be long the lines that frame and fields do not take."""
        fields = sum(field.display for field in self.query(".window > Field"))
        for each in self.query(".grows"):
            each.styles.max_height = max(3, height - FRAME_LINES - FIELD_LINES * fields)

    def action_cancel(self) -> None:
        """Close without an answer, and keep what is typed."""
        if self.kept_as:
            kept = self._typed if self._typed != self._at_first else {}
            self.host.typed_in_windows[self.host.person, self.kept_as] = kept
            self.keep_drafts()
        self.dismiss(None)

    def action_next(self) -> None:
        """Focus the next field."""
        self.focus_next()

    def action_previous(self) -> None:
        """Focus the field before."""
        self.focus_previous()
