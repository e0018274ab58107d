"""The missed opportunities of one case: what the checks find, with what inspectors decided about each.

Read by the summary, so that it imports only what every reading needs.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from db.values import EntryRow

if TYPE_CHECKING:
    from reviewtui.casefile.missed import Finding

Content = Mapping[str, Any]


class Decided(NamedTuple):
    """What one person decided about a finding."""

    decision: str
    reason: str
    by: str


class CaseFinding(NamedTuple):
    """A finding of one case with what was decided about it."""

    id: str
    """The check, a colon, and the ids of the events joined with +."""
    finding: "Finding"
    decision: str = "open"
    """confirmed, dismissed or open; open too while two people disagree."""
    reason: str = ""
    decided_by: str = ""
    stands: bool = True
    """False where a decision stands on something that the checks no longer find."""
    sides: tuple[Decided, ...] = ()
    """What each decided, where two people disagree."""

    def reason_for(self, decision: str) -> str:
        """The reason that was given, if it was for this decision."""
        return self.reason if decision == self.decision else ""


def case_findings(
    found: "Iterable[Finding]", decided: Sequence[EntryRow], events: Mapping[str, date]
) -> "tuple[CaseFinding, ...]":
    """The findings of one case with the decisions that stand; last, decisions on what is no longer found.

    `events` are the ids of the case's events with their days.
    """
    decisions = _by_id(decided)
    known = dict(_named(found))
    standing = [_with_decision(name, finding, decisions.get(name, ())) for name, finding in known.items()]
    lost = [_lost(name, sides, events) for name, sides in decisions.items() if name not in known]
    return (*standing, *lost)


def _named(found: "Iterable[Finding]") -> "Iterable[tuple[str, Finding]]":
    """Each finding under its id; a second one on the same events, such as a later gap in a plan, is numbered."""
    seen: dict[str, int] = {}
    for finding in found:
        name = f"{finding.check}:{'+'.join(sorted(finding.events, key=lambda event: (len(event), event)))}"
        seen[name] = number = seen.get(name, 0) + 1
        yield (name if number == 1 else f"{name}#{number}"), finding


def _by_id(rows: Iterable[EntryRow]) -> dict[str, list[tuple[Content, str]]]:
    """The decisions that stand, by id of the finding: one each, or several that disagree."""
    found: dict[str, list[tuple[Content, str]]] = {}
    for row in rows:
        if row.content and not row.content.get("withdrawn"):
            found.setdefault(row.content["id"], []).append((row.content, row.person or ""))
    return found


def _with_decision(
    name: str, finding: "Finding", sides: Sequence[tuple[Content, str]], *, found: bool = True
) -> CaseFinding:
    decided = [Decided(content["decision"], content.get("reason") or "", person) for content, person in sides]
    if not decided:
        return CaseFinding(name, finding, stands=found)
    if len({one.decision for one in decided}) > 1:
        return CaseFinding(name, finding, stands=found, sides=tuple(decided))
    return CaseFinding(name, finding, *decided[0], stands=found)


def _lost(name: str, sides: Sequence[tuple[Content, str]], events: Mapping[str, date]) -> CaseFinding:
    """A decision on what is no longer found, in the words it was decided in."""
    from reviewtui.casefile.missed.finding import Finding

    content, _ = sides[0]
    known = (events[event] for event in content["events"] if event in events)
    finding = Finding(content["check"], tuple(content["events"]), content["sentence"], next(known, date.max))
    return _with_decision(name, finding, sides, found=False)
