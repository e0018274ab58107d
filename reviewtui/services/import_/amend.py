"""A case file that comes a second time: its changes are added as an amendment, and nothing done by hand is undone."""

import re
from collections.abc import Iterable, Sequence

from db import entries
from db.store import Writing
from db.values import EntryRow
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.contents import CaseContents, case_contents
from reviewtui.services.acts import EntryWriter
from reviewtui.services.cases.amendment import Amendment, FieldChange, differences
from reviewtui.services.import_.match import renamed
from reviewtui.services.import_.read_files import CaseArrival, faulty_input
from reviewtui.services.import_.respelt import respelt
from reviewtui.services.import_.said import NAMING_KEYS, filled, spoken
from reviewtui.services.record_keeping import Content, distinct_contents, is_live
from reviewtui.services.standing.replaced import with_replaced
from reviewtui.services.steps import Steps

UNITS = (("age_at_offence", "age_now"), ("date", "time", "until", "open"), ("document", "page"))
"""Keys that say one thing together: taken from the file together, or kept together."""

NOT_IN_FILE = "not in the file, and kept as it is"
CORRECTED = "kept as corrected here, though the file now says otherwise"
TAKEN_OUT = "left out because it was withdrawn here, though the file now says otherwise"
DISAGREED = "not changed, because two people changed it differently"
WITHHELD = "left as it is, because its text is not on this laptop"
FEW = 3
"""Events from which on a file that shares none of them is not taken for the same case."""
ANOTHER = "give the case a reference of its own, or correct its events by `event`."
MADE_FOR_A_ROW = re.compile(r"t[0-9a-f]{10}")
"""The ids that rows of a table are given; a case file knows nothing of those events."""


def amend(
    writing: Writing, writer: EntryWriter, arrival: CaseArrival, site: str, steps: Steps
) -> tuple[Amendment, ...]:
    """Write the entries that bring a case that is here already up to the file. The caller flushes.

    What a person corrected or took out stays so: where a file only repeats what stood before the correction nothing
    happens, and where it says a third thing that is named. What the file leaves out, be it a whole thing or one key
    of it, is kept and named.
    """
    reference, document = arrival.reference, arrival.document
    wanted = case_contents(document, site)
    if arrival.covers is not None:
        wanted = respelt(writing.connection, reference, wanted)
    else:
        wanted = renamed(writing.connection, arrival, wanted)
        _require_same_case(writing, arrival, wanted)
    said = spoken(document, wanted)
    found: list[Amendment] = []
    if arrival.speaks_of("case"):
        found += _one(writing, writer, arrival, ("case", reference), (wanted.case, said.case))
    both = (
        ("document", wanted.documents, said.documents),
        ("event", wanted.events, said.events),
    )
    for kind, contents, parts in both:
        for content, part in zip(contents, parts, strict=True) if arrival.speaks_of(kind) else ():
            found += _one(writing, writer, arrival, (kind, f"{reference}/{content['id']}"), (content, part))
            steps.done()
        if arrival.covers is None:
            found += _left_out(writing, reference, kind, {content["id"] for content in contents})
    return tuple(found)


def _require_same_case(writing: Writing, arrival: CaseArrival, wanted: CaseContents) -> None:
    """Raises BadInput for a file with other facts that shares no event with the case: its reference is a slip."""
    reference = arrival.reference
    facts = distinct_contents(entries.current(writing.connection, "case", subject=reference))
    rows = entries.current(writing.connection, "event", case=reference)
    held, said = {_gist(row.content) for row in rows if row.content}, {_gist(event) for event in wanted.events}
    if wanted.case not in facts and min(len(held), len(said)) >= FEW and not held & said:
        text = f"{quoted(reference)} is in this store with other facts and events, none of them in this file; {ANOTHER}"
        raise faulty_input([arrival.fault("reference", text)])


def _gist(event: Content) -> tuple[object, ...]:
    return tuple(event.get(key) for key in ("agency", "type", "date"))


def _one(
    writing: Writing, writer: EntryWriter, arrival: CaseArrival, about: tuple[str, str], wants: tuple[Content, Content]
) -> Iterable[Amendment]:
    """Bring one thing up to the file, and say what that comes to; nothing when it is as the file has it.

    `wants` is the thing as the file would have it by itself, and the part of it that the file speaks of.
    """
    kind, subject = about
    wanted, said = wants
    rows = entries.current(writing.connection, kind, subject=subject)
    case, name = arrival.reference, wanted.get("id", subject)
    standing = distinct_contents(rows)
    if not rows:
        writer.add(kind, subject, wanted)
        new = {key: value for key, value in wanted.items() if key not in NAMING_KEYS}
        return [Amendment(case, kind, name, "added", differences({}, new))]
    if wanted in standing:
        return ()
    why = _untouchable(writing, rows, said)
    if why is not None:
        return [Amendment(case, kind, name, "kept", why=why)] if why else ()
    past = [row.content or {} for row in with_replaced(writing.connection, rows)]
    acts = [row.act for row in with_replaced(writing.connection, rows)]
    merged, conflicts = _merged(past, acts, said)
    silent = _unsaid(arrival, kind, (past, acts), said, merged)
    kept = [Amendment(case, kind, name, "kept", conflicts, CORRECTED)] if conflicts else []
    kept += [Amendment(case, kind, name, "kept", silent, NOT_IN_FILE)] if silent else []
    if merged in standing and len(standing) == 1:
        return kept
    writer.add(kind, subject, merged, replaces=tuple(row.id for row in rows))
    return [Amendment(case, kind, name, "changed", differences(standing[0], merged)), *kept]


