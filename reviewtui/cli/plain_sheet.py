"""What the review of a case says in plain lines: the case, a question with its answers, what stands, the chronology."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_words import particulars
from reviewtui.casefile.phrases import capital
from reviewtui.cli.plain_casefile import source_of
from reviewtui.report.columns import labelled, paragraph
from reviewtui.report.commentary import said as commentary_words
from reviewtui.report.rulings import headed
from reviewtui.services.people.own_review import SECOND
from reviewtui.services.reviewing.about import ASKED

if TYPE_CHECKING:
    from reviewtui.casefile.event import Event
    from reviewtui.services.reviewing.review_sheet import Judged, QuestionState, ReviewSheet

PROMPT_ANSWERS = {"yes": "Yes.", "no": "No.", "not_applicable": "Not applicable."}


def opening_lines(sheet: ReviewSheet, width: int) -> Iterator[Text]:
    """The case, how far it has come, its open alerts, and its narrative."""
    yield from paragraph(f"{sheet.case.reference} {sheet.site.name}", width)
    yield from paragraph(place_line(sheet), width)
    if sheet.review == SECOND:
        yield from paragraph("Second review. The first one is not shown.", width)
    if sheet.withdrawal:
        yield from paragraph(sheet.withdrawal.sentence, width)
    for alert in sheet.alerts:
        if alert.open:
            yield from paragraph(f"ALERT open: {alert.text}", width)
    if sheet.case.narrative:
        yield from paragraph(sheet.case.narrative, width)
    for one in sheet.commentary:
        yield from paragraph(f"Standard {one.standard}: {commentary_words(one)}", width)


def place_line(sheet: ReviewSheet) -> str:
    """`4 of 14 answered, 1 with something missing, 2 not asked.`"""
    missing = f", {len(sheet.owed)} with something missing" if sheet.owed else ""
    hidden = len(sheet.questions) - len(sheet.asked)
    unasked = f", {hidden} not asked" if hidden else ""
    return f"{sheet.answered} of {len(sheet.asked)} answered{missing}{unasked}."


def question_lines(sheet: ReviewSheet, state: QuestionState, width: int) -> Iterator[Text]:
    """The question and its answers, each with its key and what it looks like."""
    framework, question = sheet.inspection.framework, state.question
    yield Text()
    yield from paragraph(f"{' › '.join(_around(sheet, state))}, {_place(sheet, state)}", width)
    yield from labelled(Text(question.code), question.text, width)
    if framework.scale_of(question).count:
        yield from labelled(Text("0-9"), f"A whole number, {framework.scale_of(question).span}.", width, indent=3)
    for answer in framework.offered(question):
        legend = question.legend.get(answer.code, "")
        yield from labelled(Text(answer.key), f"{answer.label}: {legend}" if legend else answer.label, width, indent=3)
    if question.insufficient_evidence:
        allowed = " or ".join(
            framework.scale_of(question).answer(code).label for code in question.insufficient_evidence
        )
        yield from labelled(Text("i"), f"Insufficient evidence to judge: allowed with {allowed}.", width, indent=3)


def standing_lines(sheet: ReviewSheet, state: QuestionState, width: int) -> Iterator[Text]:
    """What was judged, by whom, why and on what; both sides of a disagreement; what is owed."""
    if state.moderated is not None:
        label = sheet.inspection.framework.scale_of(state.question).answer(state.moderated.answer).label
        yield from paragraph(f"Moderated: {label} ({state.moderated.inspector}).", width)
        yield from paragraph(state.moderated.reason, width, indent=3)
    if state.sides:
        yield from paragraph("Two people answered this differently. Enter an answer to replace both.", width)
    for judged in state.sides or ((state.judged,) if state.judged else ()):
        yield from _judged_lines(sheet, state, judged, width)
    for challenge in sheet.challenges:
        if challenge.question == state.question.code:
            from reviewtui.report.moderation import challenge_words

            yield from paragraph(challenge_words(challenge), width)
    yield from written_for_another_lines(sheet, state, width)
    for sentence in state.second_look:
        yield from paragraph(f"Review again: {sentence}", width)
    if state.hidden:
        yield from paragraph(capital(f"{sheet.why_hidden(state.question.code)}."), width)
    elif not state.sides and state.judged is None:
        yield from paragraph("Not answered.", width)
    for number, note in enumerate(sheet.notes, 1):
        if note.question == state.question.code:
            yield from paragraph(f"Unused note {number}: {note.text}{source_of(note)}", width)
    if state.draft:
        yield from paragraph(f"Draft rationale, not recorded yet: {state.draft}", width)
    owed = [what for what, owes in (("rationale", state.owes_rationale), ("evidence", state.owes_evidence)) if owes]
    if owed:
        yield from paragraph(f"Missing: {' and '.join(owed)}.", width)
    if state.unsaid:
        yield from paragraph(f"Not recorded yet: {' and '.join(ASKED[each] for each in state.unsaid)}.", width)


def written_for_another_lines(sheet: ReviewSheet, state: QuestionState, width: int) -> Iterator[Text]:
    """The rationales of judgements whose place this one took, while it has none of its own."""
    from reviewtui.services.reviewing.review_sheet import written_for

    for item in state.judged.written_for_another if state.judged else ():
        whose = written_for(sheet.inspection.framework, state.question, item)
        yield from paragraph(f"Written for {whose}; `r =` uses it: {item['rationale']}", width)


def guidance_lines(sheet: ReviewSheet, state: QuestionState, width: int) -> Iterator[Text]:
    """The question's guidance with the rulings on it, then its prompts by letter with their answers."""
    yield from paragraph(state.question.guidance, width)
    for ruling in sheet.rulings:
        if ruling.question == state.question.code:
            yield from paragraph(f"{headed(ruling)}: {ruling.text}", width)
    prompts = state.question.prompts
    if prompts:
        yield from paragraph(
            f"{len(state.prompts)} of {len(prompts)} prompts answered; `p{prompts[0].code} y` answers one.", width
        )
    for prompt in prompts:
        answered = PROMPT_ANSWERS.get(state.prompts.get(prompt.code, ""), "")
        yield from labelled(Text(prompt.code), f"{prompt.text} {answered}".rstrip(), width, indent=3)


