"""Adding an event takes one typed line: `12/3/2006 police referral p31 what happened`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import BadDate, PartialDate
from reviewtui.casefile.visible import quoted

LONGEST_NAME = 3
"""Words in the longest name of an agency or a type: social worker allocated."""

DATE_HELP = "day/month/year, as in 12/3/2006, or 3/2006, 2006 or 2006-03-12"


class BadEventLine(ValueError):
    """This line is not an event: a date, an agency, a type, then document, page and text if there are any."""


@dataclass(frozen=True)
class EventLine:
    """The parts of a typed line, in the words of the files; an event of the case it is added to."""

    date: PartialDate
    agency: str
    type: str
    document: str | None
    page: int | None
    text: str


def parse_event_line(line: str, documents: Mapping[str, int | None] | None = None) -> EventLine:
    """Read `DATE AGENCY TYPE [d4] [p31] [text]`; dates with / or . are day first.

    An agency is its name, its three letters or enough of either; a type may be written with spaces or underscores,
    or cut short where that leaves no doubt. With `documents` (id → pages, or None where unknown) the document must
    be one of them and have the page. Raises BadEventLine with one sentence for the person who typed it.
    """
    word, rest = _first_words(line, 1)
    date = _date(word)
    agency, rest = _named(rest, "agency", _AGENCY_NAMES)
    kind, rest = _named(rest, "event type", _TYPE_NAMES)
    document, page, text = _source(rest, documents or {})
    if document is not None and documents is not None:
        _check_source(document, page, documents)
    return EventLine(date, agency, kind, document, page, text.strip())


def _names(code: str, *others: str) -> tuple[str, ...]:
    return (code.replace("_", " "), *(other.lower() for other in others))


_AGENCY_NAMES = {code: _names(code, agency.label, agency.name) for code, agency in AGENCIES.items()}
_TYPE_NAMES = {code: _names(code) for code in EVENT_TYPES}


def _first_words(text: str, count: int) -> tuple[str, str]:
    """The first `count` words, spoken plainly, and what follows them."""
    words = text.split(None, count)
    return " ".join(words[:count]), words[count] if len(words) > count else ""


def _date(word: str) -> PartialDate:
    if not word:
        raise BadEventLine(f"Start with the date: {DATE_HELP}.")
    parts = word.replace(".", "/").split("/")
    try:
        if len(parts) == 1:
            return PartialDate(word)
        year, *smaller = reversed(parts)
        return PartialDate("-".join([year, *(part.zfill(2) for part in smaller)]))
    except BadDate as bad:
        if "calendar" in str(bad):
            raise BadEventLine(f"{quoted(word)} is not in the calendar; the day comes first, then the month.") from None
        raise BadEventLine(f"{quoted(word)} is not a date; write {DATE_HELP}.") from None


def _named(text: str, what: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """The code whose name `text` starts with, and the rest; a longer name wins, and a whole one over a beginning."""
    starts = [_first_words(text, count) for count in range(LONGEST_NAME, 0, -1)]
    for means in (_is_whole, _is_beginning):
        for words, rest in starts:
            codes = _meant(words, names, means)
            if len(codes) == 1:
                return codes[0], rest
    raise BadEventLine(_unknown(starts[-1][0], what, names))


def _meant(
    words: str, names: Mapping[str, tuple[str, ...]], means: Callable[[list[str], list[str]], bool]
) -> list[str]:
    typed = words.lower().replace("_", " ").split()
    return [code for code, own in names.items() if any(means(typed, name.split()) for name in own)]


def _is_whole(typed: list[str], name: list[str]) -> bool:
    return typed == name


def _is_beginning(typed: list[str], name: list[str]) -> bool:
    """Each word may be cut short: `strat disc` is a strategy discussion."""
    return 0 < len(typed) <= len(name) and all(map(str.startswith, name, typed))


def _unknown(word: str, what: str, names: Mapping[str, tuple[str, ...]]) -> str:
    if not word:
        return f"The {what} is missing; use one of {', '.join(names)}."
    possible = _meant(word, names, _is_beginning)
    if possible:
        return f"{quoted(word)} could be {' or '.join(possible)}; write more of the {what}."
    return f"{quoted(word)} is not an {what}; {hint(word, names)}"


def _source(text: str, documents: Mapping[str, int | None]) -> tuple[str | None, int | None, str]:
    """Document and page, in either order and each at most once, then the text."""
    document: str | None = None
    page: int | None = None
    while True:
        word, rest = _first_words(text, 1)
        if document is None and (word in documents or _is_numbered(word, "d")):
            document = word
        elif page is None and _is_numbered(word, "p"):
            page = _page(word)
        else:
            return document, page, text
        text = rest


def _is_numbered(word: str, letter: str) -> bool:
    return word[:1] == letter and word[1:].isascii() and word[1:].isdigit()


def _page(word: str) -> int:
    if len(word) > 7 or int(word[1:]) < 1:
        raise BadEventLine(f"{quoted(word)} is not a page; pages are counted from 1.")
    return int(word[1:])


def _check_source(document: str, page: int | None, documents: Mapping[str, int | None]) -> None:
    if document not in documents:
        known = hint(document, documents) if documents else "it has none."
        raise BadEventLine(f"The case has no document {quoted(document)}; {known}")
    pages = documents[document]
    if page is not None and pages is not None and page > pages:
        raise BadEventLine(f"Document {quoted(document)} has no page {page}; it ends at page {pages}.")
