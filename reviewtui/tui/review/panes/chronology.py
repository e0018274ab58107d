"""The chronology: the case in brief, then its lines in order, with a mark at the events linked as evidence."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import accumulate

from textual import on
from textual.content import Content

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.absence_line import is_absence_line
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.column_day import column_day
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_line import event_line
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.line_offers import offers
from reviewtui.casefile.narrowing import Narrowing
from reviewtui.services.acts import Change
from reviewtui.services.cases import casefiles
from reviewtui.services.chronology.case_findings import CaseFinding
from reviewtui.services.chronology.event_versions import EventVersion
from reviewtui.services.judging import judgements
from reviewtui.services.judging.evidence import Evidence
from reviewtui.services.reviewing.chronology_lines import Line, chronology_lines
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.tui.actions import bindings_of, worded
from reviewtui.tui.review.panes.chronology_rows import (
    CORRECTED,
    DISPUTED,
    absence_row,
    event_rows,
    finding_row,
    narrowed_to,
    withdrawn_row,
)
from reviewtui.tui.review.panes.pane import ReviewPane
from reviewtui.tui.review.panes.rows import Rows
from reviewtui.tui.review.panes.tall_rows import TallRows
from reviewtui.tui.review.review import LineAsked, review_of
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.review.view import Pane
from reviewtui.tui.text import fitted
from reviewtui.tui.widgets.filter_line import FilterLine

NONE_FIT = "No events match. Press {review.leave} to show all."


Reasoned = Callable[..., Change]
"""Carries an act out on a store, for a person, with a `reason`."""
FACTS = "disposal_type=referral_order, needs=care; exclusion"


class ChronologyPane(ReviewPane):
    """Row 0 is the case itself while nothing is narrowed; the rows after it are the lines."""

    BINDINGS = bindings_of(
        "review.enter", "review.link", "review.add", "review.correct", "review.withdraw", "review.find", "review.narrow"
    )

    def __init__(self) -> None:
        """Without events until the sheet is read."""
        rows = TallRows(self._lines_of, id="events")
        super().__init__(Pane.CHRONOLOGY, rows)
        self.rows = rows
        self.narrowing = Narrowing()
        self._sheet: ReviewSheet | None = None
        self._events: tuple[Event, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._numbers: tuple[int, ...] = ()
        """How many events there are up to each line and with it."""
        self._rows: dict[str, int] = {}
        """Id of an event to its row."""
        self._linked: frozenset[str] = frozenset()
        self._awaited: str | None = None
        """Id of the line to go to once it is there."""

    # Keys -------------------------------------------------------------------------------------------------------------

    def action_enter(self) -> None:
        """Decide about a finding, read anything else in full."""
        if isinstance(self.line, CaseFinding):
            self._decide(self.line)
        else:
            review_of(self).focus_pane(Pane.EVENT)

    def action_link(self) -> None:
        """Link what is under the cursor as evidence, or unlink it; of a confirmed finding its events."""
        review, line = review_of(self), self.line
        if isinstance(line, Event):
            self._link({"event": line.id})
        elif isinstance(line, Absence):
            self._link({"absence": line.id})
        elif isinstance(line, CaseFinding) and line.decision == "confirmed":
            known = {event.id for event in self._sheet.chronology} if self._sheet is not None else ()
            self._link(*({"event": name} for name in line.finding.events if name in known))
        elif isinstance(line, CaseFinding):
            review.complain(
                worded("Only a confirmed missed opportunity can be evidence. Press {review.enter} to confirm it.")
            )
        elif line is None:
            review.complain(worded("The case itself is not evidence. Select an event, then press {review.link}."))
        else:
            review.complain("This event was withdrawn. It cannot be evidence.")

    def action_add(self) -> None:
        """Ask for an event; or for what was looked for in vain, where the line begins with `no`."""
        words, example = "Add an event, day first:", "12/3/2006 police referral p31 text; or: no plan, 2006"
        back_to = Pane.CHRONOLOGY
        review_of(self).line.ask_for(
            LineAsked("event/", words, example, self._add, again="{review.add}", back_to=back_to, offers=offers)
        )

    def action_correct(self) -> None:
        """Ask how the event under the cursor should read, or what the case should say in brief, then why."""
        line = self.line
        if line is None and self._sheet is not None and self.rows.cursor < self._first:
            facts = LineAsked("facts", "Correct the case:", FACTS, self._ask_why_facts, again="{review.correct}")
            review_of(self).line.ask_for(facts)
            return
        if not isinstance(line, Event):
            review_of(self).host.refuse_typing("Go to an event first: only an event is corrected.")
            return
        why = lambda text: self._ask_why_correct(line, text)  # noqa: E731  # of this event, wherever the cursor is then
        purpose, words, example = f"correction/{line.id}", "Correct the event:", "then say why"
        review_of(self).line.ask_for(
            LineAsked(purpose, words, example, why, event_line(line), again="{review.correct}", offers=offers)
        )

    def action_withdraw(self) -> None:
        """Ask why what is under the cursor should be taken out."""
        review, line, reference = review_of(self), self.line, review_of(self).reference
        if isinstance(line, Event):
            act: Reasoned = partial(casefiles.withdraw_event, case=reference, event=line.id)
            self._ask_why(f"Withdraw {_named(line)}. Why?", f"out/{line.id}", act)
        elif isinstance(line, Absence):
            act = partial(casefiles.withdraw_absence, case=reference, absence=line.id)
            self._ask_why(f"Withdraw “no {EVENT_TYPES.get(line.type, line.type)}”. Why?", f"out/{line.id}", act)
        else:
            review.host.refuse_typing("Select an event or a “no evidence found” entry first.")

    def action_find(self) -> None:
        """Narrow the chronology as one types."""
        review_of(self).focus_pane(Pane.CHRONOLOGY)
        self._open_finder()

    def action_narrow(self) -> None:
        """Pick an agency or a type."""
        from reviewtui.tui.review.panes.narrow_dialog import NarrowEvents

        def picked(narrowing: Narrowing | None) -> None:
            if narrowing is not None:
                self.narrow(narrowing)

        review = review_of(self)
        if self._sheet is not None:
            review.focus_pane(Pane.CHRONOLOGY)
            review.show_window(NarrowEvents(self.narrowing, self._sheet.chronology), picked)

    # Acts -------------------------------------------------------------------------------------------------------------

    def _link(self, *pieces: Evidence) -> None:
        review = review_of(self)
        if review.state is not None and review.may_judge():
            code, reference = review.state.at, review.reference
            review.perform(lambda store, person: judgements.link(store, person, reference, code, pieces), judging=code)

    def _add(self, line: str) -> None:
        review = review_of(self)
        reference = review.reference
        add = casefiles.add_absence if is_absence_line(line) else casefiles.add_event
        review.line.record(lambda store, person: add(store, person, reference, line), self._recorded)

    def _ask_why_correct(self, event: Event, line: str) -> None:
        review_of(self).line.keep()
        act = partial(casefiles.correct_event, case=review_of(self).reference, event=event.id, line=line)
        self._ask_why(f"Correct {_named(event)}. Why?", f"correct/{event.id}", act)

    def _ask_why_facts(self, line: str) -> None:
        from reviewtui.services.cases.case_facts import set_facts, typed_facts

        review_of(self).line.keep()
        act = partial(set_facts, case=review_of(self).reference, assignments=typed_facts(line))
        self._ask_why("Correct the case. Why?", "facts", act)

    def _ask_why(self, words: str, about: str, act: "Reasoned") -> None:
        review = review_of(self)

        def carry_out(reason: str) -> None:
            review.line.record(lambda store, person: act(store, person, reason=reason), self._recorded)

        review.line.ask_for(LineAsked(f"reason/{about}", words, "a reason is needed", carry_out, again="the same key"))

    def _recorded(self, change: Change) -> None:
        self.await_line(change.subject.partition("/")[2])

    def _decide(self, finding: CaseFinding) -> None:
        """Ask what a finding is."""
        from reviewtui.tui.review.panes.finding_dialog import FindingDialog

        review = review_of(self)

        def decided(change: Change | None) -> None:
            if change is not None:
                review.take_over(change)

        review.host.with_person(
            lambda person: review.show_window(FindingDialog(review.reference, finding, person), decided)
        )

    # Narrowing --------------------------------------------------------------------------------------------------------

    @on(FilterLine.Changed)
    def _find_typed(self, event: FilterLine.Changed) -> None:
        """Narrow by what is typed so far."""
        self.narrow(replace(self.narrowing, text=event.text))

    @on(FilterLine.Left)
    def _find_left(self, event: FilterLine.Left) -> None:
        """Back to the events, with the text standing or without it."""
        self.narrow(replace(self.narrowing, text=event.text))
        for line in self.query(FilterLine):
            line.display = False
        review_of(self).focus_pane(Pane.CHRONOLOGY)

    def show_all(self) -> None:
        """Take away whatever hides a line."""
        FilterLine.clear_in(self)
        self.narrow(Narrowing())

    def _open_finder(self) -> None:
        """Type to narrow."""
        FilterLine.open_in(self, before=self.rows)

    # Showing ----------------------------------------------------------------------------------------------------------

    def show(self, review: ReviewState) -> None:
        """Show a chronology and what is linked; the cursor stays on its event."""
        sheet, linked, before = review.sheet, review.linked("event", "absence"), self._sheet
        changed = linked ^ self._linked
        self._sheet, self._linked = sheet, linked
        if before is None or _told(before) != _told(sheet):
            self._show_lines(self.line)
        elif changed:
            self.rows.redraw(*self._rows_of(changed))
            self.rows.flash(*self._rows_of(changed))
        if self._awaited is not None and self.go_to(self._awaited):
            self._awaited = None
        self.show_heading()

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only the events that fit; the cursor stays on its event if that is one of them."""
        if narrowing != self.narrowing:
            line, self.narrowing = self.line, narrowing
            self._show_lines(line)
            self.show_heading()

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that fit the narrowing."""
        return self._events

    @property
    def event(self) -> Event | None:
        """The event under the cursor, or that a finding under the cursor stands under; None anywhere else."""
        line = self.line
        if isinstance(line, CaseFinding) and self._number:
            above = self._events[self._number - 1]
            return above if above.id in line.finding.events[:1] else None
        return line if isinstance(line, Event) else None

    @property
    def line(self) -> Line | None:
        """What is under the cursor; None on the case's own row, and when there is nothing."""
        index = self.rows.cursor - self._first
        return self._lines[index] if 0 <= index < len(self._lines) else None

    def await_line(self, name: str) -> None:
        """Put the cursor on a line as soon as it is there."""
        self._awaited = name

    def go_to(self, event_id: str) -> bool:
        """Put the cursor on an event; False when it is not shown."""
        row = self._rows.get(event_id)
        if row is None:
            return False
        self.rows.put_cursor(row)
        self.show_heading()
        return True

    def flash(self, name: str) -> None:
        """Show where a line has changed."""
        if name in self._rows:
            self.rows.flash(self._rows[name])

    def show_heading(self) -> None:
        """`Chronology 17/31`, and what it is narrowed to."""
        if self._sheet is None:
            return
        every, shown = len(self._sheet.chronology), len(self._events)
        count = f"{self._number}/{shown}" if self._number else f"{shown}"
        title = f"Chronology {count}{f' of {every}' if shown != every else ''}"
        keys = worded("{review.find} search  {review.narrow} filter" if every else "{review.add} adds an event")
        self.heading.show(Content.assemble(title, narrowed_to(self.narrowing)), keys)

    # Helpers ----------------------------------------------------------------------------------------------------------

    @property
    def _first(self) -> int:
        """Number of the first line's row."""
        return 0 if self.narrowing else 1

    @property
    def _number(self) -> int:
        """How many events there are down to the cursor."""
        index = self.rows.cursor - self._first
        return self._numbers[index] if 0 <= index < len(self._numbers) else 0

    def _show_lines(self, at: Line | None) -> None:
        sheet = self._sheet
        assert sheet is not None
        self._events = self.narrowing.of(sheet.chronology) if self.narrowing else sheet.chronology
        self._lines = chronology_lines(sheet, self.narrowing, self._events)
        self._numbers = tuple(accumulate(int(isinstance(line, Event)) for line in self._lines))
        rows = tuple(enumerate(self._lines, self._first))
        self._rows = {_id(line): row for row, line in rows if not isinstance(line, CaseFinding)}
        place = next((row for row, line in rows if at is not None and _id(line) == _id(at)), 0)
        self.rows.show_rows(len(self._lines) + self._first, place, empty=worded(NONE_FIT))
        self.rows.post_message(Rows.Highlighted(self.rows, self.rows.cursor))

    def _rows_of(self, ids: frozenset[str]) -> list[int]:
        return [self._rows[event_id] for event_id in ids if event_id in self._rows]

    def _lines_of(self, index: int, width: int) -> list[Content]:
        """The lines of a row: one, but where an event's text has room."""
        sheet = self._sheet
        if index < self._first or sheet is None:
            return [fitted("The case in brief", width, "italic $tone-quiet")]
        line = self._lines[index - self._first]
        if isinstance(line, Event):
            mark = DISPUTED if line.id in sheet.disputed else CORRECTED if line.id in sheet.versions else " "
            return event_rows(line, width, linked=line.id in self._linked, mark=mark)
        if isinstance(line, CaseFinding):
            return [finding_row(line, sheet.inspection.framework, width)]
        if isinstance(line, Absence):
            return [absence_row(line, width, linked=line.id in self._linked)]
        return [withdrawn_row(line, width, linked=line.event.id in self._linked)]


def _told(sheet: ReviewSheet) -> tuple[object, ...]:
    """Everything of a sheet that the lines show."""
    return sheet.case, sheet.chronology, sheet.findings, sheet.absences, sheet.withdrawn, sheet.versions, sheet.disputed


def _id(line: Line) -> str:
    """What a line is found again by; an event keeps its id when it is taken out."""
    return line.event.id if isinstance(line, EventVersion) else line.id


def _named(event: Event) -> str:
    """`12.03.06 POL referral`."""
    agency = AGENCIES.get(event.agency)
    kind = EVENT_TYPES.get(event.type, event.type)
    return f"{column_day(event.date)} {agency.label if agency else event.agency} {kind}"
