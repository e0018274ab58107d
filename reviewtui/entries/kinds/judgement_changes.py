"""What an entry changed of what stood before it, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from reviewtui.casefile.agencies import AGENCIES

Content = Mapping[str, Any]


def judgement_changes(before: Content, now: Content, *, back: bool) -> str:
    """What is different besides the answer, `rationale changed, 2 sources now`; `back` when an undo brought it back."""
    parts = (_rationale(before, now, back), _sources(before, now), _mark(before, now), *_about(before, now))
    return ", ".join(part for part in parts if part)


def _rationale(before: Content, now: Content, back: bool) -> str:
    old, new = before.get("rationale") or "", now.get("rationale") or ""
    if old == new:
        return ""
    if not new:
        return "no rationale now"
    if back:
        return "the earlier rationale again"
    return "rationale changed" if old else "rationale written"


def _sources(before: Content, now: Content) -> str:
    old, new = list(before.get("evidence") or ()), list(now.get("evidence") or ())
    if old == new:
        return ""
    if len(old) == len(new):
        return "evidence changed"
    return f"{len(new) or 'no'} {'piece' if len(new) == 1 else 'pieces'} of evidence now"


def _mark(before: Content, now: Content) -> str:
    old, new = bool(before.get("insufficient_evidence")), bool(now.get("insufficient_evidence"))
    if old == new:
        return ""
    return "marked “insufficient evidence”" if new else "no longer marked “insufficient evidence”"


def _about(before: Content, now: Content) -> Iterator[str]:
    """Whose work it is about, and which part of the case."""
    if (agencies := list(now.get("responsible") or ())) != list(before.get("responsible") or ()):
        named = " and ".join(AGENCIES[code].name for code in agencies)
        yield f"responsible {named}" if named else "no responsible agency now"
    if (phase := now.get("phase")) != before.get("phase"):
        yield f"phase {phase.replace('_', ' ')}" if phase else "no phase now"
