"""How an entry is said in one sentence, for the history, for undo and for what a screen says was saved."""

from collections.abc import Callable, Mapping
from typing import Any

from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.framework.model import Framework, UnknownCode

Content = Mapping[str, Any]
_ACTS = {"do": "", "undo": "undone: ", "redo": "done again: "}


def entry_sentence(framework: Framework, kind: str, subject: str, act: str, content: Content | None) -> str:
    """What an entry says, without its long text. Made of untrusted words: clean it before showing."""
    place = subject.split("/", 1)[0]
    if kind == "judgement":
        place = subject.replace("/first/", " ").replace("/second/", " second review ")
    said = _said(framework, kind, content)
    return f"{place} {_ACTS[act]}{said}"


def entry_detail(content: Content | None, reason: str | None) -> str:
    """The long text of an entry: its rationale, text or narrative, and the reason given. Untrusted."""
    held = content or {}
    parts = [held.get(key) for key in ("rationale", "text", "narrative") if held.get(key) and "plain" not in held]
    told = [f"Told {held['told']}, {held.get('told_at', '')}: {held.get('done', '')}"] if held.get("told") else []
    given = [f"Reason: {reason}"] if reason else []
    return "\n".join([*map(str, parts), *told, *given])


def _said(framework: Framework, kind: str, content: Content | None) -> str:
    if content is None:
        return "withheld from this laptop."
    if content.get("withdrawn"):
        return _WITHDRAWN.get(kind, "withdrawn.")
    if kind == "judgement":
        return f"judged {_answer_label(framework, content)}." if content.get("answer") else "no answer stands."
    if kind == "event":
        return f"event: {content['date']} {content['agency']} {_event_type(content)}."
    return _OTHERS[kind](content)


def _answer_label(framework: Framework, content: Content) -> str:
    try:
        scale = framework.scale_of(framework.question(content["question"]))
        return scale.answer(content["answer"]).label
    except UnknownCode:
        return str(content["answer"])


def _event_type(content: Content) -> str:
    return str(content["type"]).replace("_", " ") if content["type"] in EVENT_TYPES else str(content["type"])


def _alert(content: Content) -> str:
    about = str(content["category"]).replace("_", " ")
    return f"alert, {about}: {'told' if content.get('told') else 'raised'}."


_WITHDRAWN = {"judgement": "no answer stands.", "case": "taken out.", "event": "taken out.", "alert": "taken back."}
_OTHERS: Mapping[str, Callable[[Content], str]] = {
    "alert": _alert,
    "case": lambda content: f"case at {content['site']}.",
    "document": lambda content: f"document: {content['title']}.",
    "site": lambda content: f"site: {content['name']}.",
    "person": lambda content: f"person: {str(content['role']).replace('_', ' ')}.",
    "framework": lambda content: f"framework, version {content['version']}.",
    "inspection": lambda content: f"inspection: {content['title']}.",
}