def _untouchable(writing: Writing, rows: Sequence[EntryRow], said: Content) -> str | None:
    """Why a file cannot change this, empty when it only repeats what is known; None when it can."""
    standing = distinct_contents(rows)
    if any(row.content is None for row in rows):
        return WITHHELD
    if not standing:
        past = [row.content for row in with_replaced(writing.connection, rows) if row.content and is_live(row)]
        return "" if any(filled(content, said) == content for content in past) else TAKEN_OUT
    if len(standing) > 1 and any(row.act != "import" for row in rows):
        return DISAGREED
    return None


def _unsaid(
    arrival: CaseArrival, kind: str, held: tuple[Sequence[Content], Sequence[str]], said: Content, merged: Content
) -> tuple[FieldChange, ...]:
    """What a file brought before, and this one has a place for and leaves out; nothing added by hand is expected."""
    past, acts = held
    covers = None if arrival.covers is None else arrival.covers.get(kind, ())
    known = [key for key, value in past[0].items() if value not in (None, "", []) and merged.get(key) == value]
    return tuple(
        FieldChange(key, past[0][key], None)
        for key in known
        if key not in said and key not in NAMING_KEYS and (covers is None or key in covers)
        if not _ends_otherwise(key, said) and not _by_hand([(content.get(key),) for content in past], acts)
    )


def _ends_otherwise(key: str, said: Content) -> bool:
    """Whether an end that is missing is said in another way: a span that is open has none."""
    return key in ("until", "open") and ("until" in said or "open" in said)


def _merged(past: Sequence[Content], acts: Sequence[str], said: Content) -> tuple[Content, tuple[FieldChange, ...]]:
    """What is held (the first of `past`) with what the file says in it, and what a correction stands against."""
    held = past[0]
    wanted = filled(held, said)
    merged, conflicts = dict(held), list[FieldChange]()
    for unit in _units({*held, *wanted}):
        says = _values(wanted, unit)
        known = [_values(content, unit) for content in past]
        if says == known[0]:
            continue
        if not _by_hand(known, acts):
            merged |= dict(zip(unit, says, strict=True))
        elif not any(_repeats(content, said, unit) for content in past):
            conflicts += differences(_part(held, unit), _part(wanted, unit))
    return {key: value for key, value in merged.items() if value is not None}, tuple(conflicts)


def _repeats(content: Content, said: Content, unit: Iterable[str]) -> bool:
    """Whether a file only says again what a content said already."""
    return _part(filled(content, said), unit) == _part(content, unit)


def _by_hand(values: Sequence[tuple[object, ...]], acts: Sequence[str]) -> bool:
    """Whether a person, and not a file, made the first of these values what it is; the latest stands first."""
    now = values[0]
    if all(each is None for value in values for each in value):
        return False
    place = 0
    while place + 1 < len(values) and values[place + 1] == now:
        place += 1
    if acts[place] in ("undo", "redo") and now in values[place + 1 :]:
        earlier = values.index(now, place + 1)
        return _by_hand(values[earlier:], acts[earlier:])
    return acts[place] != "import"


def _units(keys: Iterable[str]) -> list[tuple[str, ...]]:
    together = {key for unit in UNITS for key in unit}
    return [*UNITS, *((key,) for key in sorted(keys) if key not in together)]


def _values(content: Content, keys: Iterable[str]) -> tuple[object, ...]:
    return tuple(content.get(key) for key in keys)


def _part(content: Content, keys: Iterable[str]) -> Content:
    return {key: content[key] for key in keys if key in content}


def _left_out(writing: Writing, case: str, kind: str, named: set[str]) -> Iterable[Amendment]:
    """What a file brought before and this one has not; nothing added by hand is expected in a file."""
    seen = set(named)
    for row in entries.current(writing.connection, kind, case=case):
        name = row.subject.removeprefix(f"{case}/")
        if name not in seen and is_live(row) and not MADE_FOR_A_ROW.fullmatch(name):
            seen.add(name)
            if any(each.act == "import" for each in with_replaced(writing.connection, [row])):
                yield Amendment(case, kind, name, "kept", why=NOT_IN_FILE)
