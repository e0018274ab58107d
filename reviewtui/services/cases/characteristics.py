"""What cases are grouped by: each characteristic of a child or a case, as one or several values in words."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from db import queries
from db.entries import Connection

NOT_RECORDED = "not_recorded"
_OLDEST = (("under_10", 9), ("10_to_13", 13), ("14_to_17", 17))
"""Age bands at the offence, each with the last age in it; who is older is an adult."""

Values = tuple[str, ...]


def each_case(connection: Connection) -> dict[str, Mapping[str, Any]]:
    """What is known of every case, by reference. Of two laptops that disagree the one used elsewhere counts."""
    return {content["reference"]: content for content in queries.standing(connection, "case")}


def values_of(case: Mapping[str, Any], characteristic: str) -> Values:
    """The values of one characteristic in one case: one as a rule, `not_recorded` where nobody recorded it."""
    return CHARACTERISTICS[characteristic](case) or (NOT_RECORDED,)


def _age_band(case: Mapping[str, Any]) -> Values:
    age = case.get("age_at_offence")
    if age is None:
        return ()
    return (next((band for band, last in _OLDEST if age <= last), "adult"),)


def _any_disability(case: Mapping[str, Any]) -> Values:
    listed = case.get("disability")
    return () if listed is None else ("yes" if listed else "no",)


def _looked_after(case: Mapping[str, Any]) -> Values:
    known = case.get("looked_after")
    return () if known is None else ("yes" if known else "no",)


def _needs(case: Mapping[str, Any]) -> Values:
    listed = case.get("needs")
    return () if listed is None else tuple(dict.fromkeys(listed)) or ("none",)


def _word(key: str) -> Callable[[Mapping[str, Any]], Values]:
    """What is recorded in a word of one's own, alike in any case of letters."""

    def values(case: Mapping[str, Any]) -> Values:
        word = " ".join(str(case.get(key) or "").split()).casefold()
        return (word,) if word else ()

    return values


CHARACTERISTICS: Mapping[str, Callable[[Mapping[str, Any]], Values]] = MappingProxyType(
    {
        "age_band": _age_band,
        "gender": _word("gender"),
        "ethnicity": _word("ethnicity"),
        "disability": _any_disability,
        "looked_after": _looked_after,
        "disposal": _word("disposal_type"),
        "needs": _needs,
    }
)
"""Each characteristic, in the order shown, with what reads its values; none where it is not recorded."""
