"""What can be recorded: the one list of the kinds of entry, each declared in a module of its own.

Files, JSON Schemas, exports, the history, undo and the review sheet take from here what they need to know of a kind.
"""

from typing import Any

from reviewtui.entries.kinds.absence import ABSENCE
from reviewtui.entries.kinds.alert import ALERT
from reviewtui.entries.kinds.allocation import ALLOCATION
from reviewtui.entries.kinds.case import CASE
from reviewtui.entries.kinds.challenge import CHALLENGE
from reviewtui.entries.kinds.comment import COMMENT
from reviewtui.entries.kinds.commentary import COMMENTARY
from reviewtui.entries.kinds.custody import CUSTODY
from reviewtui.entries.kinds.document import DOCUMENT
from reviewtui.entries.kinds.event import EVENT
from reviewtui.entries.kinds.finding import FINDING
from reviewtui.entries.kinds.framework import FRAMEWORK
from reviewtui.entries.kinds.inspection import INSPECTION
from reviewtui.entries.kinds.judgement import JUDGEMENT
from reviewtui.entries.kinds.kind import Content, Kind
from reviewtui.entries.kinds.moderation import MODERATION
from reviewtui.entries.kinds.note import NOTE
from reviewtui.entries.kinds.panel import PANEL
from reviewtui.entries.kinds.part import PART
from reviewtui.entries.kinds.person import PERSON
from reviewtui.entries.kinds.prompt import PROMPT
from reviewtui.entries.kinds.reading import READING
from reviewtui.entries.kinds.recommendation import RECOMMENDATION
from reviewtui.entries.kinds.recovery import RECOVERY
from reviewtui.entries.kinds.rescue import RESCUE
from reviewtui.entries.kinds.retention import RETENTION
from reviewtui.entries.kinds.ruling import RULING
from reviewtui.entries.kinds.signoff import SIGNOFF
from reviewtui.entries.kinds.site import SITE
from reviewtui.entries.kinds.submission import SUBMISSION
from reviewtui.entries.kinds.suggestion import SUGGESTION
from reviewtui.entries.kinds.upgrade import UPGRADE
from reviewtui.entries.kinds.withdrawal import WITHDRAWAL

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        INSPECTION, FRAMEWORK, SITE, PERSON, CASE, DOCUMENT, EVENT, JUDGEMENT, PROMPT, PANEL, ALERT, READING, NOTE,
        ABSENCE, FINDING, SUGGESTION, RESCUE, RECOVERY, RULING,
        ALLOCATION, SUBMISSION, COMMENT, MODERATION, RETENTION, WITHDRAWAL, CUSTODY, UPGRADE, SIGNOFF,
        CHALLENGE, COMMENTARY, RECOMMENDATION, PART,
    )
}  # fmt: skip
"""Every kind by its name, in the order in which schemas list them."""


def case_kinds() -> tuple[str, ...]:
    """The names of the kinds whose subject begins with the reference of a case, the case itself first."""
    return tuple(name for name, kind in KINDS.items() if kind.of_case)


def case_of(kind: str, subject: str) -> str | None:
    """The case an entry is about, from its subject: it is there even when the content is not."""
    return KINDS[kind].case_of(subject)


def in_key_order(kind: str, content: Content) -> dict[str, Any]:
    """A content with its keys in their kind's order; what the kind has no key for comes last."""
    ordered = {key: content[key] for key in KINDS[kind].content.__annotations__ if key in content}
    return ordered if len(ordered) == len(content) else {**ordered, **content}
