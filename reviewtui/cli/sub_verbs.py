"""A group of verbs that says which one was meant, where none of that name is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 1_000
"""No sentence of a help is as long as this."""


class VerbGroup(click.Group):
    """Verbs under one name."""

    former: ClassVar[Mapping[str, str]] = {}
    """Names that are still read, to the names that help and errors show."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name, or of that former name."""
        return super().get_command(ctx, self.former.get(cmd_name, cmd_name))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb. An option without its value says nothing of its verb, so that the verb is named here."""
        try:
            return super().invoke(ctx)
        except click.UsageError as problem:
            name = ctx.invoked_subcommand
            if problem.ctx is None and name is not None and (verb := self.get_command(ctx, name)) is not None:
                problem.ctx = click.Context(verb, info_name=name, parent=ctx)
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List each verb with the first sentence of its help, whole."""
        verbs = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        lines = [(name, verb.get_short_help_str(LONGEST)) for name, verb in verbs if verb and not verb.hidden]
        with formatter.section("Commands"):
            formatter.write_dl(lines)

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
