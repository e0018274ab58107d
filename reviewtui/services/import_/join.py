"""Other laptops' records made part of this one: every chain proved, every judgement known to the framework."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from db import entries, queries
from db.appending import Appending
from db.contents import to_text
from db.store import Writing
from db.values import EntryRow
from reviewtui.casefile.visible import quoted
from reviewtui.entries.chain import ChainWalk
from reviewtui.entries.entry import Entry
from reviewtui.entries.kinds import KINDS, case_of
from reviewtui.entries.union import Fork, fuller
from reviewtui.framework.model import Framework, UnknownCode
from reviewtui.services.entry_rows import as_entry, as_row
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import earlier_on, framework_on, keep_parsed
from reviewtui.services.import_.describe import framework_of, require_same_inspection
from reviewtui.services.import_.records import Record
from reviewtui.services.judging.judgements import is_offered
from reviewtui.services.record_keeping import distinct_contents
from reviewtui.services.standing.upgraded import answers_to_another_version
from reviewtui.services.standing.withheld import is_deleted, retained_until
from reviewtui.services.steps import Report, Steps, tell_nobody

PRIVATE = frozenset(name for name, kind in KINDS.items() if kind.private)
"""Kinds of entry that an export leaves out unless it is asked for them."""


class OtherFramework(BadInput):
    """A record whose answers are pinned to another framework than the store's."""


Heads = Mapping[str, tuple[int, str]]
"""Device to the number and hash of its last entry here."""


class Joined(NamedTuple):
    """What joining records came to."""

    touched: frozenset[str] = frozenset()
    """References of the cases that anything new is about."""
    filled: int = 0
    """Entries that were here without their content and have it now."""
    is_same: bool = False
    """Whether all that is recorded here is what the one record says, no more and no less."""
    reach: Mapping[str, int] = {}
    """Device to the number of the last of its entries that a record brought, new or not."""
    has_notes: bool = True
    """Whether no notes are here that it does not say."""


def join(writing: Writing, records: Sequence[Record], tell: Report = tell_nobody) -> Joined:
    """Append what is new in some records, and fill in what was withheld before, beside whatever is here.

    Raises BadInput for a broken chain, a fork, another framework, or a judgement that cannot be read.
    """
    if not records:
        return Joined()
    connection, name = writing.connection, records[0].name
    last = queries.last_to_come(connection)
    joining = _Joining(writing)
    for record in records:
        require_same_inspection(connection, record.name, record.value("inspection")["id"])
        joining.take_in(record, Steps(tell, "Joining", _entries_of(record)))
    if queries.last_to_come(connection) > last:
        _keep_frameworks(writing, name, joining.frameworks)
        _require_asked(writing, name, entries.answers_since(connection, last))
        _require_cases(writing, joining.touched)
        _require_team(connection, name, last)
    if joining.answers:
        _require_asked(writing, name, joining.answers)
    if queries.last_to_come(connection) > last or joining.filled:
        _require_one_version(connection, name)
    for record in records:
        _require_said(connection, record)
    is_same = len(records) == 1 and not joining.knows_more and len(joining.notes) < 2
    return Joined(
        frozenset(joining.touched), joining.filled, is_same, joining.reach, has_notes=False not in joining.notes
    )


