"""Missed opportunities that the checks found, and what inspectors decided about them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from db import entries
from db.store import Store, Writing
from db.values import EntryRow
from reviewtui.casefile.visible import quoted
from reviewtui.services.changes import Change
from reviewtui.services.errors import BadInput
from reviewtui.services.evidence import Evidence
from reviewtui.services.frameworks import framework_on
from reviewtui.services.record_keeping import Content, distinct_contents, pen, standing_contents, stands
from reviewtui.services.standings import require_case
from reviewtui.services.stores import plain_sentences
from reviewtui.services.timing import timing_of
from reviewtui.services.wording import entry_sentence

if TYPE_CHECKING:
    from reviewtui.casefile.missed import Finding

DECISIONS = ("confirmed", "dismissed", "open")


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


def decide(store: Store, person: str, case: str, finding: str, decision: str, reason: str | None = None) -> Change:
    """Confirm a finding, dismiss it with a reason, or leave it open. Settles a disagreement.

    Raises BadInput for an unknown case, finding or decision, or a dismissal without a reason.
    """
    if decision not in DECISIONS:
        raise BadInput(f"{quoted(decision)} is no decision on a finding: use {', '.join(DECISIONS)}.")
    why = (reason or "").strip()
    if decision == "dismissed" and not why:
        raise BadInput("A finding is dismissed with a reason: say why it was no missed opportunity.")
    with plain_sentences(), store.write() as writing:
        found = _known(writing, case, finding)
        subject = f"{case}/{found.id}"
        rows = entries.current(writing.connection, "finding", subject=subject)
        if (
            len(distinct_contents(rows)) < 2
            and (found.decision, found.reason) == (decision, why)
            and any(stands(row) for row in rows)
        ):
            return Change(f"{case} {found.id} is as it was.", "", subject, case, None, "", "")
        framework = framework_on(writing.connection)
        content = {
            "case": case,
            "id": found.id,
            "check": found.finding.check,
            "events": list(found.finding.events),
            "decision": decision,
            "sentence": found.finding.sentence,
            "reason": why or None,
            "framework_version": framework.version,
        }
        writer = pen(store, writing, person)
        entry = writer.add("finding", subject, content, replaces=tuple(row.id for row in rows))
        writer.flush()
    sentence = entry_sentence(framework, "finding", subject, "do", content)
    return Change(sentence, "finding", subject, case, None, entry.id, entry.made_at)


def link(store: Store, person: str, case: str, question: str, finding: str) -> Change:
    """Add the events of a finding to the evidence of a question's judgement. Raises BadInput."""
    from reviewtui.services.judgements import record
    from reviewtui.services.standings import by_question

    with plain_sentences(), store.write() as writing:
        found = _known(writing, case, finding)
        known = {
            content["id"] for content in standing_contents(entries.current(writing.connection, "event", case=case))
        }
        sides = by_question(entries.current(writing.connection, "judgement", case=case)).get(question, [])
        held: list[Evidence] = list((sides[0].content or {}).get("evidence") or ()) if sides else []
        events = [{"event": event} for event in found.finding.events if event in known]
        return record(store, person, case, question, evidence=[*held, *events])


def _known(writing: Writing, case: str, name: str) -> CaseFinding:
    """A finding by its id, in any case of letters. Raises BadInput listing what there is."""
    connection = writing.connection
    require_case(connection, case)
    found = findings_on(connection, case)
    for one in found:
        if one.id.casefold() == name.strip().casefold():
            return one
    listed = ", ".join(one.id for one in found)
    there = f"it has {listed}" if listed else "the checks find nothing in it"
    raise BadInput(f"{case} has no finding {quoted(name)}: {there}.")


def findings_on(connection: entries.Connection, case: str) -> tuple[CaseFinding, ...]:
    """Every finding of a case with its decision."""
    from reviewtui.casefile.partial_date import PartialDate

    events = standing_contents(entries.current(connection, "event", case=case))
    return case_findings(
        timing_of(connection, framework_on(connection), case).findings,
        entries.current(connection, "finding", case=case),
        {event["id"]: PartialDate(event["date"]).latest for event in events},
    )


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
        if row.content and stands(row):
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
