"""An absence: what was looked for in a case, and of which no evidence was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.casefile.absence import Absence
from reviewtui.entries.kinds.kind import Content, Kind, Searched, Shape

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import AgencyCode, Date, EventTypeCode, Id, Reference


class AbsenceContent(Shape):
    """What an `absence` entry holds: something was looked for, and no evidence that it happened was found."""

    case: Reference
    id: Id
    type: EventTypeCode
    agency: AgencyCode | None = None
    since: Date | None = None
    until: Date | None = None
    text: str | None = None


def _not_found(content: Content) -> str:
    """`no evidence found of a strategy discussion, social care, 2006`: what may be typed to record it."""
    sentence = _sentence(content).removesuffix(".")
    return f"{sentence[0].lower()}{sentence[1:]}"


def _sentence(content: Content) -> str:
    return Absence.from_content(content).sentence


ABSENCE = Kind(
    "absence",
    AbsenceContent,
    "{case}/{id}",
    say=lambda telling: f"{_not_found(telling.content)}.",
    withheld="a “no evidence found” entry",
    withdrawn="“no evidence found” withdrawn.",
    named=lambda content: f"“{_not_found(content)}”",
    texts=lambda content: [content.get("text")],
    searched=Searched(
        2,
        lambda content, _: _sentence(content).removesuffix("."),
        lambda content: (_sentence(content),),
        piece=lambda content: {"absence": content["id"]},
    ),
    of_case=True,
    evidence=True,
    sheet=("absences", "questions"),
)
