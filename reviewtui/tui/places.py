"""Going from screen to screen: each is imported when it is first shown, and lies on top of where one came from."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from reviewtui.services.errors import NotWritten, ReviewtuiError
from reviewtui.tui.keys import KeysInTurn
from reviewtui.tui.messages import StoreChanged
from reviewtui.tui.screen import BaseScreen

if TYPE_CHECKING:
    from reviewtui.services.caselist import CaseQuery


class Places(KeysInTurn, inherit_bindings=False):
    """An app whose screens are a stack: back always leads to where one was."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[Any]] = set()

    _cannot_write = False
    last_case: str | None = None
    """Reference of the case last worked on."""

    def open_cases(self, query: "CaseQuery", title: str) -> None:
        """Show the cases of a query on top of the present screen; back leads here again."""
        from reviewtui.tui.cases.screen import CasesScreen

        self.push_screen(CasesScreen(query, title))

    def open_review(self, reference: str, question: str | None = None, event: str | None = None) -> None:
        """Show the review of a case, at a question or where it was left, and at an event of its chronology."""
        from reviewtui.tui.review.screen import ReviewScreen

        self.last_case = reference
        self.push_screen(ReviewScreen(reference, question, event))

    def go(self, place: str) -> None:
        """Go to one of the main screens by its context: back to it when it is open, else on top."""
        if self._return_to(place):
            return
        places: dict[str, Callable[[], None]] = {
            "cases": self._open_all_cases,
            "review": self._open_latest_review,
            "summary": self._open_summary,
            "panel": self._open_panel,
            "record": self._open_record,
            "timeliness": self._open_timeliness,
            "missed": self._open_missed,
        }
        places[place]()

    def go_back(self) -> None:
        """Back to the screen beneath; from the first one, leave."""
        if self.can_go_back:
            self.pop_screen()
        else:
            self.leave()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a screen beneath to go back to; the first run is none once there is a store."""
        beneath = self.screen_stack[:-1]
        return any(not isinstance(screen, BaseScreen) or screen.CONTEXT != "start" for screen in beneath)

    def leave(self, code: int = 0) -> None:
        """End with an exit code."""
        self.exit(return_code=code)

    def say(self, sentence: str) -> None:
        """Show what was done, on the uppermost whole screen."""
        if screen := self.whole_screen:
            screen.say(sentence)

    def complain(self, sentence: str) -> None:
        """Show what went wrong, on the uppermost whole screen."""
        if screen := self.whole_screen:
            screen.complain(sentence)

    def note_written(self, error: ReviewtuiError | None) -> None:
        """An act reached the disk, or failed: once the disk takes acts again, what was said of it is no longer so."""
        if error is None and self._cannot_write and (screen := self.whole_screen):
            screen.settle()
        self._cannot_write = isinstance(error, NotWritten) or (self._cannot_write and error is not None)

    def tell_screens(self, but: Screen[Any] | None = None) -> None:
        """Every screen but one is out of date."""
        for screen in self.screen_stack:
            if screen is not but:
                screen.post_message(StoreChanged())

    @property
    def whole_screen(self) -> BaseScreen | None:
        """The uppermost screen that is not a window."""
        return next((each for each in reversed(self.screen_stack) if isinstance(each, BaseScreen)), None)

    def _return_to(self, place: str) -> bool:
        """Leave the screens above an open one; False when it is not open."""
        contexts = [screen.CONTEXT if isinstance(screen, BaseScreen) else "" for screen in self.screen_stack]
        if place not in contexts:
            return False
        at = contexts.index(place) if place == "cases" else len(contexts) - 1 - contexts[::-1].index(place)
        for _ in contexts[at + 1 :]:
            self.pop_screen()
        return True

    def _open_all_cases(self) -> None:
        from reviewtui.tui.cases.screen import CasesScreen

        self.push_screen(CasesScreen())

    def _open_latest_review(self) -> None:
        screen = self.whole_screen
        if case := (screen.case_at_hand() if screen else None) or self.last_case:
            self.open_review(case)
        else:
            self.complain("Choose a case first: Enter on its line in Cases opens its review.")

    def _open_summary(self) -> None:
        from reviewtui.tui.summary.screen import SummaryScreen

        self.push_screen(SummaryScreen())

    def _open_panel(self) -> None:
        from reviewtui.tui.panel.screen import PanelScreen

        self.push_screen(PanelScreen())

    def _open_timeliness(self) -> None:
        from reviewtui.tui.timeliness.screen import TimelinessScreen

        self.push_screen(TimelinessScreen())

    def _open_missed(self) -> None:
        from reviewtui.tui.missed.screen import MissedScreen

        self.push_screen(MissedScreen())

    def _open_record(self) -> None:
        from reviewtui.tui.record.screen import RecordScreen

        screen = self.whole_screen
        case = screen.case_at_hand() if screen else None
        self.push_screen(RecordScreen(case, only=screen is not None and screen.CONTEXT == "review"))
