"""What goes out: data on stdout, narration on stderr, and nothing in either that can act on a terminal."""

from __future__ import annotations

import codecs
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

_IO_ENCODING = "PYTHONIOENCODING"
WIDTH_WITHOUT_A_TERMINAL = 80
COMPLETING = "_REVIEWTUI_COMPLETE"
"""Set while a shell asks what could follow: nobody is there to be shown anything, or asked."""


def prepare_streams() -> None:
    """A closed stream leads nowhere, a pipe or a file speaks UTF-8, and what a terminal cannot show becomes letters.

    Windows gives pipes the character set of the last century, which lacks most of our glyphs; whoever wants another
    than UTF-8 says so in PYTHONIOENCODING.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  open to the end
    codecs.register_error("letters", _as_letters)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if codecs.lookup(stream.encoding).name != "utf-8" and not stream.isatty() and _IO_ENCODING not in os.environ:
            reconfigure(encoding="utf-8")
        if stream is not sys.stdin:
            reconfigure(errors="letters")


def _as_letters(error: UnicodeError) -> tuple[str, int]:
    """What the codec asks for when it meets a character that it lacks."""
    from reviewtui.cli.letters import plain

    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(plain, error.object[error.start : error.end])), error.end


def print_document(value: Any) -> None:
    """One JSON document on stdout."""
    sys.stdout.flush()
    sys.stdout.buffer.write(document_bytes(value))
    sys.stdout.buffer.flush()


def document_bytes(value: Any) -> bytes:
    """One JSON document. Characters that cannot be seen are written as JSON escapes: the data is the same."""
    from reviewtui.cli.documents import document_text

    return f"{with_escapes(document_text(value))}\n".encode()


def with_escapes(document: str) -> str:
    """A JSON text in which every unseen character is a `\\uXXXX` escape; such characters stand only inside strings."""
    import re
    from json import dumps

    from reviewtui.casefile.visible import visible

    unusual = set(re.findall("[^\n -~]", document))
    unseen = {ord(char): dumps(char)[1:-1] for char in unusual if visible(char) != char}
    return document.translate(unseen) if unseen else document


def print_lines(lines: Iterable[Text]) -> None:
    """Laid-out lines on stdout: coloured on a terminal and where FORCE_COLOR asks for it, plain anywhere else."""
    import click

    if not (sys.stdout.isatty() or (os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR"))):
        for line in lines:
            click.echo(line.plain.rstrip())
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(line, soft_wrap=True)


def width() -> int:
    """Columns to lay lines out for: what COLUMNS says, else the terminal's, which may be none, else 80."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked) > 0:
        return int(asked)
    found = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0
    return found or WIDTH_WITHOUT_A_TERMINAL


def narrate(sentence: str) -> None:
    """One line on stderr, beside the data."""
    import click

    from reviewtui.casefile.visible import visible

    click.echo(visible(sentence), err=True)


def say(sentence: str) -> None:
    """One line of text on stdout."""
    import click

    from reviewtui.casefile.visible import visible

    click.echo(visible(sentence))
