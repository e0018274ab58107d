"""What each kind of entry holds, as it travels and as the record keeps it."""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired

from pydantic import AfterValidator, ConfigDict, Field, with_config
from typing_extensions import TypedDict

from reviewtui.exchange.case_model import STRICT
from reviewtui.exchange.values import (
    Age,
    AgencyCode,
    AlertCategory,
    Count,
    Date,
    Day,
    EventTypeCode,
    Filled,
    Id,
    Nation,
    Number,
    Reference,
    ReviewName,
    Role,
    SampleMethod,
    refusal,
)

_SOURCES = ("event", "document", "absence", "source")


@with_config(
    ConfigDict(
        **STRICT,
        json_schema_extra={
            "oneOf": [{"required": [source]} for source in _SOURCES],
            "dependentRequired": {"page": ["document"]},
        },
    )
)
class EvidenceItem(TypedDict):
    """What a judgement rests on: an event, a document and page, what was looked for in vain, or a named source."""

    event: NotRequired[Id]
    document: NotRequired[Id]
    page: NotRequired[Number | None]
    absence: NotRequired[Annotated[Id, Field(description="What no evidence was found of, by its id.")]]
    source: NotRequired[Filled]


def _one_source(item: EvidenceItem) -> EvidenceItem:
    if sum(source in item for source in _SOURCES) != 1:
        raise refusal("Evidence is one of event, document, absence and source.")
    if "page" in item and "document" not in item:
        raise refusal("Only evidence in a document has a page.")
    return item


Evidence = Annotated[EvidenceItem, AfterValidator(_one_source)]


@with_config(STRICT)
class Withdrawn(TypedDict):
    """The content of an entry that takes its subject away."""

    withdrawn: Literal[True]


@with_config(STRICT)
class AlertContact(TypedDict):
    """Whom to ring about an alert."""

    name: Filled
    role: NotRequired[str | None]
    phone: Filled


@with_config(STRICT)
class InspectionContent(TypedDict):
    """What an `inspection` entry holds."""

    id: Reference
    title: Filled
    framework_code: Filled
    framework_version: Filled
    fieldwork_from: NotRequired[Day | None]
    fieldwork_to: NotRequired[Day | None]
    sample_method: NotRequired[SampleMethod | None]
    alert_contacts: NotRequired[list[AlertContact] | None]


@with_config(STRICT)
class FrameworkContent(TypedDict):
    """What a `framework` entry holds: its YAML source."""

    code: Filled
    version: Filled
    text: Filled


@with_config(STRICT)
class SiteContent(TypedDict):
    """What a `site` entry holds."""

    code: Reference
    name: Filled
    nation: Nation
    caseload: NotRequired[Count | None]


@with_config(STRICT)
class PersonContent(TypedDict):
    """What a `person` entry holds."""

    name: Filled
    role: Role


@with_config(STRICT)
class CaseContent(TypedDict):
    """What a `case` entry holds."""

    reference: Reference
    site: Filled
    age_at_offence: NotRequired[Age | None]
    age_now: NotRequired[Age | None]
    gender: NotRequired[str | None]
    ethnicity: NotRequired[str | None]
    disability: NotRequired[list[Filled] | None]
    looked_after: NotRequired[bool | None]
    disposal: NotRequired[str | None]
    case_manager: NotRequired[str | None]
    narrative: NotRequired[str | None]


@with_config(STRICT)
class DocumentContent(TypedDict):
    """What a `document` entry holds."""

    case: Reference
    id: Id
    agency: AgencyCode
    title: Filled
    date: NotRequired[Date | None]
    pages: NotRequired[Number | None]


@with_config(STRICT)
class EventContent(TypedDict):
    """What an `event` entry holds; `open` is true for a span without an end."""

    case: Reference
    id: Id
    agency: AgencyCode
    type: EventTypeCode
    date: Date
    until: NotRequired[Date | None]
    open: NotRequired[bool | None]
    text: NotRequired[str | None]
    document: NotRequired[Id | None]
    page: NotRequired[Number | None]


@with_config(STRICT)
class JudgementContent(TypedDict):
    """What a `judgement` entry holds: answer, rationale and evidence together."""

    case: Reference
    review: ReviewName
    question: Filled
    answer: NotRequired[Annotated[Filled | None, Field(description="Absent until it is answered.")]]
    framework_version: Filled
    rationale: NotRequired[str | None]
    evidence: NotRequired[list[Evidence] | None]
    insufficient_evidence: NotRequired[
        Annotated[Literal[True] | None, Field(description="The file and those asked do not say enough.")]
    ]


