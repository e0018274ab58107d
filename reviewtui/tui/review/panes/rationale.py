"""The rationale: as it reads, or being written; and both sides while two laptops disagree."""

import os
from collections.abc import Mapping

from textual import on
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.services.acts import Change
from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.services.judging import drafts, judgements
from reviewtui.services.preferences import own_editor
from reviewtui.services.reviewing.review_sheet import Judged, written_for
from reviewtui.tui.actions import bindings_of, worded
from reviewtui.tui.keys import TOO_SMALL
from reviewtui.tui.marks import tone
from reviewtui.tui.review import telling
from reviewtui.tui.review.answers import answer_given
from reviewtui.tui.review.panes.attention import asked_for, attention
from reviewtui.tui.review.panes.pane import ReviewPane
from reviewtui.tui.review.panes.text_view import TextView
from reviewtui.tui.review.review import review_of
from reviewtui.tui.review.saving import local_time
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import plain

OURS = ("f6", "f7")
"""Keys of the text area that lead to another screen here."""
DRAFT_SECONDS = 0.4

USE_OR_WRITE = "Press {review.take} to use it, or {review.rationale} to write another."


class Editor(TextArea, inherit_bindings=False):
    """Plain text, wrapped; Esc and Tab leave it, by the screen's own keys."""

    BINDINGS = [  # noqa: RUF012  # Textual's; of two bindings of a key the first counts
        *bindings_of("review.room", "review.editor"),
        *(each for each in TextArea.BINDINGS if getattr(each, "key", "") not in OURS),
    ]
    pane = "writing"

    def action_room(self) -> None:
        """Have the middle of the screen, or give it back."""
        review = review_of(self)
        review.give_room(not review.view.zoomed)

    def action_copy(self) -> None:
        """Copy what is selected; with nothing selected the key means nothing, and never leaves the program."""
        if self.selected_text:
            super().action_copy()

    def action_editor(self) -> None:
        """Go on in the person's own editor."""
        self.post_message(self.OwnEditor())

    class OwnEditor(Message):
        """The person's own editor is asked for."""


