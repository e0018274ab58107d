"""Taking back a person's latest act on this laptop, and doing it again: both are entries, both survive a restart."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from db import entries
from db.store import Store
from db.values import EntryRow
from reviewtui.entries.entry import Entry
from reviewtui.entries.kinds import KINDS, case_kinds
from reviewtui.entries.undo import made_together, redoable, tells_redoable, tells_undoable, undoable
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.entry_rows import as_entry
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.findings import still_evidence
from reviewtui.services.people.parts import KIND as PART
from reviewtui.services.people.parts import standards_words
from reviewtui.services.people.stage import FIRST, require_open
from reviewtui.services.record_keeping import WITHDRAWN, Content, is_live

FEW = 16
"""How many of a person's latest acts are looked at first."""


def undo(store: Store, person: str) -> Change:
    """Take back this person's latest act on this laptop, as a new entry. Raises BadInput when there is none."""
    with acting(store, person, timed=_is_timed(store, person)) as act:
        made = _latest_acts(act, person, tells_undoable)
        latest = undoable(made)
        if latest is None:
            raise BadInput("There is nothing to undo: nothing of yours was recorded on this laptop, or all is undone.")
        _require_here(latest)
        parts = _together(act, made, latest)[::-1]
        for part in parts:
            _require_unused(act, part)
        return _leading(act, [_take_back(act, part) for part in parts][::-1])


def redo(store: Store, person: str) -> Change:
    """Do again what was last taken back. Raises BadInput when there is nothing."""
    with acting(store, person, timed=_is_timed(store, person)) as act:
        made = _latest_acts(act, person, tells_redoable)
        latest = redoable(made)
        if latest is None:
            raise BadInput("There is nothing to redo: nothing was undone since your last change.")
        _require_here(latest)
        return _leading(act, [_do_again(act, part) for part in _together(act, made, latest)])


def _require_here(made: Entry) -> None:
    """What it said is here. Raises BadInput."""
    if made.content is None:
        raise BadInput("What you did last was deleted under retention. It cannot be undone or redone.")


def _is_timed(store: Store, person: str) -> bool:
    """Whether measures and checks read what this person did last here, and so what is taken back or done again."""
    with store.read() as connection:
        return any(KINDS[row.kind].timed for row in entries.last_acts(connection, store.device, person, 1))


def _leading(act: Act, changes: Sequence[Change]) -> Change:
    """The one to tell of the changes of one act, in the order they were made: what the others go with, or the first."""
    leading = next((change for change in changes if change.kind in ("judgement", "allocation")), changes[0])
    sentence = _of_standards(changes) if leading.kind == PART else leading.sentence
    return replace(leading, sentence=sentence, kinds=act.kinds)


def _of_standards(changes: Sequence[Change]) -> str:
    """`NOR-03 undone: standards 3 and 4 given to Mark Osei.`: what is said of several alike is said once."""
    alike: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        code = change.subject.split("/")[1]
        named = change.sentence.replace("a standard goes", f"standard {code} goes")  # what was taken back names none
        before, _, after = named.partition(f"standard {code}")
        alike.setdefault((before, after), []).append(code)
    return " ".join(
        f"{before}{standards_words(codes)}{after.replace(' goes back', ' go back') if codes[1:] else after}"
        for (before, after), codes in alike.items()
    )


def _take_back(act: Act, part: Entry) -> Change:
    return _write(act, part, "undo", _earlier(act, part))


def _do_again(act: Act, part: Entry) -> Change:
    return _write(act, part, "redo", (part.content or WITHDRAWN,))


def _write(act: Act, part: Entry, verb: str, contents: tuple[Content, ...]) -> Change:
    """Put one or several contents, which disagreed before, in the place of what is current of an act's subject."""
    rows = _current_since(act, part)
    if part.kind == PART:
        require_open(act.connection, part.subject.split("/")[0], FIRST)
    reason = part.reason if verb == "redo" else None
    written = [
        act.add(part.kind, part.subject, content, replaces=rows, act=verb, of=part.sequence, reason=reason)
        for content in contents
    ]
    last = written[-1]
    before = rows[0].content if len(rows) == 1 else None
    line = act.said(last, before)
    if part.kind == "finding":
        line += still_evidence(act, before, last.content)
    return act.change(line, last, KINDS[part.kind].question_of(part.subject))


def _latest_acts(act: Act, person: str, tells: Callable[[Sequence[Entry]], bool]) -> Sequence[Entry]:
    """As many of a person's latest acts on this laptop as tell what is asked of them: few, where many were made."""
    number = FEW
    while True:
        rows = entries.last_acts(act.connection, act.store.device, person, number)
        made = [as_entry(row) for row in rows]
        if len(made) < number or tells(made):
            return made
        number *= 4


def _together(act: Act, made: Sequence[Entry], part: Entry) -> tuple[Entry, ...]:
    """The entries of one act; those before it and what it replaced may be older than the acts at hand."""
    known, first = list(made), part
    while True:
        near = [entry for entry in known if abs(entry.sequence - part.sequence) <= 1]
        wanted = [f"{part.device}-{first.sequence - 1}", *(replaced for entry in near for replaced in entry.replaces)]
        older = map(as_entry, entries.some(act.connection, wanted).values())
        own = (entry for entry in older if (entry.device, entry.person) == (part.device, part.person))
        known += [entry for entry in own if entry.act != "import"]
        found = made_together(known, part)
        if found[0].sequence == first.sequence:
            return found
        first = found[0]


def _current_since(act: Act, part: Entry) -> tuple[EntryRow, ...]:
    """What is current of an act's subject: later entries of the same hand are only its own undoing and redoing."""
    rows = act.current(part.kind, part.subject)
    if any((row.device, row.person) != (part.device, part.person) for row in rows):
        raise BadInput(f"{_place(part)} has changed since: change it by hand instead.")
    return rows


def _earlier(act: Act, part: Entry) -> tuple[Content, ...]:
    """What was current before an act: one content, several that disagreed, or nothing."""
    replaced = [entries.entry(act.connection, replaced) for replaced in part.replaces]
    contents = _distinct([row for row in replaced if row is not None])
    return contents or (WITHDRAWN,)


def _distinct(rows: list[EntryRow]) -> tuple[Content, ...]:
    found: list[Content] = []
    for row in rows:
        if row.content is not None and row.content not in found:
            found.append(row.content)
    return tuple(found)


def _require_unused(act: Act, part: Entry) -> None:
    """A case is only taken back while nobody has recorded anything on it, a correction of one always; an alert never.

    What was recorded about an alert is taken back, that it was raised is not.
    """
    if part.kind == "alert" and not part.replaces:
        raise BadInput(
            f"{part.subject.split('/')[0]}: an alert is not undone. Withdraw it in the record, with a reason."
        )
    if part.kind == "signoff":
        raise BadInput("Signing off is not undone. `reviewtui signoff --reopen --reason TEXT` reopens the inspection.")
    if part.kind != "case" or any("withdrawn" not in content for content in _earlier(act, part)):
        return
    for kind in case_kinds()[1:]:
        rows = entries.current(act.connection, kind, case=part.subject)
        if any(is_live(row) for row in rows):
            raise BadInput(f"{part.subject} has been worked on since it was added, so adding it cannot be undone.")


def _place(part: Entry) -> str:
    return part.subject.replace("/first/", " ").replace("/second/", " second review ").replace("/moderated/", " ")
