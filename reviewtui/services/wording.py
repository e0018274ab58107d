"""How an entry is said in one sentence, for the history, for undo and for what a screen says was saved."""

from collections.abc import Callable, Mapping
from typing import Any

from reviewtui.casefile.absence import Absence
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.event_words import full_date
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.framework.model import Framework, UnknownCode
from reviewtui.services.differences import judgement_changes

Content = Mapping[str, Any]
_ACTS = {"do": "", "import": "imported: ", "undo": "undone: ", "redo": "done again: "}


def entry_sentence(
    framework: Framework, kind: str, subject: str, act: str, content: Content | None, before: Content | None = None
) -> str:
    """What an entry says, without its long text; `before` is what it replaced, for what it changed of that.

    Made of untrusted words: clean it before showing.
    """
    said = _said(framework, kind, content, before, act)
    return f"{_place(kind, subject)} {_ACTS[act]}{said}"


def entry_detail(content: Content | None, reason: str | None) -> str:
    """The long text of an entry: its rationale, text or narrative, and the reason given. Untrusted."""
    held = content or {}
    shown = () if "version" in held else ("rationale", "text", "narrative", "reason")
    parts = [held[key] for key in shown if held.get(key)]
    if held.get("sat"):
        parts.append(f"Sat: {', '.join(held['sat'])}")
    told = [_told(held)] if held.get("told") else []
    given = [f"Reason: {reason}"] if reason else []
    return "\n".join([*map(str, parts), *told, *given])


def _told(content: Content) -> str:
    from reviewtui.report.history import as_told

    return f"Told {content['told']}, {as_told(content.get('told_at') or '', ' UTC')}: {content.get('done') or ''}"


def _place(kind: str, subject: str) -> str:
    """Case and question, or whatever else an entry is about."""
    if kind not in ("judgement", "prompt"):
        return subject.split("/", 1)[0]
    case, review, question = subject.split("/")[:3]
    return f"{case} {question}" if review == "first" else f"{case} second review {question}"


def _said(framework: Framework, kind: str, content: Content | None, before: Content | None, act: str) -> str:
    if content is None:
        return f"{_A_KIND.get(kind, kind)}, withheld from this laptop."
    known = before if before and not before.get("withdrawn") else None
    if content.get("withdrawn"):
        return _gone(kind, known, act)
    if act in ("undo", "redo") and kind in _AGAIN:
        return _again(kind, content, known, act)
    if kind == "judgement":
        return _judged(framework, content, known or {}, back=act == "undo")
    if kind == "prompt":
        return f"prompt {content['prompt']}: {_PROMPT[content['answer']]}."
    if kind == "panel":
        return _panel(framework, content)
    if kind == "finding":
        return f"missed opportunity “{_check_title(framework, content)}”: {_DECISIONS[content['decision']]}."
    if kind == "event" and known is not None:
        return f"{_named(kind, content)} {'changed' if act == 'import' else 'corrected'}."
    return _OTHERS[kind](content)


def _judged(framework: Framework, content: Content, before: Content, *, back: bool) -> str:
    """The answer, or what else has changed when the answer is the one that stood."""
    answer = content.get("answer")
    changes = judgement_changes(before, content, back=back) if answer == before.get("answer") else ""
    if answer:
        return f"{changes}." if changes else f"judged {_answer_label(framework, content)}."
    return f"{changes}, no answer yet." if changes else "no answer stands."


def _gone(kind: str, before: Content | None, act: str) -> str:
    if before is None or kind not in _AGAIN:
        return _WITHDRAWN.get(kind, "withdrawn.")
    return f"{_named(kind, before)} {'is gone' if act == 'undo' else 'taken out'}."


def _again(kind: str, content: Content, before: Content | None, act: str) -> str:
    """What an undo or a redo brought back."""
    if kind == "alert":
        return f"{_named(kind, content)} {'closed' if content.get('told') else 'open'} again."
    changed = "corrected again" if act == "redo" else "changed back"
    return f"{_named(kind, content)} {'is there again' if before is None else changed}."


def _named(kind: str, content: Content) -> str:
    if kind == "event":
        date = full_date(PartialDate(content["date"]))
        return f"event {date}, {_agency(content)} {_event_type(content)}"
    if kind == "document":
        return f"document {content['title']}"
    if kind == "absence":
        return f"“{_not_found(content)}”"
    return f"alert, {_about(content)}," if kind == "alert" else "the case"


