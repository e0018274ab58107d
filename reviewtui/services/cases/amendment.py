"""What an import does to one thing of a case that was here before: a value that says so in one sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reviewtui.casefile.visible import quoted, visible

KNOWN_BY = ("date", "agency", "type", "title")
ALIKE_BEFORE = 12
"""How many characters are shown of what two long texts begin with alike."""


@dataclass(frozen=True)
class FieldChange:
    """What one key says before and after; None where it says nothing."""

    key: str
    before: Any
    after: Any

    @property
    def words(self) -> str:
        """`page 4 → 5`; long texts are cut to where they begin to differ, and unseen characters are marked."""
        before, after = self.before, self.after
        if isinstance(before, str) and isinstance(after, str):
            before, after = _from_difference(before, after)
        return f"{self.key.replace('_', ' ')} {_shown(before)} → {_shown(after)}"

    @property
    def held_words(self) -> str:
        """`page 4`, of what the file does not say."""
        return f"{self.key.replace('_', ' ')} {_shown(self.before)}"


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
        words = ", ".join(self._added_words() if self.act == "added" else (self._words(each) for each in self.fields))
        return f"{visible(self.case)}, {name}, {said}{f': {words}' if words else ''}."

    def _words(self, change: FieldChange) -> str:
        return change.held_words if self.act == "kept" and change.after is None else change.words

    def _added_words(self) -> Iterator[str]:
        """What a new thing is known by: `2012-02, police, arrest`."""
        said = {change.key: change.after for change in self.fields}
        return (visible(str(said[key])).replace("_", " ") for key in KNOWN_BY if key in said)

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


def _from_difference(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly before they begin to differ, where they are alike for long."""
    pairs = zip(before, after, strict=False)
    alike = next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after)))
    start = alike - ALIKE_BEFORE
    return (before, after) if start <= ALIKE_BEFORE else (f"…{before[start:]}", f"…{after[start:]}")


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key.replace('_', ' ')} {_shown(each)}" for key, each in value.items())
    if isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
        return "; ".join(map(_shown, value))
    if isinstance(value, list | tuple):
        return ", ".join(quoted(str(each)) for each in value) or "none"
    return quoted(value) if isinstance(value, str) else str(value)
