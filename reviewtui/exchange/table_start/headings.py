"""Which column may hold what, by its heading."""

import re
from collections.abc import Mapping, Sequence

from reviewtui.exchange.table_start.known_words import normal
from reviewtui.exchange.tables.mapping import KEYS

_REFERENCE = (
    r"(case|child|client|young person|yp|file|our|local)? ?(ref|reference|id|identifier|code|urn)( number| no)?"
    r"|(case|child|client) ?(number|no)?|urn"
)
_AGENCY = r"agency|organisation|service|source|recorded by|who|partner|agency name"
_DATE = (
    r"(event |start |contact |entry )?(date|day)( from| of (event|contact|entry))?|from|start|when|date ?(and )?time"
)
_SHARED = {
    "reference": _REFERENCE,
    "case": _REFERENCE,
    "agency": _AGENCY,
}
_OF_KIND: Mapping[str, Mapping[str, str]] = {
    "cases": {
        "site": r"site|team|area|(local )?authority|region|office|district|locality",
        "age_at_offence": r"age at (index )?offence|age at time of offence",
        "age_now": r"age( now| at inspection)?|current age",
        "gender": r"gender|sex",
        "ethnicity": r"ethnicity|ethnic (group|origin|background)",
        "disability": r"disabilit(y|ies)",
        "looked_after": r"looked after( child)?|lac|in care|child looked after|cla",
        "persistent_offender": r"persistent( young)? offender|pyo",
        "disposal": r"disposal|sentence|outcome at court|order",
        "disposal_type": r"(disposal|order|sentence) (type|code)|type of (disposal|order)",
        "needs": r"needs?|needs identified",
        "case_manager": r"case (manager|holder|worker)|(allocated )?worker|supervising officer",
        "narrative": r"narrative|(case )?summary|background|about the case",
        "complied": r"complied|compliance", "engaged": r"engaged|engagement",
        "further_behaviour": r"further (sexual )?behaviour", "reoffended": r"re ?offended|re ?offending",
        "in_education": r"in education|education training or employment|ete", "as_of": r"as (of|at)( date)?",
        "source": r"(outcome )?source|source of outcome",
    },
    "documents": {
        "title": r"(document )?(title|name)|document|file name",
        "date": r"(document )?date( of document)?|dated",
        "pages": r"(number of )?pages|no of pages|page count",
        "id": r"document (id|number|no)",
    },
    "events": {
        "date": _DATE,
        "until": r"until|to|end|(end|finish) date|date to",
        "due": r"due( date| on| by)?|(review )?due",
        "time": r"(start |event )?time( of day)?",
        "type": r"(event |contact |entry )?(type|category|code)|event|what|type of (event|contact|entry)",
        "text": r"(event )?(text|notes?|description|details?|summary|comments?|remarks?|narrative|content)"
        r"|what happened|event",
        "present": r"present|attend(ees|ed by)|agencies (present|attending)|who attended",
        "from": r"from agency|informed by|told by|sender",
        "id": r"(event|entry|record|contact|row) (id|number|no|ref|reference)|id|no",
    },
}  # fmt: skip


def keys_of(kind: str, heading: str) -> Sequence[str]:
    """The keys that a column of this heading may be of, in a table of that kind; the surest first.

    A heading of a form's submission may have its groups before it: `visits/date`.
    """
    known = {**{key: pattern for key, pattern in _SHARED.items() if key in KEYS[kind]}, **_OF_KIND[kind]}
    return _matching(known, heading) or _matching(known, re.split(r"[/.]", heading)[-1])


def _matching(known: Mapping[str, str], heading: str) -> Sequence[str]:
    said = normal(heading)
    same = [key for key in known if said == normal(key)]
    return [*same, *(key for key, pattern in known.items() if key not in same and re.fullmatch(pattern, said))]
