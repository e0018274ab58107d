"""The keys of what each kind of entry holds, in the order in which they are written wherever a content is shown."""

from __future__ import annotations

from collections.abc import Mapping

CONTENT_KEYS: Mapping[str, tuple[str, ...]] = {
    "inspection": (
        "id", "title", "framework_code", "framework_version", "fieldwork_from", "fieldwork_to", "sample_method",
        "alert_contacts",
    ),
    "framework": ("code", "version", "text"),
    "site": ("code", "name", "nation", "caseload"),
    "person": ("name", "role"),
    "case": (
        "reference", "site", "age_at_offence", "age_now", "gender", "ethnicity", "disability", "looked_after",
        "disposal", "case_manager", "narrative",
    ),
    "document": ("case", "id", "agency", "title", "date", "pages"),
    "event": ("case", "id", "agency", "type", "date", "until", "open", "text", "document", "page"),
    "judgement": (
        "case", "review", "question", "answer", "framework_version", "rationale", "evidence", "insufficient_evidence",
    ),
    "prompt": ("case", "review", "question", "prompt", "answer", "framework_version"),
    "panel": ("node", "decision", "rating", "computed", "sat", "held_on", "reason", "framework_version"),
    "alert": ("case", "category", "text", "told", "told_at", "done"),
    "reading": ("case", "document", "state"),
    "note": ("case", "id", "question", "text", "document", "page", "used"),
    "absence": ("case", "id", "type", "agency", "since", "until", "text"),
    "finding": ("case", "id", "check", "events", "decision", "sentence", "reason", "framework_version"),
    "suggestion": ("case", "question", "measure", "answer", "why", "given", "done", "framework_version"),
}  # fmt: skip


def in_key_order(kind: str, content: Mapping[str, object]) -> dict[str, object]:
    """A content with its keys in their kind's order; what the kind has no key for comes last."""
    known = [key for key in CONTENT_KEYS.get(kind, ()) if key in content]
    return {**{key: content[key] for key in known}, **content}
