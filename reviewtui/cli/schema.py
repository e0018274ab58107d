"""`schema`: what the two formats look like, for other programs."""

import click

from reviewtui.cli.examples import example
from reviewtui.cli.streams import print_document


@example("schema case > case.schema.json")
@click.command("schema")
@click.argument("format_", metavar="FORMAT", type=click.Choice(["case", "inspection"]))
def verb(format_: str) -> None:
    """Print the JSON Schema (draft 2020-12) of FORMAT: `case` or `inspection`.

    A case file follows the first, an export the second.
    """
    from reviewtui.exchange.schema import schema

    print_document(schema(f"reviewtui/{format_}"))
