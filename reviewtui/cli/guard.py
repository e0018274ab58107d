"""What goes wrong becomes one plain sentence on stderr and an agreed exit code, never a traceback."""

from __future__ import annotations

import errno
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

USAGE, BAD_INPUT, NOT_WRITTEN, OUR_FAULT, INTERRUPTED = 2, 3, 5, 70, 130


class ReaderGone(Exception):
    """Whoever read stdout has stopped reading."""


def has_no_reader(problem: BaseException) -> bool:
    """Whether it says that nobody reads the pipe any more: on Windows, in words that say little."""
    is_windows = sys.platform == "win32"
    return isinstance(problem, BrokenPipeError) or (
        is_windows and isinstance(problem, OSError) and problem.errno == errno.EINVAL and problem.filename is None
    )


def exit_code_of(run: Callable[[], Any]) -> int:
    """Run a command line and say how it ended."""
    try:
        code = run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except ReaderGone:
        _drop_output()
        return 0
    except Exception as problem:  # noqa: BLE001  the last resort: whatever it is, no case text may reach the terminal
        if has_no_reader(problem):
            _drop_output()
            return 0
        return _failed(problem)
    return code if isinstance(code, int) else 0


def _failed(problem: Exception) -> int:
    """Say what stopped a verb. The library that reads command lines is met only here, where a quick verb failed."""
    import click

    if isinstance(problem, click.exceptions.Exit):
        return problem.exit_code
    if isinstance(problem, click.Abort):
        return INTERRUPTED
    return _usage(problem) if isinstance(problem, click.ClickException) else _told(problem)


def _usage(problem: click.ClickException) -> int:
    """Say what was wrong with the command and where its help is."""
    from click.exceptions import NoArgsIsHelpError

    from reviewtui.cli.streams import narrate

    if isinstance(problem, NoArgsIsHelpError):
        problem.show()
        return USAGE
    context = getattr(problem, "ctx", None)
    where = context.command_path if context else "reviewtui"
    early = _goes_earlier(problem, context) if context else ""
    said = re.sub(r"'([^']*)'", r"“\1”", problem.format_message()).rstrip(".?")
    said = re.sub("a valid integer( range)?", "a whole number", said)
    narrate(early or f"{said}. See `{where} --help`.")
    return USAGE


def _goes_earlier(problem: click.ClickException, context: click.Context) -> str:
    """Where an option of the whole program belongs that was typed after a command; empty for anything else."""
    from click.exceptions import NoSuchOption

    root = context.find_root()
    if context is root or not isinstance(problem, NoSuchOption):
        return ""
    for option in root.command.params:
        if problem.option_name in option.opts and not option.is_eager:
            value = "" if getattr(option, "is_flag", False) else f" {option.make_metavar(root)}"
            typed = f"{root.command_path} {problem.option_name}{value} {context.command_path.split(' ', 1)[1]} …"
            return f"{problem.option_name} goes before the command: `{typed}`."
    return ""


def _told(problem: Exception) -> int:
    """One sentence, and one line more for each fault of what was given."""
    from reviewtui.cli.streams import narrate
    from reviewtui.services.error_places import is_asked_for, places
    from reviewtui.services.errors import NO_SUCH_NAME, BadInput, ReviewtuiError

    if is_asked_for():
        for line in places(problem):
            narrate(line)
    if isinstance(problem, ReviewtuiError):
        faults = problem.faults if isinstance(problem, BadInput) else ()
        for line in (str(problem), *faults):
            narrate(line)
        return problem.exit_code
    if isinstance(problem, UnicodeError):
        narrate("Something that was given is not UTF-8 text, so nothing was changed. Check what was typed or piped in.")
        return BAD_INPUT
    if isinstance(problem, OSError) and problem.errno in NO_SUCH_NAME:
        narrate(f"{problem.filename} cannot be opened ({problem.strerror}). Check the path. Nothing was changed.")
        return BAD_INPUT
    if isinstance(problem, OSError):
        _drop_output()
        narrate(_refused(problem))
        return NOT_WRITTEN
    narrate(
        f"reviewtui has stopped because of an error in the program ({type(problem).__name__}). Nothing saved is lost. "
        "Set REVIEWTUI_DEBUG=1 and try again to see where."
    )
    return OUR_FAULT


def _refused(problem: OSError) -> str:
    """What the system refused, where, and what to do."""
    why = problem.strerror or "a file could not be read or written"
    if problem.filename is None:
        return f"The system refused ({why}). Nothing saved is lost. Check the disk and where the output goes."
    return f"The system refused {problem.filename} ({why}). Nothing saved is lost. Check that file and its folder."


def _drop_output() -> None:
    """Nobody can take stdout any more."""
    from reviewtui.services.closed_streams import lead_nowhere

    lead_nowhere(sys.stdout)
