"""The rationale: as it reads, or being written; and both sides while two laptops disagree."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from reviewtui.services.reviews import Judged
from reviewtui.tui.marks import tone
from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.attention import attention
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.pane import ReviewPane
from reviewtui.tui.review.saving import local_time
from reviewtui.tui.review.text_view import TextView
from reviewtui.tui.text import plain

OURS = ("f6", "f7")
"""Keys of the text area that lead to another screen here."""


class Editor(TextArea, inherit_bindings=False):
    """Plain text, wrapped; Esc and Tab leave it, by the screen's own keys."""

    BINDINGS = [each for each in TextArea.BINDINGS if getattr(each, "key", "") not in OURS]  # noqa: RUF012  # Textual's
    pane = "writing"


class RationalePane(ReviewPane):
    """Reads until `write` puts the cursor in the editor."""

    class Typed(Message):
        """The text in the editor has changed."""

    class Left(Message):
        """The editor lost the focus."""

    def __init__(self) -> None:
        """Without a text until the sheet is read."""
        super().__init__(Pane.RATIONALE)
        self._text = TextView()
        self._editor = Editor(tab_behavior="focus", soft_wrap=True, compact=True, highlight_cursor_line=False)
        self._editor.display = False
        self._editor.cursor_blink = False

    def body(self) -> ComposeResult:
        """The text to read, and the editor in its place while writing."""
        yield self._text
        yield self._editor

    def show(self, desk: Desk, typed: str | None, *, refused: str = "", sources_apart: bool) -> None:
        """Show what stands on the question at hand; `typed` is text that is not part of it yet, `refused` says why
        the answer given last cannot stand.
        """
        self.heading.show(_title(desk, with_sources=not sources_apart), "Esc done" if self.is_writing else "r write")
        if not self.is_writing:
            why = Content.assemble(("✗ Not recorded. ", "$tone-alert bold"), plain(refused)) if refused else Content("")
            self._text.show(_parts(why, *attention(desk), reading(desk, typed)))

    @property
    def is_writing(self) -> bool:
        """Whether the editor stands in the place of the text."""
        return bool(self._editor.display)

    @property
    def typed(self) -> str:
        """The text in the editor."""
        return str(self._editor.text)

    def write(self, text: str) -> None:
        """Put the cursor at the end of a text."""
        with self.prevent(TextArea.Changed):
            self._editor.load_text(text)
        self._editor.display, self._text.display = True, False
        self._editor.move_cursor(self._editor.document.end)
        self._editor.focus()

    def stop_writing(self) -> None:
        """Let the text be read again."""
        self._editor.display, self._text.display = False, True

    @property
    def inner(self) -> TextView:
        """The text."""
        return self._text

    @property
    def focus_target(self) -> Widget:
        """The editor while writing."""
        return self._editor if self.is_writing else self._text

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.is_writing:
            self.post_message(self.Typed())

    def on_descendant_blur(self) -> None:
        """The mouse, or another window of the terminal, may take the focus away without a key of ours."""
        if self.is_writing and not self._editor.has_focus:
            self.post_message(self.Left())


def reading(desk: Desk, typed: str | None) -> Content:
    """The rationale as it is read: the sides of a disagreement, a draft, the text, or what is missing."""
    state = desk.here
    if state.sides and state.answer is None:
        return _sides(desk, "≠ Two laptops disagree: an answer key settles it.")
    draft = typed if typed is not None else state.draft
    if draft is not None:
        return _parts(Content.styled("Draft, not yet part of the judgement. r goes on.", "$tone-weak"), _text(draft))
    wanted = desk.wanted(desk.at)
    if not wanted.rationale:
        return _missing(desk)
    if state.sides:
        return _sides(desk, "≠ Two laptops gave this answer with different words.")
    return _parts(_marked(desk), _text(wanted.rationale), _by(state.judged))


def _title(desk: Desk, *, with_sources: bool) -> Content:
    number = len(desk.wanted(desk.at).evidence)
    counted = f" · {number} source{'' if number == 1 else 's'}" if with_sources and number else ""
    state = desk.here
    debts = [word for word, owed in (("rationale", state.owes_rationale), ("evidence", state.owes_evidence)) if owed]
    owed = Content.styled(f" ! {' and '.join(debts)} owed", "$tone-weak bold") if debts else Content("")
    waiting = len(desk.notes)
    noted = Content.styled(f" · {waiting} note{'' if waiting == 1 else 's'}", "$accent") if waiting else Content("")
    return Content.assemble(f"Rationale{counted}", noted, owed)


def _marked(desk: Desk) -> Content:
    """That the file and those asked did not say enough."""
    return (
        Content.styled("? Insufficient evidence.", "$tone-quiet")
        if desk.wanted(desk.at).insufficient_evidence
        else Content("")
    )


def _missing(desk: Desk) -> Content:
    state = desk.here
    if desk.wanted(desk.at).insufficient_evidence and not state.owes:
        return _parts(Content.styled("? Insufficient evidence. r says why.", "$tone-weak"), _by(state.judged))
    if state.owes_rationale:
        return _parts(Content.styled("! This answer owes a rationale: r writes it.", "$tone-weak"), _by(state.judged))
    if state.owes_evidence:
        words = "! This answer owes evidence: Space links an event, v adds a document or person."
        return _parts(Content.styled(words, "$tone-weak"), _by(state.judged))
    return _parts(Content.styled("No rationale. r writes one.", "$tone-quiet"), _by(state.judged))


def _sides(desk: Desk, sentence: str) -> Content:
    return _parts(Content.styled(sentence, "$tone-alert bold"), *(_side(desk, side) for side in desk.here.sides))


def _side(desk: Desk, side: Judged) -> Content:
    scale = desk.framework.scale_of(desk.question)
    answer = answer_given(desk.framework, desk.question, side.answer)
    said = plain(f"{answer.glyph} {answer.label}", tone(answer, scale)) if answer else Content("no answer")
    number = len(side.evidence)
    marked = ", insufficient evidence" if side.insufficient_evidence else ""
    sources = f", {number} source{'' if number == 1 else 's'}" if number else ""
    head = Content.assemble(plain(side.inspector, "bold"), ": ", said, (marked + sources, "$tone-quiet"))
    return Content("\n").join([head, _text(side.rationale or "No rationale.")])


def _by(judged: Judged | None) -> Content:
    if judged is None or not judged.inspector:
        return Content("")
    return plain(f"{judged.inspector}, {local_time(judged.made_at)}", "$tone-quiet")


def _text(text: str) -> Content:
    return plain(text, multiline=True)


def _parts(*parts: Content) -> Content:
    return Content("\n").join([part for part in parts if part.plain])
