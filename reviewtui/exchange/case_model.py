"""The shape of a case file, `reviewtui/case`: what comes in, one case a file."""

from typing import Annotated, Any, Literal, NotRequired

from pydantic import BeforeValidator, Field, with_config
from typing_extensions import TypedDict

from reviewtui.entries.kinds.values import (
    STRICT,
    Age,
    Agencies,
    AgencyCode,
    Clock,
    Date,
    Day,
    DisposalType,
    EventTypeCode,
    Filled,
    Harmed,
    Id,
    Need,
    Number,
    Outcome,
    Reference,
    refusal,
)

CASE_FORMAT = "reviewtui/case"


def _whole(value: Any) -> Any:
    """True and 1.0 equal 1, and are not it."""
    if type(value) is not int:
        raise refusal("This must be 1.")
    return value


Version = Annotated[Literal[1], BeforeValidator(_whole)]


@with_config(STRICT)
class Characteristics(TypedDict):
    """What is known of the child; a key that is absent or null is not known."""

    age_at_offence: NotRequired[Annotated[Age | None, Field(description="Age in years at the index offence.")]]
    age_now: NotRequired[Annotated[Age | None, Field(description="Age in years at the inspection.")]]
    gender: NotRequired[Annotated[str | None, Field(description="As recorded, in the file's own word.")]]
    ethnicity: NotRequired[Annotated[str | None, Field(description="As recorded, in the file's own words.")]]
    disability: NotRequired[
        Annotated[list[Filled] | None, Field(description="Each disability identified; empty for none.")]
    ]
    looked_after: NotRequired[Annotated[bool | None, Field(description="Whether the child is looked after.")]]
    persistent_offender: NotRequired[
        Annotated[bool | None, Field(description="Whether the police had the child marked as a persistent offender.")]
    ]


@with_config(STRICT)
class DocumentItem(TypedDict):
    """One document of the case's file."""

    id: NotRequired[Annotated[Id | None, Field(description="Its name in the case; given as d1, d2, … where missing.")]]
    agency: Annotated[AgencyCode, Field(description="Whose document it is.")]
    title: Annotated[Filled, Field(description="What it is called.")]
    date: NotRequired[Annotated[Date | None, Field(description="YYYY, YYYY-MM or YYYY-MM-DD.")]]
    pages: NotRequired[Annotated[Number | None, Field(description="How many pages it has.")]]


_HeardFrom = TypedDict(
    "_HeardFrom",
    {"from": NotRequired[Annotated[AgencyCode | None, Field(description="Of informed: the agency that told.")]]},
)
"""Python keeps the word for itself, so that no class can declare it in its body."""


@with_config(STRICT)
class EventItem(_HeardFrom):
    """One event of the chronology: a moment, or a span with an `until`."""

    id: NotRequired[Annotated[Id | None, Field(description="Its name in the case; given as e1, e2, … where missing.")]]
    agency: Annotated[AgencyCode, Field(description="Whose record or act it is.")]
    type: Annotated[EventTypeCode, Field(description="What kind of event it is.")]
    date: Annotated[Date, Field(description="YYYY, YYYY-MM or YYYY-MM-DD; of a span, its start.")]
    until: NotRequired[
        Annotated[Date | None, Field(description="End of a span; null for one still open, absent for a moment.")]
    ]
    time: NotRequired[Annotated[Clock | None, Field(description="Local time of day, HH:MM; of a span, of its start.")]]
    due: NotRequired[Annotated[Day | None, Field(description="Of a review: the day on which it was due.")]]
    present: NotRequired[
        Annotated[Agencies | None, Field(description="Agencies at a strategy discussion, a conference or a review.")]
    ]
    text: NotRequired[Annotated[str | None, Field(description="What happened.")]]
    document: NotRequired[Annotated[Id | None, Field(description="The id of the document that shows it.")]]
    page: NotRequired[Annotated[Number | None, Field(description="The page that shows it, counted from 1.")]]


@with_config(STRICT)
class CaseDocument(TypedDict):
    """One case, as an agency or an inspector hands it in."""

    format: Annotated[Literal["reviewtui/case"], Field(description="Says what this file is.")]
    format_version: Annotated[Version, Field(description="The version of this format.")]
    reference: Annotated[Reference, Field(description="The case's name, the same on every laptop; no slash.")]
    site: Annotated[Filled, Field(description="Code or name of a site of the inspection.")]
    characteristics: NotRequired[Characteristics]
    disposal: NotRequired[Annotated[str | None, Field(description="The sentence or out-of-court disposal.")]]
    disposal_type: NotRequired[Annotated[DisposalType | None, Field(description="The same as a code.")]]
    needs: NotRequired[Annotated[list[Need] | None, Field(description="Needs identified; empty for none.")]]
    harmed: NotRequired[Annotated[list[Harmed] | None, Field(description="Who was harmed; never a name.")]]
    outcome: NotRequired[Annotated[Outcome | None, Field(description="What came of it.")]]
    case_manager: NotRequired[Annotated[str | None, Field(description="Who manages the case, as a code or name.")]]
    documents: NotRequired[Annotated[list[DocumentItem], Field(description="The documents of the file.")]]
    events: NotRequired[Annotated[list[EventItem], Field(description="The chronology, in any order.")]]
    narrative: NotRequired[Annotated[str | None, Field(description="The case in the writer's own words.")]]
