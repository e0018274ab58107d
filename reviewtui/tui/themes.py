"""Four themes: dark, light, high contrast, and one without any colour. In each the cursor is reverse video.

The tones name what a colour means (`$tone-bad`), so that screens never name a colour.
"""

from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.theme import Theme

MONO = "mono"

_CURSOR = {
    "block-cursor-text-style": "none",
    "block-cursor-blurred-text-style": "none",
    "input-cursor-text-style": "reverse",
    "button-focus-text-style": "bold reverse",
}


def _tones(best: str, good: str, weak: str, bad: str, quiet: str, alert: str) -> Mapping[str, str]:
    return {
        "tone-best": best,
        "tone-good": good,
        "tone-weak": weak,
        "tone-bad": bad,
        "tone-quiet": quiet,
        "tone-alert": alert,
    }


DARK = Theme(
    name="dark",
    primary="#7aa2c9",
    secondary="#5f7f9f",
    accent="#d7b26d",
    warning="#d7a65f",
    error="#e07a6a",
    success="#8fbf7f",
    foreground="#d6d9dc",
    background="#14181c",
    surface="#1a1f24",
    panel="#20262c",
    variables={**_CURSOR, **_tones("#7fd0b0", "#8fbf7f", "#d7a65f", "#e07a6a", "#8e99a3", "#ff9e8a")},
)
LIGHT = Theme(
    name="light",
    primary="#1f5a8a",
    secondary="#4a6f8f",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a8261c",
    success="#2e6b2e",
    foreground="#1c2024",
    background="#fafaf7",
    surface="#f1f1ec",
    panel="#e7e7e1",
    dark=False,
    variables={**_CURSOR, **_tones("#00695c", "#2e6b2e", "#8a5a00", "#a8261c", "#5b6269", "#a8261c")},
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    text_alpha=1.0,
    variables={**_CURSOR, **_tones("#80ffff", "#80ff80", "#ffff00", "#ff8080", "#d0d0d0", "#ff8080")},
)
WITHOUT_COLOUR = Theme(
    name=MONO,
    primary="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    text_alpha=1.0,
    variables={**_CURSOR, **_tones(*["#ffffff"] * 6)},
)
"""Its colours are placeholders: the app takes every colour out before it reaches the terminal."""

THEMES = (DARK, LIGHT, HIGH_CONTRAST, WITHOUT_COLOUR)
NAMES = tuple(theme.name for theme in THEMES)


def chosen(setting: str | None, environment: Mapping[str, str]) -> str:
    """The theme to start with: NO_COLOR (see no-color.org) wins, then the person's setting, then dark."""
    if environment.get("NO_COLOR"):
        return MONO
    return setting if setting in NAMES else DARK.name


def begin(app: App[Any], name: str) -> None:
    """Give an app its themes, and the first one before it runs.

    Assigned as a later one is, it would have every style parsed and the screen painted a second time.
    """
    for theme in THEMES:
        app.register_theme(theme)
    app.set_reactive(App.theme, name)
    app.stylesheet.set_variables(app.get_css_variables())
    app.set_class(app.current_theme.dark, "-dark-mode", update=False)
    app.set_class(not app.current_theme.dark, "-light-mode", update=False)
