"""`config`: the settings of one's own, as a file to keep and change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.examples import example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.tui.actions.own_keys import OwnKeys


@example("config")
@click.command("config")
@click.option("--path", "only_path", is_flag=True, help="Print only where the file is looked for.")
def verb(only_path: bool) -> None:
    """Print the current settings as a config.toml, with comments. Check the file there is.

    Settings that the file does not state are printed with their usual values. A line that cannot be used is an error.
    """
    from reviewtui.services.preferences.config import config_path, read_config

    if only_path:
        click.echo(config_path())
        return
    from reviewtui.services.errors import BadInput
    from reviewtui.tui.actions.own_keys import checked

    config = read_config()
    own, faults = checked(config.keys)
    for line in _lines(own):
        click.echo(line)
    said = [config.said(fault) for fault in sorted((*config.faults, *faults))]
    if len(said) == 1:
        raise BadInput(said[0])
    if said:
        raise BadInput(f"{len(said)} lines of {config_path()} are not used.", said)


def _lines(own: OwnKeys) -> Iterator[str]:
    from reviewtui.casefile.phrases import capital
    from reviewtui.services.preferences import settings
    from reviewtui.services.preferences.config import KEYS, SETTINGS, as_toml, config_path
    from reviewtui.tui.actions import CONTEXTS

    yield f"# Settings of reviewtui. Save this text as {config_path()} and change what you like."
    yield "# What is stated here comes before what a key in the program last chose."
    now = settings.load()
    for name, setting in SETTINGS.items():
        found = getattr(now, name)
        yield ""
        yield f"# {setting.purpose} {capital(setting.choice)}."
        yield f"{name} = {as_toml(setting.otherwise if found is None else found)}"
    yield ""
    yield "# Keys of your own: the id of an action, and the keys it has instead of those shown here."
    yield f"[{KEYS}]"
    for context in CONTEXTS.values():
        yield f"\n# {context.title}"
        for action in context.actions:
            if "{key}" not in action.verb:
                keys = ", ".join(map(_quoted, own.get(action.id, action.keys)))
                yield f'{"" if action.id in own else "# "}"{action.id}" = [{keys}]  # {action.help}'


def _quoted(key: str) -> str:
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'
