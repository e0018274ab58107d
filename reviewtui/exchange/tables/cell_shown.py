"""A number or a day as its cell shows it, by the cell's number format."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

_NUMBER = re.compile(
    r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|(\[[A-Za-z]+\])|\\(.)|_(.)|\*(.)|([0#?][0#?,]*(?:\.[0#?]*)?)|(.)', re.DOTALL
)
_CONDITION = re.compile(r"\[[<>=]")
_DAY = re.compile(
    r'"([^"]*)"|\[[^\]]*\]|\\(.)|_(.)|\*.|(am/pm|a/p|y+|m+|d+|h+|s+(?:\.0+)?)|(.)', re.IGNORECASE | re.DOTALL
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown_number(value: int | float, number_format: str) -> tuple[str, bool] | None:
    """The text that a cell shows, and whether it tells all of the number.

    None for a format that is not worked out here, such as a fraction.
    """
    if _CONDITION.search(number_format):
        return None
    sections = _sections(number_format)
    place = 1 if value < 0 and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0
    sign = "-" if value < 0 and place == 0 else ""
    return _filled(sections[place], abs(value), sign)


def shown_text(text: str, number_format: str) -> str:
    """The text that a cell of text shows: most formats say nothing of text."""
    if "@" not in number_format and ";" not in number_format:
        return text
    sections = _sections(number_format)
    if len(sections) == 4 or (len(sections) == 1 and "@" in number_format):
        return "".join(_literal(found) if found[8] != "@" else text for found in _NUMBER.finditer(sections[-1]))
    return text


def _sections(number_format: str) -> Sequence[str]:
    found, start, depth = [], 0, ""
    for place, letter in enumerate(number_format):
        if depth:
            depth = "" if letter == depth or depth == "\\" else depth
        elif letter in '"[\\':
            depth = {"[": "]"}.get(letter, letter)
        elif letter == ";":
            found.append(number_format[start:place])
            start = place + 1
    return [*found, number_format[start:]]


def _filled(section: str, value: int | float, sign: str) -> tuple[str, bool] | None:
    parts = list(_NUMBER.finditer(section))
    places = [part for part in parts if part[7]]
    others = "".join(part[8] or "" for part in parts)
    if "General" in section:
        return section.replace("General", f"{sign}{value:.15g}").replace('"', ""), True
    if len(places) != 1:
        bare = "".join(map(_literal, parts))
        return (bare, False) if not places and not re.search("[@A-Za-z]", others) else None
    if re.search("[@/A-Za-z]", others):
        return None
    digits, exact = _digits(places[0][7], value, others.count("%"))
    return sign + "".join(digits if part[7] else _literal(part) for part in parts), exact


def _literal(part: "re.Match[str]") -> str:
    if part[5]:
        return " "
    if part[3] or part[6]:
        return ""
    return next((part[group] for group in (1, 2, 4, 8) if part[group]), "")


def _digits(places: str, value: int | float, percents: int) -> tuple[str, bool]:
    whole, _, decimals = places.partition(".")
    thousands = len(whole) - len(whole.rstrip(","))
    exact = Decimal(repr(value)) * 100**percents / 1000**thousands
    rounded = exact.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    before, _, after = f"{rounded:f}".partition(".")
    least = sum(each in "0" for each in whole)
    before = before.lstrip("0").zfill(least) if least or before.strip("0") else ""
    if "," in whole.rstrip(","):
        before = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", before)
    while after and decimals[len(after) - 1] != "0" and after.endswith("0"):
        after = after[:-1]
    return f"{before}{'.' if '.' in places else ''}{after}", rounded == exact


def shown_date(year: int, month: int, day: int, seconds: int, weekday: int, number_format: str) -> str:
    """The text that a cell shows of a day and the seconds since its midnight, with English names."""
    section = _sections(number_format)[0]
    parts = list(_DAY.finditer(section))
    runs = [(part[4] or "").casefold() for part in parts]
    noon = any(run in ("am/pm", "a/p") for run in runs)
    hour, minute, second = seconds // 3600, seconds // 60 % 60, seconds % 60
    written = []
    for place, part in enumerate(parts):
        run = runs[place]
        before = next((each for each in reversed(runs[:place]) if each and each not in ("am/pm", "a/p")), "")
        after = next((each for each in runs[place + 1 :] if each), "")
        if not run:
            written.append(" " if part[3] else part[1] or part[2] or part[5] or "")
        elif run in ("am/pm", "a/p"):
            written.append(("PM" if hour >= 12 else "AM")[: 2 if run == "am/pm" else 1])
        elif run[0] == "y":
            written.append(f"{year % 100:02}" if len(run) < 3 else f"{year:04}")
        elif run in ("m", "mm") and (before.startswith("h") or after.startswith("s")):
            written.append(f"{minute:0{len(run)}}")
        elif run[0] == "m":
            name = _MONTHS[month - 1]
            written.append({3: name[:3], 4: name, 5: name[:1]}.get(len(run)) or f"{month:0{len(run)}}")
        elif run[0] == "d":
            name = _WEEKDAYS[weekday]
            written.append({3: name[:3]}.get(len(run), name) if len(run) > 2 else f"{day:0{len(run)}}")
        else:
            number = ((hour + 11) % 12 + 1 if noon else hour) if run[0] == "h" else second
            written.append(f"{number:0{min(len(run.partition('.')[0]), 2)}}")
    return "".join(written)
