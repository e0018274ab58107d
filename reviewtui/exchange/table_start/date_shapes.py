"""How a table writes its dates: the formats that fit every one of them, and where two would, both."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reviewtui.casefile.partial_date import BadDate, partial_date
from reviewtui.exchange.tables.dates import DateFormat

_MONTH = r"[A-Za-z]{3,9}\.?"
_TIME = r"(?P<gap>[T ])(?P<time>\d{1,2}:\d{2}(?P<seconds>:\d{2}(?:[.,]\d{1,9})?)?)(?P<zone> ?(?:Z|[+-]\d{2}:?\d{2}))?"
_LAYOUTS = tuple(
    (re.compile(f"{pattern}(?:{_TIME})?", re.ASCII), forms)
    for pattern, forms in (
        (r"\d{1,2}(?P<mark>[./\- ])\d{1,2}(?P=mark)(?P<year>\d{4}|\d{2})", ("DD{0}MM{0}{1}", "MM{0}DD{0}{1}")),
        (r"\d{4}(?P<mark>[./\- ])\d{1,2}(?P=mark)\d{1,2}", ("YYYY{0}MM{0}DD",)),
        (rf"\d{{1,2}}(?P<mark>[./\- ]){_MONTH}(?P=mark)(?P<year>\d{{4}}|\d{{2}})", ("DD{0}MMM{0}{1}",)),
        (rf"{_MONTH}(?P<mark> )\d{{1,2}}, (?P<year>\d{{4}})", ("MMM{0}DD, {1}",)),
        (rf"{_MONTH}(?P<mark>[./\- ])(?P<year>\d{{4}})", ("MMM{0}{1}",)),
        (r"\d{1,2}(?P<mark>[./\-])(?P<year>\d{4})", ("MM{0}{1}",)),
        (r"\d{4}(?P<mark>[./\-])\d{1,2}", ("YYYY{0}MM",)),
        (r"(?:19|20)\d{2}[01]\d[0-3]\d", ("YYYYMMDD",)),
        (r"(?:19|20)\d{2}", ("YYYY",)),
    )
)
_ANY_PIVOT = 1950
"""Only to try a format by: of which century a year is, the map has to say."""


@dataclass(frozen=True)
class Asked:
    """Dates that may be read in two ways, or in neither way all of them."""

    readings: tuple[str, str]
    example: str
    column: str
    days: tuple[str, str]
    """What the example is in each reading, as YYYY-MM-DD; empty where it is nothing."""
    other: str = ""
    """An example that only the second reading takes, where the first of them is one that only the first takes."""


@dataclass(frozen=True)
class Shapes:
    """What can be told of a table's dates."""

    formats: tuple[str, ...]
    """Those that fit, each date in one."""
    asked: tuple[Asked, ...]
    two_digits: str
    """A date whose year has two digits; empty for none."""
    zone: str
    """A date with a zone of its own; empty for none."""


def is_date(words: str) -> bool:
    """Whether these words look like a date."""
    return bool(_forms(words))


def shapes_of(columns: Mapping[str, Iterable[str]]) -> Shapes:
    """The formats of the dates in some columns; a format has to fit every date that is written alike."""
    alike: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for heading, texts in columns.items():
        for words in dict.fromkeys(texts):
            forms = _forms(words)
            if forms:
                alike.setdefault(forms, []).append((heading, words))
    formats: list[str] = []
    asked = []
    for forms, found in alike.items():
        texts = [words for _, words in found]
        fitting = [form for form in forms if all(_day(form, words) for words in texts)] if len(forms) > 1 else forms
        if len(fitting) == 1:
            formats.append(fitting[0])
        else:
            asked.append(_asked((forms[0], forms[1]), found, is_either=bool(fitting)))
    every = [words for found in alike.values() for _, words in found]
    short = next((words for forms, found in alike.items() if "YYYY" not in forms[0] for _, words in found[:1]), "")
    zone = next((words for words in every if (said := _matched(words)) and said["zone"]), "")
    return Shapes(tuple(dict.fromkeys(formats)), tuple(asked), short, zone)


def _asked(forms: tuple[str, str], found: Sequence[tuple[str, str]], *, is_either: bool) -> Asked:
    one, two = forms
    if is_either:
        heading, words = next(
            ((head, words) for head, words in found if _day(one, words) != _day(two, words)), found[0]
        )
        return Asked(forms, words, heading, (_day(one, words), _day(two, words)))
    heading, words = next((pair for pair in found if not _day(two, pair[1])), found[0])
    other = next((words for _, words in found if not _day(one, words)), "")
    return Asked(forms, words, heading, (_day(one, words), _day(two, words)), other)


def _matched(words: str) -> re.Match[str] | None:
    return next((said for pattern, _ in _LAYOUTS if (said := pattern.fullmatch(words))), None)


def _forms(words: str) -> tuple[str, ...]:
    """The formats that dates written like this may have."""
    for pattern, forms in _LAYOUTS:
        said = pattern.fullmatch(words)
        if said is None:
            continue
        parts = said.groupdict()
        time = f"{parts['gap']}hh:mm{':ss' if parts['seconds'] else ''}" if parts["time"] else ""
        year = "YY" if len(parts.get("year") or "YYYY") == 2 else "YYYY"
        made = tuple(form.format(parts.get("mark") or "", year) + time for form in forms)
        return made if any(_day(form, words) for form in made) else ()
    return ()


def _day(form: str, words: str) -> str:
    """The day that words say in a format; empty where they say none."""
    try:
        return partial_date(DateFormat(form, _ANY_PIVOT).read(words) or "").text
    except BadDate:
        return ""
