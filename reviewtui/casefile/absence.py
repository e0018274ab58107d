"""“No evidence found that X happened”: what an inspector looked for in a case, and did not find.

It is a finding of its own. A question that does not apply, and a thing nobody has looked for, leave no such trace.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case import present
from reviewtui.casefile.partial_date import PartialDate

LOOKED_FOR = {
    "concern": "a concern",
    "adult_risk": "an adult who is a risk to the child",
    "referral": "a referral",
    "informed": "an agency being told",
    "strategy_discussion": "a strategy discussion",
    "section_47": "a section 47 enquiry",
    "conference": "a conference",
    "core_group": "a core group",
    "review": "a review",
    "assessment": "an assessment",
    "plan": "a plan",
    "contact": "contact",
    "failed_contact": "a failed contact",
    "intervention": "an intervention",
    "disclosure": "a disclosure",
    "detection": "detection",
    "offence": "an offence",
    "arrest": "an arrest",
    "interview": "an interview",
    "bail": "bail",
    "charge": "a charge",
    "discontinuance": "a discontinuance",
    "hearing": "a hearing",
    "conviction": "a conviction",
    "sentence": "a sentence",
    "release": "a release",
    "transfer": "a transfer",
    "social_worker_allocated": "an allocated social worker",
    "placement": "a placement",
    "exclusion": "an exclusion",
    "case_closed": "the case being closed",
    "other": "another event",
}
"""Event type to what a sentence says was not found."""


@dataclass(frozen=True)
class Absence:
    """Something that was looked for in a case, of which no evidence was found; `id` is its name within the case.

    `since` and `until` bound the time that was looked at; the same date in both is that day, month or year.
    """

    case: str
    id: str
    type: str
    agency: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    text: str = ""

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> "Absence":
        """The value of a record's `absence` content."""
        given = present(content)
        for key in ("since", "until"):
            if key in given:
                given[key] = PartialDate(given[key])
        return cls(**given)

    def content(self) -> dict[str, Any]:
        """The record's `absence` content: no null keys, and no text that is empty."""
        since, until = (date and date.text for date in (self.since, self.until))
        return present({**vars(self), "since": since, "until": until, "text": self.text or None})

    @property
    def sentence(self) -> str:
        """`No evidence found of a strategy discussion, social care, 2006 to 2009.`"""
        name = AGENCIES[self.agency].name if self.agency and self.agency != "other" else ""
        agency = name if name.isupper() else name.lower()
        parts = (LOOKED_FOR.get(self.type, self.type), agency, self.period)
        return f"No evidence found of {', '.join(part for part in parts if part)}."

    @property
    def period(self) -> str:
        """The time that was looked at: `2006 to 2009`, `March 2006`, `since 2006`; empty when nobody said."""
        since, until = (date.in_words if date else "" for date in (self.since, self.until))
        if since and until:
            return since if since == until else f"{since} to {until}"
        return f"since {since}" if since else f"until {until}" if until else ""


def in_order(absences: Iterable[Absence]) -> tuple[Absence, ...]:
    """By the earliest day looked at; those without a date come last, and equals keep the order given."""
    return tuple(sorted(absences, key=_earliest))


def _earliest(absence: Absence) -> str:
    date = absence.since or absence.until
    return date.sort_key if date else "9999"
