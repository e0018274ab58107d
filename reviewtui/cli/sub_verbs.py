"""A group of verbs that says which one was meant, where none of that name is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


class VerbGroup(click.Group):
    """Verbs under one name."""

    def resolve_command(
        self, ctx: click.Context, args: Sequence[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that a command line begins with. Raises BadUsage naming the nearest, UsageError for an option."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-") and not ctx.resilient_parsing:
            from reviewtui.casefile.nearest import meant
            from reviewtui.casefile.visible import quoted
            from reviewtui.services.errors import BadUsage

            tail = meant(name, self.list_commands(ctx), f"see `{ctx.command_path} --help`.")
            raise BadUsage(f"There is no command {quoted(name)}{tail}")
        return super().resolve_command(ctx, list(args))
