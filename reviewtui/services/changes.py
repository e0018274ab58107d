"""What every act gives back: what changed, in one shape for screens, verbs and undo."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """One committed act."""

    sentence: str
    """What happened, as a person would say it: "NOR-03 1.2 judged Good"."""
    kind: str
    """judgement, event, alert, case …; "" when nothing changed."""
    subject: str
    case: str | None
    """Reference of the case it touched."""
    question: str | None
    entry: str
    """Id of the entry written; "" when there was nothing to write."""
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""
