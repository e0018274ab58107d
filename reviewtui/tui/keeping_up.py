"""The store as it changes while one works: what others commit is shown, alerts are read again, backups are kept up."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from reviewtui.services.errors import ReviewtuiError
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.teamwork import Teamwork

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store
    from reviewtui.tui.alert_line import AlertNews


class KeepingUp(Teamwork, inherit_bindings=False):
    """An app whose screens show what is in the store now."""

    _seen: int | None = None
    """The store's number of commits that the screens show; None while it is not known what they show."""

    def note_change(self, author: Screen[Any], result: object) -> None:
        """An act of this window was committed: every other screen is out of date, and with some acts the alerts.

        What gives back nothing kept something on this laptop alone, a draft or a place: no screen shows another's.
        """
        if result is None:
            return
        from reviewtui.services.acts import Change

        self.tell_screens(but=author)
        if not isinstance(result, Change) or "alert" in result.kinds:
            self._read_alerts()

    def show_alerts(self, news: "AlertNews") -> None:
        """Take what was read of the alerts, and have every screen show it."""
        self.languages = news.languages
        if (news.open, news.contacts) == (self.open_alerts, self.contacts):
            return
        self.open_alerts, self.contacts = news.open, news.contacts
        self.alert_lines = news.lines
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.show_alerts(news.lines)

    @property
    def _is_open(self) -> bool:
        return self.store is not None and not self.store.is_locked

    def _follow_store(self) -> None:
        """Ask whether anybody has committed."""
        if self.store is not None and self._is_open and self.is_running:
            from reviewtui.services.store import following

            store = self.store
            self.calls.ask(self, lambda: following.look(store), self._noticed, self._ignore, latest="following")

    def _noticed(self, number: int) -> None:
        """Where it was not known what the screens had read, they read again: somebody may have committed since."""
        if number != self._seen:
            self.tell_screens()
            self._read_alerts()
            if self.store is not None:
                self._look_at_counts(self.store)
        self._seen = number

    def _read_alerts(self) -> None:
        """Ask which alerts are open, and whom to ring."""
        if self.store is not None and self._is_open:
            from reviewtui.tui.alert_line import read_alerts

            store = self.store
            self.calls.ask(self, lambda: read_alerts(store), self.show_alerts, self._ignore, latest="alerts")

    def _look_at_counts(self, store: "Store") -> None:
        """Say so where the figures that screens show are not what was recorded; nobody waits for it."""
        from reviewtui.services.store.verifying import hold_beside

        self.calls.ask(self, lambda: hold_beside(store), lambda _: None, self._not_well, latest="counts")

    def _keep_up(self, seconds: float) -> None:
        """Copy the store where its latest backup is older than that; the demo can be made anew."""
        if self.store is not None and self._is_open:
            from reviewtui.services.demo import demo_path
            from reviewtui.services.upkeep.backups import keep_up

            store = self.store
            if store.path != demo_path():
                self.calls.ask(self, lambda: keep_up(store, seconds), lambda _: None, self._not_well)

    def _not_well(self, error: ReviewtuiError) -> None:
        self.complain(str(error))

    def _ignore(self, error: ReviewtuiError) -> None:
        """What is asked in the background again and again is not complained about."""
