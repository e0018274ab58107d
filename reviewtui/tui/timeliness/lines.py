"""How a measure looks in its list and beside it, and how a case looks behind one."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from textual.content import Content

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.over_cases import OverCases
from reviewtui.casefile.phrases import time
from reviewtui.casefile.spread import Spread
from reviewtui.report.casefile import VERDICTS
from reviewtui.report.timeliness import extent, figures_sentence, heading, site_words
from reviewtui.tui.text import fitted, plain
from reviewtui.tui.timeliness.dots import NOTHING, axis, dots

MEAN, CASES = 17, 7
NAME = 12
EXTENT = 24
LEAST_AXIS = 20
"""Cells of an axis that still shows something."""
TONES = {Verdict.WITHIN: "$tone-good", Verdict.LATE: "$tone-alert", Verdict.INVALID: "$tone-alert"}


class CaseRow(NamedTuple):
    """One case behind a measure."""

    reference: str
    site: str
    """Its name."""
    result: Measured


def measure_line(found: OverCases, width: int) -> Content:
    """`Disclosure to sentence            8.0 months   21/24`: the cases are those with a figure, or else a verdict."""
    whole, room = found.whole, max(width - MEAN - CASES - 2, 8)
    known = f"{whole.n or whole.within + whole.late}/{whole.of}".rjust(CASES)
    return Content.assemble(
        fitted(heading(found.measure), room, "bold"), " ", fitted(mean_words(whole), MEAN), " ", plain(known)
    )


def measure_heading(width: int) -> Content:
    """The names of the columns."""
    room = max(width - 1 - MEAN - CASES - 2, 8)
    words = f" {'Measure'.ljust(room)} {'mean, or within'.ljust(MEAN)} {'cases'.rjust(CASES)}"
    return Content.styled(words, "$tone-quiet")


def mean_words(found: Spread) -> str:
    """`8.0 months`, `44 working days`, or how many were within the limit where there is no mean."""
    if not found.n:
        judged = found.within + found.late
        return f"{found.within} of {judged} within" if judged else "–"
    if found.in_days:
        months = found.mean_months_text(1)
        return f"{months if '.' in months else f'{months}.0'} months"
    return f"{found.mean_text(1)} {_units(found.unit)}"


def measure_detail(found: OverCases, names: Mapping[str, str], fewest: int, width: int) -> Content:
    """The figures in a sentence, then the cases as dots along the time, over all and site by site."""
    parts = [plain(f"{figures_sentence(found.measure, found.whole)}."), Content("")]
    return Content("\n").join([*parts, *_strips(found, names, fewest, width)])


def _strips(found: OverCases, names: Mapping[str, str], fewest: int, width: int) -> Iterator[Content]:
    """A line for the scale, one for all cases, and one for each site with its figures at the end."""
    longest = found.whole.most
    words = {code: site_words(one, fewest) for code, one in found.sites.items()}
    room = width - NAME - 2 - max(map(len, words.values()), default=0)
    if longest is not None and room >= LEAST_AXIS:
        yield Content.assemble(" " * (NAME + 1), (axis(longest, room, _units(found.whole.unit)), "$tone-quiet"))
        yield Content.assemble(fitted("All cases", NAME), " ", *_strip(found.whole, longest, room))
    for code, one in found.sites.items():
        strip = [*_strip(one, longest, room), (" ", "")] if longest is not None and room >= LEAST_AXIS else []
        line = Content.assemble(fitted(names.get(code, code), NAME), " ", *strip, plain(words[code]))
        yield line.truncate(width, ellipsis=True)


def _strip(found: Spread, longest: int, room: int) -> list[tuple[str, str]]:
    cells = dots(found.values, longest, room)
    return [(sign, "$tone-quiet" if sign == NOTHING else "$accent") for sign in cells]


def _units(unit: str) -> str:
    return time(2, unit).partition(" ")[2]


def case_line(row: CaseRow, width: int) -> Content:
    """`CTY-02  City   240 days    no limit`."""
    reference, site, room = _case_columns(width)
    return Content.assemble(
        fitted(row.reference, reference, "bold"),
        " ",
        fitted(row.site, site),
        " ",
        fitted(extent(row.result), room),
        " ",
        plain(VERDICTS[row.result.verdict], TONES.get(row.result.verdict, "")),
    ).truncate(width, ellipsis=True)


def case_heading(width: int) -> Content:
    """The names of the columns."""
    reference, site, room = _case_columns(width - 1)
    words = f" {'Case'.ljust(reference)} {'Site'.ljust(site)} {'How long'.ljust(room)} Verdict"
    return Content.styled(words[:width], "$tone-quiet")


def _case_columns(width: int) -> tuple[int, int, int]:
    verdict = max(map(len, VERDICTS.values()))
    reference, site = 10, 12
    return reference, site, max(min(EXTENT, width - reference - site - verdict - 3), 8)
