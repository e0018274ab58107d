"""An option that has a better name now: its former name is still read, and neither help nor errors show it."""

from __future__ import annotations

import click


class Renamed(click.Option):
    """An option whose first name is the one that is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the help, with the first name alone."""
        return self._shown().get_help_record(ctx)

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """What an error calls the option: its first name."""
        return f"'{self.opts[0]}'"

    def _shown(self) -> click.Option:
        return click.Option([self.opts[0]], help=self.help, metavar=self.metavar, required=self.required)
