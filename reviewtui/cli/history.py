"""`history`: the record, in words or in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_case, complete_person, complete_question
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.services.histories import HistoryLine
    from reviewtui.services.store.stores import Store

PAGE = 500


@example("history --case NOR-03", ON_A_STORE)
@click.command("history")
@click.option("--case", metavar="REF", shell_complete=complete_case, help="Only what is about this case.")
@click.option("--question", metavar="CODE", shell_complete=complete_question, help="Only this question of the case.")
@click.option("--person", metavar="NAME", shell_complete=complete_person, help="Only what this person recorded.")
@click.option("--verify", is_flag=True, help="Check every link of the record instead; exit code 1 if one is broken.")
@click.option("--access", is_flag=True, help="Show the access log instead: who opened a case, and what left.")
@JSON_OPTION
@click.pass_context
@with_session
def verb(
    session: Session,
    context: click.Context,
    case: str | None,
    question: str | None,
    person: str | None,
    verify: bool,
    access: bool,
    as_json: bool,
) -> None:
    """Show who did what and when, newest first; times are UTC.

    With --json the entries come in full and oldest first, as `export` writes its `history`.

    --verify checks that each entry follows from the one before it and says what was recorded, names the first that
    does not, and that nothing is missing which was in the store before. `check` does this and more.

    --access shows who opened a case or listed several, once a day, and what left the store: when, by whom, where to,
    for whom, and its SHA-256. The access log stays in this store and is not part of the record or of an export.
    """
    if question is not None and case is None:
        raise BadUsage("--question needs --case as well.")
    if ((verify or access) and (case is not None or person is not None)) or (verify and access):
        raise BadUsage("Use --verify or --access without other options.")
    with session.store() as store:
        if verify:
            _verify(store, context, as_json)
        elif access:
            _access(store, as_json)
        else:
            about = About(case, question, _known(store, person))
            _show(store, about, session.reader(store), as_json)
            session.note_read(store, case)


class About(NamedTuple):
    """Of which entries one wants to know; None is all."""

    case: str | None
    question: str | None
    person: str | None


def _known(store: Store, person: str | None) -> str | None:
    """The person's name as the team lists it. Raises BadInput for a stranger."""
    from reviewtui.services.inspections import inspection_of

    return None if person is None else inspection_of(store).person(person).name


def _show(store: Store, about: About, reader: str | None, as_json: bool) -> None:
    _require(store, about.case, about.question)
    if as_json:
        print_document({"history": _items(store, about, reader)})
    else:
        from reviewtui.report.history import history_lines

        print_lines(history_lines(_all(store, about, reader), width()))


def _access(store: Store, as_json: bool) -> None:
    from reviewtui.services.export.access import accesses
    from reviewtui.services.export.access import as_json as item

    found = accesses(store)
    if as_json:
        print_document({"access": [item(access) for access in found]})
    else:
        from reviewtui.report.access import access_lines

        print_lines(access_lines(found, width()))
        narrate(f"Lines of the access log: {len(found):,}." if found else "The access log is empty.")


def _verify(store: Store, context: click.Context, as_json: bool) -> None:
    from reviewtui.cli.check import tell_checks
    from reviewtui.services.upkeep.checking import LINKS, check_store

    with progress_bar() as report:
        checks = check_store(store, report, only=LINKS)
    tell_checks(checks, as_json)
    if not all(check.ok for check in checks):
        context.exit(1)


def _require(store: Store, case: str | None, question: str | None) -> None:
    """Raises BadInput for a case or a question that is not there: an empty list would say it is."""
    from reviewtui.services.cases.caselist import line
    from reviewtui.services.histories import is_recorded
    from reviewtui.services.inspections import inspection_of
    from reviewtui.services.judging.judgements import known_question

    if case is not None and not is_recorded(store, case):
        line(store, case)
    if question is not None:
        known_question(inspection_of(store).framework, question)


def _items(store: Store, about: About, reader: str | None) -> list[dict[str, object]]:
    from reviewtui.services.histories import items

    _, question, person = about
    ending = f"/{question}"
    return [
        item
        for item in items(store, about.case, reader)
        if (question is None or str(item["subject"]).endswith(ending)) and person in (None, item["person"])
    ]


def _all(store: Store, about: About, reader: str | None) -> Iterator[HistoryLine]:
    """Every entry, read a page at a time."""
    from reviewtui.services.histories import page

    offset, total = 0, 1
    while offset < total:
        found = page(store, about.case, about.question, offset, PAGE, reader, about.person)
        yield from found.lines
        offset, total = offset + PAGE, found.total
