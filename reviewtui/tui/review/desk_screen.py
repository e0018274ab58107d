"""The review screen's frame: holds the desk, reads it, and paints every pane from it. What keys do is added on top."""

from dataclasses import replace
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer

from reviewtui.casefile.event import Event
from reviewtui.services import explaining, reviews
from reviewtui.services.reviews import ReviewSheet
from reviewtui.tui.review.case_line import case_line
from reviewtui.tui.review.checklist import ChecklistPane
from reviewtui.tui.review.chronology import ChronologyPane
from reviewtui.tui.review.desk import Desk, first_place
from reviewtui.tui.review.entry_line import EntryLine
from reviewtui.tui.review.event import EventPane
from reviewtui.tui.review.guidance import GuidancePane
from reviewtui.tui.review.layout import Columns, Form, Pane, View, columns, form_of
from reviewtui.tui.review.legend import Legend
from reviewtui.tui.review.live_line import LiveLine, may_show
from reviewtui.tui.review.pane import Divider, ReviewPane
from reviewtui.tui.review.question import QuestionText
from reviewtui.tui.review.rationale import RationalePane
from reviewtui.tui.review.saving import Saving
from reviewtui.tui.review.sources import SourcesPane
from reviewtui.tui.review.standards_row import StandardsRow, alert_mark
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.text import plain

SHORT = 22
PATIENCE_SECONDS = 0.05
"""How long an act may take before the screen says that it is under way."""

Painted = tuple[Desk, View, dict[str, str], bool]
"""What the panes of the judgements were last painted from."""