class RationalePane(ReviewPane):
    """Reads until a key puts the cursor in the editor.

    A draft is kept on the disk while one types; leaving the field makes what was typed part of the judgement.
    """

    BINDINGS = bindings_of("review.enter")

    class Left(Message):
        """The editor lost the focus; a screen that is being closed hears of it no more, and the draft stays one."""

    def __init__(self) -> None:
        """Without a text until the sheet is read."""
        self._text = TextView()
        super().__init__(Pane.RATIONALE, self._text)
        self._made_editor: Editor | None = None
        self.writing: str | None = None
        """Code of the question whose rationale is being written."""
        self.draft_timer: Timer | None = None
        self._recording: list[str] = []
        """Codes of the questions whose rationale is on its way to the disk."""
        self._came_from = Pane.CHRONOLOGY
        self._left_before = Pane.RATIONALE
        self._was_zoomed = False

    def show(self, review: ReviewState, *, sources_apart: bool) -> None:
        """Show what stands on the question at hand; `sources_apart` where a pane of their own shows the sources."""
        keys = worded("{review.leave} save and leave" if self.writing is not None else "{review.rationale} write")
        self.heading.show(_title(review, with_sources=not sources_apart), keys)
        if self.writing is None:
            refused = review.refused.get(review.at, "")
            why = Content.assemble(("✗ Not recorded. ", "$tone-alert bold"), plain(refused)) if refused else Content("")
            self._text.show(_parts(why, *attention(review), reading(review), *asked_for(review)))

    @property
    def focus_target(self) -> Widget:
        """The editor while writing."""
        return self._editor if self.writing is not None else self._text

    @property
    def _editor(self) -> Editor:
        """Made when somebody first writes here: few widgets cost as much, and most cases are only read."""
        if self._made_editor is None:
            self._made_editor = Editor(tab_behavior="focus", soft_wrap=True, compact=True, highlight_cursor_line=False)
            self._made_editor.display = False
            self._made_editor.cursor_blink = False
            self.mount(self._made_editor)
        return self._made_editor

    @property
    def typed(self) -> str:
        """The text in the editor."""
        return str(self._editor.text)

    # Writing ----------------------------------------------------------------------------------------------------------

    def action_enter(self) -> None:
        """Write."""
        review_of(self).write_rationale()

    def write(self) -> None:
        """Put the cursor at the end of the rationale of the question at hand, or of its draft."""
        review = review_of(self)
        state = review.state
        if state is None or self.writing is not None:
            return
        self.writing, self._came_from, self._left_before = state.at, review.view.focused, review.view.left
        self._was_zoomed = review.view.zoomed
        with self.prevent(TextArea.Changed):
            self._editor.load_text(state.judged.rationale if state.draft is None else state.draft)
        self._show_editor(True)
        self._editor.move_cursor(self._editor.document.end)
        review.focus_pane(Pane.RATIONALE)

    @on(Editor.OwnEditor)
    def write_in_own_editor(self) -> None:
        """Go on in the person's own editor; what comes back can be undone like typing."""
        review, text = review_of(self), self.typed
        assert review.host.store is not None
        is_encrypted = review.host.store.key is not None
        self.keep_drafts()
        try:
            editor = own_editor.command(os.environ)
            within = own_editor.folder(os.environ, encrypted=is_encrypted)
            changed = review.host.lend_terminal(lambda: own_editor.written(text, editor, within))
        except BadInput as error:
            review.complain(str(error))
            return
        if changed is None:
            review.complain("The editor ended with an error. The text is not changed.")
        elif changed != text:
            self._editor.replace(changed, self._editor.document.start, self._editor.document.end)
            self._editor.move_cursor(self._editor.document.end)

    def leave_field(self) -> bool:
        """Make what was typed part of the judgement: one entry. False when nothing was being written."""
        review, code = review_of(self), self.writing
        if review.state is None or code is None:
            return False
        self._stop_timer()
        text, self.writing = self.typed, None
        self._show_editor(False)
        if text.strip() != _rationale(review.state, code).strip():
            review.hold(review.state.with_typed(code, text))
            self._record(code, text)
        else:
            self._forget_draft(code)
        review.give_room(self._was_zoomed)
        review.show_beside(self._left_before)
        return True

    def back_from_field(self) -> None:
        """Leave the field by a key, and go back to the pane one came from."""
        if self.leave_field():
            review_of(self).focus_pane(self._came_from)

    def _record(self, code: str, text: str) -> None:
        review = review_of(self)
        reference = review.reference

        def recorded(change: Change) -> None:
            self._recording.remove(code)
            if review.state is not None and self.writing != code:
                review.hold(review.state.with_typed(code, None).with_failure(code, None))
            if review.state is not None and change.entry:
                review.say(telling.written(review.state, code))

        def given_up(error: ReviewtuiError) -> None:
            self._recording.remove(code)
            review.refuse(code, error)

        self._recording.append(code)
        review.perform(
            lambda store, person: judgements.record(store, person, reference, code, rationale=text),
            recorded,
            given_up,
            judging=code,
        )

    def _show_editor(self, shown: bool) -> None:
        self._editor.display, self._text.display = shown, not shown

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        """Keep the draft when the typing pauses."""
        event.stop()
        review, code = review_of(self), self.writing
        if code is None or review.state is None:
            return
        review.hold(review.state.with_typed(code, self.typed))
        self._stop_timer()
        self.draft_timer = self.set_timer(DRAFT_SECONDS, lambda: self._keep_draft(code))
        review.show_saving()
        review.refresh_hints()

    def on_descendant_blur(self) -> None:
        """The mouse, or another window of the terminal, may take the focus away without a key of ours."""
        if self.writing is not None and not self._editor.has_focus:
            self.post_message(self.Left())

    def left_by_itself(self) -> None:
        """The mouse leaves the field like a key; another window, or a terminal too small, only keeps the draft."""
        if self.app.app_focus and not self.screen.has_class(TOO_SMALL):
            self.leave_field()
        elif self.writing is not None:
            self._keep_draft(self.writing)

    # Drafts -----------------------------------------------------------------------------------------------------------

    def keep_drafts(self) -> None:
        """Keep on the disk whatever is typed and not yet part of a judgement."""
        review = review_of(self)
        if review.state is None:
            return
        if (code := self.writing) is not None:
            standing = review.state.state(code).draft or _rationale(review.state, code)
            if self.typed != standing:
                review.hold(review.state.with_typed(code, self.typed))
        self._stop_timer()
        for code in review.state.typed:
            if code not in self._recording:
                self._keep_draft(code)

    def _keep_draft(self, code: str) -> None:
        review = review_of(self)
        person, reference = review.host.person, review.reference
        text = review.state.typed.get(code) if review.state is not None else None
        self._stop_timer()
        if person is None or text is None:
            return

        def kept(_: None) -> None:
            if (state := review.state) is not None:
                state = state.with_draft(code, text) if state.typed.get(code) == text else state
                review.hold(state.with_failure(code, None))
                review.show_saving()

        def not_kept(error: ReviewtuiError) -> None:
            if review.state is not None:
                review.hold(review.state.with_failure(code, str(error)))
                review.show_saving()

        review.act(lambda store: drafts.keep(store, person, reference, code, text), kept, not_kept)

    def _forget_draft(self, code: str) -> None:
        """What was typed is what already stands: there is no draft any more."""
        review = review_of(self)
        state, person, reference = review.state, review.host.person, review.reference
        assert state is not None
        had_one = code in state.typed or state.state(code).draft is not None
        review.hold(state.with_typed(code, None).with_failure(code, None).with_draft(code, None))
        if person is not None and had_one:
            review.act(lambda store: drafts.discard(store, person, reference, code), lambda _: review.show_saving())

    def _stop_timer(self) -> None:
        if self.draft_timer is not None:
            self.draft_timer.stop()
            self.draft_timer = None


