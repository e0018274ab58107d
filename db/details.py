"""What each kind of entry says: how a content becomes the columns of its detail table, and comes back exactly."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Content = Mapping[str, object]


class UnstorableContentError(ValueError):
    """A content holds something its detail table has no column for."""


class Form(NamedTuple):
    """One way a value is kept in a column."""

    fits: Callable[[object], bool]
    put: Callable[[Any], object]
    get: Callable[[Any], object]


def _same(value: object) -> object:
    return value


_encoder = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


TEXT = Form(lambda value: isinstance(value, str), _same, _same)
WHOLE = Form(lambda value: type(value) is int and -(2**63) <= value < 2**63, _same, _same)
FLAG = Form(lambda value: isinstance(value, bool), int, bool)
JSON = Form(lambda value: isinstance(value, list | tuple | Mapping), _encoder.encode, json.loads)

DETAILS: Mapping[str, Mapping[str, Form]] = {
    "inspection": {
        "id": TEXT, "title": TEXT, "framework_code": TEXT, "framework_version": TEXT, "fieldwork_from": TEXT,
        "fieldwork_to": TEXT, "sample_method": TEXT, "alert_contacts": JSON,
    },
    "framework": {"code": TEXT, "version": TEXT, "text": TEXT},
    "site": {"code": TEXT, "name": TEXT, "nation": TEXT, "caseload": WHOLE},
    "person": {"name": TEXT, "role": TEXT},
    "case": {
        "reference": TEXT, "site": TEXT, "age_at_offence": WHOLE, "age_now": WHOLE, "gender": TEXT, "ethnicity": TEXT,
        "disability": JSON, "looked_after": FLAG, "disposal": TEXT, "case_manager": TEXT, "narrative": TEXT,
    },
    "document": {"case": TEXT, "id": TEXT, "agency": TEXT, "title": TEXT, "date": TEXT, "pages": WHOLE},
    "event": {
        "case": TEXT, "id": TEXT, "agency": TEXT, "type": TEXT, "date": TEXT, "until": TEXT, "open": FLAG,
        "text": TEXT, "document": TEXT, "page": WHOLE,
    },
    "judgement": {
        "case": TEXT, "review": TEXT, "question": TEXT, "answer": TEXT, "framework_version": TEXT, "rationale": TEXT,
        "evidence": JSON, "insufficient_evidence": FLAG,
    },
    "prompt": {
        "case": TEXT, "review": TEXT, "question": TEXT, "prompt": TEXT, "answer": TEXT, "framework_version": TEXT,
    },
    "panel": {
        "node": TEXT, "decision": TEXT, "rating": TEXT, "computed": TEXT, "sat": JSON, "held_on": TEXT, "reason": TEXT,
        "framework_version": TEXT,
    },
    "alert": {"case": TEXT, "category": TEXT, "text": TEXT, "told": TEXT, "told_at": TEXT, "done": TEXT},
    "reading": {"case": TEXT, "document": TEXT, "state": TEXT},
    "note": {
        "case": TEXT, "id": TEXT, "question": TEXT, "text": TEXT, "document": TEXT, "page": WHOLE, "used": FLAG,
    },
    "absence": {
        "case": TEXT, "id": TEXT, "type": TEXT, "agency": TEXT, "since": TEXT, "until": TEXT, "text": TEXT,
    },
    "finding": {
        "case": TEXT, "id": TEXT, "check": TEXT, "events": JSON, "decision": TEXT, "sentence": TEXT, "reason": TEXT,
        "framework_version": TEXT,
    },
    "suggestion": {
        "case": TEXT, "question": TEXT, "measure": TEXT, "answer": TEXT, "why": TEXT, "given": TEXT, "done": TEXT,
        "framework_version": TEXT,
    },
}  # fmt: skip
"""The keys of each kind's content, beside `withdrawn`, which any kind may have."""

CASE_KINDS = (
    "case", "document", "event", "judgement", "prompt", "alert", "reading", "note", "absence", "finding", "suggestion",
)  # fmt: skip
"""The kinds whose subject begins with a case reference."""


def column(key: str) -> str:
    """The column a key is kept in: its own name, but for words of SQL's."""
    return {"case": "case_ref", "check": "check_code"}.get(key, key)


def columns(kind: str) -> tuple[str, ...]:
    """The columns of a kind's detail table, in the order of `to_values`; `withdrawn` is the last."""
    return (*(column(key) for key in DETAILS[kind]), "withdrawn")


def to_values(kind: str, content: Content) -> tuple[object, ...]:
    """What a content puts in each column; null for what is absent.

    Raises UnstorableContentError for an unknown key, or a value of another type than its column's.
    """
    forms = DETAILS[kind]
    for key, value in content.items():
        if value is not None and not (forms[key].fits(value) if key in forms else key == "withdrawn" and value is True):
            raise UnstorableContentError(f"{kind} has no column for such a value of {key!r}")
    held = ((form, content.get(key)) for key, form in forms.items())
    return (
        *(None if value is None else form.put(value) for form, value in held),
        int(content.get("withdrawn") is True),
    )


def to_content(kind: str, values: tuple[Any, ...]) -> dict[str, object]:
    """The content from the columns of `select_list(kind)`, without what is absent."""
    content = {
        key: form.get(value)
        for (key, form), value in zip(DETAILS[kind].items(), values, strict=False)
        if value is not None
    }
    return {**content, "withdrawn": True} if values[-1] else content


def select_list(kind: str, alias: str) -> str:
    """The columns of a kind's detail table in the order `to_content` takes them, `withdrawn` last."""
    return ", ".join(f'{alias}."{name}"' for name in columns(kind))
