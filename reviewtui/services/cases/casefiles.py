"""Adding to what a store knows of its cases by hand, correcting it, and taking it out again with a reason."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from db import entries
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.absence import Absence
from reviewtui.casefile.absence_line import is_absence_line, parse_absence_line
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_line import parse_event_line
from reviewtui.casefile.phrases import listed, recorded
from reviewtui.casefile.reference import BadReference, checked_reference
from reviewtui.casefile.typed_line import BadLine
from reviewtui.casefile.visible import quoted
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.chronology.unlikely_days import unlikely_days
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import inspection_of
from reviewtui.services.people.own_review import readable
from reviewtui.services.record_keeping import WITHDRAWN, Content, distinct_contents, is_live, standing_contents

Read = TypeVar("Read")


def add_case(store: Store, person: str | None, reference: str, site: str) -> Change:
    """Add a case; `site` is a code or a name. Raises BadInput for a taken or impossible reference or unknown site."""
    reference = reference.strip()
    place = inspection_of(store).site_named(site)
    try:
        checked_reference(reference)
    except BadReference as bad:
        raise BadInput(f"{quoted(reference)} cannot be a case reference. {bad}") from None
    with acting(store, person, timed=True) as act:
        rows = act.current("case", reference)
        if any(is_live(row) for row in rows):
            raise BadInput(f"There is already a case {quoted(reference)} in this store: choose another reference.")
        entry = act.add("case", reference, {"reference": reference, "site": place.code}, replaces=rows)
        return act.change(f"{reference} added at {place.name}.", entry)


def add_event(store: Store, person: str, case: str, line: str) -> Change:
    """Add an event to a chronology from one line: `12/3/2006 police referral p31 text` (day first).

    Raises BadInput naming what in the line could not be read.
    """
    with acting(store, person, case, timed=True) as act:
        event = act.next_id
        content = _event(act, case, event, line)
        entry = act.add("event", f"{case}/{event}", content)
        return act.change(f"Event added to {case}.{_unlikely(content)}", entry)


def add_line(store: Store, person: str, case: str, line: str) -> Change:
    """Add what a line says: an event, or, where it begins with `no`, that no evidence of one was found."""
    return (add_absence if is_absence_line(line) else add_event)(store, person, case, line)


def correct_event(store: Store, person: str, case: str, event: str, line: str, reason: str) -> Change:
    """Put another line in the place of an event's; it keeps its id, and what it said stays visible.

    Settles a disagreement about the event. Raises BadInput without a reason, for a line that cannot be read, or an
    event that is not there.
    """
    why = _required(reason, "Give a reason for correcting the event.")
    with acting(store, person, case, timed=True) as act:
        rows = _event_rows(act, case, event)
        content = _event(act, case, event, line)
        if distinct_contents(rows) == (content,) and all(is_live(row) for row in rows):
            return act.unchanged(f"{case} event {event} is unchanged.", rows[0].subject)
        return _replace(act, rows, content, why, "corrected")


def withdraw_event(store: Store, person: str, case: str, event: str, reason: str) -> Change:
    """Take an event out of the chronology; it stays visible with the reason. Raises BadInput as `correct_event` does.

    Judgements that rest on it are named in the Change, and keep their evidence.
    """
    why = _required(reason, "Give a reason for withdrawing the event.")
    with acting(store, person, case, timed=True) as act:
        return _replace(act, _event_rows(act, case, event), WITHDRAWN, why, "withdrawn")


def add_absence(store: Store, person: str, case: str, line: str) -> Change:
    """Record that no evidence of something was found: `strategy discussion, social care, 2006 to 2009: asked both`.

    Nothing is written where the same stands already. Raises BadInput naming what in the line could not be read.
    """
    read = _read(lambda: parse_absence_line(line))
    with acting(store, person, case) as act:
        absence = Absence(case, act.next_id, **vars(read))
        same = _same_absence(act, absence)
        if same is not None:
            return act.unchanged(f"{case}: this is already recorded.", f"{case}/{same}")
        entry = act.add("absence", f"{case}/{absence.id}", absence.content())
        return act.change(f"{case}: {absence.sentence}", entry)


def withdraw_absence(store: Store, person: str, case: str, absence: str, reason: str) -> Change:
    """Take back that no evidence of something was found. Raises BadInput without a reason or for an unknown id."""
    why = _required(reason, "Give a reason for withdrawing it.")
    with acting(store, person, case) as act:
        rows = act.current("absence", f"{case}/{absence}")
        if not any(is_live(row) for row in rows):
            raise BadInput(f"{case} has no absence {quoted(absence)}: `reviewtui absence {case}` lists them.")
        return _replace(act, rows, WITHDRAWN, why, "withdrawn")


def _replace(act: Act, rows: Sequence[EntryRow], content: Content, reason: str, what: str) -> Change:
    """Put a content in the place of all that is current of one subject, and say which judgements rest on it."""
    kind, subject = rows[0].kind, rows[0].subject
    case, _, name = subject.partition("/")
    entry = act.add(kind, subject, content, replaces=rows, reason=reason)
    shown = next(row.content for row in rows if is_live(row)) if content is WITHDRAWN else content
    said = _named(kind, shown or {})
    resting = _resting(act, case, kind, name)
    return act.change(f"{case} {said} {what}.{_unlikely(content)}{resting}", entry)


def _unlikely(content: Content) -> str:
    """` 3 April 2098 is still to come: is the year right?`, or nothing."""
    return "".join(f" {said}. Is the year right?" for said in unlikely_days(content, date.today()))


def _named(kind: str, content: Content) -> str:
    """`referral (police record, 12 March 2006)`, `“no evidence found of a plan”`."""
    if kind == "absence":
        sentence = Absence.from_content(content).sentence
        return f"“{sentence.rstrip('.')}”"
    event = Event.from_content(content)
    return recorded(event.type, event.agency, event.date)


def _resting(act: Act, case: str, kind: str, name: str) -> str:
    """` The judgements on 1.1 and 3.2 rest on it.`, or nothing."""
    rows = readable(act.connection, act.person, entries.current(act.connection, "judgement", case=case))
    found = sorted(
        {
            str(row.content["question"])
            for row in rows
            if row.content and any(piece.get(kind) == name for piece in row.content.get("evidence") or ())
        }
    )
    if not found:
        return ""
    return (
        f" The judgement{'s' if len(found) > 1 else ''} on {listed(found)} rest{'' if len(found) > 1 else 's'} on it."
    )


def _event_rows(act: Act, case: str, event: str) -> tuple[EntryRow, ...]:
    rows = act.current("event", f"{case}/{event}")
    if any(is_live(row) for row in rows):
        return rows
    if rows:
        raise BadInput(f"Event {quoted(event)} of {case} was withdrawn. To restore it, add it again.")
    raise BadInput(f"{case} has no event {quoted(event)}. `reviewtui chronology {case}` lists them.")


def _event(act: Act, case: str, event: str, line: str) -> Content:
    read = _read(lambda: parse_event_line(line, _pages(act.connection, case)))
    return Event(case, event, **vars(read)).content()


def _read(parse: Callable[[], Read]) -> Read:
    try:
        return parse()
    except BadLine as fault:
        raise BadInput(str(fault)) from None


def _required(text: str, sentence: str) -> str:
    if not text.strip():
        raise BadInput(sentence)
    return text.strip()


def _same_absence(act: Act, absence: Absence) -> str | None:
    """The id of an absence that says the same."""
    wanted = {**absence.content(), "id": ""}
    found = standing_contents(
        readable(act.connection, act.person, entries.current(act.connection, "absence", case=absence.case))
    )
    return next((str(held["id"]) for held in found if {**held, "id": ""} == wanted), None)


def _pages(connection: entries.Connection, case: str) -> dict[str, int | None]:
    """The case's documents and how many pages each has."""
    documents = standing_contents(entries.current(connection, "document", case=case))
    return {document["id"]: document.get("pages") for document in documents}
