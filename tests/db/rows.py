"""Rows for the tests of the store: entries with hashes that look right, one content of each kind, standings."""

import hashlib
import json
from typing import Any

from db import entries, queries
from db.contents import UnstorableContentError, to_text
from db.values import CountedAs, EntryRow, StandingRow

HASH = "a" * 64

CONTENTS: dict[str, tuple[str, dict[str, Any]]] = {
    "inspection": (
        "insp-1",
        {
            "id": "insp-1",
            "title": "Joint inspection",
            "framework_code": "hsb-joint-2013",
            "framework_version": "1",
            "fieldwork_from": "2012-10-01",
            "fieldwork_to": "2012-11-30",
            "sample_method": "purposive",
            "alert_contacts": [{"name": "Duty desk", "role": "Office", "phone": "020 7946 0182"}],
        },
    ),
    "framework": ("hsb-joint-2013", {"code": "hsb-joint-2013", "version": "1", "text": "framework: hsb\n"}),
    "site": ("NOR", {"code": "NOR", "name": "North", "nation": "england", "caseload": 41}),
    "person": ("Siân Prydderch", {"name": "Siân Prydderch", "role": "inspector"}),
    "case": (
        "C1",
        {
            "reference": "C1",
            "site": "NOR",
            "age_at_offence": 14,
            "age_now": 15,
            "gender": "male",
            "ethnicity": "White British",
            "disability": ["learning disability"],
            "looked_after": False,
            "disposal": "referral order",
            "case_manager": "CM-2",
            "narrative": "[REDACTED]\x00\x1b[31m ‮ e\u0301",
        },
    ),
    "document": (
        "C1/d1",
        {"case": "C1", "id": "d1", "agency": "police", "title": "Log", "date": "2006", "pages": 120},
    ),
    "event": (
        "C1/e1",
        {
            "case": "C1",
            "id": "e1",
            "agency": "police",
            "type": "referral",
            "date": "2006-05",
            "until": "2007",
            "open": True,
            "text": "Referral",
            "document": "d1",
            "page": 31,
        },
    ),
    "judgement": (
        "C1/first/1.1",
        {
            "case": "C1",
            "review": "first",
            "question": "1.1",
            "answer": "good",
            "framework_version": "1",
            "rationale": "Every agency was asked.",
            "evidence": [{"event": "e1"}, {"document": "d1", "page": 31}, {"source": "case manager"}],
            "insufficient_evidence": True,
        },
    ),
    "prompt": (
        "C1/first/1.1/a",
        {
            "case": "C1",
            "review": "first",
            "question": "1.1",
            "prompt": "a",
            "answer": "yes",
            "framework_version": "1",
        },
    ),
    "panel": (
        "2.1",
        {
            "node": "2.1",
            "decision": "discretion",
            "rating": "good",
            "computed": "requires_improvement",
            "sat": ["Ann Example", "Bela Example"],
            "held_on": "2026-06-01",
            "reason": "One case short of the next band.",
            "framework_version": "1",
        },
    ),
    "alert": (
        "C1/anna1-9",
        {
            "case": "C1",
            "category": "child_at_risk",
            "text": "Tonight",
            "told": "Duty desk",
            "told_at": "14:40",
            "done": "Visit",
        },
    ),
    "reading": ("C1/d1", {"case": "C1", "document": "d1", "state": "part_read"}),
    "signoff": (
        "inspection",
        {
            "of": "inspection",
            "state": "signed_off",
            "heads": [{"device": "aaaaaaaa", "sequence": 1, "hash": HASH}],
            "framework_hash": HASH,
            "summary": "{}",
        },
    ),
    "moderation": (
        "C1/moderated/1.1",
        {
            "case": "C1",
            "review": "moderated",
            "question": "1.1",
            "answer": "good",
            "framework_version": "1",
            "reason": "The plan was shared.",
            "judgements": [{"inspector": "Siân Prydderch", "answer": "good", "entry": "aaaaaaaa-1"}],
        },
    ),
    "upgrade": (
        "small/2",
        {
            "framework": "small",
            "version_before": "1",
            "version": "2",
            "carried": ["1.1"],
            "again": ["1.2"],
            "added": [],
            "removed": [],
            "until": ["anna1-9"],
        },
    ),
    "commentary": (
        "C1/x-2",
        {"case": "C1", "standard": "1", "id": "x-2", "side": "done_well", "text": "Told."},
    ),
    "recommendation": (
        "anna1-16",
        {
            "id": "anna1-16",
            "to": "police",
            "text": "Share each plan.",
            "site": "N",
            "rests_on": [{"node": "1.1", "good": 8, "applicable": 13, "rating": "good"}],
        },
    ),
    "custody": ("C1/first", {"case": "C1", "review": "first", "holder": "Ann", "how": "claimed", "reason": "Stolen."}),
    "withdrawal": ("C1", {"case": "C1", "reason": "Aged 18 at the offence.", "replaced_by": "C2"}),
    "part": ("C1/3", {"case": "C1", "standard": "3", "inspector": "Bo", "state": "returned", "reason": "See 3.2."}),
    "allocation": ("C1/first", {"case": "C1", "review": "first", "inspector": "Ann"}),
    "submission": ("C1/first", {"case": "C1", "review": "first", "state": "returned", "reason": "See 1.2."}),
    "comment": (
        "C1/first/1.1/anna1-14",
        {"case": "C1", "review": "first", "question": "1.1", "id": "anna1-14", "text": "Which plan?"},
    ),
    "challenge": (
        "C1/anna1-15",
        {
            "case": "C1",
            "id": "anna1-15",
            "question": "1.1",
            "raised_by": "North YOT",
            "received": "2026-06-01",
            "passage": "The plan is left out.",
            "evidence": "The plan of 4 May.",
            "outcome": "upheld",
            "reason": "It is in d4.",
        },
    ),
    "ruling": ("1.1/anna1-13", {"question": "1.1", "id": "anna1-13", "text": "Only what was known at the time."}),
    "note": (
        "C1/anna1-12",
        {
            "case": "C1",
            "id": "anna1-12",
            "question": "1.1",
            "text": "School knew?",
            "document": "d1",
            "page": 2,
            "used": True,
        },
    ),
    "absence": (
        "C1/anna1-13",
        {
            "case": "C1",
            "id": "anna1-13",
            "type": "strategy_discussion",
            "agency": "police",
            "since": "2006",
            "until": "2009-03",
            "text": "Asked both",
        },
    ),
    "finding": (
        "C1/no-social-worker:e1+e2",
        {
            "case": "C1",
            "id": "no-social-worker:e1+e2",
            "check": "no-social-worker",
            "events": ["e1", "e2"],
            "decision": "dismissed",
            "sentence": "Nobody was allocated.",
            "reason": "A duty worker was.",
            "framework_version": "1",
        },
    ),
    "suggestion": (
        "C1/4.1/disclosure-to-sentence",
        {
            "case": "C1",
            "question": "4.1",
            "measure": "disclosure-to-sentence",
            "answer": "inadequate",
            "why": "252 days.",
            "given": "good",
            "done": "set_aside",
            "framework_version": "1",
        },
    ),
    "rescue": ("ab12cd34", {"device": "anna1", "since": 9, "entries": 4, "filed": "ab12cd34"}),
    "recovery": ("age1qqq", {"recipient": "age1qqq"}),
    "retention": (
        "2029-03-31",
        {"rule": "7.2", "closed": "2029-03-31", "cases": 2, "entries": 31, "until": ["7f3a-40"]},
    ),
}
"""Subject and full content, kind by kind."""


