"""`compare`: this inspection beside an earlier one."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import print_document, print_lines, width


@example("compare last-year.json", ON_A_STORE)
@click.command("compare")
@click.argument("old", type=click.Path(readable=False), metavar="OLD")
@JSON_OPTION
@with_session
def verb(session: Session, old: str, as_json: bool) -> None:
    """Compare this inspection with an earlier one: OLD is a file that `export` wrote, under the same framework.

    For each standard and question: the calculated rating and the share of good answers then and now, and the change in
    percentage points. For each measure of time: the mean then and now. Where both samples were drawn at random, a
    change has a margin at 95% confidence. A margin that holds 0 says that the change may be chance. Nothing of OLD is
    imported.
    """
    from reviewtui.services.summary.comparing import as_json as comparison_as_json
    from reviewtui.services.summary.comparing import compare

    with session.reading() as store:
        found = compare(store, old)
    if as_json:
        print_document(comparison_as_json(found))
        return
    from reviewtui.report.comparison import comparison_lines

    print_lines(comparison_lines(found, width()))