def number_of_words(text: str) -> str:
    """`214 words`."""
    number = len(text.split())
    return f"{number:,} word{'' if number == 1 else 's'}"


def _rationale(review: ReviewState, code: str) -> str:
    """The rationale that is part of a question's judgement."""
    judged = review.state(code).judged
    return judged.rationale if judged is not None else ""


def reading(review: ReviewState) -> Content:
    """The rationale as it is read: the sides of a disagreement, a draft, the text, or what is missing."""
    state = review.here
    if state.sides and state.answer is None:
        return _sides(review, "≠ Two people answered differently. Answer to replace both.")
    if review.draft is not None:
        return _parts(_hint("Draft, not yet recorded. Press {review.rationale} to go on."), _text(review.draft))
    if not review.judged.rationale:
        return _missing(review)
    if state.sides:
        return _sides(review, "≠ Two people gave this answer with different reasons.")
    return _parts(_marked(review), _text(review.judged.rationale), _by(state.judged))


def _title(review: ReviewState, *, with_sources: bool) -> Content:
    number = len(review.judged.evidence)
    counted = f" · evidence {number}" if with_sources and number else ""
    state = review.here
    missing = [word for word, owed in (("rationale", state.owes_rationale), ("evidence", state.owes_evidence)) if owed]
    owed = Content.styled(f" ! {' and '.join(missing)} missing", "$tone-weak bold") if missing else Content("")
    waiting = len(review.notes)
    noted = Content.styled(f" · {waiting} note{'' if waiting == 1 else 's'}", "$accent") if waiting else Content("")
    return Content.assemble(f"Rationale{counted}", noted, owed)


def _marked(review: ReviewState) -> Content:
    """That the file and those asked did not say enough; whose work it is about, and which part of the case."""
    judged = review.judged
    agencies = ", ".join(AGENCIES[code].name for code in judged.responsible)
    said = (
        "? Insufficient evidence." if judged.insufficient_evidence else "",
        f"Responsible: {agencies}." if agencies else "",
        f"Phase: {judged.phase.replace('_', ' ')}." if judged.phase else "",
    )
    words = " ".join(part for part in said if part)
    return Content.styled(words, "$tone-quiet") if words else Content("")


def _missing(review: ReviewState) -> Content:
    state = review.here
    if review.judged.written_for_another:
        return _parts(*(_written_for(review, item) for item in review.judged.written_for_another), _by(state.judged))
    if review.judged.insufficient_evidence and not state.owes:
        return _parts(_hint("? Insufficient evidence. Press {review.rationale} to say why."), _by(state.judged))
    if state.owes_rationale:
        return _parts(_hint("! Rationale missing. Press {review.rationale} to write it."), _by(state.judged))
    if state.owes_evidence:
        words = "! Evidence missing. {review.link} links an event, {review.sources} adds a document or person."
        return _parts(_hint(words), _by(state.judged))
    return _parts(_hint("No rationale. Press {review.rationale} to write one.", "$tone-quiet"), _by(state.judged))


def _written_for(review: ReviewState, item: Mapping[str, str]) -> Content:
    """Reasons for another answer: in sight, and not this one's."""
    whose = written_for(review.framework, review.question, item)
    head = Content.assemble(plain(f"! Written for {whose}. ", "$tone-weak"), _hint(USE_OR_WRITE))
    return Content("\n").join([head, plain(item["rationale"], "$tone-quiet", multiline=True)])


def _sides(review: ReviewState, sentence: str) -> Content:
    return _parts(Content.styled(sentence, "$tone-alert bold"), *(_side(review, side) for side in review.here.sides))


def _side(review: ReviewState, side: Judged) -> Content:
    scale = review.framework.scale_of(review.question)
    answer = answer_given(review.framework, review.question, side.answer)
    said = plain(f"{answer.glyph} {answer.label}", tone(answer, scale)) if answer else Content("no answer")
    number = len(side.evidence)
    marked = ", insufficient evidence" if side.insufficient_evidence else ""
    sources = f", evidence {number}" if number else ""
    head = Content.assemble(plain(side.inspector, "bold"), ": ", said, (marked + sources, "$tone-quiet"))
    return Content("\n").join([head, _text(side.rationale or "No rationale.")])


def _by(judged: Judged | None) -> Content:
    if judged is None or not judged.inspector:
        return Content("")
    again = f" · reviewed again by {judged.looked_again}" if judged.looked_again else ""
    return plain(f"{judged.inspector}, {local_time(judged.made_at)}{again}", "$tone-quiet")


def _text(text: str) -> Content:
    return plain(text, multiline=True)


def _hint(words: str, tone: str = "$tone-weak") -> Content:
    return Content.styled(worded(words), tone)


def _parts(*parts: Content) -> Content:
    return Content("\n").join([part for part in parts if part.plain])
