"""The shape of an inspection, `reviewtui/inspection`: what goes out, and what travels between laptops.

A folder's `inspection.json` has only what describes the inspection, a `record-*.json` only a laptop's history, an
export everything. What imports is the description and the history; the lists between them are for other programs.
"""

from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from reviewtui.exchange.case_model import STRICT, Characteristics, EventItem
from reviewtui.exchange.content_model import AlertContact, DocumentContent, Evidence, PersonContent, SiteContent
from reviewtui.exchange.history_model import Head, HistoryItem
from reviewtui.exchange.values import (
    AgencyCode,
    AlertCategory,
    Count,
    Date,
    Day,
    Device,
    EventTypeCode,
    Filled,
    Id,
    Moment,
    Number,
    Reference,
    ReviewName,
    SampleMethod,
    Version,
)

INSPECTION_FORMAT = "reviewtui/inspection"


@with_config(STRICT)
class FrameworkItem(TypedDict):
    """The framework that asks the questions; with its text, another laptop can read it without having it."""

    code: Filled
    version: Filled
    title: NotRequired[str | None]
    text: NotRequired[Annotated[str | None, Field(description="Its YAML source, exactly.")]]


@with_config(STRICT)
class InspectionItem(TypedDict):
    """What is inspected, and when."""

    id: Annotated[Reference, Field(description="The inspection's name, the same on every laptop.")]
    title: NotRequired[Filled]
    fieldwork_from: NotRequired[Annotated[Day | None, Field(description="YYYY-MM-DD.")]]
    fieldwork_to: NotRequired[Annotated[Day | None, Field(description="YYYY-MM-DD.")]]
    sample_method: NotRequired[Annotated[SampleMethod | None, Field(description="How the cases were chosen.")]]
    alert_contacts: NotRequired[list[AlertContact]]


@with_config(STRICT)
class AbsenceItem(TypedDict):
    """Something that was looked for in the case, of which no evidence was found."""

    id: Id
    type: Annotated[EventTypeCode, Field(description="What was looked for.")]
    agency: NotRequired[AgencyCode | None]
    since: NotRequired[Annotated[Date | None, Field(description="Where the time that was looked at begins.")]]
    until: NotRequired[Annotated[Date | None, Field(description="Where it ends.")]]
    text: NotRequired[Annotated[str | None, Field(description="What was asked or read.")]]


@with_config(STRICT)
class CaseItem(TypedDict):
    """A case as it stands: a case file without its format, its documents listed beside it."""

    reference: Reference
    site: Filled
    characteristics: NotRequired[Characteristics]
    disposal: NotRequired[str | None]
    case_manager: NotRequired[str | None]
    events: NotRequired[list[EventItem]]
    absences: NotRequired[
        Annotated[list[AbsenceItem], Field(description="No evidence found; not the same as not looked for.")]
    ]
    narrative: NotRequired[str | None]


@with_config(STRICT)
class ListedDocument(DocumentContent):
    """A document of a case, and how far it was read."""

    state: NotRequired[
        Annotated[
            Literal["part_read", "read", "requested", "not_supplied"], Field(description="Absent while it is not read.")
        ]
    ]


@with_config(STRICT)
class NoteItem(TypedDict):
    """An inspector's own working note; there only where the export was asked for notes."""

    case: Reference
    id: Id
    question: Filled
    text: Filled
    document: NotRequired[Id | None]
    page: NotRequired[Number | None]
    used: Annotated[bool, Field(description="Whether it was moved into the rationale of its question.")]
    inspector: NotRequired[str | None]
    made_at: Moment
    entry: str


@with_config(STRICT)
class ReviewItem(TypedDict):
    """One person's work on one case, and how far it has come."""

    case: Reference
    review: ReviewName
    inspectors: list[str]
    state: str
    answered: Count
    applicable: Count
    owed: Count


