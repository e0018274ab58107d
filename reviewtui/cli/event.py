"""`event`: one event of a chronology: added, corrected, withdrawn, or shown with what it said before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import CASE
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadInput, BadUsage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from reviewtui.casefile.event import Event
    from reviewtui.services.chronology.event_versions import EventVersion
    from reviewtui.services.reviewing.review_sheet import ReviewSheet

ADD = "add"


@example('event NOR-03 add "12/3/2006 police referral"', SIGNED)
@click.command("event")
@CASE
@click.argument("event", type=WORDS, required=False, metavar="[EVENT]")
@click.argument("line", type=WORDS, required=False, metavar="[LINE]")
@click.option("--correct", type=WORDS, metavar="LINE", help="Replace the event with this line. It keeps its id.")
@click.option("--withdraw", is_flag=True, help="Withdraw the event; it stays visible here.")
@click.option("--reason", type=WORDS, metavar="TEXT", help="Why it is corrected or withdrawn.")
@JSON_OPTION
@with_session
def verb(
    session: Session,
    case: str,
    event: str | None,
    line: str | None,
    correct: str | None,
    withdraw: bool,
    reason: str | None,
    as_json: bool,
) -> None:
    """Show EVENT (its id, as e12) of CASE with what it said before; with `add` for EVENT, add the one in LINE.

    LINE is `12/3/2006 police referral p31 what happened`, the day first; `14:30` may follow it. `3/2006` and `2006`
    are dates too; a period is `4/2011 to 6/2012` or `4/2011 to now`. An agency is its name or three letters; `d4 p31`
    before the text says where the file shows it, `due 12/9/2006`, `present police, yot` and `from police` what a
    review, a meeting and informed have besides; a line that begins with `no` records an `absence`.

    Without EVENT, list what was corrected, withdrawn, or changed differently by two people.
    """
    if event != ADD and line is not None:
        raise BadUsage("A LINE goes with `add`; give the new line of an event that is there after --correct.")
    _require_one(None if line is not None else event, correct, withdraw, reason)
    with session.store() as store:
        from reviewtui.services.cases import casefiles
        from reviewtui.services.reviewing.reviews import open_review

        if line is not None:
            print_change(casefiles.add_line(store, session.person(store), case, line), as_json)
        elif correct is not None:
            person = session.person(store)
            print_change(casefiles.correct_event(store, person, case, event or "", correct, reason or ""), as_json)
        elif withdraw:
            print_change(
                casefiles.withdraw_event(store, session.person(store), case, event or "", reason or ""), as_json
            )
        else:
            _show(open_review(store, session.name or "", case), event, as_json)
            session.note_read(store, case)


def _require_one(event: str | None, correct: str | None, withdraw: bool, reason: str | None) -> None:
    """Raises BadUsage for what does not go together."""
    changing = correct is not None or withdraw
    if correct is not None and withdraw:
        raise BadUsage("Correct the event or withdraw it, not both.")
    if changing and event is None:
        raise BadUsage("Say which event: `event CASE e12 --correct LINE --reason TEXT`.")
    if reason is not None and not changing:
        raise BadUsage("--reason goes with --correct or --withdraw.")
    if changing and reason is None:
        raise BadUsage("Say why, with --reason: what the event said before stays visible beside it.")


def _show(sheet: ReviewSheet, event: str | None, as_json: bool) -> None:
    taken_out = {version.event.id: version for version in sheet.withdrawn}
    known = {found.id: found for found in sheet.chronology}
    if event == ADD and event not in known and event not in taken_out:
        raise BadUsage('Say what to add: `event CASE add "12/3/2006 police referral p31 what happened"`.')
    if event is not None and event not in known and event not in taken_out:
        case = sheet.case.reference
        raise BadInput(f"{case} has no event “{event}”. `reviewtui chronology {case}` lists them.")
    changed = [*(found.id for found in sheet.chronology if found.id in {*sheet.versions, *sheet.disputed}), *taken_out]
    wanted = changed if event is None else [event]
    if as_json:
        items = [_item(sheet, known, taken_out, name) for name in wanted]
        print_document({"case": sheet.case.reference, **({"events": items} if event is None else items[0])})
        return
    print_lines(line for name in wanted for line in _lines(sheet, known, taken_out, name))
    if event is None:
        narrate(f"Events changed by hand, by a file, or differently by two people: {len(wanted):,}.")


def _lines(
    sheet: ReviewSheet, known: dict[str, Event], taken_out: dict[str, EventVersion], name: str
) -> Iterator[Text]:
    from reviewtui.report.event import whole_event_lines, withdrawn_lines

    if name in known:
        versions, sides = sheet.versions.get(name, ()), sheet.disputed.get(name, ())
        return whole_event_lines(known[name], versions, sides, sheet.documents, width())
    return withdrawn_lines(taken_out[name], sheet.documents, width())


def _item(sheet: ReviewSheet, known: dict[str, Event], taken_out: dict[str, EventVersion], name: str) -> dict[str, Any]:
    standing = known.get(name)
    gone = [taken_out[name]] if name in taken_out else []
    return {
        "event": (standing or gone[0].event).as_item(),
        "withdrawn": standing is None,
        "versions": [_version(version) for version in (*sheet.versions.get(name, ()), *gone)],
        "sides": [
            {**side._asdict(), "event": side.event.as_item() if side.event else None}
            for side in sheet.disputed.get(name, ())
        ],
    }


def _version(version: EventVersion) -> dict[str, Any]:
    return {**vars(version), "event": version.event.as_item()}
