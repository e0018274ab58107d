"""Deciding about the missed opportunities that the checks found, and making evidence of them."""

from collections.abc import Iterator

from db import entries
from db.store import Store, Writing
from reviewtui.casefile.visible import quoted
from reviewtui.services.changes import Change
from reviewtui.services.errors import BadInput
from reviewtui.services.evidence import Evidence
from reviewtui.services.found import CaseFinding, case_findings
from reviewtui.services.frameworks import framework_on
from reviewtui.services.judgements import record
from reviewtui.services.record_keeping import Content, distinct_contents, is_live, pen, standing_contents
from reviewtui.services.standings import by_question, require_case
from reviewtui.services.stores import plain_sentences
from reviewtui.services.timing import timing_of
from reviewtui.services.wording import entry_sentence

DECISIONS = ("confirmed", "dismissed", "open")


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
            and any(is_live(row) for row in rows)
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
        before = next((row.content for row in rows if is_live(row)), None)
        cited = still_evidence(writing.connection, before, content)
    sentence = f"{entry_sentence(framework, 'finding', subject, 'do', content)}{cited}"
    return Change(sentence, "finding", subject, case, None, entry.id, entry.made_at)


def link(store: Store, person: str, case: str, question: str, finding: str) -> Change:
    """Add the events of a confirmed finding to the evidence of a question's judgement. Raises BadInput."""
    with plain_sentences(), store.write() as writing:
        found = _known(writing, case, finding)
        if found.decision != "confirmed":
            raise BadInput(f"Only a confirmed finding is evidence: confirm {found.id} first.")
        known = {
            content["id"] for content in standing_contents(entries.current(writing.connection, "event", case=case))
        }
        sides = by_question(entries.current(writing.connection, "judgement", case=case)).get(question, [])
        held: list[Evidence] = list((sides[0].content or {}).get("evidence") or ()) if sides else []
        events = [{"event": event} for event in found.finding.events if event in known]
        return record(store, person, case, question, evidence=[*held, *events])


def still_evidence(connection: entries.Connection, before: Content | None, now: Content | None) -> str:
    """What to add where a confirmation no longer stands: judgements that rest on its events keep them."""
    if before is None or before.get("decision") != "confirmed" or (now or {}).get("decision") == "confirmed":
        return ""
    events = set(before["events"])
    resting = [
        code
        for code, rows in by_question(entries.current(connection, "judgement", case=before["case"])).items()
        if any(events.intersection(_cited(row.content or {})) for row in rows)
    ]
    return f" What it rests on is still evidence on {', '.join(sorted(resting))}." if resting else ""


def _cited(judgement: Content) -> Iterator[str]:
    """The events that a judgement rests on."""
    return (piece["event"] for piece in judgement.get("evidence") or () if "event" in piece)


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
