"""Words typed on the command line that may become part of the record: any text, as long as it is text."""

from __future__ import annotations

from typing import Any

import click

from reviewtui.services.errors import BadInput


class Words(click.ParamType[str]):
    """Text; bytes that are no UTF-8 are refused, because no record could hold them exactly."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value itself. Raises BadInput."""
        return require_text(str(value))


WORDS = Words()


def require_text(words: str) -> str:
    """The words themselves. Raises BadInput when the terminal or the shell gave bytes that are no text."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        raise BadInput("What was given is not UTF-8 text, so nothing was changed: check what was typed.") from None
    return words
