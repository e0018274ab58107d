"""What was looked for in vain takes one typed line: `strategy discussion, social care, 2006 to 2009: asked both`."""

import re
from dataclasses import dataclass

from reviewtui.casefile.absence import LOOKED_FOR
from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import (
    BadLine,
    first_words,
    leading_date,
    month_named,
    require_order,
    typed_agency,
    typed_event_type,
)
from reviewtui.casefile.visible import quoted

_ARTICLE = r"(?:(?:a|an|any|the)\s+)?"
_LEAD = re.compile(rf"(?:no\b(?:\s+evidence\b)?(?:\s+found\b)?(?:\s+of\b)?\s*)?{_ARTICLE}", re.IGNORECASE)
_SAID = {re.sub(rf"^{_ARTICLE}", "", said): code for code, said in LOOKED_FOR.items()}
"""What a sentence calls a type of event, without its article, to the code of the type."""

FORM = "TYPE, AGENCY, DATE to DATE: what was asked or read; only the type is needed"


@dataclass(frozen=True)
class AbsenceLine:
    """The parts of a typed line, in the words of the files."""

    type: str
    agency: str | None
    since: PartialDate | None
    until: PartialDate | None
    text: str


def is_absence_line(line: str) -> bool:
    """Whether a line typed where an event may be added says that none was found: it begins with `no`."""
    return first_words(line, 1)[0].lower() == "no"


def parse_absence_line(line: str) -> AbsenceLine:
    """Read `[no] TYPE[, AGENCY][, DATE [to DATE]][: text]`; `since DATE`, `DATE to now` and `until DATE` leave
    an end open.

    Commas may be left out, and the sentence that says an absence is such a line too: `No evidence found of a plan,
    since March 2006.` Raises BadLine with one sentence for the person who typed it.
    """
    head, _, text = line.partition(":")
    words = " ".join(head.replace(",", " ").split()).removesuffix(".")
    kind, rest = _looked_for(_LEAD.sub("", words, count=1))
    agency = None
    if rest and not _begins_a_period(rest):
        agency, rest = typed_agency(rest)
    since, until, rest = _period(rest)
    if rest:
        raise BadLine(f"{quoted(rest)} is not part of a date: write {FORM}.")
    return AbsenceLine(kind, agency, since, until, text.strip())


def _looked_for(words: str) -> tuple[str, str]:
    """The code of the event type that the words start with, as a sentence says it or as it is typed; the rest."""
    for said, code in _SAID.items():
        if f"{words} ".lower().startswith(f"{said} "):
            return code, words[len(said) :].strip()
    return typed_event_type(words)


def _begins_a_period(text: str) -> bool:
    word = first_words(text, 1)[0].lower()
    return word[:1].isdigit() or word in (*_SINCE, *_UNTIL, *_WITHIN) or month_named(word) is not None


_SINCE, _UNTIL, _WITHIN = ("since", "from", "between"), ("until", "to"), ("in", "on")


def _period(text: str) -> tuple[PartialDate | None, PartialDate | None, str]:
    """From when, until when, and the rest; one date alone is both."""
    word, rest = first_words(text, 1)
    if not word:
        return None, None, ""
    if word.lower() in _UNTIL:
        until, rest = _date(rest)
        return None, until, rest
    opened = word.lower() in _SINCE
    since, rest = _date(rest if opened or word.lower() in _WITHIN else text)
    joint, after = first_words(rest, 1)
    if joint.lower() in (*_UNTIL, "and"):
        if first_words(after, 1)[0].lower() == "now":
            return since, None, first_words(after, 1)[1]
        until, rest = _date(after)
        require_order(since, until)
        return since, until, rest
    return since, None if opened else since, rest


def _date(text: str) -> tuple[PartialDate, str]:
    if not text.strip():
        raise BadLine(f"A date is missing: write {FORM}.")
    return leading_date(text)
