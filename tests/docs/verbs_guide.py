"""Puts the help of every verb into the verbs guide, a new one under its heading: `python -m tests.docs.verbs_guide`."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from reviewtui.cli.group import group

GUIDE = Path(__file__).parents[2] / "reviewtui" / "docs" / "commands.md"
BLOCK = re.compile(r"^```\nUsage: (reviewtui[ a-z-]*?) (?:\[|[A-Z]).*?^```$", re.MULTILINE | re.DOTALL)
WIDTH = 80


def commands() -> dict[str, tuple[click.Command, click.Context]]:
    """Every verb and sub-verb by the words that call it, with the context its help is made in."""
    return {path: (command, context) for path, command, context in _walk(group, _context(group, "reviewtui", None))}


def helped(path: str) -> str:
    """The block of one verb: its help, 80 columns wide."""
    command, context = commands()[path]
    return f"```\n{command.get_help(context)}\n```"


def refreshed(guide: str) -> str:
    """The guide with every block as the program's help is now; what has none yet follows the verb before it."""
    blocks = {block[1]: block[0] for block in BLOCK.finditer(guide)}
    before = ""
    for path in commands():
        now = helped(path)
        heading = f"## {path.removeprefix('reviewtui ')}\n\n" if path.count(" ") == 1 else ""
        new = f"{before}\n\n{heading}{now}"
        guide = guide.replace(blocks[path], now) if path in blocks else guide.replace(before, new)
        before = now
    return guide


def _walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    yield context.command_path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _walk(found, _context(found, name, context))


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH}
    return command.context_class(command, info_name=name, parent=parent, **settings)


if __name__ == "__main__":
    GUIDE.write_text(refreshed(GUIDE.read_text("utf-8")), "utf-8")
