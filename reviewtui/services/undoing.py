"""Taking back a person's latest act on this laptop, and doing it again: both are entries, both survive a restart."""

from collections.abc import Callable, Sequence

from db import entries
from db.store import Store, Writing
from db.values import EntryRow
from reviewtui.entries.entry import Entry
from reviewtui.entries.kinds import KINDS, case_kinds
from reviewtui.entries.undo import made_together, redoable, tells_redoable, tells_undoable, undoable
from reviewtui.services.changes import Change
from reviewtui.services.errors import BadInput
from reviewtui.services.findings import still_evidence
from reviewtui.services.frameworks import framework_on
from reviewtui.services.record_keeping import WITHDRAWN, Content, as_entry, is_live, pen
from reviewtui.services.standings import refresh
from reviewtui.services.stores import plain_sentences
from reviewtui.services.timing import refresh_timing
from reviewtui.services.wording import entry_sentence

FEW = 16
"""How many of a person's latest acts are looked at first."""


def undo(store: Store, person: str) -> Change:
    """Take back this person's latest act on this laptop, as a new entry. Raises BadInput when there is none."""
    with plain_sentences(), store.write() as writing:
        acts = _latest_acts(store, writing, person, tells_undoable)
        act = undoable(acts)
        if act is None:
            raise BadInput("There is nothing to undo: nothing of yours was recorded on this laptop, or all is undone.")
        parts = _together(writing, acts, act)[::-1]
        for part in parts:
            _require_unused(writing, part)
        return _leading([_take_back(store, writing, person, part) for part in parts][::-1])


def redo(store: Store, person: str) -> Change:
    """Do again what was last taken back. Raises BadInput when there is nothing."""
    with plain_sentences(), store.write() as writing:
        acts = _latest_acts(store, writing, person, tells_redoable)
        act = redoable(acts)
        if act is None:
            raise BadInput("There is nothing to redo: nothing was undone since your last act.")
        changes = [_do_again(store, writing, person, part) for part in _together(writing, acts, act)]
        return _leading(changes)


def _leading(changes: Sequence[Change]) -> Change:
    """The one to tell of the changes of one act, in the order they were made: a judgement, else the first."""
    return next((change for change in changes if change.kind == "judgement"), changes[0])


def _take_back(store: Store, writing: Writing, person: str, act: Entry) -> Change:
    standing = _standing_since(writing, act)
    return _write(store, writing, person, act, "undo", _earlier(writing, act), standing)


def _do_again(store: Store, writing: Writing, person: str, act: Entry) -> Change:
    standing = _standing_since(writing, act)
    return _write(store, writing, person, act, "redo", (act.content or WITHDRAWN,), standing)


def _write(
    store: Store,
    writing: Writing,
    person: str,
    act: Entry,
    verb: str,
    contents: tuple[Content, ...],
    replaces: tuple[str, ...],
) -> Change:
    writer = pen(store, writing, person)
    reason = act.reason if verb == "redo" else None
    written = [
        writer.add(act.kind, act.subject, content, replaces=replaces, act=verb, of=act.sequence, reason=reason)
        for content in contents
    ]
    writer.flush()
    case = case_of(act)
    if case:
        refresh(writing, (case,))
    if case and KINDS[act.kind].timed:
        refresh_timing(writing, (case,))
    last = written[-1]
    stood = entries.entry(writing.connection, replaces[0]) if len(replaces) == 1 else None
    before = stood.content if stood else None
    line = entry_sentence(framework_on(writing.connection), last.kind, last.subject, last.act, last.content, before)
    if act.kind == "finding":
        line += still_evidence(writing.connection, before, last.content)
    question = act.subject.rpartition("/")[2] if act.kind == "judgement" else None
    return Change(line, act.kind, act.subject, case, question, last.id, last.made_at)


def case_of(act: Entry) -> str | None:
    """The case an entry is about, from its subject: it is there even when the content is not."""
    return KINDS[act.kind].case_of(act.subject)


def _latest_acts(
    store: Store, writing: Writing, person: str, tells: Callable[[Sequence[Entry]], bool]
) -> Sequence[Entry]:
    """As many of a person's latest acts on this laptop as tell what is asked of them: few, where many were made."""
    number = FEW
    while True:
        rows = entries.last_acts(writing.connection, store.device, person, number)
        acts = [as_entry(row) for row in rows]
        if len(acts) < number or tells(acts):
            return acts
        number *= 4


def _together(writing: Writing, acts: Sequence[Entry], act: Entry) -> tuple[Entry, ...]:
    """The entries of one act; the one before it and what it replaced may be older than the acts at hand."""
    near = [entry for entry in acts if abs(entry.sequence - act.sequence) <= 1]
    wanted = [f"{act.device}-{act.sequence - 1}", *(replaced for entry in near for replaced in entry.replaces)]
    older = map(as_entry, entries.some(writing.connection, wanted).values())
    own = (entry for entry in older if (entry.device, entry.person) == (act.device, act.person))
    return made_together([*acts, *(entry for entry in own if entry.act != "import")], act)


def _standing_since(writing: Writing, act: Entry) -> tuple[str, ...]:
    """What stands of an act's subject: later entries of the same hand are only its own undoing and redoing."""
    rows = entries.current(writing.connection, act.kind, subject=act.subject)
    if any((row.device, row.person) != (act.device, act.person) for row in rows):
        raise BadInput(f"{_place(act)} has changed since: change it by hand instead.")
    return tuple(row.id for row in rows)


def _earlier(writing: Writing, act: Entry) -> tuple[Content, ...]:
    """What stood before an act: one content, several that disagreed, or nothing."""
    replaced = [entries.entry(writing.connection, replaced) for replaced in act.replaces]
    contents = _distinct([row for row in replaced if row is not None])
    return contents or (WITHDRAWN,)


def _distinct(rows: list[EntryRow]) -> tuple[Content, ...]:
    found: list[Content] = []
    for row in rows:
        if row.content is not None and row.content not in found:
            found.append(row.content)
    return tuple(found)


def _require_unused(writing: Writing, act: Entry) -> None:
    """A case is only taken back while nobody has recorded anything on it."""
    if act.kind != "case":
        return
    for kind in case_kinds()[1:]:
        rows = entries.current(writing.connection, kind, case=act.subject)
        if any(is_live(row) for row in rows):
            raise BadInput(f"{act.subject} has been worked on since it was added, so adding it cannot be undone.")


def _place(act: Entry) -> str:
    return act.subject.replace("/first/", " ")
