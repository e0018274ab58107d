"""What is typed on the one line is kept while it is not recorded: leaving the line, or a crash, loses nothing."""

from textual.timer import Timer

from reviewtui.services import drafts
from reviewtui.tui.review.entry_line import Entry
from reviewtui.tui.review.judging import Judging

LINE_SECONDS = 0.4
KEYS = {
    Entry.EVENT: "a",
    Entry.SOURCE: "v",
    Entry.CORRECTION: "E",
    Entry.REASON: "the same key",
    Entry.NOTE: "w",
    Entry.CHANGED_NOTE: "E",
    Entry.DOCUMENT: "a among the documents",
}
"""How each kind of line is opened again; a whole number is not worth keeping."""


class Keeping(Judging):
    """Lines that were typed and not recorded, by what they are for."""

    _purposes: tuple[str, ...] = ()
    """Of the line that is open, and of those that led to it."""
    _begun_with: str = ""
    _read_for: str | None = None
    _line_timer: Timer | None = None

    def sheet_shown(self) -> None:
        """Read what this person left on the disk, as soon as it is known who that is."""
        super().sheet_shown()
        person, reference = self.host.person, self.reference
        if person is not None and person != self._read_for:
            if self._read_for is not None:
                self.lines.clear()
            self._read_for = person
            self.ask(lambda store: drafts.kept_lines(store, person, reference), self._take_lines)

    def _take_lines(self, found: dict[str, str]) -> None:
        self.lines = {**found, **self.lines}

    def begin_line(self, entry: Entry, about: str, begins_with: str) -> str:
        """A line is opened, which begins so; what was typed for it before, if anything."""
        purpose = f"{entry.value}/{about}"
        self._purposes = (*self._purposes, purpose) if self.entry.asking is not None else (purpose,)
        self._begun_with = begins_with
        return self.lines.get(purpose, "") if entry in KEYS else ""

    def keep_line_soon(self) -> None:
        """Keep the line when the typing pauses."""
        self._stop_line_timer()
        if self.entry.asking in KEYS:
            self._line_timer = self.set_timer(LINE_SECONDS, self._keep)

    def keep_line(self) -> None:
        """Keep the line now, and say how it is opened again."""
        entry = self.entry.asking
        if entry in KEYS and self._keep():
            self.say(f"Not recorded. What you typed is kept: {KEYS[entry]} shows it again.")

    def end_line(self) -> None:
        """The line is closed."""
        self._stop_line_timer()
        self._purposes = ()

    def forget_line(self) -> None:
        """What was typed is recorded."""
        for purpose in self._purposes:
            self._keep_as(purpose, "")

    def _keep(self) -> bool:
        """Keep what stands in the line; whether there is anything of one's own."""
        self._stop_line_timer()
        text = self.entry.text
        own = bool(text.strip()) and text.strip() != self._begun_with.strip()
        if self._purposes:
            self._keep_as(self._purposes[-1], text if own else "")
        return own

    def _keep_as(self, purpose: str, text: str) -> None:
        person, reference = self.host.person, self.reference
        if self.lines.get(purpose, "") == text:
            return
        self.lines[purpose] = text
        if person is not None:
            self.act(lambda store: drafts.keep_line(store, person, reference, purpose, text), lambda _: None)

    def _stop_line_timer(self) -> None:
        if self._line_timer is not None:
            self._line_timer.stop()
            self._line_timer = None
