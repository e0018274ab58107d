"""Deciding about the missed opportunities that the checks found, and making evidence of them."""

from collections.abc import Iterator

from db import entries
from db.store import Store
from reviewtui.casefile.visible import quoted
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.chronology.case_findings import CaseFinding, case_findings
from reviewtui.services.chronology.timing import timing_of
from reviewtui.services.errors import BadInput
from reviewtui.services.judging.evidence import Evidence
from reviewtui.services.judging.judgements import judge
from reviewtui.services.people.own_review import readable
from reviewtui.services.record_keeping import Content, distinct_contents, is_live, standing_contents
from reviewtui.services.standing.standings import own_sides

DECISIONS = ("confirmed", "dismissed", "open")


def decide(store: Store, person: str, case: str, finding: str, decision: str, reason: str | None = None) -> Change:
    """Confirm a finding, dismiss it with a reason, or leave it open. Settles a disagreement.

    A reason belongs to the decision it was given for: without one the reason stays while the decision does.
    Raises BadInput for an unknown case, finding or decision, or a dismissal without a reason.
    """
    if decision not in DECISIONS:
        raise BadInput(
            f"{quoted(decision)} is not a decision on a possible missed opportunity. Use {', '.join(DECISIONS)}."
        )
    with acting(store, person, case) as act:
        found = _known(act, case, finding)
        why = (found.reason_for(decision) if reason is None else reason).strip()
        if decision == "dismissed" and not why:
            raise BadInput("Give a reason for dismissing it: why it was not a missed opportunity.")
        subject = f"{case}/{found.id}"
        rows = act.current("finding", subject)
        if (
            len(distinct_contents(rows)) < 2
            and (found.decision, found.reason) == (decision, why)
            and any(is_live(row) for row in rows)
        ):
            return act.unchanged(f"{case} {found.id}: nothing was changed.", subject)
        content = {
            "case": case,
            "id": found.id,
            "check": found.finding.check,
            "events": list(found.finding.events),
            "decision": decision,
            "sentence": found.finding.sentence,
            "reason": why or None,
            "framework_version": act.framework.version,
        }
        entry = act.add("finding", subject, content, replaces=rows)
        before = next((row.content for row in rows if is_live(row)), None)
        return act.change(f"{act.said(entry)}{still_evidence(act, before, content)}", entry)


def link(store: Store, person: str, case: str, question: str, finding: str) -> Change:
    """Add the events of a confirmed finding to the evidence of a question's judgement. Raises BadInput."""
    with acting(store, person, case) as act:
        found = _known(act, case, finding)
        if found.decision != "confirmed":
            raise BadInput(f"Only a confirmed missed opportunity can be evidence. Confirm {found.id} first.")
        known = {content["id"] for content in standing_contents(entries.current(act.connection, "event", case=case))}
        sides = own_sides(act.connection, act.person, case).get(question, [])
        held: list[Evidence] = list((sides[0].content or {}).get("evidence") or ()) if sides else []
        events = [{"event": event} for event in found.finding.events if event in known]
        return judge(act, case, question, evidence=[*held, *events])


def still_evidence(act: Act, before: Content | None, now: Content | None) -> str:
    """What to add where a confirmation no longer stands: own judgements that rest on its events keep them."""
    if before is None or before.get("decision") != "confirmed" or (now or {}).get("decision") == "confirmed":
        return ""
    events = set(before["events"])
    resting = [
        code
        for code, rows in own_sides(act.connection, act.person, before["case"]).items()
        if any(events.intersection(_cited(row.content or {})) for row in rows)
    ]
    return f" Its events are still evidence for {', '.join(sorted(resting))}." if resting else ""


def _cited(judgement: Content) -> Iterator[str]:
    """The events that a judgement rests on."""
    return (piece["event"] for piece in judgement.get("evidence") or () if "event" in piece)


def _known(act: Act, case: str, name: str) -> CaseFinding:
    """A finding by its id, in any case of letters. Raises BadInput listing what there is."""
    found = _findings_of(act, case)
    for one in found:
        if one.id.casefold() == name.strip().casefold():
            return one
    listed = ", ".join(one.id for one in found)
    there = f"It has {listed}" if listed else "The checks flag nothing in it"
    raise BadInput(f"{case} has no possible missed opportunity {quoted(name)}. {there}.")


def _findings_of(act: Act, case: str) -> tuple[CaseFinding, ...]:
    """Every finding of a case with its decision, as far as whoever acts may read that."""
    from reviewtui.casefile.partial_date import PartialDate

    connection = act.connection
    events = standing_contents(entries.current(connection, "event", case=case))
    return case_findings(
        timing_of(connection, act.framework, case).findings,
        readable(connection, act.person, entries.current(connection, "finding", case=case)),
        {event["id"]: PartialDate(event["date"]).latest for event in events},
    )