class _Joining:
    """Records on their way into the store, run by run: no more than one of them is held."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._until = retained_until(writing.connection)
        self._appending = Appending(writing)
        self.touched: set[str] = set()
        self.frameworks: list[Entry] = []
        """The new ones among the entries."""
        self.filled = 0
        self.answers: list[entries.Answered] = []
        """What was filled in of judgements."""
        self.knows_more = False
        """Whether there is anything here that a record does not say, other than notes."""
        self.notes = set[bool]()
        """Whether notes are said by a record, or here alone; both, where it says some of them."""
        self.reach: dict[str, int] = {}

    def take_in(self, record: Record, steps: Steps) -> None:
        """Store what a record brings, which is proved by itself before it is held against what is here.

        Raises BadInput, with the transaction to be undone.
        """
        connection = self._writing.connection
        faults, last, walk = list[str](), dict[str, Entry](), ChainWalk()
        heads = entries.heads(connection)
        for run in record.runs():
            texts = [None if came.content is None else to_text(came.content) for came in run]
            if record.goes_on or not walk.goes_on(run, texts):
                for came, text in zip(run, texts, strict=True):
                    if record.goes_on and not walk.is_before(came):
                        walk = ChainWalk(_before(connection, came))
                    for fault in walk.step(came, text):
                        faults.append(f"{record.name}: {fault.text}")
                        record.require_contents([came])  # where that is unsound too, it tells more
            last |= {came.device: came for came in run}
            if not faults:
                self._keep(record, heads, run, texts)
            steps.done(len(run))
        if faults:
            raise BadInput(f"Nothing was imported. The record in {record.name} is damaged or was changed.", faults)
        _require_heads(record, last)
        self._appending.settle()
        for device, entry in last.items():
            self.reach[device] = max(entry.sequence, self.reach.get(device, 0))
        self.knows_more = self.knows_more or any(
            device not in last or last[device].sequence < sequence for device, (sequence, _) in heads.items()
        )

    def _keep(self, record: Record, heads: Heads, run: Sequence[Entry], texts: Sequence[str | None]) -> None:
        """Take what is new of some proven entries, and what they say where that was withheld here.

        Raises BadInput for a fork.
        """
        here = _here(self._writing.connection, heads, run)
        if any(came.content is not None and came.kind in PRIVATE for came in run):
            self.notes.add(True)
        new, waiting, brought = list[EntryRow](), list[EntryRow](), list[Entry]()
        for came, text in zip(run, texts, strict=True):
            kept = here.get((came.device, came.sequence))
            if kept == (came.hash, came.salt, came.reason, text):
                continue
            if kept is None:
                new.append(as_row(came, text))
                if came.kind == "framework" and came.content:
                    self.frameworks.append(came)
            elif self._fills(record.name, came):
                waiting.append(as_row(came, text))
            else:
                continue
            brought.append(came)
        record.require_contents(brought)
        self.touched |= {case for came in brought if (case := case_of(came.kind, came.subject)) is not None}
        self._appending.add(new)
        if waiting:
            self._appending.settle()  # what a new entry replaces is no longer current when its content comes
            entries.fill(self._writing, waiting)
        self.filled += len(waiting)
        self.answers += [
            entries.Answered(row.id, row.counted.question, row.counted.answer) for row in waiting if row.counted
        ]

    def _fills(self, name: str, came: Entry) -> bool:
        """Whether an entry says what is withheld here. Raises BadInput where what is here says otherwise."""
        held = entries.entry(self._writing.connection, came.id)
        assert held is not None
        try:
            fuller(as_entry(held), came)
        except Fork as fork:
            raise BadInput(f"{name}: {fork}") from None
        if (held.content is None) == (came.content is None):
            return False
        if held.content is None and not is_deleted(self._until, came.kind, came.device, came.sequence):
            return True
        if held.content is not None and came.kind in PRIVATE:
            self.notes.add(False)
            return False
        self.knows_more = True  # what it says, or that it was deleted: it does not come back
        return False


def _before(connection: entries.Connection, came: Entry) -> tuple[str, int, str]:
    """The entry here that one follows, as a chain goes on from it; where it is not here, the beginning of the chain."""
    known = entries.hash_of(connection, came.device, came.sequence - 1)
    return (came.device, 0, "") if known is None else (came.device, came.sequence - 1, known)


def _here(connection: entries.Connection, heads: Heads, run: Sequence[Entry]) -> dict[tuple[str, int], entries.Kept]:
    """What is here of the entries of a run, which come by (device, sequence)."""
    here: dict[tuple[str, int], entries.Kept] = {}
    for device, coming in groupby(run, key=attrgetter("device")):
        numbers = [came.sequence for came in coming]
        if device in heads and numbers[0] <= heads[device][0]:
            here |= entries.kept(connection, device, numbers[0], numbers[-1])
    return here


def _entries_of(record: Record) -> int:
    """How many entries a record has, as its heads say; 0 where it names none."""
    return sum(head["sequence"] for head in record.value("heads").values()) if "heads" in record else 0


def _require_heads(record: Record, last: Mapping[str, Entry]) -> None:
    """Every device's history ends where the record says. Raises BadInput."""
    if "heads" not in record:
        return
    heads = record.value("heads")
    if missing := set(last) - set(heads):
        raise BadInput(
            f"{record.name}: heads: the last entry of {quoted(min(missing))} is not named: it may have been cut off."
        )
    for device, head in heads.items():
        if device not in last or (last[device].sequence, last[device].hash) != (head["sequence"], head["hash"]):
            raise BadInput(
                f"{record.name}: heads: the history of {quoted(device)} does not end where heads says it does."
            )


