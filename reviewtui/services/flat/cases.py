"""The table of cases, a row each, and that of their events."""

from collections.abc import Iterator, Mapping
from typing import Any

from reviewtui.casefile.partial_date import partial_date
from reviewtui.exchange.flat.table import Column, Row
from reviewtui.services.export.export_lists import case_items, reviews
from reviewtui.services.flat.shared import NOT_RECORDED, OF_A_CASE, Source, joined
from reviewtui.services.standing.withdrawn import withdrawals_on

_STATES = {"untouched": "not_started", "started": "in_progress", "judged": "complete"}
_WITHDRAWN = "The case was withdrawn from the sample."
_LIST = "joined with “; ”"
CASES = (
    *OF_A_CASE,
    Column("state", "text", "not_started, in_progress, complete, or withdrawn from the sample."),
    Column("inspectors", "text", f"Who judged it first, {_LIST}.", "Nobody yet."),
    Column("withdrawn_because", "text", "Why it was withdrawn.", "It is in the sample."),
    Column("answered", "integer", "Questions that have an answer.", _WITHDRAWN),
    Column("applicable", "integer", "Questions that are asked of the case.", _WITHDRAWN),
    Column("missing", "integer", "Answers without a rationale or evidence that they need.", _WITHDRAWN),
    Column("age_at_offence", "integer", "Age in years at the index offence.", NOT_RECORDED),
    Column("age_now", "integer", "Age in years at the inspection.", NOT_RECORDED),
    Column("gender", "text", "As recorded.", NOT_RECORDED),
    Column("ethnicity", "text", "As recorded.", NOT_RECORDED),
    Column("disability", "text", f"Each disability that was identified, {_LIST}.", "None, or not recorded."),
    Column("looked_after", "boolean", "Whether the child is looked after.", NOT_RECORDED),
    Column("persistent_offender", "boolean", "Whether the police had the child so marked.", NOT_RECORDED),
    Column("disposal", "text", "The sentence or disposal in words.", NOT_RECORDED),
    Column("disposal_type", "text", "Its code.", NOT_RECORDED),
    Column("needs", "text", f"Codes of needs, {_LIST}.", NOT_RECORDED),
    Column("harmed", "text", f"Age band, relation and number of those who were harmed, {_LIST}.", NOT_RECORDED),
    Column("complied", "text", "yes, no, part or not_known.", NOT_RECORDED),
    Column("engaged", "text", "yes, no, part or not_known.", NOT_RECORDED),
    Column("further_behaviour", "text", "Harmful sexual behaviour again: yes, no, part or not_known.", NOT_RECORDED),
    Column("reoffended", "text", "Any new offence: yes, no, part or not_known.", NOT_RECORDED),
    Column("in_education", "text", "In education, training or work: yes, no, part or not_known.", NOT_RECORDED),
    Column("case_manager", "text", "Name of the case manager.", NOT_RECORDED),
    Column("events", "integer", "Events in the chronology."),
    Column("narrative", "text", "The case in words.", "None was written."),
)
EVENTS = (
    *OF_A_CASE,
    Column("event", "text", "Id of the event in its case."),
    Column("agency", "text", "Whose record or act it is."),
    Column("type", "text", "What kind of event it is."),
    Column("date", "text", "As recorded: YYYY, YYYY-MM or YYYY-MM-DD; of a period, its start."),
    Column("date_from", "date", "The first day that date can mean."),
    Column("date_to", "date", "The last day that date can mean."),
    Column("time", "text", "Time of day, HH:MM.", NOT_RECORDED),
    Column("until", "text", "End of a period, as date.", "A moment, or a period without an end."),
    Column("open", "boolean", "Whether it is a period without an end."),
    Column("due", "date", "By when it was to be done.", NOT_RECORDED),
    Column("from", "text", "Of informed: the agency that told.", "Another type, or not recorded."),
    Column("present", "text", f"Agencies that took part, {_LIST}.", NOT_RECORDED),
    Column("text", "text", "What the file says.", "Nothing more."),
    Column("document", "text", "Id of the document it is in.", NOT_RECORDED),
    Column("page", "integer", "Page of the document.", NOT_RECORDED),
)


def cases(source: Source) -> Iterator[Row]:
    """Every case."""
    states = {review["case"]: review for review in reviews(source.connection, source.framework, seconds=False)}
    gone = withdrawals_on(source.connection)
    for item in case_items(source.connection):
        known, state = {**item["characteristics"], **item}, states.get(item["reference"], {})
        yield {
            **known,
            **(known.get("outcome") or {}),
            **source.of(item["reference"], item["site"]),
            "state": _STATES[state["state"]] if state else "withdrawn",
            "withdrawn_because": gone[item["reference"]].reason if item["reference"] in gone else None,
            "inspectors": joined(state.get("inspectors", ())),
            "answered": state.get("answered"),
            "applicable": state.get("applicable"),
            "missing": state.get("owed"),
            "disability": joined(known.get("disability") or ()),
            "needs": joined(known.get("needs") or ()),
            "harmed": joined(map(_harmed, known.get("harmed") or ())),
            "events": len(item["events"]),
        }


def _harmed(one: Mapping[str, Any]) -> str:
    """`under_5 sibling 2`."""
    return " ".join(str(part) for part in (one["age_band"], one.get("relation"), one.get("count", 1)) if part)


def events(source: Source) -> Iterator[Row]:
    """Every event of every case, in the order of its file."""
    for item in case_items(source.connection):
        at = source.of(item["reference"], item["site"])
        for event in item["events"]:
            day = partial_date(event["date"])
            yield {
                **event,
                **at,
                "event": event["id"],
                "date_from": day.earliest.isoformat(),
                "date_to": day.latest.isoformat(),
                "open": "until" in event and event["until"] is None,
                "present": joined(event.get("present") or ()),
                "text": event.get("text") or None,
            }
