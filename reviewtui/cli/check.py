"""`check`: whether a store still says what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.services.errors import listed

if TYPE_CHECKING:
    from reviewtui.services.steps import Report
    from reviewtui.services.store.stores import Store
    from reviewtui.services.upkeep.checking import Check


@example("check", ON_A_STORE)
@click.command("check")
@click.option("--all", "every_case", is_flag=True, help="Calculate every case again, however many there are.")
@click.option("--repair", is_flag=True, help="Calculate again what follows from the record, after a backup.")
@JSON_OPTION
@click.pass_context
@with_session
def verb(session: Session, context: click.Context, every_case: bool, repair: bool, as_json: bool) -> None:
    """Look through all of the store: exit code 1 when anything differs from what was recorded.

    The file's pages, every link and content of the record, what was seen in the store before, which entries are
    current, what figures count, what entries replace, and the framework. The list of cases and timeliness are
    calculated again and compared: of 500 cases where there are more, unless --all is given. Nothing is changed.

    --repair makes a backup, then calculates again which entries are current, the figures, the list of cases and
    timeliness. It never changes the record: only a backup helps where that is damaged.
    """
    from reviewtui.services.upkeep.checking import broken, check_store

    with session.store() as store, progress_bar() as report:
        checks = _repaired(store, report) if repair else check_store(store, report, every_case=every_case)
    tell_checks(checks, as_json)
    if not as_json:
        if found := broken(checks):
            say(f"Entries at which something is wrong: {', '.join(listed(found))}")
        faulty = sum(not check.ok for check in checks)
        narrate("The store is sound." if not faulty else f"Of {len(checks)} checks {faulty} found something wrong.")
    if not all(check.ok for check in checks):
        context.exit(1)


def tell_checks(checks: tuple[Check, ...], as_json: bool) -> None:
    """What was looked at, a sentence each, or as one document."""
    from reviewtui.services.upkeep.checking import as_json as document

    if as_json:
        print_document(document(checks))
    else:
        for check in checks:
            say(check.text)


def _repaired(store: Store, report: Report | None) -> tuple[Check, ...]:
    from reviewtui.services.upkeep.repairing import repair

    done = repair(store, report)
    narrate(f"A backup was made first: {done.backup.path}.")
    narrate("What follows from the record was calculated again.")
    return done.checks
