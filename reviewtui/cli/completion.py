"""`completion`: the script that lets a shell complete verbs, options, case references and question codes."""

import click

from reviewtui.cli.examples import example
from reviewtui.cli.streams import COMPLETING


@example("completion bash")
@click.command("completion")
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish", "powershell"]))
def verb(shell: str) -> None:
    """Print the completion script of SHELL: bash, zsh, fish or powershell.

    \b
    bash  eval "$(reviewtui completion bash)"          in ~/.bashrc
    zsh   eval "$(reviewtui completion zsh)"           in ~/.zshrc
    fish  reviewtui completion fish | source           in ~/.config/fish/config.fish

    PowerShell, in the file that $PROFILE names:

    \b
    reviewtui completion powershell | Out-String | Invoke-Expression

    Case references and question codes are completed once a store is named.
    """
    from click.shell_completion import get_completion_class

    from reviewtui.cli.group import group

    completer = get_completion_class(shell)
    if completer is not None:
        click.echo(completer(group, {}, "reviewtui", COMPLETING).source())
