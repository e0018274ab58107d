"""Holds the desk, reads it, and paints every pane from it. What keys do is added on top."""

from collections.abc import Mapping
from dataclasses import replace
from textwrap import wrap

from textual.content import Content
from textual.timer import Timer

from reviewtui.framework.model import Framework
from reviewtui.rating.case import rate_case
from reviewtui.rating.summary import NodeRating
from reviewtui.services import explaining, reviews
from reviewtui.services.reviews import ReviewSheet
from reviewtui.tui.review.case_line import case_line
from reviewtui.tui.review.desk import Desk, first_place
from reviewtui.tui.review.frame import Frame
from reviewtui.tui.review.layout import Form, Pane, View
from reviewtui.tui.review.live_line import withheld
from reviewtui.tui.review.saving import Saving
from reviewtui.tui.review.standards_row import alert_mark
from reviewtui.tui.text import plain

PATIENCE_SECONDS = 0.05
"""How long an act may take before the screen says that it is under way."""

Painted = tuple[Desk, View, dict[str, str], dict[str, str], bool]
"""What the panes of the judgements were last painted from."""


class DeskScreen(Frame):
    """Everything but the keys."""

    def __init__(self, reference: str, question: str | None = None, event: str | None = None) -> None:
        """The review of a case, at a question or where this person left it; in the chronology at an event."""
        super().__init__()
        self.reference = reference
        self.desk: Desk | None = None
        """None until the sheet is read."""
        self.typed: dict[str, str] = {}
        """Question code to rationale that was typed and is not part of the judgement."""
        self.lines: dict[str, str] = {}
        """What a line was for to what was typed on it and not recorded."""
        self.failures: dict[str, str] = {}
        """Question code to the sentence of a save that failed."""
        self.refused: dict[str, str] = {}
        """Question code to the reason why an answer cannot stand; nothing was lost, what stood before stands."""
        self.acts_begun = 0
        self.acts_under_way = 0
        """Acts on their way to the disk that are not judgements."""
        self.draft_timer: Timer | None = None
        self._wanted_question = question
        self._wanted_event = event
        self._saved_at = ""
        self._noted: str | None = None
        self._rated_by: dict[str, str] | None = None
        """The answers that the ratings in sight come from."""
        self._is_due = False
        self._is_to_paint = False
        self._painted: Painted | None = None

    @property
    def framework(self) -> Framework | None:
        """The framework the case is asked with."""
        return self.desk.framework if self.desk is not None else None

    def case_at_hand(self) -> str | None:
        """The case under review."""
        return self.reference

    # Reading ----------------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the sheet again; what was asked for meanwhile makes the reading void."""
        person, begun, reference = self.host.person or "", self.acts_begun, self.reference
        self.ask(
            lambda store: reviews.open_review(store, person, reference),
            lambda sheet: self._take(sheet, begun),
            latest="sheet",
        )

    def read_if_due(self) -> None:
        """Read again what was put off while acts were under way."""
        if self._is_due and not self.is_busy:
            self._is_due = False
            self.reload()

    @property
    def is_busy(self) -> bool:
        """Whether anything is on its way to the disk."""
        return bool(self.acts_under_way or (self.desk and self.desk.under_way))

    def _take(self, sheet: ReviewSheet, begun: int) -> None:
        if begun != self.acts_begun or self.is_busy:
            self._is_due = True
            self.read_if_due()
            return
        before = self.desk
        self.desk = before.read_again(sheet) if before else Desk(sheet, first_place(sheet, self._wanted_question))
        self._note_opened()
        self.paint()
        self.call_next(self.sheet_shown)

    def sheet_shown(self) -> None:
        """For what waits until something is read."""

    def _note_opened(self) -> None:
        """Note who opened the case, once it is known who that is; this also brings in what writing needs."""
        person, reference = self.host.person, self.reference
        if person is not None and person != self._noted:
            self._noted = person
            self.act(lambda store: reviews.note_opened(store, person, reference), lambda _: None, lambda _: None)

    # Painting ---------------------------------------------------------------------------------------------------------

    def paint(self) -> None:
        """Show the desk in every pane, before long: several reasons make one painting.

        While an act is on its way to the disk it is waited for a moment, so that a key's effects are painted once.
        """
        if self._is_to_paint:
            return
        self._is_to_paint = True
        if self.is_busy:
            self.set_timer(PATIENCE_SECONDS, self._paint_if_asked)
        else:
            self.call_next(self._paint_if_asked)

    def _paint_if_asked(self) -> None:
        if self._is_to_paint:
            self.paint_now()

    def paint_now(self) -> None:
        """Show the desk at once."""
        desk, self._is_to_paint = self.desk, False
        if desk is None or not self.is_mounted:
            return
        self.view = replace(self.view, notes=bool(desk.notes))
        self.chronology.show(desk.sheet, linked_pieces(desk, "event", "absence"))
        self._go_to_wanted_event()
        self.documents.show(desk.sheet, linked_pieces(desk, "document"))
        self.show_timeline()
        self.lay_out()
        seen = (desk, self.view, dict(self.typed), dict(self.refused), self._writing_now())
        if self._painted is None or not _same(seen, self._painted):
            self._paint_judgements(desk)
        self._painted = seen
        self.show_event()
        self.show_saving()

    def _go_to_wanted_event(self) -> None:
        """Only once: afterwards the cursor is where the person took it."""
        event, self._wanted_event = self._wanted_event, None
        if event is not None:
            self.chronology.go_to(event)

    def _paint_judgements(self, desk: Desk) -> None:
        self.standards_row.show(desk)
        self.question.show(desk.question)
        self.legend.show(desk)
        self.checklist.show(desk)
        self.guidance.show(desk, legend=self.view.form is Form.NARROW)
        self.rationale.show(
            desk,
            self.typed.get(desk.at),
            refused=self.refused.get(desk.at, ""),
            sources_apart=Pane.SOURCES in self.view.shown,
        )
        self.sources.show(desk)
        self.notes.show(desk)
        self.show_whole_row()
        self.refresh_hints()
        self._ask_live()

    def _writing_now(self) -> bool:
        return self.rationale.is_writing

    def show_event(self) -> None:
        """Show in full the line under the cursor: of the documents, where they stand in the chronology's place."""
        desk = self.desk
        if desk is None:
            return
        if self.view.right is Pane.DOCUMENTS:
            self.event.show_document(self.documents.document, desk.sheet)
        else:
            self.event.show_line(self.chronology.line, desk.sheet, linked_pieces(desk, "event", "absence"))

    def show_timeline(self) -> None:
        """Show the chronology's events on their lanes, while they are in sight."""
        if self.desk is not None and Pane.TIMELINE in self.view.shown:
            chronology = self.chronology
            self.timeline.show(self.desk.sheet, chronology.events, chronology.event, large=self.view.is_zoomed)

    def show_saving(self) -> None:
        """Say what is saved, in the title and in the line of what exists only here."""
        desk = self.desk
        if desk is None:
            return
        width = self.size.width
        wide = self.view.form is Form.WIDE
        alert = alert_mark(desk) if wide else Content("")
        saving = Content.assemble(alert, "   " if alert else "", self.saving.content(width))
        self.set_title(case_line(desk.sheet, wide=wide), saving)
        self.set_rest(self._rest(desk))

    @property
    def saving(self) -> Saving:
        """What is true of saving at this moment."""
        desk = self.desk
        assert desk is not None
        made = [state.judged.made_at for state in desk.sheet.questions if state.judged]
        return Saving(
            failed=next(iter(self.failures.values()), ""),
            under_way=self.is_busy,
            typing=self.draft_timer is not None,
            draft=desk.here.draft is not None or desk.at in self.typed,
            saved_at=max([*made, self._saved_at], default=""),
        )

    def note_saved(self, made_at: str) -> None:
        """Remember when the latest act was saved; what failed before it and was not typed is in the past."""
        self.failures = {code: why for code, why in self.failures.items() if code in self.typed}
        self._saved_at = max(self._saved_at, made_at)

    def _rest(self, desk: Desk) -> Content:
        if self.failures:
            code, sentence = next(iter(self.failures.items()))
            retry = f" The text is still here: at {code}, r and then Esc tries again." if code in self.typed else ""
            return Content.assemble(("! ", "$tone-alert bold"), plain(f"{code} is not saved: {sentence}{retry}"))
        if self.is_short:
            return self.live.wording(self.size.width - 2)
        number = desk.sheet.own_acts
        if not number:
            return Content.styled("Nothing exists only on this laptop.", "$tone-quiet")
        return Content.styled(f"Only on this laptop: {number} {'entry' if number == 1 else 'entries'}", "$tone-quiet")

    def _ask_live(self) -> None:
        """Ask for the live line and for the case's ratings, unless the framework withholds them now."""
        desk = self.desk
        assert desk is not None
        code, reference, framework, answers = desk.at, self.reference, desk.framework, desk.sheet.answers
        wants_line = desk.rated_node is not None and not withheld(desk)
        wants_ratings = framework.live_ratings != "never" and self._rated_by != answers
        if not wants_line:
            self._say_live(desk, "")
        if wants_line or wants_ratings:
            self.ask(
                lambda store: (
                    explaining.live(store, reference, code) if wants_line else "",
                    rate_case(framework, answers) if wants_ratings else None,
                ),
                lambda found: self._show_live(code, answers, *found),
                latest="live",
            )

    def _show_live(self, code: str, answers: dict[str, str], text: str, rated: Mapping[str, NodeRating] | None) -> None:
        if rated is not None:
            self._rated_by = answers
            self.checklist.show_ratings({node: rating.rating for node, rating in rated.items()})
        if self.desk is not None and self.desk.at == code:
            self._say_live(self.desk, text)
            self.set_rest(self._rest(self.desk))

    def _say_live(self, desk: Desk, text: str) -> None:
        """The live line; or the beginning of a refusal that needs both lines, for the status line has the rest."""
        lines = self.refusal_lines(desk.at)
        if len(lines) > 1:
            self.live.show_refusal(lines[0])
        else:
            self.live.show(desk, text)

    def refusal_lines(self, code: str) -> list[str]:
        """Why an answer cannot stand, in lines for where it is said; one where the rationale pane says the whole."""
        why = f"{code}: {self.refused[code]}" if code in self.refused else ""
        if Pane.RATIONALE in self.view.shown or self.is_short or self.view.is_zoomed:
            return [why]
        first, *rest = wrap(why, max(self.size.width - 4, 20)) or [""]
        return [first, " ".join(rest)] if rest else [first]


def linked_pieces(desk: Desk, *kinds: str) -> frozenset[str]:
    """Ids of what the judgement at hand rests on, of some kinds of evidence: event, absence, document."""
    evidence = desk.wanted(desk.at).evidence
    return frozenset(piece[kind] for piece in evidence for kind in kinds if kind in piece)


def _same(seen: Painted, painted: Painted) -> bool:
    return seen[0].looks_like(painted[0]) and seen[1:] == painted[1:]