def chronology_lines(sheet: ReviewSheet, words: str, width: int) -> Iterator[Text]:
    """The events in order, each with the id that links it; only those that hold `words`, in any case of letters."""
    wanted = words.casefold()
    found = [event for event in sheet.chronology if wanted in _event_words(event).casefold()]
    missed = [absence for absence in sheet.absences if wanted in f"{absence.sentence} {absence.text}".casefold()]
    if not found and not missed:
        yield from paragraph("No events." if not words else f"No event holds “{words}”.", width)
    for event in found:
        yield from labelled(Text(event.id), f"{_event_words(event)}{_changed(sheet, event)}", width)
    for absence in missed:
        yield from labelled(Text(absence.id), f"{absence.sentence} {absence.text}".rstrip(), width)


def _changed(sheet: ReviewSheet, event: Event) -> str:
    """What became of an event since it was recorded; `event CASE EVENT` tells it in full."""
    if event.id in sheet.disputed:
        return " (two people changed this event differently)"
    return " (corrected)" if event.id in sheet.versions else ""


def _around(sheet: ReviewSheet, state: QuestionState) -> list[str]:
    """What the question stands in, outermost first."""
    sections = sheet.inspection.framework.sections_of(state.question.code)
    return [state.standard.title, *(f"{section.code} {section.title}" for section in reversed(sections))]


def _place(sheet: ReviewSheet, state: QuestionState) -> str:
    """`question 3 of 14`, of those asked."""
    asked = [each.question.code for each in sheet.asked]
    if state.question.code not in asked:
        return "a question that is not asked"
    return f"question {asked.index(state.question.code) + 1} of {len(asked)}"


def _event_words(event: Event) -> str:
    """`12 March 2006 Social care referral, doc d1 p14: text`."""
    until = " until now" if event.open else f" until {event.until.in_words}" if event.until else ""
    page = f" p{event.page}" if event.page else ""
    source = f", doc {event.document}{page}" if event.document else page
    clock = f" {event.time}" if event.time else ""
    kind = f"{event.type.replace('_', ' ')}{particulars(event)}"
    what = f"{event.date.in_words}{clock}{until} {AGENCIES[event.agency].name} {kind}{source}"
    return f"{what}: {event.text}" if event.text else what


def _judged_lines(sheet: ReviewSheet, state: QuestionState, judged: Judged, width: int) -> Iterator[Text]:
    framework = sheet.inspection.framework
    scale = framework.scale_of(state.question)
    answer = f"Judged {scale.answer(judged.answer).label}" if judged.answer else "Started, without an answer,"
    marked = " Insufficient evidence." if judged.insufficient_evidence else ""
    again = f" Reviewed again by {judged.looked_again}." if judged.looked_again else ""
    yield from paragraph(f"{answer} by {judged.inspector}.{again}{marked}", width)
    if judged.responsible:
        yield from paragraph(f"Responsible: {', '.join(AGENCIES[code].name for code in judged.responsible)}", width)
    if judged.phase:
        yield from paragraph(f"Phase: {judged.phase.replace('_', ' ')}", width)
    if judged.rationale:
        yield from paragraph(f"Rationale: {judged.rationale}", width)
    for piece in judged.evidence:
        yield from paragraph(f"Evidence: {sheet.evidence_words(piece)}", width)
