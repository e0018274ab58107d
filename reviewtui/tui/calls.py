"""Calls of services in threads, so that the event loop never waits for the store.

Threads do the work and post one message; what follows from it happens on the event loop. Readings may run side by side.
Acts run one after another in the order they were asked for, so that of two quick keys the second wins.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

from reviewtui.services.errors import ReviewtuiError

if TYPE_CHECKING:
    from textual.app import App

Result = TypeVar("Result")
READERS, PATIENCE = 3, 2.0
"""How many threads read, and how many seconds an act is waited for where nothing goes on meanwhile."""


@dataclass
class Finished(Message):
    """A call came back; the app delivers it on the event loop."""

    deliver: Callable[[], None]

    bubble = False


@dataclass(frozen=True)
class _Call:
    asker: MessagePump
    then: Callable[[Any], None]
    failed: Callable[[ReviewtuiError], None]
    latest: str
    number: int
    act: bool


class Calls:
    """The threads of one app."""

    def __init__(self, app: "App[Any]") -> None:
        """`app` is told of every finished call."""
        self._app = app
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._apart = ThreadPoolExecutor(1, thread_name_prefix="apart")
        self._numbers = 0
        self._latest: dict[tuple[int, str], int] = {}
        self.pending = 0
        """Calls asked for and not yet delivered."""
        self.acts = 0
        """Those of them that change something, and so are waited for."""

    def ask(
        self,
        asker: MessagePump,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[ReviewtuiError], None],
        *,
        latest: str = "",
        is_apart: bool = False,
    ) -> None:
        """Read something; of calls with the same `latest` from one asker only the last asked is delivered.

        What `is_apart` may change something too, beside the acts: it mostly waits for somebody else.
        """
        self._submit(self._apart if is_apart else self._readers, asker, work, then, failed, latest)

    def look(self, work: Callable[[], Result], patience: float) -> "asyncio.Task[Result | None]":
        """Read something now; None where that fails or takes more than so many seconds."""
        reading = self._readers.submit(_with_plain_sentences, work)
        self.pending += 1

        async def looked() -> Result | None:
            await asyncio.wait((asyncio.wrap_future(reading),), timeout=patience)
            self.pending -= 1
            return reading.result() if reading.done() and reading.exception() is None else None

        return asyncio.create_task(looked())

    def act(
        self,
        asker: MessagePump,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[ReviewtuiError], None],
    ) -> None:
        """Change something, after everything asked before. A failure is told even when the asker has gone."""
        self._submit(self._writer, asker, work, then, failed, "")

    def settle(self) -> None:
        """Wait a moment for every act that was asked for."""
        with suppress(TimeoutError, RuntimeError):
            self._writer.submit(lambda: None).result(PATIENCE)

    def close(self) -> None:
        """Finish every act that was asked for; forget the readings."""
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._apart.shutdown(wait=True)

    def _submit(
        self,
        threads: ThreadPoolExecutor,
        asker: MessagePump,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[ReviewtuiError], None],
        latest: str,
    ) -> None:
        self._numbers += 1
        self.pending += 1
        is_act = threads is not self._readers
        self.acts += is_act
        if latest:
            self._latest[id(asker), latest] = self._numbers
        call = _Call(asker, then, failed, latest, self._numbers, is_act)
        threads.submit(self._carried_out, call, work).add_done_callback(lambda future: self._post(call, future))

    def _carried_out(self, call: _Call, work: Callable[[], Result]) -> Result | None:
        """Do the work in a thread, unless a later call overtook it while it waited for one: nobody wants it then."""
        return None if self._is_stale(call) else _with_plain_sentences(work)

    def _post(self, call: _Call, future: "Future[Any]") -> None:
        self._app.post_message(Finished(lambda: self._deliver(call, future)))

    def _deliver(self, call: _Call, future: "Future[Any]") -> None:
        self.pending -= 1
        self.acts -= call.act
        if future.cancelled() or self._is_stale(call):
            return
        self._latest.pop((id(call.asker), call.latest), None)
        error = future.exception()
        if isinstance(error, ReviewtuiError):
            if call.act or call.asker.is_running:
                call.failed(error)
        elif error is not None:
            raise error
        elif call.asker.is_running:
            call.then(future.result())

    def _is_stale(self, call: _Call) -> bool:
        return bool(call.latest) and self._latest.get((id(call.asker), call.latest)) != call.number


def _with_plain_sentences(work: Callable[[], Result]) -> Result:
    """Do the work; the store's own problems come out as sentences for a person."""
    from reviewtui.services.store.stores import plain_sentences

    with plain_sentences():
        return work()
