"""Waiting until an app has nothing left to do: seen in its event loop, where Textual's pilot guesses it from the clock.

A pilot takes a process for idle that used no processor for 20 ms. That is 80 ms and more for each key; and on a busy
machine, where a process may wait longer than that for its turn, it is wrong.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Literal

import pytest
from textual.pilot import Pilot

FRAME = 1 / 50
"""Seconds within which a timer is due at once: a screen is painted sixty times a second at most. The clock that an
app goes by is put on by what it would wait, and nobody waits."""
LONGEST = 10.0
"""Seconds after which an app that never comes to rest is taken as it is."""


_ahead = [0.0]
"""Seconds by which that clock is ahead."""
hurried: list[bool] = []


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """Keys come one upon the other, as a terminal hands over what was typed quickly: nothing is waited for."""
    hurried.append(True)
    try:
        yield
    finally:
        hurried.pop()


async def until_idle(*_: float) -> None:
    """Return once no task of the loop can go on and no timer is due within a frame."""
    if hurried:
        await asyncio.sleep(0)
        return
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + LONGEST
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=end)
        if due > loop.time() + FRAME:
            return
        _ahead[0] += max(0.0, due - loop.time())


def _now() -> float:
    return monotonic() + _ahead[0]


async def _screen_is_idle(_pilot: Pilot[Any], timeout: float = LONGEST) -> Literal[True]:
    await until_idle()
    return True


def watch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pilot wait by looking at the loop."""
    _ahead[0] = 0.0
    monkeypatch.setattr(asyncio.BaseEventLoop, "time", lambda _: _now())
    monkeypatch.setattr("textual._time.get_time", _now)
    monkeypatch.setattr("textual.app.wait_for_idle", until_idle)
    monkeypatch.setattr("textual.pilot.wait_for_idle", until_idle)
    monkeypatch.setattr(Pilot, "_wait_for_screen", _screen_is_idle)