class DeskScreen(BaseScreen):
    """Everything but the keys."""

    CSS_PATH = Path(__file__).with_name("review.tcss")

    def __init__(self, reference: str, question: str | None = None) -> None:
        """The review of a case, at a question or where this person left it."""
        super().__init__()
        self.reference = reference
        self.desk: Desk | None = None
        """None until the sheet is read."""
        self.typed: dict[str, str] = {}
        """Question code to rationale that was typed and is not part of the judgement."""
        self.failures: dict[str, str] = {}
        """Question code to the sentence of a save that failed."""
        self.view = View(Form.NORMAL, 24)
        self.acts_begun = 0
        self.acts_under_way = 0
        """Acts on their way to the disk that are not judgements."""
        self.draft_timer: Timer | None = None
        self._wanted_question = question
        self._saved_at = ""
        self._events: dict[str, Event] = {}
        self._noted: str | None = None
        self._is_due = False
        self._is_beside = True
        self._is_to_paint = False
        self._painted: Painted | None = None
        self.standards_row = StandardsRow()
        self.question = QuestionText()
        self.legend = Legend()
        self.checklist = ChecklistPane()
        self.guidance = GuidancePane()
        self.rationale = RationalePane()
        self.sources = SourcesPane()
        self.chronology = ChronologyPane()
        self.event = EventPane()
        self.entry = EntryLine()
        self.live = LiveLine()

    # What it is made of -----------------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Columns are split off the edges, in this order; what is left is the middle."""
        yield self.live
        yield self.entry
        yield self.checklist
        yield Divider(id="left-divider")
        with Vertical(id="top"):
            yield self.standards_row
            yield self.question
            yield self.legend
        with Vertical(id="right"):
            yield self.chronology
            yield self.event
        yield Divider(id="right-divider")
        with Vertical(id="middle"):
            yield self.guidance
            yield self.rationale
            yield self.sources

    def pane_of(self, pane: Pane) -> ReviewPane:
        """The widget of a pane."""
        panes: dict[Pane, ReviewPane] = {
            Pane.CHECKLIST: self.checklist,
            Pane.GUIDANCE: self.guidance,
            Pane.RATIONALE: self.rationale,
            Pane.SOURCES: self.sources,
            Pane.CHRONOLOGY: self.chronology,
            Pane.EVENT: self.event,
        }
        return panes[pane]

    def on_mount(self) -> None:
        """Begin among the events, and follow the focus."""
        self.watch(self, "focused", self._follow_focus, init=False)
        self.set_focus(self.chronology.focus_target)

    def case_at_hand(self) -> str | None:
        """The case under review."""
        return self.reference

    # Reading ----------------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the sheet again; what was asked for meanwhile makes the reading void."""
        person, begun, reference = self.review_app.person or "", self.acts_begun, self.reference
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
        self._events = {event.id: event for event in sheet.chronology}
        self._note_opened()
        self.paint()
        self.call_next(self.sheet_shown)

    def sheet_shown(self) -> None:
        """For what waits until something is read."""

    def _note_opened(self) -> None:
        """Note who opened the case, once it is known who that is; this also brings in what writing needs."""
        person, reference = self.review_app.person, self.reference
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
        self.lay_out()
        seen = (desk, self.view, dict(self.typed), self._writing_now())
        if self._painted is None or not _same(seen, self._painted):
            self._paint_judgements(desk)
        self._painted = seen
        evidence = desk.wanted(desk.at).evidence
        self.chronology.show(desk.sheet, frozenset(piece["event"] for piece in evidence if "event" in piece))
        self.show_event()
        self.show_saving()

    def _paint_judgements(self, desk: Desk) -> None:
        self.standards_row.show(desk)
        self.question.show(desk.question)
        self.legend.show(desk)
        self.checklist.show(desk)
        self.guidance.show(desk.framework, desk.question, legend=self.view.form is Form.NARROW)
        self.rationale.show(desk, self.typed.get(desk.at), sources_apart=Pane.SOURCES in self.view.shown)
        self.sources.show(desk, self._events)
        self.refresh_hints()
        self._ask_live()

    def _writing_now(self) -> bool:
        return self.rationale.is_writing

    def show_event(self) -> None:
        """Show the highlighted event in full."""
        desk = self.desk
        if desk is None:
            return
        event = self.chronology.event
        if event is None:
            self.event.show_case(desk.sheet)
        else:
            linked = {"event": event.id} in desk.wanted(desk.at).evidence
            self.event.show_event(event, desk.sheet.documents, linked)

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
        """Remember when the latest act was saved."""
        self._saved_at = max(self._saved_at, made_at)

    def _rest(self, desk: Desk) -> Content:
        if self.failures:
            code, sentence = next(iter(self.failures.items()))
            retry = f" The text is still here: at {code}, r and then Esc tries again." if code in self.typed else ""
            return Content.assemble(("! ", "$tone-alert bold"), plain(f"{code} is not saved: {sentence}{retry}"))
        if self._is_short:
            return self.live.wording(self.size.width - 2)
        number = desk.sheet.own_acts
        if not number:
            return Content.styled("Nothing exists only on this laptop.", "$tone-quiet")
        return Content.styled(f"Only on this laptop: {number} {'entry' if number == 1 else 'entries'}", "$tone-quiet")

    def _ask_live(self) -> None:
        """Ask for the live line, unless the framework withholds it now."""
        desk = self.desk
        assert desk is not None
        code, reference = desk.at, self.reference
        if not may_show(desk, desk.standard):
            self.live.show(desk, "")
            return
        self.ask(
            lambda store: explaining.live(store, reference, code),
            lambda text: self._show_live(code, text),
            latest="live",
        )

    def _show_live(self, code: str, text: str) -> None:
        if self.desk is not None and self.desk.at == code:
            self.live.show(self.desk, text)
            self.set_rest(self._rest(self.desk))

    # Laying out -------------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Move between the layouts; focus and text stay."""
        self.view = replace(self.view, form=form_of(event.size.width), height=event.size.height)
        if self.desk is None:
            self.lay_out()
        self.paint()

    def lay_out(self) -> None:
        """Show the panes that are in sight, each column as wide as it should be."""
        view = self.view
        for pane in Pane:
            self.pane_of(pane).display = pane in view.shown
            self.pane_of(pane).heading.show_focus(pane is view.focused)
        sizes = columns(self.size.width, view)
        self._set_columns(sizes)
        self._set_top(sizes)
        beneath = view.form is Form.NORMAL and not view.one_pane and view.left is Pane.RATIONALE
        self.set_class(view.zoomed, "-zoomed")
        self.set_class(self._is_short, "-short")
        self.set_class(view.focused is Pane.EVENT, "-reading")
        self.set_class(beneath, "-sources-beneath")

    @property
    def _is_short(self) -> bool:
        """Whether the live line and what was just said share a line."""
        return self.view.height < SHORT

    def _set_columns(self, sizes: Columns) -> None:
        right, middle = self.query_one("#right"), self.query_one("#middle")
        right.display, middle.display = sizes.right > 0, sizes.middle > 0
        self.query_one("#left-divider").display = sizes.checklist > 0 and sizes.right > 0
        self.query_one("#right-divider").display = sizes.right > 0 and sizes.middle > 0
        self.checklist.styles.width, right.styles.width = sizes.checklist, sizes.right

    def _set_top(self, sizes: Columns) -> None:
        """Question and legend reach over all columns, or over all but the checklist; as high for every question."""
        beside = self.view.form is Form.WIDE and not self.view.one_pane
        top = self.query_one("#top")
        if beside is not self._is_beside:
            self._is_beside = beside
            self.query_one("#body").move_child(
                top, **({"after": self.query_one("#left-divider")} if beside else {"before": self.checklist})
            )
        self.legend.show_on_one_line(self.view.zoomed)
        width = self.size.width - (sizes.checklist + 1 if beside else 0)
        rows = 0 if beside or self.view.zoomed else 1
        framework = self.desk.framework if self.desk is not None else None
        question, legend = self.question.lines_for(framework, width), self.legend.lines_for(framework)
        self.question.styles.height = question
        top.styles.height = rows + question + legend

    def focus_pane(self, pane: Pane) -> None:
        """Show a pane and let the keys go to it."""
        left = self.view.left if pane in (Pane.CHRONOLOGY, Pane.EVENT) else pane
        self.view = replace(self.view, focused=pane, left=left)
        self.lay_out()
        self.paint()
        self.set_focus(self.pane_of(pane).focus_target)

    def _follow_focus(self) -> None:
        pane = self.pane
        if pane in tuple(Pane) and self.view.focused is not Pane(pane):
            self.view = replace(self.view, focused=Pane(pane))
            self.paint()


def _same(seen: Painted, painted: Painted) -> bool:
    return seen[0].looks_like(painted[0]) and seen[1:] == painted[1:]
