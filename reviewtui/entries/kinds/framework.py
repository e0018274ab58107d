"""The framework whose questions an inspection asks: its text, kept with the answers that it asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.entries.kinds.kind import Kind, Shape

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import Filled


class FrameworkContent(Shape):
    """What a `framework` entry holds: its YAML source, and the type of inspection where one was picked."""

    code: Filled
    version: Filled
    text: Filled
    variant: Filled | None = None


FRAMEWORK = Kind(
    "framework",
    FrameworkContent,
    "{code}",
    say=lambda telling: f"framework, version {telling.content['version']}.",
    withheld="a framework",
)
