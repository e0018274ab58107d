"""How an entry is said in one sentence, for the history, for undo and for what a screen says was saved."""

from collections.abc import Mapping
from typing import Any

from reviewtui.casefile.phrases import capital
from reviewtui.entries.kinds import KINDS
from reviewtui.entries.kinds.kind import Kind, Telling
from reviewtui.framework.model import Framework
from reviewtui.services.standing.panel import named

Content = Mapping[str, Any]
WITHHELD, DELETED, DAMAGED = "withheld from this laptop", "deleted under retention", "damaged and left out"
"""Why the content of an entry is not here."""
_ACTS = {"do": "", "import": "imported: ", "undo": "undone: ", "redo": "redone: "}


def entry_sentence(
    framework: Framework,
    kind: str,
    subject: str,
    act: str,
    content: Content | None,
    before: Content | None = None,
    absent: str = WITHHELD,
) -> str:
    """What an entry says, without its long text; `before` is what it replaced, for what it changed of that.

    `absent` says why there is no content, where there is none.

    Made of untrusted words: clean it before showing.
    """
    about = KINDS[kind]
    place = f"{capital(named(framework, subject))}:" if about.of_node else about.place(subject)
    said = f"{about.withheld}, {absent}." if content is None else _said(framework, about, content, before, act)
    return f"{place} {_ACTS[act] if about.by_file or act != 'import' else ''}{said}"


def entry_detail(kind: str, content: Content | None, reason: str | None) -> str:
    """The long text of an entry: its rationale, text or narrative, and the reason given. Untrusted."""
    about = KINDS[kind]
    texts = (about.shown_texts or about.texts)(content) if content and not content.get("withdrawn") else ()
    given = [f"Reason: {reason}"] if reason else []
    return "\n".join([*(text for text in texts if text), *given])


def _said(framework: Framework, kind: Kind, content: Content, before: Content | None, act: str) -> str:
    known = before if before and not before.get("withdrawn") else None
    if content.get("withdrawn"):
        return _gone(kind, known, act)
    if act in ("undo", "redo") and kind.named:
        return kind.again(content) if kind.again else _again(kind.named(content), known, act)
    return kind.say(Telling(content, known, act, framework))


def _gone(kind: Kind, before: Content | None, act: str) -> str:
    if before is None or not kind.named:
        return kind.withdrawn
    return f"{kind.named(before)} {'removed' if act == 'undo' else 'withdrawn'}."


def _again(name: str, before: Content | None, act: str) -> str:
    """What an undo or a redo brought back."""
    changed = "corrected again" if act == "redo" else "changed back"
    return f"{name} {'restored' if before is None else changed}."
