"""The one line to copy that ends a verb's help."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

Command = TypeVar("Command", bound="click.Command")
ON_A_STORE = "--store s.store "
SIGNED = '--store s.store --as "Ann Lee" '


def example(words: str, before: str = "") -> Callable[[Command], Command]:
    """Let a verb show at the end of its help what may follow the program's name; `before` is what stands before it."""

    def shown(command: Command) -> Command:
        command.epilog = f"\b\nExample:\n  reviewtui {before}{words}"
        return command

    return shown