def _about(content: Content) -> str:
    return str(content["category"]).replace("_", " ")


def _answer_label(framework: Framework, content: Content) -> str:
    try:
        scale = framework.scale_of(framework.question(content["question"]))
        return scale.answer(content["answer"]).label
    except UnknownCode:
        return str(content["answer"])


def _check_title(framework: Framework, content: Content) -> str:
    code = str(content["check"])
    return next((check.title for check in framework.checks if check.code == code), code)


def _agency(content: Content) -> str:
    agency = AGENCIES.get(str(content["agency"]))
    return agency.name if agency else str(content["agency"])


def _event_type(content: Content) -> str:
    return str(content["type"]).replace("_", " ") if content["type"] in EVENT_TYPES else str(content["type"])


def _alert(content: Content) -> str:
    return f"alert, {_about(content)}: {'told' if content.get('told') else 'raised'}."


def _panel(framework: Framework, content: Content) -> str:
    held = f"panel of {content['held_on']}"
    if content["decision"] == "left":
        return f"{held}: the computed rating considered and left."
    rating = _rating_label(framework, str(content["rating"]))
    if content["decision"] == "judged":
        return f"{held}: judged {rating}."
    computed = _rating_label(framework, str(content["computed"])) if content.get("computed") else "not rated"
    return f"{held}: discretion used, {rating} in place of {computed}."


def _rating_label(framework: Framework, code: str) -> str:
    answers = [answer for scale in framework.scales for answer in scale.answers if answer.code == code]
    return answers[0].label if answers else code


def _not_found(content: Content) -> str:
    """`no evidence found of a strategy discussion, social care, 2006`: what may be typed to record it."""
    sentence = Absence.from_content(content).sentence.removesuffix(".")
    return f"{sentence[0].lower()}{sentence[1:]}"


_STATES = {
    "not_read": "not read",
    "part_read": "part read",
    "read": "read",
    "requested": "requested",
    "not_supplied": "not supplied",
}
_DECISIONS = {"confirmed": "confirmed", "dismissed": "dismissed", "open": "left open"}
_DONE = {"taken": "taken over", "set_aside": "set aside"}
_AGAIN = ("alert", "case", "document", "event", "absence")
"""Kinds that an undo makes come and go."""
_PROMPT = {"yes": "yes", "no": "no", "not_applicable": "not applicable"}
_A_KIND = {
    "judgement": "a judgement",
    "prompt": "an answer to a prompt",
    "panel": "a panel's decision",
    "case": "a case",
    "event": "an event",
    "alert": "an alert",
    "reading": "how far a document was read",
    "document": "a document",
    "note": "a note",
    "absence": "what was looked for in vain",
    "finding": "a decision on a missed opportunity",
    "suggestion": "what was done with a suggestion",
    "site": "a site",
    "person": "a person",
    "framework": "a framework",
    "inspection": "the inspection",
}
"""A kind of entry, where its content is not here."""
_WITHDRAWN = {
    "judgement": "no answer stands.",
    "prompt": "no answer.",
    "panel": "the panel's decision taken back.",
    "case": "taken out.",
    "event": "taken out.",
    "alert": "taken back.",
    "reading": "not read.",
    "document": "document taken out.",
    "note": "note taken away.",
    "absence": "“no evidence found” taken back.",
    "finding": "missed opportunity: no decision.",
    "suggestion": "suggestion: nothing done with it.",
}
_OTHERS: Mapping[str, Callable[[Content], str]] = {
    "alert": _alert,
    "event": lambda content: f"{_named('event', content)}.",
    "case": lambda content: f"case at {content['site']}.",
    "document": lambda content: f"document: {content['title']}.",
    "reading": lambda content: f"document {content['document']}: {_STATES[content['state']]}.",
    "note": lambda content: (
        f"note on {content['question']}{' moved into its rationale' if content.get('used') else ''}."
    ),
    "absence": lambda content: f"{_not_found(content)}.",
    "suggestion": lambda content: f"suggestion for {content['question']}: {_DONE[content['done']]}.",
    "site": lambda content: f"site: {content['name']}.",
    "person": lambda content: f"person: {str(content['role']).replace('_', ' ')}.",
    "framework": lambda content: f"framework, version {content['version']}.",
    "inspection": lambda content: f"inspection: {content['title']}.",
}
