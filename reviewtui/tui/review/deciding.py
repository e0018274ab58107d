"""Deciding about what the program found: missed opportunities, and answers that a measure suggests."""

from collections.abc import Callable

from reviewtui.services import suggestions
from reviewtui.services.acts import Change
from reviewtui.services.found import CaseFinding
from reviewtui.services.stores import Store
from reviewtui.services.suggestions import ShownSuggestion
from reviewtui.tui.review.reading import Reading


class Deciding(Reading):
    """Nothing that was found counts until an inspector has said so."""

    def decide(self, finding: CaseFinding) -> None:
        """Ask what a finding is."""
        self.host.with_person(lambda person: self._decide(person, finding))

    def _decide(self, person: str, finding: CaseFinding) -> None:
        from reviewtui.tui.review.finding_dialog import FindingDialog

        def decided(change: Change | None) -> None:
            if change is not None:
                self.note_saved(change.made_at)
                self.reload()
                self.say(change.sentence)

        self.app.push_screen(FindingDialog(self.reference, finding, person), decided)

    def action_take(self) -> None:
        """Answer as a measure suggests."""
        self._settle(suggestions.take)

    def action_set_aside(self) -> None:
        """Note that a suggestion was looked at and not followed."""
        self._settle(suggestions.set_aside)

    def _settle(self, way: Callable[[Store, str, str, str, str | None], Change]) -> None:
        desk, reference = self.desk, self.reference
        if desk is None or self.is_unsettled:
            return
        code, waiting = desk.at, waiting_suggestion(desk.here.suggestions)
        if waiting is None:
            self.complain(f"Nothing is suggested on {code} that waits for you.")
        else:
            self.perform(lambda store, person: way(store, person, reference, code, waiting.measure))


def waiting_suggestion(offered: tuple[ShownSuggestion, ...]) -> ShownSuggestion | None:
    """The first suggestion that nobody took or set aside."""
    return next((each for each in offered if not each.done), None)
