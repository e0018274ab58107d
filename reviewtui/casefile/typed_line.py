"""What typed lines are made of: dates with the day first, and names that may be cut short."""

import re
from collections.abc import Callable, Mapping

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.partial_date import MONTHS, BadDate, PartialDate
from reviewtui.casefile.visible import quoted

LONGEST_NAME = 3
"""Words in the longest name of an agency or a type: social worker allocated."""

DATE_HELP = "day/month/year, as in 12/3/2006 or 12 March 2006, or 3/2006, 2006 or 2006-03-12"
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?", re.ASCII | re.IGNORECASE)


class BadLine(ValueError):
    """This line cannot be read; the message is one sentence for the person who typed it."""


def first_words(text: str, count: int) -> tuple[str, str]:
    """The first `count` words, spoken plainly, and what follows them."""
    words = text.split(None, count)
    return " ".join(words[:count]), words[count] if len(words) > count else ""


def typed_date(word: str) -> PartialDate:
    """A date with the day first, with / or . between, or as files write it. Raises BadLine."""
    parts = word.replace(".", "/").split("/")
    try:
        if len(parts) == 1:
            return PartialDate(word)
        year, *smaller = reversed(parts)
        return PartialDate("-".join([year, *(part.zfill(2) for part in smaller)]))
    except BadDate as bad:
        if "real date" in str(bad):
            raise BadLine(f"{quoted(word)} is not a real date; the day comes first, then the month.") from None
        raise BadLine(f"{quoted(word)} is not a date; write {DATE_HELP}.") from None


def month_named(word: str) -> int | None:
    """The number of the month that a word names, whole or by three letters or more; None for any other word."""
    typed = word.lower()
    named = (number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(typed))
    return next(named, None) if len(typed) > 2 else None


def date_in_words(text: str) -> tuple[PartialDate, str] | None:
    """The date that `text` starts with, as sentences say it: `12 March 2006` or `March 2006`; and the rest.

    None where its month is not a word. Raises BadLine for a day that is not in the calendar.
    """
    for days in (0, 1):
        words, rest = first_words(text, days + 2)
        *day, month, year = words.split() if words.count(" ") == days + 1 else ("", "")
        number, named = month_named(month.rstrip(".,")), [_DAY.fullmatch(each) for each in day]
        if number is None or not year[:1].isdigit() or None in named:
            continue
        digits = [each.group(1) for each in named if each]
        try:
            return typed_date("/".join([*digits, str(number), year.rstrip(",")])), rest
        except BadLine as bad:
            why = "is not a real date" if "real date" in str(bad) else f"is not a date; write {DATE_HELP}"
            raise BadLine(f"{quoted(words)} {why}.") from None
    return None


def leading_date(text: str) -> tuple[PartialDate, str]:
    """The date that `text` starts with, in figures or with its month as a word; and the rest. Raises BadLine."""
    said = date_in_words(text)
    if said is not None:
        return said
    word, rest = first_words(text, 1)
    return typed_date(word), rest


def whole_day(text: str) -> PartialDate:
    """The day that a text says and nothing else. Raises BadLine for a month, a year and anything more."""
    date, rest = leading_date(text)
    if rest or len(date.text) != len("2006-03-12"):
        raise BadLine(f"{quoted(text.strip())} is not a day; write it as 12/3/2006 or 12 March 2006.")
    return date


def typed_like(date: PartialDate) -> str:
    """A date as a person types it: 12/3/2006, 3/2006 or 2006."""
    year, *smaller = date.text.split("-")
    return "/".join([*(str(int(part)) for part in reversed(smaller)), year])


def require_order(since: PartialDate, until: PartialDate | None) -> None:
    """An end is not before its start, in some reading of both. Raises BadLine."""
    if until is not None and until.latest < since.earliest:
        raise BadLine(f"It ends ({until.in_words}) before it starts ({since.in_words}): the earlier date comes first.")


def typed_agency(text: str) -> tuple[str, str]:
    """The code of the agency that `text` starts with, by its name, its three letters or enough of either; the rest."""
    return _named(text, "agency", _AGENCY_NAMES)


def whole_agency(text: str) -> tuple[str, str] | None:
    """The code of the agency that `text` starts with, and the rest; None unless its name or letters stand there whole.

    A comma may stand directly behind it.
    """
    for count in range(LONGEST_NAME, 0, -1):
        words, rest = first_words(text, count)
        codes = _meant(words.rstrip(","), _AGENCY_NAMES, _is_whole)
        if codes and "," not in words.rstrip(","):
            return codes[0], rest
    return None


def typed_event_type(text: str) -> tuple[str, str]:
    """The code of the event type that `text` starts with, whole or cut short where no doubt is left; the rest."""
    return _named(text, "event type", _TYPE_NAMES)


def _names(code: str, *others: str) -> tuple[str, ...]:
    return (code.replace("_", " "), *(other.lower() for other in others))


_AGENCY_NAMES = {code: _names(code, agency.label, agency.name) for code, agency in AGENCIES.items()}
_TYPE_NAMES = {code: _names(code) for code in EVENT_TYPES}


def _named(text: str, what: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """The code whose name `text` starts with, and the rest; a longer name wins, and a whole one over a beginning."""
    starts = [first_words(text, count) for count in range(LONGEST_NAME, 0, -1)]
    for means in (_is_whole, _is_beginning):
        for words, rest in starts:
            codes = _meant(words, names, means)
            if len(codes) == 1:
                return codes[0], rest
    raise BadLine(_unknown(starts[-1][0], what, names))


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
