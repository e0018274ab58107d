"""The command itself: what stands before the verb, and which verb is asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from reviewtui import __version__
from reviewtui.cli.guard import ReaderGone, exit_code_of, has_no_reader
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence


class Verbs(VerbGroup):
    """A group whose verbs are read when they are used, and whose every ending is an agreed exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order a person meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name, read from its module; None when there is none."""
        if cmd_name not in VERBS:
            return None
        command = import_module(f"reviewtui.cli.{VERBS[cmd_name][0]}").verb
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without reading their modules."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in VERBS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb. A reader that went away is told apart here: click would end the process itself."""
        try:
            return super().invoke(ctx)
        except OSError as problem:
            if has_no_reader(problem):
                raise ReaderGone from problem
            raise

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> Any:  # type: ignore[override]  # click offers a second mode, this command has one
        """Run, and end the process with the exit code that says how it went."""
        run = super().main
        settings = {"terminal_width": _help_width(), **extra, "standalone_mode": False}
        raise SystemExit(exit_code_of(lambda: run(args, prog_name or "reviewtui", **settings)))


@click.command(
    cls=Verbs,
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] [ARGUMENTS]…",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`reviewtui COMMAND --help` shows help for one command. `reviewtui docs start` is the guide to the "
    "first hour.",
)
@click.option(
    "--store",
    type=click.Path(readable=False),  # a store that cannot be read is the store's own fault to tell
    envvar="REVIEWTUI_STORE",
    show_envvar=True,
    help="The store to work on.",
)
@click.option("--as", "name", metavar="NAME", help="Work as NAME, a name from the inspection team.")
@click.option(
    "--language",
    type=click.Choice(("en", "cy")),
    envvar="REVIEWTUI_LANGUAGE",
    show_envvar=True,
    help="The language of the framework's texts, where it has them.",
)
@click.option("--read-only", is_flag=True, help="Only read the store: nothing in it is changed.")
@click.option(
    "--unsafe-folder", is_flag=True, help="Let the store be in a folder that a cloud program or a network shares."
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def group(
    context: click.Context,
    store: str | None,
    name: str | None,
    language: str | None,
    read_only: bool,
    unsafe_folder: bool,
) -> None:
    """Review cases against an inspection framework: answer questions, give reasons, see how each rating was reached.

    Without a command the screens open, on the store named or else on the one last opened.
    """
    if language is not None:
        from reviewtui.services.preferences.language import use

        use(language)
        context.call_on_close(lambda: use(None))
    if unsafe_folder:
        from reviewtui.services.store.unsafe_folders import allow

        allow(True)
        context.call_on_close(lambda: allow(False))
    from reviewtui.cli.opening import show_days_as_set

    show_days_as_set()
    if context.invoked_subcommand is None:
        from reviewtui.cli.session import session_of

        session_of(context).open_screens()


def _help_width() -> int:
    """As wide as the terminal, from 50 to 78 columns. Click would import `shutil` to find out, which costs 2 ms."""
    try:
        columns = int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        columns = (os.get_terminal_size().columns if sys.stdout.isatty() else 0) or 80
    return max(50, min(columns, 80) - 2)
