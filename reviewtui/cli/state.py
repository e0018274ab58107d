"""How far a case has come, as the option `--state` takes it: in the words that people use, or in those of the JSON."""

from __future__ import annotations

from typing import Any

import click

SAID = {"not-started": "untouched", "in-progress": "started", "complete": "judged", "withdrawn": "withdrawn"}


class StateChoice(click.Choice[str]):
    """One of some states; what it gives is the word of the JSON."""

    def __init__(self, *words: str) -> None:
        super().__init__(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word of the JSON. Raises click.BadParameter for another word."""
        wanted = {SAID[word] for word in self.choices}
        return value if value in wanted else SAID[super().convert(value, param, ctx)]
