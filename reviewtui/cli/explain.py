"""`explain`: the rule behind a rating, what it read, what it left out and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_case, complete_node
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.filtering import filter_in, filter_json, filter_options, require_one_or_some
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import print_document, print_lines, width
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from reviewtui.framework.model import Framework
    from reviewtui.services.cases.filters import Written

OVERALL = "overall"


@example("explain 1.2", ON_A_STORE)
@click.command("explain")
@click.argument("node", default=OVERALL, metavar="[NODE]", shell_complete=complete_node)
@click.option("--case", metavar="REF", shell_complete=complete_case, help="Explain the rating of this one case.")
@filter_options
@JSON_OPTION
@with_session
def verb(session: Session, node: str, case: str | None, chosen: Written | None, as_json: bool) -> None:
    """Say why NODE is rated as it is: `overall`, or the code of a standard or a question.

    Without NODE the whole inspection is explained. With --case NODE is a standard, or a question of it: a case has
    a rating for each standard, and an overall rating where the framework says how.

    --site, --inspector, --group and --state together choose cases. All is counted over these, and it says which they
    are. A rating then needs enough cases, and what a panel decided about all has no say.
    """
    require_one_or_some(case, chosen)
    from reviewtui.services.inspections import inspection_of
    from reviewtui.services.summary.explaining import explain

    with session.reading() as store:
        framework = inspection_of(store).framework
        wanted = filter_in(store, chosen)
        found = explain(store, node if case is None else _standard(framework, node), case, wanted)
        if case is not None:
            session.note_read(store, case)
    if as_json:
        print_document({**found.as_json(), **filter_json(wanted)})
        return
    from reviewtui.report.explanation import explanation_lines

    print_lines(explanation_lines(framework, found, width()))


def _standard(framework: Framework, node: str) -> str:
    """The standard that a case is rated on: itself, or the one that holds a question. Raises BadUsage."""
    if node == OVERALL and framework.whole_case is not None:
        return node
    if node == OVERALL:
        raise BadUsage("A case is rated by standard: with --case name a standard or a question as well.")
    for standard in framework.standards:
        if node in (question.code for question in standard.questions):
            return standard.code
    return node
