"""`explain`: the rule behind a rating, what it read, what it left out and what would change it."""

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_case, complete_node
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import print_document, print_lines, width


@click.command("explain")
@click.argument("node", default="overall", metavar="[NODE]", shell_complete=complete_node)
@click.option("--case", metavar="REF", shell_complete=complete_case, help="Explain the rating of this one case.")
@JSON_OPTION
@with_session
def verb(session: Session, node: str, case: str | None, as_json: bool) -> None:
    """Say why NODE is rated as it is: `overall`, or the code of a standard or a question.

    Without NODE the whole inspection is explained.
    """
    from reviewtui.services.explaining import explain

    with session.store() as store:
        found = explain(store, node, case)
    if as_json:
        print_document(found.as_json())
        return
    from reviewtui.report.explanation import explanation_lines

    print_lines(explanation_lines(found, width()))
