"""`docs`: the guides that come with the program, readable without a network."""

from __future__ import annotations

import sys

import click

from reviewtui.cli.examples import example
from reviewtui.services.preferences.guides import guides, title_of

OLD_NAMES = {"verbs": "commands"}
"""Guides that had another name in an earlier version; the old name still opens them."""


@example("docs start")
@click.command("docs")
@click.argument("guide", required=False, metavar="[GUIDE]")
def verb(guide: str | None) -> None:
    """Read GUIDE, a page at a time on a terminal; without GUIDE, list the guides."""
    from reviewtui.services.errors import BadInput

    known = guides()
    if guide is None:
        for name, file in known.items():
            click.echo(f"{name:<12}{title_of(file.read_text('utf-8'))}")
        return
    guide = OLD_NAMES.get(guide, guide)
    if guide not in known:
        from reviewtui.casefile.nearest import meant
        from reviewtui.casefile.visible import quoted

        tail = meant(guide, known, f"the guides are {', '.join(known)}.")
        raise BadInput(f"There is no guide {quoted(guide)}{tail}")
    _show(known[guide].read_text("utf-8"))


def _show(text: str) -> None:
    if sys.stdout.isatty():
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)
