"""Keys in their turn: what a key opens gets the keys that come right behind it, in a burst and in a paste too.

Textual hands every key to the focus of the moment it came in, while the key before it is still on its way up to the
action it is bound to. A fast typist's text would then be taken for commands.
"""

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer

from reviewtui.tui.actions import actions_of, shown_key

LONGEST_TURN = 0.5
"""Seconds after which the next key has its turn whatever became of the one before: its widget may be gone."""
OPENING = 0.25
"""Seconds in which what a command opens may not be there yet: a key that comes later need not look."""
TOO_SMALL = "-too-small"
"""Class of a screen that says that the terminal is too small, and nothing else."""
QUIT = "everywhere.quit"
PAUSE = 0.4
"""Seconds without a key after which somebody has seen that what was to be typed in did not open."""


def blind_keys() -> tuple[str, ...]:
    """The keys that quit where nobody sees what a key does: letters only where somebody gave it no other key."""
    (quits,) = (action for action in actions_of("everywhere") if action.id == QUIT)
    return tuple(key for key in quits.keys if len(key) > 1) or quits.keys


def blind_key() -> str:
    """The first of them, as a sentence names it."""
    return shown_key(blind_keys()[0])


class KeysInTurn(App[Any], inherit_bindings=False):
    """An app that hands a key on only when the key before it has had its effect."""

    _waiting: deque[events.Key | events.Paste]
    _turn = 0
    """Number of the turn; a turn that was given up ends nothing."""
    _began: float | None = None
    """When the turn began; None once it is over."""
    _was_command = False
    _commanded = 0.0
    """When the latest command was carried out; 0 once everything it opened is there."""
    _watchdog: Timer | None = None
    _nothing_opened = 0.0
    """When a key was refused that opens a field, or the latest letter typed for it came; 0 once somebody paused."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """With no key waiting."""
        super().__init__(*arguments, **options)
        self._waiting = deque()

    async def on_event(self, event: events.Event) -> None:
        """Let a key wait while another has its turn."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if self._began is None:
            await self._next()
        elif self._watchdog is None:
            self._watchdog = self.set_timer(LONGEST_TURN, self._look_again)

    def on_key(self) -> None:
        """A key came up to here: no field took it for text, so it may be a command."""
        self._was_command = True

    def expect_typing(self) -> None:
        """A key that opens a field was refused: a burst of letters meant for it is no command."""
        self._nothing_opened = monotonic()

    def typing_fell(self) -> None:
        """Say that letters were typed for a field that did not open, and did nothing."""

    def _falls(self, event: events.Key | events.Paste) -> bool:
        """Whether it was typed for a field that did not open; Enter is the end of such a line."""
        typed = isinstance(event, events.Paste) or event.is_printable or event.key == "enter"
        if not self._nothing_opened or not typed or event.time - self._nothing_opened >= PAUSE:
            self._nothing_opened = 0.0
            return False
        self._nothing_opened = max(self._nothing_opened, event.time)
        return True

    async def _act_blindly(self, event: events.Key | events.Paste) -> None:
        """Nobody can see what it would do, as the terminal is too small to show it: one can only quit."""
        if isinstance(event, events.Key) and not {event.key, event.character}.isdisjoint(blind_keys()):
            await self.run_action("app.quit")

    async def _next(self) -> None:
        """Give the next key its turn, once what the command before it opened is there."""
        if not self._waiting or self._began is not None:
            return
        self._turn, self._began = self._turn + 1, monotonic()
        turn = self._turn
        if monotonic() - self._commanded < OPENING:
            self._commanded = 0.0
            self._settle(lambda: self._follow_up(self.focused, lambda: self._settle(lambda: self._end(turn))))
            return
        event, target, self._was_command = self._waiting.popleft(), self.focused or self.screen, False
        if self.screen.has_class(TOO_SMALL):
            await self._act_blindly(event)
            self._end(turn)
            return
        if self._falls(event):
            self.typing_fell()
            self._end(turn)
            return
        await super().on_event(event)
        self._follow_up(target, lambda: self._had_effect(turn))

    def _had_effect(self, turn: int) -> None:
        if self._was_command:
            self._commanded = monotonic()
        self._end(turn)

    def _end(self, turn: int) -> None:
        if turn == self._turn:
            self._began = None
            self.call_later(self._next)

    async def _look_again(self) -> None:
        """Go on without a turn that takes too long."""
        self._watchdog = None
        if self._began is not None and monotonic() - self._began >= LONGEST_TURN:
            self._began = None
            await self._next()
        if self._waiting and self._watchdog is None:
            self._watchdog = self.set_timer(LONGEST_TURN, self._look_again)

    def _follow_up(self, node: MessagePump | None, then: Callable[[], None]) -> None:
        """Go up behind a key or a message, from queue to queue, to where it can have had no more effect."""
        if node is None or node is self:
            self.call_later(self._once_more, then)
        elif not node.call_later(self._follow_up, node._parent, then):
            then()

    def _once_more(self, then: Callable[[], None]) -> None:
        """Behind a change of focus, which the action asks for."""
        self.call_later(then)

    def _settle(self, then: Callable[[], None]) -> None:
        """Wait until every widget has done what it was asked to do."""
        nodes = [self.screen, *self.screen.walk_children()]
        left = len(nodes)

        def passed() -> None:
            nonlocal left
            left -= 1
            if not left:
                self.call_later(then)

        for node in nodes:
            if not node.call_later(passed):
                passed()
