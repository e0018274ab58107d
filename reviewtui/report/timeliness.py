"""How long things took, as text: each measure over all cases, always with its two events, and the cases behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from rich.text import Text

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.over_cases import Counted, OverCases, has_share, same_cases
from reviewtui.casefile.phrases import between, time
from reviewtui.casefile.spread import Spread
from reviewtui.figures.decimals import per_cent
from reviewtui.framework.measure import Measure
from reviewtui.report.casefile import LABEL, VERDICTS
from reviewtui.report.cells import Column, Piece, Tone
from reviewtui.report.columns import cell, labelled, paragraph

NO_LIMIT = "no limit"
MEAN, CASES = 17, 7
REFERENCE, SITE, EXTENT = 10, 12, 24
LEAST = 8
TONES: Mapping[Verdict, Tone] = {Verdict.WITHIN: "good", Verdict.LATE: "alert", Verdict.INVALID: "alert"}


Figures = TypeVar("Figures", OverCases, Counted)


class CaseRow(NamedTuple):
    """One case behind a measure."""

    reference: str
    site: str
    """Its name."""
    result: Measured


def measure_columns(width: int) -> tuple[Column[OverCases], ...]:
    """`Disclosure to sentence            8.0 months   21/24`: the cases are those with a figure, or else a verdict."""
    room = max(width - MEAN - CASES - 2, LEAST)
    return (
        Column("Measure", room, lambda row: (Piece(heading(row.measure), strong=True),)),
        Column("mean, or within", MEAN, lambda row: (Piece(mean_words(row.whole)),), sorts=False),
        Column("cases", CASES, lambda row: (Piece(_known(row.whole)),), right=True),
    )


def case_columns(width: int) -> tuple[Column[CaseRow], ...]:
    """`CTY-02  City   240 days    no limit`."""
    extent_width = max(min(EXTENT, width - REFERENCE - SITE - LABEL - 3), LEAST)
    return (
        Column("Case", REFERENCE, lambda row: (Piece(row.reference, strong=True),)),
        Column("Site", SITE, lambda row: (Piece(row.site),)),
        Column("How long", extent_width, lambda row: (Piece(extent(row.result)),)),
        Column("Result", 0, lambda row: (Piece(VERDICTS[row.result.verdict], TONES.get(row.result.verdict, "")),)),
    )


def timeliness_lines(measures: Iterable[Counted], names: Mapping[str, str], fewest: int, width: int) -> Iterator[Text]:
    """The section of the summary: a paragraph a measure, its sites beneath it; nothing where there is no measure.

    `names` are the sites' names by code; a site with fewer than `fewest` verdicts has counts and no share.
    """
    for place, found in enumerate(in_use(measures)):
        if place == 0:
            yield Text()
            yield from paragraph("Timeliness", width, "bold")
        yield from _figure_lines(found, names, fewest, width)
        if found.measure.without:
            yield from paragraph(each_case(found), width, "dim", indent=3)


def in_use(measures: Iterable[Figures]) -> tuple[Figures, ...]:
    """Those that are for any case at all."""
    return tuple(found for found in measures if found.whole.of or not found.measure.applies_when)


def _figure_lines(found: OverCases | Counted, names: Mapping[str, str], fewest: int, width: int) -> Iterator[Text]:
    yield from paragraph(f"{figures_sentence(found.measure, found.whole)}.", width)
    sites = " · ".join(
        f"{names.get(site, site)} {site_words(one, fewest)}" for site, one in found.sites.items() if one.of
    )
    yield from paragraph(f"{_by_site(found)}: {sites}.", width, "dim", indent=3)


def _by_site(found: OverCases | Counted) -> str:
    """`By site, days`; without the unit where no case has a number."""
    return f"By site, {units(found.measure.unit)}" if found.whole.n else "By site"


def heading(measure: Measure) -> str:
    """`Disclosure to sentence`; a title that says more stands before the two events."""
    ends = measure.ends
    if measure.title.casefold() in (ends.casefold(), f"from {ends}".casefold()):
        return ends[0].upper() + ends[1:]
    return f"{measure.title} ({ends})"


def figures_sentence(measure: Measure, found: Spread) -> str:
    """`Disclosure to sentence: mean 8.0 months (244 days), 21 of 24 cases; median 245 days, from 121 to 410`."""
    known = f"{found.n} of {found.of} cases" if found.n else f"no exact figure for any of the {found.of} cases"
    parts = [f"{heading(measure)}: {_mean(found)}{known}"]
    if found.least is not None and found.most is not None:
        spread = f"from {found.least:,} to {found.most:,}" if found.least != found.most else "all alike"
        parts.append(f"median {_amount(found.median_text(1), found.unit)}, {spread}")
    parts.append(limit_words(measure, found, 1))
    return "; ".join(parts)


def site_words(found: Spread, fewest: int) -> str:
    """`mean 240 (6 of 7)` and how many were within a limit; of a few cases each value, since a mean says too much."""
    values = f"mean {found.mean_text(0)}" if found.n >= MEAN_FROM else ", ".join(f"{value:,}" for value in found.values)
    known = [f"{values} ({found.n} of {found.of})"] if found.n else []
    verdicts = [_verdicts(found, fewest)] if found.asked or not found.n else []
    return ", ".join([*known, *verdicts])


MEAN_FROM = 5
"""Cases with a value from which on a site has a mean."""


def limit_words(measure: Measure, found: Spread, fewest: int) -> str:
    """`no limit`, or `against the limit 8 within, 3 over, 12 undetermined: between 35% and 87% within`."""
    if measure.mean_target is not None:
        return _target_words(measure.mean_target, found)
    return f"against the limit {_verdicts(found, fewest)}" if measure.limits else NO_LIMIT


def _target_words(target: int, found: Spread) -> str:
    """`target for the mean 71 days: 162 days in 3 cases, above it`."""
    what = f"target for the mean {_amount(str(target), found.unit)}"
    if not found.targeted:
        return f"{what}: in force for none of these cases"
    cases = f"{len(found.targeted)} case{'' if len(found.targeted) == 1 else 's'}"
    where = "met" if found.meets_target else "above it"
    return f"{what}: {_amount(found.targeted_mean_text(1), found.unit)} in {cases} while it was in force, {where}"


def _verdicts(found: Spread, fewest: int) -> str:
    """`8 within, 3 over: 73% within`; with the least and the most it can be while some cases cannot be told."""
    unlimited = [f"{found.no_limit} with no limit then"] if found.limited and found.no_limit else []
    if not found.judged:
        unknown = [f"undetermined ({found.cannot_tell})"] if found.cannot_tell else []
        return ", ".join([*unknown, *unlimited])
    unknown = [f"{found.cannot_tell} undetermined"] if found.cannot_tell else []
    counts = ", ".join([f"{found.within} within", f"{found.late} over", *unknown])
    share = f": {_share(found)} within" if has_share(found, fewest) else ""
    return "; ".join([f"{counts}{share}", *unlimited])


def _share(found: Spread) -> str:
    """`73%`, or `between 35% and 87%`."""
    least, _, most = _range(found).partition("–")
    return f"between {least}% and {most}%" if most else f"{least}%"


def _range(found: Spread) -> str:
    """`73`, or `35–87` per cent: what the cases that cannot be told leave open."""
    least, most = (per_cent(within, found.asked) for within in (found.within, found.most_within))
    return f"{least}–{most}" if found.cannot_tell else str(least)


def coded_lines(measures: Sequence[OverCases], names: Mapping[str, str], fewest: int, width: int) -> Iterator[Text]:
    """Each measure by its code, its figures and its sites: what to ask for to see the cases behind them."""
    for found in in_use(measures):
        yield from paragraph(found.measure.code, width, "bold", indent=0)
        yield from _figure_lines(found, names, fewest, width)
    for said in same_cases_sentences(measures):
        yield from paragraph(said, width, indent=0)


def same_cases_sentences(measures: Iterable[OverCases]) -> Iterator[str]:
    """`Each mean is of the cases with both its dates. In the same 20 cases, in calendar days: …`."""
    for one in same_cases(measures):
        if one.cases:
            means = (f"{each.ends} {mean}" for each, mean in zip(one.measures, one.means, strict=True))
            yield (
                f"Each mean is of the cases that have both its dates. In the same {one.cases} "
                f"{'case' if one.cases == 1 else 'cases'}, in {units(one.measures[0].unit)}: {', '.join(means)}."
            )


def case_lines(found: OverCases, width: int, *, figures: bool = True) -> Iterator[Text]:
    """The cases behind a measure, the longest first: each verdict with its sentence, which names the two events."""
    title = f"{figures_sentence(found.measure, found.whole)}." if figures else heading(found.measure)
    yield from paragraph(title, width, "bold", indent=0)
    widest = max(map(len, found.cases), default=0)
    for reference, result in sorted(found.cases.items(), key=lambda item: longest_first(item[1])):
        label = Text.assemble(cell(reference, widest), " ", cell(VERDICTS[result.verdict], LABEL))
        yield from labelled(label, result.why, width)


def longest_first(result: Measured) -> tuple[int, int]:
    """Sorts results by how long it was, and last those that nothing is known of."""
    most = -1 if result.most is None else result.most
    return (0 if result.value is not None else 1, -most)


def mean_words(found: Spread) -> str:
    """`8.0 months`, `44 working days`, or how many were within the limit where there is no mean."""
    if not found.n:
        if found.cannot_tell:
            return f"{_range(found)}% within" if found.judged else "undetermined"
        return f"{found.within} of {found.judged} within" if found.judged else "–"
    return _months(found) if _is_in_months(found) else f"{found.mean_text(1)} {units(found.unit)}"


def _mean(found: Spread) -> str:
    """With its comma, or nothing where no case has a value."""
    if not found.n:
        return ""
    days = _amount(found.mean_text(1), found.unit)
    mean = f"{_months(found)} ({found.mean_text(0)} days)" if _is_in_months(found) else days
    return f"mean {mean}, "


def _is_in_months(found: Spread) -> bool:
    """Whether it comes to a month: `0.0 months` says nothing."""
    return found.in_days and not found.mean_months_text(1).startswith("0")


def _months(found: Spread) -> str:
    months = found.mean_months_text(1)
    return f"{months if '.' in months else f'{months}.0'} months"


def _known(whole: Spread) -> str:
    return f"{whole.n or whole.judged}/{whole.of}"


def _amount(number: str, unit: str) -> str:
    return time(int(number), unit) if number.isdigit() else f"{number} {units(unit)}"


def units(unit: str) -> str:
    """`days`, `working days`."""
    return time(2, unit).partition(" ")[2]


def each_case(found: Counted) -> str:
    """`Each case, longest first: NOR-02 307 · …`, and those whose dates do not tell."""
    shown = " · ".join(f"{reference} {value:,}" for reference, value in found.longest)
    left = found.whole.n - len(found.longest)
    more = f" · and {left:,} more" if left else ""
    lacking = f" Could not be calculated: {', '.join(found.unknown)}." if found.unknown else ""
    return f"Days in each case, longest first: {shown}{more}.{lacking}" if shown else lacking.strip()


def extent(result: Measured) -> str:
    """`234 days`, `between 12 and 42 days`, or a dash where there is nothing to count."""
    if result.least is None or result.most is None:
        return "error" if result.verdict is Verdict.INVALID else "–"
    return between(result.least, result.most, result.unit)
