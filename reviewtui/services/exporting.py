"""The inspection as one JSON document: for analysts, and for another laptop."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from db import caselist, entries, local, queries
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.visible import visible
from reviewtui.framework.model import Framework
from reviewtui.services.alerts import current_alerts
from reviewtui.services.authors import attributed
from reviewtui.services.clock import now
from reviewtui.services.errors import BadInput, NotWritten
from reviewtui.services.frameworks import framework_on
from reviewtui.services.inspections import inspection_of
from reviewtui.services.panel import decisions_on
from reviewtui.services.record_keeping import as_entry, standing_contents, stands
from reviewtui.services.second_look import second_looks
from reviewtui.services.standings import agreed_answer
from reviewtui.services.stores import plain_sentences
from reviewtui.services.summaries import summary_on

LATER = (
    "comments", "notes", "moderation", "rulings", "challenges", "commentary", "recommendations", "samples",
)  # fmt: skip
"""Keys of the format whose lists are empty in this version."""


def document(store: Store) -> dict[str, Any]:
    """The whole inspection document; the same store state gives the same document. Raises BadInput without one."""
    from reviewtui.record.items import to_item

    inspection_of(store)
    with store.read() as connection:
        heads = entries.heads(connection)
        return {
            "format": "reviewtui/inspection",
            "format_version": 1,
            **listed(connection),
            **{key: [] for key in LATER},
            "history": [to_item(as_entry(row)) for row in entries.history(connection)],
            "heads": {device: {"sequence": number, "hash": last} for device, (number, last) in heads.items()},
            "summary": summary_on(connection).as_json(),
        }


def listed(connection: Connection) -> dict[str, Any]:
    """What stands, as flat lists: everything of the document that follows from its history."""
    framework = framework_on(connection)
    return {
        "framework": _framework(connection, framework),
        "inspection": _inspection(connection),
        "sites": [_present(site) for site in queries.sites(connection)],
        "people": [_present(person) for person in queries.people(connection)],
        "cases": _cases(connection),
        "documents": _documents(connection),
        "reviews": _reviews(connection),
        "judgements": _judgements(connection, framework),
        "alerts": _alerts(connection),
        "discretion": _panel(connection, "discretion"),
        "panel": _panel(connection, "judged", "left"),
    }


def to_bytes(store: Store, person: str | None) -> bytes:
    """The document as it is written to disk; the access log notes that it left."""
    from reviewtui.exchange.writer import write

    written = write(document(store))
    with plain_sentences(), store.write() as writing:
        local.log_access(writing, now()[0], person, "exported", "the inspection")
    return written


def to_file(store: Store, path: Path, person: str | None, *, replace: bool = False) -> int:
    """Write the document (0600, whole or not at all) and note in the access log that it left. Returns its bytes.

    Raises BadInput when `path` exists and `replace` is false, or is a directory; NotWritten.
    """
    shown = visible(str(path))
    if path.is_dir():
        raise BadInput(f"{shown} is a folder: name a file in it.")
    if path.name.casefold().endswith(".age"):
        raise BadInput(f"{shown} names an encrypted file, and this version writes none: choose a name without “.age”.")
    if path.exists() and not path.is_file():
        raise BadInput(f"{shown} is not an ordinary file: choose another name.")
    if path.exists() and _is_store(path, store):
        raise BadInput(f"{shown} is a store, or part of one, and is never written over: choose another name.")
    if path.exists() and not replace:
        raise BadInput(f"{shown} exists already: choose another name, or allow it to be replaced.")
    data = to_bytes(store, person)
    part = path.with_name(f".{path.name}.part")
    try:
        _write_whole(part, data)
        part.replace(path)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise NotWritten(f"{shown} could not be written ({problem.strerror}); the store is as it was.") from None
    return len(data)


def _is_store(path: Path, store: Store) -> bool:
    """Whether a file is this store, one of its companions, or any SQLite database."""
    companions = [Path(f"{store.path}{ending}") for ending in ("", "-wal", "-shm", "-journal")]
    if any(companion.exists() and path.samefile(companion) for companion in companions):
        return True
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _write_whole(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _framework(connection: Connection, framework: Framework) -> dict[str, Any]:
    found = queries.framework(connection)
    text = found[1] if found else ""
    return {"code": framework.code, "version": framework.version, "title": framework.title, "text": text}


def _inspection(connection: Connection) -> dict[str, Any]:
    header = queries.inspection(connection) or {}
    return _present({key: value for key, value in header.items() if not key.startswith("framework_")})


def _cases(connection: Connection) -> list[dict[str, Any]]:
    from reviewtui.exchange.contents import case_item

    events: dict[str, list[dict[str, Any]]] = {}
    for event in standing_contents(entries.current(connection, "event")):
        events.setdefault(event["case"], []).append(event)
    cases = sorted(standing_contents(entries.current(connection, "case")), key=lambda case: str(case["reference"]))
    return [case_item(case, events.get(case["reference"], ())) for case in cases]


def _documents(connection: Connection) -> list[dict[str, Any]]:
    from reviewtui.exchange.contents import document_item

    documents = standing_contents(entries.current(connection, "document"))
    return [document_item(document) for document in sorted(documents, key=lambda document: str(document["case"]))]


def _reviews(connection: Connection) -> list[dict[str, Any]]:
    rows = caselist.all_case_rows(connection)
    return [
        {
            "case": row.case_ref,
            "review": "first",
            "inspectors": list(row.inspectors),
            "state": row.state,
            "answered": row.answered,
            "applicable": row.applicable,
            "owed": row.owed,
        }
        for row in rows
    ]


def _judgements(connection: Connection, framework: Framework) -> list[dict[str, Any]]:
    order = {question.code: place for place, question in enumerate(framework.questions())}
    sites = {case["reference"]: case["site"] for case in standing_contents(entries.current(connection, "case"))}
    by_subject: dict[str, list[EntryRow]] = {}
    amended = set(queries.cases_amended(connection))
    current = entries.current(connection, "judgement")
    looks = second_looks(connection, (row for row in current if row.subject.split("/", 1)[0] in amended))
    for row in attributed(connection, current):
        sides = by_subject.setdefault(row.subject, [])
        if stands(row) and all(side.content != row.content for side in sides):
            sides.append(row)
    found = [
        {**_judgement(framework, sites, row, sides), **({"second_look": True} if row.id in looks else {})}
        for sides in by_subject.values()
        for row in sides
        if _answer(row)
    ]
    return sorted(found, key=lambda item: (item["case"], order[item["question"]], item["review"], item["entry"]))


def _judgement(framework: Framework, sites: Mapping[str, str], row: EntryRow, sides: list[EntryRow]) -> dict[str, Any]:
    content: Mapping[str, Any] = row.content or {}
    question = framework.question(content["question"])
    answer = framework.scale_of(question).answer(content["answer"])
    why_not = _why_not(content, row, sides)
    return {
        "case": content["case"],
        "site": sites.get(content["case"]),
        "standard": framework.standard_of(question.code).code,
        "question": question.code,
        "framework_version": content["framework_version"],
        "answer": int(answer.code) if framework.scale_of(question).count else answer.code,
        "label": answer.label,
        "score": answer.score,
        "rationale": content.get("rationale"),
        "evidence": list(content.get("evidence") or ()),
        "inspector": row.person,
        "review": content["review"],
        "made_at": row.made_at,
        "entry": row.id,
        "counts": why_not is None,
        "why_not": why_not,
    }


def _why_not(content: Mapping[str, Any], row: EntryRow, sides: list[EntryRow]) -> str | None:
    if content["review"] != "first":
        return "A second review never adds a case to the figures."
    if agreed_answer(sides) is None:
        return "Two judgements of this question disagree, and nobody has settled it."
    if row.id != sides[0].id:
        return "The same answer stands in another entry, which counts once for both."
    return None


def _answer(row: EntryRow) -> object:
    return (row.content or {}).get("answer")


def _alerts(connection: Connection) -> list[dict[str, Any]]:
    return [
        {
            "case": alert.case,
            "category": alert.category,
            "text": alert.text,
            "raised_by": alert.raised_by or None,
            "made_at": alert.made_at,
            "entry": alert.id,
            "told": alert.told,
            "told_at": alert.told_at,
            "done": alert.done,
            "open": alert.open,
        }
        for alert in sorted(current_alerts(connection, None), key=lambda alert: (alert.case, alert.id))
    ]


def _panel(connection: Connection, *kinds: str) -> list[dict[str, Any]]:
    """What panels decided, of these kinds of decision, by node and entry; both sides where two disagree."""
    found = [decision for sides in decisions_on(connection).values() for decision in sides]
    return [
        {**decision._asdict(), "sat": list(decision.sat)}
        for decision in sorted(found, key=lambda decision: (decision.node, decision.entry))
        if decision.decision in kinds
    ]


def _present(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value is not None}
