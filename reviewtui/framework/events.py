"""Which events of a chronology a framework means: by type, by agency, and which one of several."""

from functools import lru_cache
from typing import NamedTuple

EVENT_TYPES = (
    "concern",
    "adult_risk",
    "referral",
    "informed",
    "strategy_discussion",
    "section_47",
    "conference",
    "core_group",
    "review",
    "assessment",
    "plan",
    "contact",
    "failed_contact",
    "intervention",
    "disclosure",
    "detection",
    "offence",
    "arrest",
    "interview",
    "bail",
    "charge",
    "discontinuance",
    "hearing",
    "conviction",
    "sentence",
    "release",
    "transfer",
    "social_worker_allocated",
    "placement",
    "exclusion",
    "case_closed",
    "other",
)
"""The types of event a chronology holds, in the rough order in which a case meets them.

A framework takes in the types that it names, and no other: a failed contact (did not attend, no answer at the door) is
no contact, and a conference no strategy discussion.
"""

AGENCIES = ("social_care", "police", "school", "health", "camhs", "yot", "court", "other")
"""The agencies whose work a chronology shows, in the order lists show them."""

ONE_EACH = frozenset({"disclosure", "detection", "conviction", "sentence"})
"""Types that are those of the index offence, one each at most: of any other a case may have an earlier one."""

INDEX_ONLY = frozenset({"disclosure", "detection"})
"""Types of which a file with two is at fault: earlier worries are concerns and referrals."""

START_WHICH = ("first", "last", "last_before_end")
END_WHICH = ("first", "last")


class EventKind(NamedTuple):
    """Events of some types, of some agencies."""

    types: tuple[str, ...]
    agencies: tuple[str, ...] = ()
    """Empty for any."""
    another_agency: bool = False
    """Only where the agency is another than that of the event asked about."""

    def takes(self, type_: str, agency: str, asked: str = "") -> bool:
        """Whether an event of this type and agency is meant; `asked` is the agency of the event asked about."""
        if type_ not in self.types or (self.agencies and agency not in self.agencies):
            return False
        return not self.another_agency or agency != asked

    @property
    def is_once(self) -> bool:
        """Whether a case has one at most."""
        return ONE_EACH.issuperset(self.types)

    @property
    def words(self) -> str:
        """The types as a person reads them: `contact, intervention or assessment`."""
        return _words(self.types)


@lru_cache
def _words(types: tuple[str, ...]) -> str:
    """Asked for by every figure of every measure."""
    *others, last = (type_.replace("_", " ") for type_ in types)
    return f"{', '.join(others)} or {last}" if others else last


class Anchor(NamedTuple):
    """One event of a case, which a measure starts or ends with."""

    kind: EventKind
    which: str = "first"
    """first, last, or (for a start) last_before_end."""

    @property
    def words(self) -> str:
        """`disclosure`; `last referral before the end`."""
        which = {"first": "", "last": "last ", "last_before_end": "last "}[self.which]
        return which + self.kind.words
