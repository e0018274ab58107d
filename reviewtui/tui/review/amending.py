"""Correcting an event and taking one out: each with a reason, and what it said before stays visible."""

from collections.abc import Callable
from functools import partial

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_line import event_line
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.services import casefiles
from reviewtui.services.acts import Change
from reviewtui.services.stores import Store
from reviewtui.tui.review.adding import Adding
from reviewtui.tui.review.entry_line import Entry

Act = Callable[[Store, str, str], Change]
"""Carries an act out for a person, with a reason."""


class Amending(Adding):
    """The chronology put right."""

    _correcting: Event | None = None
    _reasoned: Act | None = None
    """What waits for its reason."""

    def action_correct(self) -> None:
        """Ask how the event under the cursor should read, then why."""
        line = self.chronology.line
        if isinstance(line, Event):
            self._correcting = line
            self.ask_for(Entry.CORRECTION, event_line(line), about=line.id)
        else:
            self.complain("Go to an event first: only an event is corrected.")

    def action_withdraw(self) -> None:
        """Ask why what is under the cursor should be taken out."""
        line, reference = self.chronology.line, self.reference
        if isinstance(line, Event):
            self._ask_why(
                f"Take out {_named(line)}. Why?", f"out/{line.id}", partial(_withdraw_event, reference, line.id)
            )
        elif isinstance(line, Absence):
            words = f"Take out “no {EVENT_TYPES.get(line.type, line.type)}”. Why?"
            self._ask_why(words, f"out/{line.id}", partial(_withdraw_absence, reference, line.id))
        else:
            self.complain("Go to an event first, or to what was not found: only these are taken out.")

    def entry_ways(self) -> dict[Entry, Callable[[], None]]:
        """With the correction and the reason."""
        return {**super().entry_ways(), Entry.CORRECTION: self._go_on_to_reason, Entry.REASON: self._carry_out}

    def close_entry(self) -> bool:
        """Forget what waited for a reason as well."""
        self._correcting = self._reasoned = None
        return super().close_entry()

    def _go_on_to_reason(self) -> None:
        event = self._correcting
        assert event is not None
        act = partial(_correct_event, self.reference, event.id, self.entry.text)
        self.keep_line()
        self._ask_why(f"Correct {_named(event)}. Why?", f"correct/{event.id}", act)

    def _ask_why(self, words: str, about: str, act: Act) -> None:
        self._reasoned = act
        self.ask_for(Entry.REASON, about=about, words=words)

    def _carry_out(self) -> None:
        act, reason = self._reasoned, self.entry.text
        assert act is not None
        self.perform(lambda store, person: act(store, person, reason), self.line_recorded, self.entry_refused)


def _named(event: Event) -> str:
    """`12.03.06 POL referral`."""
    agency = AGENCIES.get(event.agency)
    kind = EVENT_TYPES.get(event.type, event.type)
    return f"{event.date.shown} {agency.label if agency else event.agency} {kind}"


def _correct_event(case: str, event: str, line: str, store: Store, person: str, reason: str) -> Change:
    return casefiles.correct_event(store, person, case, event, line, reason)


def _withdraw_event(case: str, event: str, store: Store, person: str, reason: str) -> Change:
    return casefiles.withdraw_event(store, person, case, event, reason)


def _withdraw_absence(case: str, absence: str, store: Store, person: str, reason: str) -> Change:
    return casefiles.withdraw_absence(store, person, case, absence, reason)