@with_config(STRICT)
class JudgementItem(TypedDict):
    """A current judgement, flat: a row for an analyst."""

    case: str
    site: NotRequired[str | None]
    standard: NotRequired[str | None]
    question: str
    framework_version: str
    answer: Annotated[str | int, Field(description="The answer's code; a whole number where that is asked for.")]
    label: NotRequired[str | None]
    score: NotRequired[int | None]
    rationale: NotRequired[str | None]
    evidence: NotRequired[list[Evidence]]
    inspector: NotRequired[str | None]
    review: ReviewName
    made_at: Moment
    entry: str
    counts: Annotated[bool, Field(description="Whether it counts in the figures.")]
    why_not: NotRequired[Annotated[str | None, Field(description="Why it does not count; null where it does.")]]
    second_look: NotRequired[
        Annotated[Literal[True], Field(description="Its evidence changed after it was made; absent where it did not.")]
    ]


@with_config(STRICT)
class AlertItem(TypedDict):
    """A case that had to be escalated, who was told, and what was done."""

    case: Reference
    category: AlertCategory
    text: str
    raised_by: NotRequired[str | None]
    made_at: Moment
    entry: str
    told: NotRequired[str | None]
    told_at: NotRequired[str | None]
    done: NotRequired[str | None]
    open: bool


@with_config(STRICT)
class DecisionItem(TypedDict):
    """What a panel decided on a node: discretion, a judged rating, or considered and left."""

    node: Filled
    decision: Literal["judged", "discretion", "left"]
    rating: NotRequired[str | None]
    computed: NotRequired[Annotated[str | None, Field(description="What was worked out at the time.")]]
    sat: list[Filled]
    held_on: Day
    reason: str
    recorded_by: NotRequired[str | None]
    made_at: Moment
    entry: str


@with_config(STRICT)
class SummaryItem(TypedDict):
    """Where the inspection stands: ratings with their reasons, progress, and what the sample allows to be said."""

    overall: dict[str, Any]
    standards: dict[str, Any]
    questions: dict[str, Any]
    cases: dict[str, Any]
    progress: NotRequired[dict[str, Any]]
    sample: NotRequired[dict[str, Any]]
    panel: NotRequired[
        Annotated[dict[str, Any], Field(description="What a panel decided, by node; absent until one has.")]
    ]
    timeliness: NotRequired[
        Annotated[dict[str, Any], Field(description="Each measure over the cases, by code; absent without measures.")]
    ]
    missed_opportunities: NotRequired[
        Annotated[dict[str, Any], Field(description="Each check over the cases, by code; under an empty code all.")]
    ]
    suggestions: NotRequired[
        Annotated[dict[str, Any], Field(description="What became of the answers that measures suggest, by question.")]
    ]


@with_config(STRICT)
class InspectionDocument(TypedDict):
    """One inspection: its description, its cases and judgements, and the record they rest on."""

    format: Annotated[Literal["reviewtui/inspection"], Field(description="Says what this file is.")]
    format_version: Annotated[Version, Field(description="The version of this format.")]
    framework: FrameworkItem
    inspection: InspectionItem
    sites: NotRequired[list[SiteContent]]
    people: NotRequired[list[PersonContent]]
    cases: NotRequired[list[CaseItem]]
    documents: NotRequired[list[ListedDocument]]
    reviews: NotRequired[list[ReviewItem]]
    judgements: NotRequired[list[JudgementItem]]
    alerts: NotRequired[list[AlertItem]]
    comments: NotRequired[list[Any]]
    notes: NotRequired[list[NoteItem]]
    moderation: NotRequired[list[Any]]
    discretion: NotRequired[list[DecisionItem]]
    panel: NotRequired[list[DecisionItem]]
    rulings: NotRequired[list[Any]]
    challenges: NotRequired[list[Any]]
    commentary: NotRequired[list[Any]]
    recommendations: NotRequired[list[Any]]
    samples: NotRequired[list[Any]]
    history: NotRequired[Annotated[list[HistoryItem], Field(description="Every entry, by device and sequence.")]]
    heads: NotRequired[Annotated[dict[Device, Head], Field(description="The last entry of each device.")]]
    summary: NotRequired[SummaryItem]
