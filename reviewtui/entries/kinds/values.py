"""The small values that entries and files are made of. Each refuses what it is not in a sentence of its own.

Importing this costs a tenth of a second: a kind names these values in its annotations, which are read by `shape`, and
imports nothing of them itself.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, NotRequired

from pydantic import AfterValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, with_config
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function
from typing_extensions import TypedDict

from reviewtui.casefile import case_codes
from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import REAL_DAY, BadDate, partial_date
from reviewtui.casefile.reference import BadReference, checked_reference
from reviewtui.casefile.visible import quoted, visible
from reviewtui.framework.case_facts import DISPOSAL_TYPES, NEEDS

STRICT = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)

SAID = "said"
"""The type of an error whose message is already the sentence a person reads."""

LONGEST_CODE = 40


def refusal(sentence: str) -> PydanticCustomError:
    """The error a check raises to have `sentence` shown as it stands."""
    return PydanticCustomError(SAID, "{sentence}", {"sentence": sentence})


@dataclass(frozen=True, eq=False)
class _Text:
    """What a text must be: a check that returns it or raises a refusal, and the same in JSON Schema's words."""

    check: Callable[[str], str]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", **self.schema}


def one_of(what: str, codes: Collection[str]) -> _Text:
    """A text that is one of some codes; `what` says what they are."""

    def check(code: str) -> str:
        if code not in codes:
            raise refusal(f"{quoted(code)} is not {what}; {hint(code, codes)}")
        return code

    return _Text(check, {"enum": list(codes)})


def matching(pattern: str, what: str) -> _Text:
    """A text that a pattern matches as a whole; `what` says what it is then."""
    whole = re.compile(pattern, re.ASCII)

    def check(text: str) -> str:
        if not whole.fullmatch(text):
            raise refusal(f"{quoted(text)} is not {what}.")
        return text

    return _Text(check, {"pattern": f"^{pattern}$"})


def _filled(text: str) -> str:
    if not text.strip():
        raise refusal("This must not be blank.")
    return text


@lru_cache(maxsize=64)
def _reference(text: str) -> str:
    """Remembered, since entries of one case follow on each other."""
    try:
        return checked_reference(text)
    except BadReference as bad:
        raise refusal(str(bad)) from None


@lru_cache(maxsize=256)
def _id(text: str) -> str:
    """Remembered, since the events of one case are named as those of the next."""
    if text.isascii() and text.isalnum() and len(text) <= LONGEST_CODE:
        return text  # as nearly all are
    if not 0 < len(text) <= LONGEST_CODE or "/" in text or text.split() != [text] or text != visible(text):
        raise refusal(f"An id is 1 to {LONGEST_CODE} characters with no space and no slash, such as d4 or e12.")
    return text


def _partial_date(text: str) -> str:
    try:
        return partial_date(text).text
    except BadDate as bad:
        raise refusal(str(bad)) from None


def _day(text: str) -> str:
    if len(_partial_date(text)) < len("2006-03-12"):
        raise refusal(f"{quoted(text)} must name the day, as YYYY-MM-DD.")
    return text


_MOMENT = rf"{REAL_DAY}T([01][0-9]|2[0-3])(:[0-5][0-9]){{2}}Z"
_YEAR = r"(19|20)[0-9]{2}"
_MONTH = r"(0[1-9]|1[0-2])"
_DAY = r"(0[1-9]|[12][0-9]|3[01])"
_SHORT = {"minLength": 1, "maxLength": LONGEST_CODE}

Filled = Annotated[str, _Text(_filled, {"pattern": r"\S"})]
Reference = Annotated[str, _Text(_reference, {**_SHORT, "pattern": r"^[^/\s]([^/]*[^/\s])?$"})]
Id = Annotated[str, _Text(_id, {**_SHORT, "pattern": r"^[^/\s]+$"})]
Date = Annotated[str, _Text(_partial_date, {"pattern": f"^{_YEAR}(-{_MONTH}(-{_DAY})?)?$"})]
Day = Annotated[str, _Text(_day, {"pattern": f"^{_YEAR}-{_MONTH}-{_DAY}$"})]
Moment = Annotated[str, matching(_MOMENT, "a UTC time such as 2026-05-12T14:32:07Z")]

