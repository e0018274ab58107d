"""Screens painted when somebody looks: each frame painted for no terminal is a third of what a screen's test costs."""

from typing import Any

import pytest
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App

EVERY_FRAME = True
"""Whether all of them are painted, as in a terminal: screens' tests do without, but those of what one leaves to the
next."""


def seen(app: App[Any]) -> list[str]:
    """The lines of the uppermost screen, with those that it lets through of the screens beneath."""
    visible_screen_stack.set(app._background_screens)
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def only_when_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint what is read or pictured, and the last screen of each app as it is left, so that none goes unpainted."""
    render, shut_down = Compositor.render_update, App._shutdown

    def nothing_unless_pictured(
        compositor: Compositor, full: bool = False, screen_stack: Any = None, simplify: bool = False
    ) -> Any:
        if simplify or EVERY_FRAME:
            return render(compositor, full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        compositor._dirty_regions.clear()
        return None

    async def painted_once(app: App[Any]) -> None:
        if app._exception is None and app._running and app._screen_stack:
            seen(app)
        await shut_down(app)

    monkeypatch.setattr(Compositor, "render_update", nothing_unless_pictured)
    monkeypatch.setattr(App, "_shutdown", painted_once)
