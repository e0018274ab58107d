"""What an import does to one thing of a case that was here before: a value that says so in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviewtui.casefile.visible import quoted, visible


@dataclass(frozen=True)
class FieldChange:
    """What one key says before and after; None where it says nothing."""

    key: str
    before: Any
    after: Any

    @property
    def words(self) -> str:
        """`page 4 → 5`; long text is cut, and unseen characters are marked."""
        return f"{self.key.replace('_', ' ')} {_shown(self.before)} → {_shown(self.after)}"


@dataclass(frozen=True)
class Amendment:
    """What an import does, or would do, to a case, a document or an event."""

    case: str
    kind: str
    """case, document or event."""
    id: str
    """Of the document or event, within the case; the reference for the case itself."""
    act: str
    """added, changed, or kept: what the file leaves out or contradicts stays."""
    fields: tuple[FieldChange, ...] = ()
    why: str = ""
    """Why it is kept."""

    @property
    def sentence(self) -> str:
        """`NOR-1, event e3, changed: page 4 → 5.` Safe to show."""
        name = "case" if self.kind == "case" else f"{self.kind} {visible(self.id)}"
        said = self.why if self.act == "kept" else self.act
        fields = f": {', '.join(change.words for change in self.fields)}" if self.fields else ""
        return f"{visible(self.case)}, {name}, {said}{fields}."

    def as_json(self) -> dict[str, Any]:
        """The amendment as `import --json` lists it."""
        fields: Mapping[str, Any] = {each.key: {"before": each.before, "after": each.after} for each in self.fields}
        said = {"case": self.case, "kind": self.kind, "id": self.id, "act": self.act, "fields": fields}
        return {**said, "why": self.why} if self.why else said


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """The keys that two contents do not agree on, those of `before` first."""
    keys = dict.fromkeys((*before, *after))
    pairs = ((key, before.get(key), after.get(key)) for key in keys)
    return tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(quoted(str(each)) for each in value) or "none"
    return quoted(value) if isinstance(value, str) else str(value)
