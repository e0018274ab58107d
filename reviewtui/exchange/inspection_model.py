"""The shape of an inspection, `reviewtui/inspection`: what goes out, and what travels between laptops.

A folder's `inspection.json` has only what describes the inspection, a `record-*.json` only a laptop's history, an
export everything. What imports is the description and the history; the lists between them are for other programs.
"""

from functools import cache
from typing import Annotated, Any, Literal, NotRequired, get_type_hints

from pydantic import Field, with_config
from typing_extensions import TypedDict

from reviewtui.entries.kinds import KINDS
from reviewtui.entries.kinds.kind import Listed
from reviewtui.entries.kinds.shape import resolved, strict
from reviewtui.entries.kinds.values import (
    STRICT,
    AgencyCode,
    AlertContact,
    Count,
    Date,
    Day,
    DisposalType,
    EventTypeCode,
    Filled,
    Harmed,
    Id,
    Need,
    Outcome,
    Reference,
    ReviewName,
    SampleMethod,
)
from reviewtui.exchange.case_model import Characteristics, EventItem, Version
from reviewtui.exchange.history_model import Device, Head, HistoryItem

INSPECTION_FORMAT = "reviewtui/inspection"


@with_config(STRICT)
class FrameworkItem(TypedDict):
    """The framework that asks the questions; with its text, another laptop can read it without having it."""

    code: Filled
    version: Filled
    variant: NotRequired[
        Annotated[Filled | None, Field(description="The type of inspection, where the framework has several.")]
    ]
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
    disposal_type: NotRequired[DisposalType | None]
    needs: NotRequired[list[Need] | None]
    harmed: NotRequired[list[Harmed] | None]
    outcome: NotRequired[Outcome | None]
    case_manager: NotRequired[str | None]
    events: NotRequired[list[EventItem]]
    absences: NotRequired[
        Annotated[list[AbsenceItem], Field(description="No evidence found; not the same as not looked for.")]
    ]
    narrative: NotRequired[str | None]


@with_config(STRICT)
class ReviewItem(TypedDict):
    """One person's work on one case, and how far it has come."""

    case: Reference
    review: ReviewName
    inspectors: list[str]
    allocated: NotRequired[Annotated[list[str], Field(description="Who was given the case; absent while nobody was.")]]
    state: str
    answered: Count
    applicable: Count
    owed: Count


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
    outcomes: NotRequired[Annotated[dict[str, Any], Field(description="What came of the cases that say so in codes.")]]
    disposals: NotRequired[Annotated[dict[str, Any], Field(description="Cases by type of disposal, where coded.")]]
    needs: NotRequired[Annotated[dict[str, Any], Field(description="Cases by coded need.")]]
    harmed: NotRequired[Annotated[dict[str, Any], Field(description="People harmed, in the cases that code them.")]]
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

    # The items of most lists have the shape that the kinds of entry declare which they list: see inspection_shape.

    format: Annotated[Literal["reviewtui/inspection"], Field(description="Says what this file is.")]
    format_version: Annotated[Version, Field(description="The version of this format.")]
    framework: FrameworkItem
    inspection: InspectionItem
    sites: NotRequired[list[Any]]
    people: NotRequired[list[Any]]
    cases: NotRequired[list[CaseItem]]
    documents: NotRequired[list[Any]]
    reviews: NotRequired[list[ReviewItem]]
    judgements: NotRequired[list[Any]]
    alerts: NotRequired[list[Any]]
    comments: NotRequired[list[Any]]
    notes: NotRequired[list[Any]]
    moderation: NotRequired[list[Any]]
    discretion: NotRequired[list[Any]]
    panel: NotRequired[list[Any]]
    rulings: NotRequired[list[Any]]
    challenges: NotRequired[list[Any]]
    commentary: NotRequired[list[Any]]
    recommendations: NotRequired[list[Any]]
    samples: NotRequired[list[Any]]
    history: NotRequired[Annotated[list[HistoryItem], Field(description="Every entry, by device and sequence.")]]
    heads: NotRequired[Annotated[dict[Device, Head], Field(description="The last entry of each device.")]]
    summary: NotRequired[SummaryItem]


def inspection_shape() -> Any:
    """The document, with the items of each list as the kinds of entry declare them."""
    return _with_lists(tuple(listed for kind in KINDS.values() for listed in kind.listed))


@cache
def _with_lists(lists: tuple[Listed, ...]) -> Any:
    hints = get_type_hints(InspectionDocument, include_extras=True)
    items = {listed.key: NotRequired[list[resolved(listed.shape)]] for listed in lists}  # type: ignore[misc]  # a shape made here
    return strict(InspectionDocument, {**hints, **items})
