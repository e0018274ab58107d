"""The chapters on what chronologies say: how long things took, and possible missed opportunities."""

from collections.abc import Iterator, Mapping, Sequence

from reviewtui.casefile.missed.decided import DecidedCheck
from reviewtui.casefile.over_cases import OverCases
from reviewtui.casefile.phrases import without_ids
from reviewtui.report.document.blocks import Block, Heading, Paragraph, Points, Strip, Strips, capitalised, table
from reviewtui.report.missed import (
    check_columns,
    check_sentence,
    decided_sentence,
    sites_sentence,
    together_sentence,
)
from reviewtui.report.timeliness import (
    each_case,
    figures_sentence,
    heading,
    in_use,
    measure_columns,
    same_cases_sentences,
    site_words,
    units,
)
from reviewtui.services.chronology.timing_figures import TimingFigures

WIDE = 200


def timing_blocks(found: TimingFigures) -> Iterator[Block]:
    """Both chapters; nothing of what the framework has none of."""
    names = {site.code: site.name for site in found.inspection.sites}
    measures = in_use(found.measures)
    if measures:
        yield Heading("Timeliness")
        yield table("Each measure over all cases", measure_columns(WIDE), measures)
        yield from map(Paragraph, same_cases_sentences(measures))
        for one in measures:
            yield from _measure(one, names, found.inspection.framework.min_to_rate)
    if found.checks:
        yield Heading("Missed opportunities")
        yield from _missed(found, found.checks, names)


def _measure(one: OverCases, names: Mapping[str, str], fewest: int) -> Iterator[Block]:
    yield Heading(heading(one.measure), 3)
    said = figures_sentence(one.measure, one.whole).removeprefix(f"{heading(one.measure)}: ")
    yield Paragraph(f"{capitalised(said)}.")
    yield Points(
        tuple(
            f"{names.get(site, site)}: {site_words(spread, fewest)}" for site, spread in one.sites.items() if spread.of
        )
    )
    if one.measure.without and (cases := each_case(one.counted)):
        yield Paragraph(cases)
    strips = tuple(Strip(names.get(site, site), spread.values) for site, spread in one.sites.items() if spread.values)
    if strips:
        limits = {limit.most for limit in one.measure.limits}
        limit = limits.pop() if len(limits) == 1 else None
        yield Strips(f"Each case, in {units(one.measure.unit)}", units(one.measure.unit), strips, limit)


def _missed(found: TimingFigures, checks: Sequence[DecidedCheck], names: Mapping[str, str]) -> Iterator[Block]:
    *each, together = checks
    yield Paragraph(together_sentence(together))
    yield Paragraph(decided_sentence(together))
    if together.missed.cases:
        yield Paragraph(sites_sentence(together, names))
    yield table("Cases with a possible or confirmed missed opportunity", check_columns(WIDE), checks)
    yield Points(tuple(map(check_sentence, each)))
    confirmed = tuple(
        f"{reference}. {without_ids(one.finding.sentence)}"
        for reference, some in found.findings.items()
        for one in some
        if one.decision == "confirmed" and one.stands
    )
    if confirmed:
        yield Heading("Confirmed missed opportunities", 3)
        yield Points(confirmed)
