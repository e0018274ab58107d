"""The small values that files are made of. Each refuses what it is not in a sentence of its own."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import BadDate, PartialDate
from reviewtui.casefile.reference import BadReference, checked_reference
from reviewtui.casefile.visible import quoted, visible
from reviewtui.entries import ACTS, KINDS

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


def _one_of(what: str, codes: Iterable[str]) -> _Text:
    valid = tuple(codes)

    def check(code: str) -> str:
        if code not in valid:
            raise refusal(f"{quoted(code)} is not {what}; {hint(code, valid)}")
        return code

    return _Text(check, {"enum": list(valid)})


def _matching(pattern: str, what: str) -> _Text:
    whole = re.compile(pattern, re.ASCII)

    def check(text: str) -> str:
        if not whole.fullmatch(text):
            raise refusal(f"{quoted(text)} is not {what}.")
        return text

    return _Text(check, {"pattern": f"^{pattern}$"})


def _whole(value: Any) -> Any:
    """True and 1.0 equal 1, and are not it."""
    if type(value) is not int:
        raise refusal("This must be 1.")
    return value


def _filled(text: str) -> str:
    if not text.strip():
        raise refusal("This must not be blank.")
    return text


def _reference(text: str) -> str:
    try:
        return checked_reference(text)
    except BadReference as bad:
        raise refusal(str(bad)) from None


def _id(text: str) -> str:
    if not 0 < len(text) <= LONGEST_CODE or "/" in text or text.split() != [text] or text != visible(text):
        raise refusal(f"An id is 1 to {LONGEST_CODE} characters with no space and no slash, such as d4 or e12.")
    return text


def _partial_date(text: str) -> str:
    try:
        return PartialDate(text).text
    except BadDate as bad:
        raise refusal(str(bad)) from None


def _day(text: str) -> str:
    if len(_partial_date(text)) < len("2006-03-12"):
        raise refusal(f"{quoted(text)} must name the day, as YYYY-MM-DD.")
    return text


_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z"
_YEAR = r"(19|20)[0-9]{2}"
_MONTH = r"(0[1-9]|1[0-2])"
_DAY = r"(0[1-9]|[12][0-9]|3[01])"
_SHORT = {"minLength": 1, "maxLength": LONGEST_CODE}

Filled = Annotated[str, _Text(_filled, {"pattern": r"\S"})]
Reference = Annotated[str, _Text(_reference, {**_SHORT, "pattern": r"^[^/\s]([^/]*[^/\s])?$"})]
Id = Annotated[str, _Text(_id, {**_SHORT, "pattern": r"^[^/\s]+$"})]
Date = Annotated[str, _Text(_partial_date, {"pattern": f"^{_YEAR}(-{_MONTH}(-{_DAY})?)?$"})]
Day = Annotated[str, _Text(_day, {"pattern": f"^{_YEAR}-{_MONTH}-{_DAY}$"})]
Moment = Annotated[str, _matching(_MOMENT, "a UTC time such as 2026-05-12T14:32:07Z")]

AgencyCode = Annotated[str, _one_of("an agency", AGENCIES)]
EventTypeCode = Annotated[str, _one_of("an event type", EVENT_TYPES)]
Nation = Annotated[str, _one_of("a nation", ("england", "wales", "scotland", "northern_ireland", "united_states"))]
Role = Annotated[str, _one_of("a role", ("lead_inspector", "inspector", "local_assessor"))]
SampleMethod = Annotated[str, _one_of("a sample method", ("purposive", "random", "stratified"))]
AlertCategory = Annotated[str, _one_of("an alert category", ("child_at_risk", "others_at_risk", "conduct"))]
ReviewName = Annotated[str, _one_of("a review", ("first", "second"))]
Kind = Annotated[str, _one_of("a kind of entry", KINDS)]
Act = Annotated[str, _one_of("an act", ACTS)]

Version = Annotated[Literal[1], BeforeValidator(_whole)]
Age = Annotated[int, Field(ge=0, le=25)]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[int, Field(ge=1)]

Device = Annotated[str, _matching(r"[a-z0-9]{4,16}", "a device (4 to 16 small letters and digits)")]
EntryId = Annotated[str, _matching(r"[a-z0-9]{4,16}-[1-9][0-9]{0,17}", "an entry id such as 7f3a91c2-12")]
Hash = Annotated[str, _matching(r"[0-9a-f]{64}", "a hash of 64 hex digits")]
PreviousHash = Annotated[str, _matching(r"([0-9a-f]{64})?", "a hash of 64 hex digits, or empty")]
