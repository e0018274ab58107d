"""Other laptops' records made part of this one: every chain proved, every judgement known to the framework."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from db import entries, queries
from db.store import Writing
from reviewtui.casefile.visible import quoted
from reviewtui.entries.chain import chain_faults
from reviewtui.entries.entry import Entry
from reviewtui.entries.items import FaultyItemError, from_item
from reviewtui.entries.kinds import case_of
from reviewtui.entries.union import Fork, union
from reviewtui.exchange.inspection_model import InspectionDocument
from reviewtui.framework.model import Framework, UnknownCode
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on, keep_parsed
from reviewtui.services.import_.check_summary import require_agreement
from reviewtui.services.import_.describe import framework_of, require_same_inspection
from reviewtui.services.judgements import is_offered
from reviewtui.services.record_keeping import as_entry, as_row

Records = Sequence[tuple[str, InspectionDocument]]


class Joined(NamedTuple):
    """What joining records came to."""

    touched: frozenset[str] = frozenset()
    """References of the cases that anything new is about."""
    filled: int = 0
    """Entries that were here without their content and have it now."""


def join(writing: Writing, device: str, records: Records) -> Joined:
    """Append what is new in some records, and fill in what was withheld before.

    `device` is this laptop's own. Raises BadInput for a broken chain, a fork, or a judgement that cannot be read.
    """
    if not records:
        return Joined()
    was_empty = not entries.heads(writing.connection)
    known = [as_entry(row) for row in entries.history(writing.connection)]
    joined = known
    for name, document in records:
        require_same_inspection(writing.connection, name, document["inspection"]["id"])
        joined = _joined(name, joined, document)
    new = _new(known, joined)
    if new:
        _require_no_own_work(known, device)
        _append(writing, records[0][0], new)
        require_cases_exist(writing, new)
    filled = _filled(known, joined)
    if filled:
        entries.fill(writing, [as_row(entry) for entry in filled])
        _require_asked(framework_on(writing.connection), records[0][0], filled)
    if was_empty and len(records) == 1:
        require_agreement(writing.connection, *records[0])
    return Joined(_cases_of([*new, *filled]), len(filled))


def _joined(name: str, known: Sequence[Entry], document: InspectionDocument) -> list[Entry]:
    try:
        incoming = [from_item(item) for item in document.get("history", ())]
        joined = list(union(known, incoming))
    except FaultyItemError as fault:
        raise BadInput(f"{name}: history: {fault}") from None
    except Fork as fork:
        raise BadInput(f"{name}: {fork}") from None
    faults = [f"{name}: {fault.text}" for fault in chain_faults(joined)]
    if faults:
        raise BadInput(f"Nothing was imported: the record in {name} does not hold together.", faults)
    _require_heads(name, document, incoming)
    return joined


def _require_heads(name: str, document: InspectionDocument, incoming: Iterable[Entry]) -> None:
    last = {entry.device: entry for entry in sorted(incoming, key=lambda entry: entry.place)}
    if "heads" in document and (missing := set(last) - set(document["heads"])):
        raise BadInput(
            f"{name}: heads: the last entry of {quoted(min(missing))} is not named: it may have been cut off."
        )
    for device, head in document.get("heads", {}).items():
        if device not in last or (last[device].sequence, last[device].hash) != (head["sequence"], head["hash"]):
            raise BadInput(f"{name}: heads: the history of {quoted(device)} does not end where heads says it does.")


def _new(known: Iterable[Entry], joined: Iterable[Entry]) -> list[Entry]:
    here = {entry.place for entry in known}
    return [entry for entry in joined if entry.place not in here]


def _filled(known: Iterable[Entry], joined: Iterable[Entry]) -> list[Entry]:
    """The entries that were known without their content, with it."""
    without = {entry.place for entry in known if entry.content is None}
    return [entry for entry in joined if entry.place in without and entry.content is not None]


def _require_no_own_work(known: Iterable[Entry], device: str) -> None:
    if any(entry.device == device and entry.person and entry.kind in ("judgement", "alert") for entry in known):
        raise BadInput(
            "This store has judgements of its own, and this version cannot merge another laptop's record into it: "
            "import both into a new store."
        )


def _append(writing: Writing, name: str, new: Sequence[Entry]) -> None:
    entries.append_many(writing, [as_row(entry) for entry in new])
    for entry in new:
        if entry.kind == "framework" and entry.content:
            item = {key: str(entry.content[key]) for key in ("code", "version", "text")}
            keep_parsed(writing, entry.hash, framework_of(name, item)[1])  # type: ignore[arg-type]  # the same three keys
    if queries.first_live(writing.connection, "framework") is None:
        raise BadInput(f"{name} brings a record without the inspection it belongs to: import its folder whole.")
    _require_asked(framework_on(writing.connection), name, new)


def _require_asked(framework: Framework, name: str, new: Iterable[Entry]) -> None:
    """Whatever is judged is asked, and answered as offered. Raises BadInput."""
    faults = [fault for entry in new if (fault := _judgement_fault(framework, entry))]
    if faults:
        raise BadInput(f"Nothing was imported: {name} judges what the framework does not ask.", faults)


def _judgement_fault(framework: Framework, entry: Entry) -> str | None:
    content = entry.content
    if entry.kind != "judgement" or not content or content.get("withdrawn"):
        return None
    try:
        question = framework.question(str(content["question"]))
    except UnknownCode as unknown:
        return f"Entry {entry.id}: {unknown}"
    answer = content.get("answer")
    if answer is None or is_offered(framework, question, str(answer)):
        return None
    return f"Entry {entry.id}: {quoted(str(answer))} is not an answer to {question.code}."


def require_cases_exist(writing: Writing, new: Iterable[Entry]) -> None:
    """Whatever is about a case is about one that is here. Raises BadInput."""
    known = {row.subject for row in entries.current(writing.connection, "case")}
    missing = sorted(_cases_of(new) - known)
    if missing:
        raise BadInput(f"The record is about {quoted(missing[0])}, a case that is not here: import its case file too.")


def _cases_of(entries: Iterable[Entry]) -> frozenset[str]:
    """The cases that entries are about."""
    return frozenset(case for entry in entries if (case := case_of(entry.kind, entry.subject)) is not None)
