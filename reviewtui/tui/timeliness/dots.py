"""Cases as dots along the axis of time, so that their spread is seen at a glance."""

from collections.abc import Iterable, Iterator, Mapping

from textual.content import Content

from reviewtui.casefile.over_cases import OverCases
from reviewtui.casefile.spread import Spread
from reviewtui.report.columns import site_label
from reviewtui.report.timeliness import figures_sentence, site_words, units
from reviewtui.tui.text import cut, fitted, plain

NOTHING, ONE, MANY = "·", "●", "+"
NAME = 12
LEAST_AXIS = 20
"""Cells of an axis that still shows something."""


def measure_detail(found: OverCases, names: Mapping[str, str], fewest: int, width: int) -> Content:
    """The figures in a sentence, then the cases as dots along the time, over all and site by site."""
    parts = [plain(f"{figures_sentence(found.measure, found.whole)}."), Content("")]
    return Content("\n").join([*parts, *_strips(found, names, fewest, width)])


def _strips(found: OverCases, names: Mapping[str, str], fewest: int, width: int) -> Iterator[Content]:
    """A line for the scale, one for all cases, and one for each site with its figures: at its end, or beneath them all
    where they would leave the dots too little room.
    """
    longest = found.whole.most
    words = {code: site_words(one, fewest) for code, one in found.sites.items()}
    room = width - NAME - 2 - max(map(len, words.values()), default=0)
    is_beside = room >= LEAST_AXIS
    room = room if is_beside else width - NAME - 1
    has_dots = longest is not None and room >= LEAST_AXIS
    if longest is not None and has_dots:
        yield Content.assemble(" " * (NAME + 1), (axis(longest, room, units(found.whole.unit)), "$tone-quiet"))
        yield Content.assemble(fitted("All cases", NAME), " ", *_strip(found.whole, longest, room))
        for code, one in found.sites.items():
            figures = f" {words[code]}" if is_beside else ""
            yield Content.assemble(_name(names, code), *_strip(one, longest, room), plain(figures))
    if not (is_beside and has_dots):
        yield from [Content("")] if has_dots else []
        for code in found.sites:
            yield cut(Content.assemble(_name(names, code), plain(words[code])), width)


def _name(names: Mapping[str, str], code: str) -> Content:
    return Content.assemble(fitted(site_label(names.get(code, code), code, NAME), NAME), " ")


def _strip(found: Spread, longest: int, room: int) -> list[tuple[str, str]]:
    cells = dots(found.values, longest, room)
    return [(sign, "$tone-quiet" if sign == NOTHING else "$accent") for sign in cells]


def dots(values: Iterable[int], longest: int, width: int) -> str:
    """A dot a case, from 0 to `longest` over `width` cells; where several fall on one cell, how many."""
    counts = [0] * width
    for value in values:
        counts[place(value, longest, width)] += 1
    return "".join(_sign(count) for count in counts)


def place(value: int, longest: int, width: int) -> int:
    """The cell that a value falls on."""
    return min(value * width // (longest + 1), width - 1)


def axis(longest: int, width: int, unit: str) -> str:
    """`0          205          410 days`: the scale under the dots."""
    end = f"{longest:,} {unit}"
    middle = f"{longest // 2:,}"
    if width < len(end) + len(middle) + 6:
        return f"0{end.rjust(width - 1)}"
    left = f"0{middle.rjust(width // 2 + len(middle) // 2 - 1)}"
    return left + end.rjust(width - len(left))


def _sign(count: int) -> str:
    if count == 0:
        return NOTHING
    return ONE if count == 1 else str(count) if count < 10 else MANY
