"""How a check looks in its list and beside it, and how a finding looks."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from textual.content import Content

from reviewtui.casefile.missed.decided import DecidedCheck
from reviewtui.report.missed import about, check_sentence, decided_sentence, together_sentence
from reviewtui.services.found import CaseFinding
from reviewtui.tui.text import fitted, plain

NUMBERS = 12
NAME = 12
WITH, WITHOUT = "■", "□"
MOST_SQUARES = 30
NO_DAY = " " * 10
MARKS = {"confirmed": ("✓", "$tone-bad"), "dismissed": ("✗", "$tone-quiet"), "open": ("?", "$accent")}


class FindingRow(NamedTuple):
    """One finding of one case."""

    case: str
    site: str
    """Its name."""
    title: str
    """Of the check."""
    one: CaseFinding

    @property
    def key(self) -> str:
        """What it is known by."""
        return f"{self.case}/{self.one.id}"


def check_line(check: DecidedCheck, width: int) -> Content:
    """`Without a social worker             3/24 cases   2 before   6 open`."""
    missed = check.missed
    decided = (check.confirmed, check.dismissed, check.open)
    parts = (f"{len(missed.cases)}/{missed.of}", str(len(missed.before_offence)), *map(str, decided))
    room = max(width - sum(_WIDTHS) - len(_WIDTHS), 8)
    numbers = " ".join(part.rjust(cells) for part, cells in zip(parts, _WIDTHS, strict=True))
    return Content.assemble(fitted(check.title, room, "" if missed.check else "bold"), " ", plain(numbers))


def check_heading(width: int) -> Content:
    """The names of the columns."""
    room = max(width - 1 - sum(_WIDTHS) - len(_WIDTHS), 8)
    names = " ".join(name.rjust(cells) for name, cells in zip(_NAMES, _WIDTHS, strict=True))
    return Content.styled(f" {'Missed opportunity'[:room].ljust(room)} {names}"[:width], "$tone-quiet")


_NAMES = ("cases", "before", "confirmed", "dismissed", "open")
_WIDTHS = (6, 6, 9, 9, 4)


def check_detail(check: DecidedCheck, names: Mapping[str, str], width: int) -> Content:
    """The figures in sentences, then a square a case, site by site."""
    sentence = check_sentence(check) if check.missed.check else together_sentence(check)
    parts = [plain(sentence), plain(decided_sentence(check)), Content("")]
    return Content("\n").join([*parts, *_squares(check, names, width)])


def _squares(check: DecidedCheck, names: Mapping[str, str], width: int) -> Iterator[Content]:
    for code, count in check.missed.sites.items():
        squares = ((WITH * count.cases, "$accent"), (WITHOUT * (count.of - count.cases), "$tone-quiet"))
        shown = squares if count.of <= MOST_SQUARES else ()
        words = f" {count.cases} of {count.of}"
        yield Content.assemble(fitted(names.get(code, code), NAME), " ", *shown, words).truncate(width, ellipsis=True)


def finding_line(row: FindingRow, width: int) -> Content:
    """`? CTY-02  City   Referral without a strategy discussion`; what was dismissed is dimmed."""
    sign, tone = MARKS[row.one.decision]
    lost = "" if row.one.stands else " (no longer found)"
    disputed = " ≠ two laptops disagree" if row.one.sides else ""
    style = "$tone-quiet" if row.one.decision == "dismissed" or not row.one.stands else ""
    return Content.assemble(
        (sign, tone),
        " ",
        fitted(row.case, 10, "bold"),
        " ",
        fitted(row.site, 10),
        " ",
        f"{row.one.finding.day:%d.%m.%Y}" if row.one.stands else NO_DAY,
        " ",
        plain(f"{row.title}{lost}", style),
        (disputed, "$tone-alert"),
    ).truncate(width, ellipsis=True)


def finding_heading(width: int) -> Content:
    """The names of the columns."""
    return Content.styled(
        f"   {'Case'.ljust(10)} {'Site'.ljust(10)} {'Day'.ljust(10)} Missed opportunity"[:width], "$tone-quiet"
    )


def finding_detail(row: FindingRow) -> Content:
    """What was expected and what the file shows; then its name, who decided, and why."""
    return Content("\n").join([plain(row.one.finding.sentence), plain(about(row.one), "$tone-quiet")])