def _require_team(connection: entries.Connection, name: str, last: int) -> None:
    """Whoever recorded something is, or was, on the team, where the record names one. Raises BadInput."""
    team = set(entries.subjects(connection, "person"))
    strangers = [person for person in queries.people_since(connection, last) if person not in team]
    if team and strangers:
        raise BadInput(
            f"{name}: {quoted(strangers[0])} recorded something there and is not on this inspection's team. "
            "Nothing was imported."
        )


def _require_said(connection: entries.Connection, record: Record) -> None:
    """What a file says of the inspection and its framework above the entries is what an entry says. Raises BadInput."""
    for kind in ("inspection", "framework"):
        given = dict(record.value(kind)) if kind in record else {}
        title = given.pop("title", None) if kind == "framework" else None
        rows = (*entries.current(connection, kind), *entries.superseded(connection, kind))
        is_said = any(all((row.content or {}).get(key) == value for key, value in given.items()) for row in rows)
        titles = {each.title for each in (framework_on(connection), *earlier_on(connection))} if title else {title}
        if not is_said or title not in titles:
            raise BadInput(f"{record.name}: {kind}: it was changed after it was recorded. Nothing was changed here.")


def _keep_frameworks(writing: Writing, name: str, frameworks: Sequence[Entry]) -> None:
    """Keep new frameworks in their parsed form. Raises BadInput where that leaves the store with none, or with two."""
    for entry in frameworks:
        content = entry.content or {}
        item = {key: str(content[key]) for key in ("code", "version", "variant", "text") if key in content}
        keep_parsed(writing, entry.hash, framework_of(name, item)[1])  # type: ignore[arg-type]  # the same keys
    if queries.first_live(writing.connection, "framework") is None:
        raise BadInput(f"{name} brings a record without the inspection it belongs to: import its folder whole.")
    if frameworks and len(distinct_contents(entries.current(writing.connection, "framework"))) > 1:
        raise OtherFramework(
            f"{name}: its answers are pinned to another framework than this store's: answers to two frameworks are "
            "never mixed, so nothing was changed."
        )


def _require_asked(writing: Writing, name: str, answers: Iterable[entries.Answered]) -> None:
    """Whatever is judged is asked, and answered as offered. Raises BadInput."""
    connection, known = writing.connection, dict[tuple[str | None, str | None], str | None]()
    framework, faults = framework_on(connection), []
    for entry, question, answer in answers:
        if (question, answer) not in known:
            fault = _answer_fault(framework, question, answer)
            asked_before = fault and any(not _answer_fault(each, question, answer) for each in earlier_on(connection))
            known[question, answer] = None if asked_before else fault
        if fault := known[question, answer]:
            faults.append(f"Entry {entry}: {fault}")
    if faults:
        raise BadInput(f"Nothing was imported: {name} judges what the framework does not ask.", faults)


def _require_one_version(connection: entries.Connection, name: str) -> None:
    """Every answer was taken account of where the framework was upgraded. Raises OtherFramework."""
    if cases := answers_to_another_version(connection):
        version = framework_on(connection).version
        raise OtherFramework(
            f"{name}: one of the two laptops was upgraded to version {version} of the framework, and the other has "
            f"answers to another version, as in {quoted(cases[0])}. Run `reviewtui framework upgrade` there first. "
            "Nothing was changed."
        )


def _answer_fault(framework: Framework, code: str | None, answer: str | None) -> str | None:
    if code is None:  # the answer was withdrawn
        return None
    try:
        question = framework.question(code)
    except UnknownCode as unknown:
        return str(unknown)
    if answer is None or is_offered(framework, question, answer):
        return None
    return f"{quoted(answer)} is not an answer to {question.code}."


def _require_cases(writing: Writing, touched: Iterable[str]) -> None:
    """Whatever is about a case is about one that is here. Raises BadInput."""
    missing = set(touched).difference(entries.subjects(writing.connection, "case"))
    if missing:
        raise BadInput(
            f"The record is about {quoted(min(missing))}, a case that is not here: import its case file too."
        )
