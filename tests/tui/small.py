"""A small inspection under way, with every time in its record fixed, so that a picture of it never changes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reviewtui.entries.chain import sealed
from reviewtui.entries.entry import Entry
from reviewtui.entries.items import from_item, to_item
from reviewtui.services.histories import items
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging.alerts import raise_alert
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store, create

LEAD, INSPECTOR, OTHER = "Ada Lead", "Siân Inspector", "Cai Inspector"
LAPTOP = "laptop01"
BEGAN = datetime(2026, 5, 12, 8, 0, tzinfo=UTC)

INSPECTION: dict[str, Any] = {
    "format": "reviewtui/inspection",
    "format_version": 1,
    "framework": {"code": "hsb-joint-2013", "version": "1"},
    "inspection": {
        "id": "small",
        "title": "A small inspection",
        "sample_method": "purposive",
        "alert_contacts": [
            {"name": "Ada Lead", "role": "lead inspector", "phone": "07700 900461"},
            {"name": "Duty desk", "role": "out of hours", "phone": "020 7946 0182"},
        ],
    },
    "sites": [
        {"code": "NOR", "name": "North", "nation": "england", "caseload": 20},
        {"code": "GLA", "name": "Glannau Môr", "nation": "wales", "caseload": 10},
    ],
    "people": [
        {"name": LEAD, "role": "lead_inspector"},
        {"name": INSPECTOR, "role": "inspector"},
        {"name": OTHER, "role": "inspector"},
    ],
}
CASES = (("NOR-01", "NOR"), ("NOR-02", "NOR"), ("NOR-03", "NOR"), ("GLA-01", "GLA"), ("GLA-02", "GLA"))
HOSTILE = "[bold]Report [REDACTED][/] by [Officer A]: \x1b[31mred\x1b]52;c;AAAA\x07 \u202eedoc"


def case_file(reference: str, site: str) -> dict[str, Any]:
    """A case with one document and three events."""
    return {
        "format": "reviewtui/case",
        "format_version": 1,
        "reference": reference,
        "site": site,
        "characteristics": {"age_at_offence": 14, "gender": "male", "disability": ["autism"], "looked_after": False},
        "disposal": "Referral order",
        "documents": [{"id": "d1", "agency": "police", "title": "Crime report", "pages": 20}],
        "events": [
            {"agency": "school", "type": "concern", "date": "2010", "text": "[REDACTED] told a teacher."},
            {"agency": "police", "type": "referral", "date": "2011-03-02", "document": "d1", "page": 4},
            {"agency": "social_care", "type": "social_worker_allocated", "date": "2011-04", "until": None},
        ],
    }


def write_files(folder: Path) -> Path:
    """The inspection's files as a user would import them."""
    folder.mkdir()
    put(folder / "inspection.json", INSPECTION)
    for reference, site in CASES:
        put(folder / f"{reference}.json", case_file(reference, site))
    return folder


def make(folder: Path) -> Path:
    """The inspection under way, in a closed store within `folder`."""
    first = create(folder / "first.store", plain=True)
    import_path(first, write_files(folder / "files"))
    _work(first)
    whole = put(folder / "whole.json", _with_fixed_times(items(first)))
    first.close()
    second = create(folder / "small.store", plain=True)
    import_path(second, whole)
    second.close()
    return folder / "small.store"


def put(path: Path, written: object) -> Path:
    """Write a document to a file."""
    path.write_text(json.dumps(written, ensure_ascii=False), "utf-8")
    return path


def _work(store: Store) -> None:
    """One case judged, one begun, one with an alert."""
    questions = [
        f"{standard}.{number}" for standard, last in ((1, 4), (2, 4), (3, 3), (4, 3)) for number in range(1, last + 1)
    ]
    for number, question in enumerate(questions):
        answer = ("good", "requires_improvement", "outstanding", "inadequate")[number % 4]
        record(
            store,
            INSPECTOR,
            "NOR-01",
            question,
            answer=answer,
            rationale="Both files say so.",
            evidence=({"event": "e1"},),
        )
    record(store, OTHER, "GLA-01", "1.1", answer="good")
    record(store, OTHER, "GLA-01", "1.2", answer="inadequate")
    record(store, OTHER, "GLA-01", "1.2", rationale=HOSTILE)
    raise_alert(store, OTHER, "GLA-01", "child_at_risk", "At home with the adult named in event 2.")


def _with_fixed_times(items: list[dict[str, Any]]) -> dict[str, Any]:
    """The record with a laptop's name and a minute an entry that do not depend on when it was made."""
    history = list(fixed(from_item(item) for item in items))
    last = history[-1]
    return {
        **{key: INSPECTION[key] for key in ("format", "format_version", "framework", "inspection")},
        "history": [to_item(entry) for entry in history],
        "heads": {LAPTOP: {"sequence": last.sequence, "hash": last.hash}},
    }


def fixed(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The entries with a laptop's name and a minute each that do not depend on when they were made."""
    previous = ""
    for entry in sorted(entries, key=lambda each: each.sequence):
        renamed = tuple(sorted(f"{LAPTOP}-{old.rpartition('-')[2]}" for old in entry.replaces))
        moment = (BEGAN + timedelta(minutes=entry.sequence)).strftime("%Y-%m-%dT%H:%M:%SZ")
        content = entry.content
        remade = replace(
            entry,
            device=LAPTOP,
            made_at=moment,
            offset=60,
            replaces=renamed,
            salt=f"{entry.sequence:032x}",
            content=content,
        )
        if remade.kind == "alert" or (content and "evidence" in content):
            remade = replace(remade, subject=remade.subject.replace(f"/{entry.device}-", f"/{LAPTOP}-"))
        remade = sealed(remade, previous)
        previous = remade.hash
        yield remade
