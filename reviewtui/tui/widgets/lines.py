"""The lines every screen has: title, open alerts, status and hints. Each is one row, cut with an ellipsis."""

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.keys import _character_to_key
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from reviewtui.tui.actions import key_shown_as, worded
from reviewtui.tui.keys import blind_key
from reviewtui.tui.looks import flash
from reviewtui.tui.text import cut, plain, quoting_less, spread

SENTENCE_SECONDS = 8.0
COMPLAINT_SECONDS = 20.0
WHEN_TOLD, TOLD = "{everywhere.told} record who was told", "{everywhere.told} who was told"
"""The key of somebody's having been told, and shorter where there is less room."""


def press_hint(widget: Widget, hints: Sequence[str], x: int) -> None:
    """Press the key of the hint that cell `x` of a line of hints is in, as a person would; two spaces part hints."""
    start = 0
    for hint in hints:
        if start <= x < start + len(hint) and (key := key_shown_as(hint.split(" ")[0])) is not None:
            # The app itself makes it: a message goes up no further than to who made it.
            widget.app.call_later(_press, widget, key)
        start += len(hint) + 2


def _press(widget: Widget, key: str) -> None:
    character = {"space": " "}.get(key, key if len(key) == 1 else None)
    widget.app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, character))


def room_beside(mark: str, width: int) -> int:
    """Cells of a title line that what is said of the store leaves to both its ends."""
    return width - len(mark) - 2 if mark else width


class TitleLine(Widget):
    """Where one is on the left, what is so about it on the right."""

    left: reactive[Content] = reactive(Content(""))
    right: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """Both ends, the left one gives way down to its first word; whether the store is not encrypted gives way to
        nothing.
        """
        mark = str(getattr(self.app, "mark", ""))
        width = room_beside(mark, self.size.width)
        first = len(self.left.plain.partition(" ")[0])
        is_tight = width - self.right.cell_length < first + len(" … ")
        both = spread(self.left[:first] if is_tight else self.left, cut(self.right, width - first - 1), width)
        return Content.assemble(cut(both, width, pad=True), "  ", (mark, "bold")) if mark else both


class AlertBanner(Widget):
    """Stands while an alert is open: which cases, and whom to phone; in reverse where it is about the case in sight."""

    forms: reactive[tuple[Content, ...]] = reactive(())
    """What to say, the longest form first."""

    def render(self) -> Content:
        """The form that fits, and the key."""
        width = self.size.width
        form = self._form(width)
        key = worded(WHEN_TOLD if self._leaves_room(form, width) else TOLD)
        return spread(cut(form, width - len(key) - 1), Content(key), width)

    async def on_click(self) -> None:
        """A click does what its key does."""
        await self.run_action("screen.told")

    @property
    def names_key(self) -> bool:
        """Whether it stands, and says which key is pressed when somebody was told."""
        return bool(self.forms)

    def _form(self, width: int) -> Content:
        """The longest form that leaves room for the key; all but the very longest rather have the key shorter."""
        for form in self.forms:
            if self._leaves_room(form, width, WHEN_TOLD if form is self.forms[0] else TOLD):
                return form
        return self.forms[-1] if self.forms else Content("")

    def _leaves_room(self, form: Content, width: int, key: str = WHEN_TOLD) -> bool:
        return form.cell_length + len(worded(key)) < width

    def watch_forms(self, forms: tuple[Content, ...]) -> None:
        """Take a row only while there is something to say."""
        self.set_class(bool(forms), "-open")


class StatusLine(Widget):
    """What was just done or went wrong; between such sentences, what the screen shows all the time."""

    rest: reactive[Content] = reactive(Content(""))
    sentence: reactive[Content | None] = reactive[Content | None](None)
    _timer: Timer | None = None

    def say(self, sentence: str) -> None:
        """Show what was done, for a while; what it quotes gives way to how it ends, which names the key."""
        room = self.size.width
        said = plain(quoting_less(sentence, room) if room else sentence)
        self.set_class(0 < room < said.cell_length, "-whole")
        self._show(said, SENTENCE_SECONDS)

    def complain(self, sentence: str, *, whole: bool = True) -> None:
        """Show what went wrong, for longer; `whole` on as many lines as it takes."""
        self.set_class(whole, "-whole")
        self._show(Content.assemble(("✗ ", "$tone-alert bold"), plain(sentence, "$tone-alert")), COMPLAINT_SECONDS)

    def settle(self) -> None:
        """Go back to what the screen shows all the time."""
        self.sentence = None

    def render(self) -> Content:
        """The sentence, on as many lines as it takes, or the rest."""
        if self.sentence is None:
            return cut(self.rest, self.size.width)
        return self.sentence if self.has_class("-whole") else cut(self.sentence, self.size.width)

    def watch_sentence(self, sentence: Content | None) -> None:
        """Only a sentence may take more than its line."""
        if sentence is None:
            self.remove_class("-whole")

    def _show(self, content: Content, seconds: float) -> None:
        if self._timer is not None:
            self._timer.stop()
        self.sentence = content
        flash(self)
        if self.has_class("-whole"):
            self.refresh(layout=True)
        self._timer = self.set_timer(seconds, self.settle)


class HintLine(Widget):
    """The keys that help most in the focused pane."""

    def __init__(self, hints: Callable[[int], str]) -> None:
        """`hints` gives the line for a width in cells."""
        super().__init__()
        self._hints = hints
        self._painted = ""

    def on_click(self, event: events.Click) -> None:
        """A click on a hint is its key."""
        press_hint(self, self._painted.split("  "), event.x - self.styles.padding.left)

    def look_again(self) -> None:
        """Paint again if other keys help now: a painting for nothing would hold up the next one for a frame."""
        if self._hints(self.size.width) != self._painted:
            self.refresh()

    def render(self) -> Content:
        """The hints that fit, keys brighter than words."""
        self._painted = self._hints(self.size.width)
        parts: list[tuple[str, str]] = []
        for hint in self._painted.split("  "):
            key, _, words = hint.partition(" ")
            parts += [(key, "$accent"), (f" {words}  ", "$tone-quiet")]
        return Content.assemble(*parts).truncate(self.size.width)


class TooSmall(Widget):
    """Stands instead of everything when the terminal is too small to work in."""

    def render(self) -> Content:
        """What is needed, and what there is."""
        width, height = self.app.size
        small = f"This window is {width}×{height}. reviewtui needs 60 columns and 18 lines: please enlarge it."
        return Content(f"{small} Until then keys do nothing, but {blind_key()} quits.")
