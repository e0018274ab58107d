"""`allocate`: who reviews which case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION, print_changes
from reviewtui.cli.completing import complete_case
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtui.services.acts import Change
    from reviewtui.services.store.stores import Store
    from reviewtui.services.team.allocations import Allocation


@example('allocate NOR-03 NOR-04 --to "Ann Lee"', SIGNED)
@click.command("allocate")
@click.argument("cases", nargs=-1, type=WORDS, metavar="[CASE]…", shell_complete=complete_case)
@click.option("--to", "names", multiple=True, type=WORDS, metavar="NAME", help="Who reviews; repeatable with --evenly.")
@click.option("--evenly", is_flag=True, help="Share out the cases that nobody has, evenly at each site.")
@click.option("--site", type=WORDS, metavar="SITE", help="With --evenly or --share: only this site (code or name).")
@click.option("--second", is_flag=True, help="A second review of the cases, beside the first.")
@click.option(
    "--standard", "standards", multiple=True, type=WORDS, metavar="CODE", help="Only this standard of the cases."
)
@click.option(
    "--share", type=click.IntRange(1, 100), metavar="PERCENT", help="With --second: draw this share of cases."
)
@click.option("--seed", type=WORDS, metavar="TEXT", help="With --share: the same seed draws the same cases.")
@click.option("--nobody", is_flag=True, help="Take the cases back, and give them to nobody.")
@JSON_OPTION
@with_session
def verb(
    session: Session,
    cases: tuple[str, ...],
    names: tuple[str, ...],
    evenly: bool,
    site: str | None,
    second: bool,
    standards: tuple[str, ...],
    share: int | None,
    seed: str | None,
    nobody: bool,
    as_json: bool,
) -> None:
    """Give each CASE to an inspector, share out all that nobody has, or list who has which.

    Without CASE and --evenly it lists: every case, or with --to those of one inspector. Whoever had a case before loses
    it to the new name, and the record keeps both. An allocation locks nothing: it says who is to review a case, and
    what `bundle --for NAME` takes along.

    With --standard another inspector answers that standard of each CASE, beside whoever has the case. Each submits
    their own, and what is missing is listed with their names.

    `--second --share 20 --seed TEXT --to NAME --to NAME` draws 20% of the cases for a second review each. It goes to
    somebody who has nothing to do with the first.
    """
    if (share is None) != (seed is None) or (share is not None and (not second or cases or evenly or nobody)):
        raise BadUsage("Draw second reviews with `allocate --second --share PERCENT --seed TEXT --to NAME`.")
    from reviewtui.services.people.own_review import FIRST, SECOND
    from reviewtui.services.team.allocations import allocate, allocations, take_back
    from reviewtui.services.team.sharing_out import allocate_evenly, allocate_seconds

    if standards and (not cases or second or evenly or nobody == bool(names)):
        raise BadUsage("Give a standard with `allocate CASE… --standard CODE --to NAME`, or leave it with --nobody.")
    review = SECOND if second else FIRST
    changes: Sequence[Change]
    with session.reading() as store:
        if share is not None and seed is not None:
            if not names:
                raise BadUsage("Name those who may have a second review, each with --to.")
            changes = allocate_seconds(store, session.person(store), names, share, seed, site)
        elif evenly:
            if cases or second or nobody or not names:
                raise BadUsage("Name the inspectors: `allocate --evenly --to NAME --to NAME`, with --site at most.")
            changes = allocate_evenly(store, session.person(store), names, site)
        elif standards:
            changes = _standards(store, session.person(store), cases, standards, names)
        elif cases and nobody:
            changes = take_back(store, session.person(store), cases, review)
        elif cases:
            if len(names) != 1:
                raise BadUsage("Name one inspector: `allocate CASE… --to NAME`, or share cases out with --evenly.")
            changes = allocate(store, session.person(store), cases, names[0], review)
        else:
            if len(names) > 1 or nobody or second:
                raise BadUsage("Name the cases, or --evenly; `allocate --to NAME` lists those of one inspector.")
            _list(allocations(store, *names), as_json)
            return
    _print(changes, as_json)


def _standards(
    store: Store, person: str, cases: Sequence[str], standards: Sequence[str], names: Sequence[str]
) -> Sequence[Change]:
    """Give standards to the inspector named, or leave them with whoever has the case where none is."""
    from reviewtui.services.reviewing.standards import allocate_standards, take_back_standards

    if len(names) > 1:
        raise BadUsage("Name one inspector: `allocate CASE… --standard CODE --to NAME`.")
    if not names:
        return take_back_standards(store, person, cases, standards)
    return allocate_standards(store, person, cases, standards, names[0])


def _print(changes: Sequence[Change], as_json: bool) -> None:
    print_changes(changes, as_json)
    if not changes and not as_json:
        narrate("Nothing to give: whoever should have a case has it already.")


def _list(found: Sequence[Allocation], as_json: bool) -> None:
    if as_json:
        print_document({"allocations": [_item(each) for each in found]})
        return
    for each in found:
        second = "  second review" if each.review == "second" else ""
        others = "".join(f"  {code}: {', '.join(whose)}" for code, whose in each.standards.items())
        say(f"{each.case:<12} {each.site:<24} {', '.join(each.inspectors) or 'nobody'}{second}{others}")
    narrate(f"Cases: {len({each.case for each in found}):,}.")


def _item(each: Allocation) -> dict[str, Any]:
    """Standards are named only where others have some."""
    said = {"case": each.case, "site": each.site, "review": each.review, "inspectors": list(each.inspectors)}
    return (
        {**said, "standards": {code: list(names) for code, names in each.standards.items()}} if each.standards else said
    )