def row(sequence: int, kind: str, subject: str, content: dict[str, Any] | None, **changes: Any) -> EntryRow:
    """One entry of the device `anna1`, unless changed."""
    values = {
        "device": "anna1",
        "sequence": sequence,
        "person": "Ann Example",
        "made_at": "2026-05-12T14:32:07Z",
        "offset": 60,
        "kind": kind,
        "subject": subject,
        "act": "do",
        "of": None,
        "replaces": (),
        "salt": None if content is None else "salt",
        "reason": None,
        "content": content,
        "content_hash": HASH,
        "previous": "" if sequence == 1 else HASH,
        "hash": HASH,
    }
    found = {"counted": counted(kind, content)} | values | changes
    return EntryRow(**({**found, "content_hash": hash_of(found)} if "content_hash" not in changes else found))


def hash_of(values: dict[str, Any]) -> str:
    """The hash of salt, reason and content; any, of a content that is withheld or has no canonical form."""
    try:
        text = None if values["content"] is None else to_text(values["content"])
    except UnstorableContentError:
        text = None
    if text is None:
        return HASH
    reason = {} if values["reason"] is None else {"reason": values["reason"]}
    others = json.dumps({**reason, "salt": values["salt"]}, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f'{{"content":{text},{others[1:]}'.encode()).hexdigest()


def counted(kind: str, content: dict[str, Any] | None) -> CountedAs | None:
    """What figures read of a judgement whose content is here."""
    if kind != "judgement" or content is None:
        return None
    return CountedAs(*(content.get(key) for key in ("case", "review", "question", "answer")))


def example(sequence: int, kind: str, **changes: Any) -> EntryRow:
    """An entry with the example content of its kind."""
    subject, content = CONTENTS[kind]
    return row(sequence, kind, subject, content, **changes)


def judgement(sequence: int, answer: str | None, case: str = "C1", question: str = "1.1", **changes: Any) -> EntryRow:
    """An answer to a question; answer "withdrawn" takes it back."""
    review = changes.pop("review", "first")
    content: dict[str, Any] = {"case": case, "review": review, "question": question, "framework_version": "1"}
    content |= {} if answer is None else {"answer": answer}
    if answer == "withdrawn":
        content = {"withdrawn": True}
    return row(sequence, "judgement", f"{case}/{review}/{question}", content)._replace(**changes)


def case(sequence: int, reference: str, site: str = "NOR", **changes: Any) -> EntryRow:
    """A case with nothing but a reference and a site."""
    return row(sequence, "case", reference, {"reference": reference, "site": site}, **changes)


def standing(reference: str, **changes: Any) -> StandingRow:
    """An untouched case in the list, unless changed."""
    values = {
        "case_ref": reference,
        "site": "NOR",
        "inspectors": (),
        "state": "untouched",
        "answered": 0,
        "applicable": 14,
        "owed": 0,
        "ratings": {},
        "worst": None,
        "alerts": 0,
        "disagreements": 0,
        "last_at": None,
        "search": reference.casefold(),
    }
    return StandingRow(**(values | changes))


def appended(store, *rows):
    with store.write() as writing:
        entries.append_many(writing, rows)


def counts_in(store):
    with store.read() as connection:
        return queries.counts(connection, without=queries.withdrawn_cases(connection, "case"))
