"""What a judgement rests on: the events, documents and people named as its evidence, and what there is to add."""

from collections.abc import Sequence

from textual.content import Content

from reviewtui.services.evidence import Evidence
from reviewtui.tui.review.citing import Citation
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.review.layout import Pane
from reviewtui.tui.review.pane import ListPane
from reviewtui.tui.review.rows import Rows
from reviewtui.tui.text import fitted, plain

EMPTY = "No sources. Space links, v adds."


class SourcesPane(ListPane):
    """Lists the evidence; while something is being added, what there is to pick from."""

    def __init__(self) -> None:
        """Without evidence until the sheet is read."""
        super().__init__(Pane.SOURCES)
        self.rows = Rows(self._row, empty=EMPTY, marks_always=False, id="evidence")
        self._lines: tuple[str, ...] = ()
        self._evidence: tuple[Evidence, ...] = ()
        self._citations: tuple[Citation, ...] | None = None

    def show(self, desk: Desk) -> None:
        """Show the evidence of the question at hand."""
        evidence = desk.wanted(desk.at).evidence
        lines = tuple(source_line(piece, desk) for piece in evidence)
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

    def offer(self, citations: Sequence[Citation]) -> None:
        """Show what there is to pick from."""
        fresh = self._citations is None
        self._citations = tuple(citations)
        self.rows.show_rows(len(citations), 0 if fresh else self.rows.cursor, empty="Nothing like it in this case.")
        self._show_heading()

    def stop_offering(self) -> None:
        """Show the evidence again."""
        if self._citations is not None:
            self._citations = None
            self.rows.show_rows(len(self._lines), len(self._lines) - 1, empty=EMPTY)
            self._show_heading()

    @property
    def citation(self) -> Citation | None:
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
        return Content.assemble(("§ ", "bold $accent"), plain(self._lines[index])).truncate(width, ellipsis=True)

    def _show_heading(self) -> None:
        number = len(self._lines)
        if self._citations is not None:
            self.heading.show(Content("Pick a source"), "↑ ↓ Enter")
        else:
            keys = "Enter goes there  v add" if number else "v add"
            self.heading.show(Content(f"Sources{f' · {number}' if number else ''}"), keys)


def source_line(piece: Evidence, desk: Desk) -> str:
    """`p31 Intelligence and crime reports`: the page first, so that it is never what is cut. Untrusted."""
    words = desk.sheet.evidence_words(piece)
    page = f"p{piece['page']}" if piece.get("page") else ""
    return f"{page} {words.removesuffix(f', {page}')}" if page else words
