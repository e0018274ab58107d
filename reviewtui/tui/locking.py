"""The lock of an encrypted store: after some minutes without a key, and whenever somebody asks for it."""

from collections.abc import Callable
from time import time
from typing import TYPE_CHECKING, Any

from textual import events

from reviewtui.tui.host import Result
from reviewtui.tui.keeping_up import KeepingUp

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

LOOK_SECONDS, SUSPENDED_SECONDS = 2.0, 60.0
"""How often the program looks whether to lock, and after what gap between two looks it was suspended meanwhile."""


class Locking(KeepingUp, inherit_bindings=False):
    """An app that covers what it shows, and drops the store's key."""

    _lock_minutes: int | None = None
    """As `config.toml` states it."""

    def __init__(self, **given: Any) -> None:
        """Somebody is there now."""
        super().__init__(**given)
        self._touched = self._looked = time()

    async def on_event(self, event: events.Event) -> None:
        """Somebody is there who presses a key or moves the mouse."""
        if isinstance(event, (events.Key, events.Paste, events.MouseEvent)):
            self._touched = time()
        await super().on_event(event)

    def action_lock(self) -> None:
        """Keep what is typed, cover the screen, close the store and drop its key, until somebody unlocks it."""
        store = self.store
        if store is None or store.key is None:
            if store is not None and not store.is_locked:
                self.say("This store is not encrypted, so it cannot be locked.")
            return
        from reviewtui.tui.unlock import LockedDialog

        if isinstance(self.screen, LockedDialog):
            return
        self.keep_drafts()
        self.empty_clipboard()
        self.push_screen(LockedDialog(store), self._unlocked)
        self.calls.act(self, store.lock, lambda _: None, self._ignore)  # after all acts that were asked for

    def empty_clipboard(self) -> None:
        """Take back what other programs can read of what was copied here."""

    def lend_terminal(self, work: Callable[[], Result]) -> Result:
        """Do something while another program has the terminal; whoever works in that one is there."""
        from textual.app import SuspendNotSupported

        from reviewtui.services.errors import BadInput

        try:
            with self.suspend():
                return work()
        except SuspendNotSupported:
            raise BadInput("No editor was opened: it cannot run in this terminal.") from None
        finally:
            self._touched = self._looked = time()

    def restored(self, sentence: str) -> None:
        """Show the store that was put in the place of the one before."""
        self.say(sentence)
        self.tell_screens()
        self._follow_store()
        self._read_alerts()

    def _unlocked(self, store: "Store | None") -> None:
        if store is not None:
            self.restored("Unlocked.")

    def _lock_when_idle(self) -> None:
        """Lock it after some minutes without a key, and after the machine or the program was suspended."""
        now = time()
        was_suspended, self._looked = now - self._looked > SUSPENDED_SECONDS, now
        if self.store is not None and self.store.key is not None:
            from reviewtui.services.preferences.locking import lock_seconds

            if was_suspended or now - self._touched >= lock_seconds(self._lock_minutes):
                self.action_lock()