AgencyCode = Annotated[str, one_of("an agency", AGENCIES)]
Clock = Annotated[str, matching("([01][0-9]|2[0-3]):[0-5][0-9]", "a time of day such as 09:30 or 14:05")]
EventTypeCode = Annotated[str, one_of("an event type", EVENT_TYPES)]
Agencies = Annotated[list[AgencyCode], Field(min_length=1)]
DisposalType = Annotated[str, one_of("a type of disposal", DISPOSAL_TYPES)]
Need = Annotated[str, one_of("a need", NEEDS)]
AgeBand = Annotated[str, one_of("an age band", case_codes.AGE_BANDS)]
Relation = Annotated[str, one_of("a relation", case_codes.RELATIONS)]
Known = Annotated[str, one_of("an outcome", case_codes.KNOWN)]
Phase = Annotated[str, one_of("a phase", case_codes.PHASES)]
Nation = Annotated[str, one_of("a nation", ("england", "wales", "scotland", "northern_ireland", "united_states"))]
Role = Annotated[str, one_of("a role", ("lead_inspector", "inspector", "local_assessor"))]
SampleMethod = Annotated[str, one_of("a sample method", ("purposive", "random", "stratified"))]
AlertCategory = Annotated[str, one_of("an alert category", ("child_at_risk", "others_at_risk", "conduct"))]
ReviewName = Annotated[str, one_of("a review", ("first", "second"))]

Age = Annotated[int, Field(ge=0, le=25)]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[int, Field(ge=1)]


@with_config(STRICT)
class Harmed(TypedDict):
    """Somebody who was harmed, or several alike; never a name."""

    age_band: Annotated[AgeBand, Field(description="How old at the time.")]
    relation: NotRequired[Annotated[Relation, Field(description="Who it was to the child.")]]
    lives_with: NotRequired[Annotated[bool, Field(description="Whether they lived together at the time.")]]
    count: NotRequired[Annotated[Number, Field(description="How many alike; one where it is absent.")]]


@with_config(STRICT)
class Outcome(TypedDict):
    """What came of it; what nobody recorded is absent, and what was looked for in vain is not_known."""

    complied: NotRequired[Annotated[Known, Field(description="With the disposal.")]]
    engaged: NotRequired[Annotated[Known, Field(description="In the work.")]]
    further_behaviour: NotRequired[Annotated[Known, Field(description="Harmful sexual behaviour again.")]]
    reoffended: NotRequired[Annotated[Known, Field(description="Any new offence.")]]
    in_education: NotRequired[Annotated[Known, Field(description="In education, training or work.")]]
    as_of: NotRequired[Annotated[Date, Field(description="YYYY, YYYY-MM or YYYY-MM-DD.")]]
    source: NotRequired[Annotated[Filled, Field(description="Who or what says so.")]]


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
class FigureItem(TypedDict):
    """What a standard or a question came to; what there is none of is absent."""

    node: Filled
    good: NotRequired[Count]
    applicable: NotRequired[Count]
    rating: NotRequired[Filled]


@with_config(STRICT)
class ReplacedItem(TypedDict):
    """A judgement that another one took the place of."""

    inspector: NotRequired[Filled]
    answer: Filled
    entry: Filled


@with_config(STRICT)
class Replaced(ReplacedItem):
    """The same, while no rationale was written for the answer that took its place."""

    rationale: NotRequired[Annotated[Filled, Field(description="What was written for that answer, and for no other.")]]


@with_config(STRICT)
class SignedHead(TypedDict):
    """The last entry of a laptop when something was signed."""

    device: Filled
    sequence: Count
    hash: Filled


@with_config(STRICT)
class AlertContact(TypedDict):
    """Whom to ring about an alert."""

    name: Filled
    role: NotRequired[str | None]
    phone: Filled


@with_config(STRICT)
class Withdrawn(TypedDict):
    """The content of an entry that takes its subject away."""

    withdrawn: Literal[True]