@with_config(STRICT)
class PromptContent(TypedDict):
    """What a `prompt` entry holds: an answer beside a question, counted and never rated."""

    case: Reference
    review: ReviewName
    question: Filled
    prompt: Annotated[Filled, Field(description="The prompt's letter.")]
    answer: Literal["yes", "no", "not_applicable"]
    framework_version: Filled


@with_config(STRICT)
class PanelContent(TypedDict):
    """What a `panel` entry holds: what a panel decided on a node, beside what was worked out."""

    node: Annotated[Filled, Field(description="Code of a standard or question, or overall.")]
    decision: Annotated[
        Literal["judged", "discretion", "left"],
        Field(description="A rating the panel gives; a departure from a computed one; or considered and left."),
    ]
    rating: NotRequired[Annotated[Filled | None, Field(description="Absent when the computed rating was left.")]]
    computed: NotRequired[Annotated[Filled | None, Field(description="What was worked out at the time.")]]
    sat: Annotated[list[Filled], Field(description="Who sat on the panel.", min_length=1)]
    held_on: Day
    reason: Filled
    framework_version: Filled


@with_config(STRICT)
class AlertContent(TypedDict):
    """What an `alert` entry holds; it is open until the last three are all there."""

    case: Reference
    category: AlertCategory
    text: Filled
    told: NotRequired[str | None]
    told_at: NotRequired[str | None]
    done: NotRequired[str | None]


@with_config(STRICT)
class ReadingContent(TypedDict):
    """What a `reading` entry holds: how far a document was read, or that the site still owes it."""

    case: Reference
    document: Id
    state: Literal["not_read", "part_read", "read", "requested", "not_supplied"]


@with_config(STRICT)
class NoteContent(TypedDict):
    """What a `note` entry holds: an inspector's own working note under a question."""

    case: Reference
    id: Id
    question: Filled
    text: Filled
    document: NotRequired[Id | None]
    page: NotRequired[Number | None]
    used: NotRequired[Annotated[Literal[True] | None, Field(description="It was moved into the rationale.")]]


@with_config(STRICT)
class AbsenceContent(TypedDict):
    """What an `absence` entry holds: something was looked for, and no evidence that it happened was found."""

    case: Reference
    id: Id
    type: EventTypeCode
    agency: NotRequired[AgencyCode | None]
    since: NotRequired[Date | None]
    until: NotRequired[Date | None]
    text: NotRequired[str | None]


@with_config(STRICT)
class FindingContent(TypedDict):
    """What a `finding` entry holds: what was decided about a missed opportunity that a check found."""

    case: Reference
    id: Annotated[Filled, Field(description="The check, a colon, and the ids of the events joined with +.")]
    check: Filled
    events: Annotated[list[Id], Field(min_length=1)]
    decision: Literal["confirmed", "dismissed", "open"]
    sentence: Annotated[Filled, Field(description="What the finding said when it was decided.")]
    reason: NotRequired[Annotated[Filled | None, Field(description="Always there when it was dismissed.")]]
    framework_version: Filled


@with_config(STRICT)
class SuggestionContent(TypedDict):
    """What a `suggestion` entry holds: what became of the answer a measure suggested."""

    case: Reference
    question: Filled
    measure: Filled
    answer: Annotated[Filled, Field(description="The answer suggested.")]
    why: Filled
    given: NotRequired[Annotated[Filled | None, Field(description="The answer that stood when it was settled.")]]
    done: Literal["taken", "set_aside"]
    framework_version: Filled


CONTENTS: Mapping[str, type] = {
    "inspection": InspectionContent,
    "framework": FrameworkContent,
    "site": SiteContent,
    "person": PersonContent,
    "case": CaseContent,
    "document": DocumentContent,
    "event": EventContent,
    "judgement": JudgementContent,
    "prompt": PromptContent,
    "panel": PanelContent,
    "alert": AlertContent,
    "reading": ReadingContent,
    "note": NoteContent,
    "absence": AbsenceContent,
    "finding": FindingContent,
    "suggestion": SuggestionContent,
}
"""The shape of each kind's content; any of them may be Withdrawn instead."""

SUBJECTS: Mapping[str, str] = {
    "inspection": "{id}",
    "framework": "{code}",
    "site": "{code}",
    "person": "{name}",
    "case": "{reference}",
    "document": "{case}/{id}",
    "event": "{case}/{id}",
    "judgement": "{case}/{review}/{question}",
    "prompt": "{case}/{review}/{question}/{prompt}",
    "panel": "{node}",
    "reading": "{case}/{document}",
    "note": "{case}/{id}",
    "absence": "{case}/{id}",
    "finding": "{case}/{id}",
    "suggestion": "{case}/{question}/{measure}",
}
"""The subject of an entry as its content names it; an alert's is the case and the entry that raised it."""
