"""What a judgement rests on: the events, documents and people named as its evidence, and what there is to add."""

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from reviewtui.services.errors import BadInput, ReviewtuiError
from reviewtui.services.judging import judgements
from reviewtui.services.judging.evidence import Evidence, read_evidence
from reviewtui.tui.actions import bindings_of, worded
from reviewtui.tui.review.panes.citing import Citation, citations
from reviewtui.tui.review.panes.pane import ListPane
from reviewtui.tui.review.panes.rows import Rows
from reviewtui.tui.review.review import LineAsked, review_of
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import cut, fitted, plain

EMPTY = "No evidence. {review.link} links, {review.sources} adds."


class SourcesPane(ListPane):
    """Lists the evidence; while something is being added, what there is to pick from."""

    BINDINGS = bindings_of("review.enter", "review.sources", "review.remove", "review.add")

    @dataclass
    class PlaceWanted(Message):
        """The person asked to see where a piece of evidence stands in the file."""

        piece: Evidence

    def __init__(self) -> None:
        """Without evidence until the sheet is read."""
        super().__init__(Pane.SOURCES, Rows(self._row, empty=worded(EMPTY), marks_always=False, id="evidence"))
        self._lines: tuple[str, ...] = ()
        self._evidence: tuple[Evidence, ...] = ()
        self._citations: tuple[Citation, ...] | None = None
        self._picked = False
        """Whether the person went among what is offered, since the text last changed."""

    # Keys -------------------------------------------------------------------------------------------------------------

    def action_enter(self) -> None:
        """Go to where the source under the cursor stands in the file; without one, add one."""
        piece = self.piece
        if piece is None:
            self.action_add()
        elif "source" in piece:
            review_of(self).say("A person said this. It is not in the case file.")
        else:
            self.post_message(self.PlaceWanted(piece))

    def action_sources(self) -> None:
        """Once here, ask for more."""
        self.action_add()

    def action_remove(self) -> None:
        """Take the source under the cursor away."""
        review, piece = review_of(self), self.piece
        if review.state is not None and piece is not None and review.may_judge():
            code, reference = review.state.at, review.reference
            review.perform(lambda store, person: judgements.uncite(store, person, reference, code, piece), judging=code)

    def action_add(self) -> None:
        """Ask for a source, and offer what there is to pick from."""
        review = review_of(self)
        if review.state is not None:
            self._picked = False
            self._offer("")
            review.line.ask_for(
                LineAsked(
                    "source/",
                    "Add evidence:",
                    "d4 p31, or case manager",
                    self._add,
                    again="{review.sources}",
                    back_to=Pane.SOURCES,
                    typed=self._typed,
                    move=self._move,
                    closed=self._stop_offering,
                )
            )

    # Adding -----------------------------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        """Offer what goes with what is typed."""
        self._picked = False
        self._offer(text)
        self.rows.put_cursor(0)

    def _move(self, lines: int) -> None:
        self.rows.move(lines)
        self._picked = True

    def _add(self, text: str) -> None:
        review, picked = review_of(self), self._citation
        state = review.state
        assert state is not None
        if picked is not None and (self._picked or not text.strip()):
            self._picked, text = False, picked.words
            review.line.write(text)
            if not picked.whole:
                return
        try:
            piece = read_evidence(text, state.sheet.documents)
        except BadInput as fault:
            review.line.complain(str(fault))
            return
        if piece in state.judged.evidence:
            review.line.complain("That is already linked as evidence.")
            return
        code, reference = state.at, review.reference
        if not review.may_judge():
            review.line.close(recorded=True)
            return
        review.perform(
            lambda store, person: judgements.cite(store, person, reference, code, piece),
            failed=lambda error: self._refused(text, error),
            judging=code,
        )
        review.line.close(recorded=True)

    def _refused(self, text: str, error: ReviewtuiError) -> None:
        """Ask again with the text kept, and say what is wrong with it."""
        review = review_of(self)
        if isinstance(error, BadInput):
            self.action_add()
            review.line.write(text)
            review.line.complain(str(error))
        else:
            review.complain(str(error))

    # Showing ----------------------------------------------------------------------------------------------------------

    def show(self, review: ReviewState) -> None:
        """Show the evidence of the question at hand."""
        evidence = review.judged.evidence
        lines = tuple(source_line(piece, review) for piece in evidence)
        if (lines, evidence) != (self._lines, self._evidence) or self.rows.count != len(lines):
            self._lines, self._evidence = lines, evidence
            if self._citations is None:
                self.rows.show_rows(len(lines), self.rows.cursor)
        self._show_heading()

    def go_to(self, name: str) -> None:
        """Put the cursor on the first piece that names an event, a document or what was not found."""
        kinds = ("event", "document", "absence")
        places = (row for row, piece in enumerate(self._evidence) if name in (piece.get(kind) for kind in kinds))
        place = next(places, None)
        if place is not None and self._citations is None:
            self.rows.put_cursor(place)

    @property
    def piece(self) -> Evidence | None:
        """The evidence under the cursor."""
        if self._citations is not None or self.rows.cursor >= len(self._evidence):
            return None
        return self._evidence[self.rows.cursor]

    def _offer(self, typed: str) -> None:
        """Show what there is to pick from."""
        state = review_of(self).state
        fresh = self._citations is None
        self._citations = citations(state.sheet.documents if state is not None else (), typed)
        self.rows.show_rows(
            len(self._citations), 0 if fresh else self.rows.cursor, empty="Nothing like it in this case."
        )
        self._show_heading()

    def _stop_offering(self) -> None:
        """Show the evidence again."""
        if self._citations is not None:
            self._citations = None
            self.rows.show_rows(len(self._lines), len(self._lines) - 1, empty=worded(EMPTY))
            self._show_heading()

    @property
    def _citation(self) -> Citation | None:
        """What is picked, while there is something to pick."""
        offered = self._citations or ()
        return offered[self.rows.cursor] if self.rows.cursor < len(offered) else None

    def in_full(self) -> Content:
        """The source under the cursor; what is offered says enough."""
        if self.piece is None:
            return Content("")
        return plain(self._lines[self.rows.cursor])

    def _row(self, index: int, width: int) -> Content:
        if self._citations is not None:
            return fitted(self._citations[index].label, width)
        return cut(Content.assemble(("§ ", "bold $accent"), plain(self._lines[index])), width)

    def _show_heading(self) -> None:
        number = len(self._lines)
        if self._citations is not None:
            self.heading.show(Content("Select evidence"), "↑ ↓ Enter")
        else:
            keys = worded("{review.enter} go there  {review.sources} add" if number else "{review.sources} add")
            self.heading.show(Content(f"Evidence{f' · {number}' if number else ''}"), keys)


def source_line(piece: Evidence, review: ReviewState) -> str:
    """`p31 Intelligence and crime reports`: the page first, so that it is never what is cut. Untrusted."""
    words = review.sheet.evidence_words(piece)
    page = f"p{piece['page']}" if piece.get("page") else ""
    return f"{page} {words.removesuffix(f', {page}')}" if page else words
