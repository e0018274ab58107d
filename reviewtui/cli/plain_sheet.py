"""What the review of a case says in plain lines: the case, a question with its answers, what stands, the chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.report.columns import labelled, paragraph
from reviewtui.services.evidence import in_words

if TYPE_CHECKING:
    from reviewtui.casefile.event import Event
    from reviewtui.services.reviews import Judged, QuestionState, ReviewSheet


def opening_lines(sheet: ReviewSheet, width: int) -> Iterator[Text]:
    """The case, how far it has come, its open alerts, and its narrative."""
    yield from paragraph(f"{sheet.case.reference} {sheet.site.name}", width)
    yield from paragraph(place_line(sheet), width)
    for alert in sheet.alerts:
        if alert.open:
            yield from paragraph(f"ALERT open: {alert.text}", width)
    if sheet.case.narrative:
        yield from paragraph(sheet.case.narrative, width)


def place_line(sheet: ReviewSheet) -> str:
    """`4 of 14 answered, 1 owing.`"""
    owing = f", {len(sheet.owed)} owing" if sheet.owed else ""
    return f"{sheet.answered} of {len(sheet.questions)} answered{owing}."


def question_lines(sheet: ReviewSheet, state: QuestionState, width: int) -> Iterator[Text]:
    """The question and its answers, each with its key and what it looks like."""
    framework, question = sheet.inspection.framework, state.question
    yield Text()
    place = [each.question.code for each in sheet.questions].index(question.code) + 1
    yield from paragraph(f"{state.standard.title}, question {place} of {len(sheet.questions)}", width)
    yield from labelled(Text(question.code), question.text, width)
    for answer in framework.offered(question):
        legend = question.legend.get(answer.code, "")
        yield from labelled(Text(answer.key), f"{answer.label}: {legend}" if legend else answer.label, width, indent=3)


def standing_lines(sheet: ReviewSheet, state: QuestionState, width: int) -> Iterator[Text]:
    """What was judged, by whom, why and on what; both sides of a disagreement; what is owed."""
    if state.sides:
        yield from paragraph("Two laptops disagree here; an answer of yours settles it.", width)
    for judged in state.sides or ((state.judged,) if state.judged else ()):
        yield from _judged_lines(sheet, state, judged, width)
    if not state.sides and state.judged is None:
        yield from paragraph("Not judged yet.", width)
    if state.draft:
        yield from paragraph(f"A rationale was begun and not made part of the judgement: {state.draft}", width)
    owed = [what for what, owes in (("a rationale", state.owes_rationale), ("evidence", state.owes_evidence)) if owes]
    if owed:
        yield from paragraph(f"Owed: {' and '.join(owed)}.", width)


def guidance_lines(state: QuestionState, width: int) -> Iterator[Text]:
    """The question's guidance, then its prompts by letter."""
    yield from paragraph(state.question.guidance, width)
    for prompt in state.question.prompts:
        yield from labelled(Text(prompt.code), prompt.text, width, indent=3)


def chronology_lines(sheet: ReviewSheet, words: str, width: int) -> Iterator[Text]:
    """The events in order, each with the id that links it; only those that hold `words`, in any case of letters."""
    wanted = words.casefold()
    found = [event for event in sheet.chronology if wanted in _event_words(event).casefold()]
    if not found:
        yield from paragraph("No events." if not words else f"No event holds “{words}”.", width)
    for event in found:
        yield from labelled(Text(event.id), _event_words(event), width)


def _event_words(event: Event) -> str:
    """`12.03.06 Social care referral, doc d1 p14: text`."""
    until = " until now" if event.open else f" until {event.until.shown}" if event.until else ""
    page = f" p{event.page}" if event.page else ""
    source = f", doc {event.document}{page}" if event.document else page
    what = f"{event.date.shown}{until} {AGENCIES[event.agency].name} {event.type.replace('_', ' ')}{source}"
    return f"{what}: {event.text}" if event.text else what


def _judged_lines(sheet: ReviewSheet, state: QuestionState, judged: Judged, width: int) -> Iterator[Text]:
    framework = sheet.inspection.framework
    scale = framework.scale_of(state.question)
    answer = f"Judged {scale.answer(judged.answer).label}" if judged.answer else "Begun, without an answer,"
    yield from paragraph(f"{answer} by {judged.inspector}.", width)
    if judged.rationale:
        yield from paragraph(f"Rationale: {judged.rationale}", width)
    events = {event.id: event for event in sheet.chronology}
    documents = {document.id: document for document in sheet.documents}
    for piece in judged.evidence:
        yield from paragraph(f"Source: {in_words(piece, events, documents)}", width)
