"""`history`: the record, in words or in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_case, complete_question
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import print_document, print_lines, width
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.services.histories import HistoryLine
    from reviewtui.services.stores import Store

PAGE = 500


@click.command("history")
@click.option("--case", metavar="REF", shell_complete=complete_case, help="Only what is about this case.")
@click.option("--question", metavar="CODE", shell_complete=complete_question, help="Only this question of the case.")
@JSON_OPTION
@with_session
def verb(session: Session, case: str | None, question: str | None, as_json: bool) -> None:
    """Show who did what and when, newest first; times are UTC.

    With --json the entries come in full and oldest first, as `export` writes its `history`.
    """
    if question is not None and case is None:
        raise BadUsage("--question needs --case as well.")
    with session.store() as store:
        _require(store, case, question)
        if as_json:
            print_document({"history": _items(store, case, question)})
        else:
            from reviewtui.report.history import history_lines

            print_lines(history_lines(_all(store, case, question), width()))


def _require(store: Store, case: str | None, question: str | None) -> None:
    """Raises BadInput for a case or a question that is not there: an empty list would say it is."""
    from reviewtui.services.caselist import line
    from reviewtui.services.inspections import inspection_of
    from reviewtui.services.judgements import known_question

    if case is not None:
        line(store, case)
    if question is not None:
        known_question(inspection_of(store).framework, question)


def _items(store: Store, case: str | None, question: str | None) -> list[dict[str, object]]:
    from reviewtui.services.histories import items

    ending = f"/{question}"
    return [item for item in items(store, case) if question is None or str(item["subject"]).endswith(ending)]


def _all(store: Store, case: str | None, question: str | None) -> Iterator[HistoryLine]:
    """Every entry, read a page at a time."""
    from reviewtui.services.histories import page

    offset, total = 0, 1
    while offset < total:
        found = page(store, case, question, offset, PAGE)
        yield from found.lines
        offset, total = offset + PAGE, found.total
