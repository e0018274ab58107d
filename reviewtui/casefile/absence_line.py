"""What was looked for in vain takes one typed line: `strategy discussion, social care, 2006 to 2009: asked both`."""

from dataclasses import dataclass

from reviewtui.casefile.partial_date import PartialDate
from reviewtui.casefile.typed_line import (
    BadLine,
    first_words,
    require_order,
    typed_agency,
    typed_date,
    typed_event_type,
)
from reviewtui.casefile.visible import quoted

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

    Commas may be left out. Raises BadLine with one sentence for the person who typed it.
    """
    head, _, text = line.partition(":")
    words = " ".join(head.replace(",", " ").split())
    if is_absence_line(words):
        words = first_words(words, 1)[1]
    kind, rest = typed_event_type(words)
    agency = None
    if rest and not _begins_a_period(rest):
        agency, rest = typed_agency(rest)
    since, until, rest = _period(rest)
    if rest:
        raise BadLine(f"{quoted(rest)} is not part of a date: write {FORM}.")
    return AbsenceLine(kind, agency, since, until, text.strip())


def _begins_a_period(text: str) -> bool:
    word = first_words(text, 1)[0].lower()
    return word[:1].isdigit() or word in (*_SINCE, *_UNTIL, *_WITHIN)


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
    word, rest = first_words(text, 1)
    if not word:
        raise BadLine(f"A date is missing: write {FORM}.")
    return typed_date(word), rest
