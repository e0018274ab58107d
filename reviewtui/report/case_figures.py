"""What cases say in codes, as lines of text: each figure with what it is out of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.casefile.case_codes import plain
from reviewtui.rating.words import counted
from reviewtui.report.columns import paragraph

if TYPE_CHECKING:
    from reviewtui.services.summary.case_figures import CaseFigures, Coded, Harmed
    from reviewtui.services.summary.outcomes import OutcomeCounts, Outcomes


def case_figure_lines(figures: CaseFigures, width: int) -> Iterator[Text]:
    """Outcomes, disposals, needs and people harmed; nothing of what no case says."""
    yield from _outcomes(figures.outcomes, width)
    if figures.disposals is not None:
        yield from _coded("Disposals", figures.disposals, figures.fewest, width)
    if figures.needs is not None:
        yield from _coded("Needs", figures.needs, figures.fewest, width)
    if figures.harmed is not None:
        yield from _harmed(figures.harmed, width)


def _outcomes(outcomes: Outcomes, width: int) -> Iterator[Text]:
    """A line for each outcome; nothing where no case has any."""
    if not outcomes.counts:
        return
    yield Text()
    yield Text(" Outcomes", "bold")
    for code, counts in outcomes.counts.items():
        yield from paragraph(f"{plain(code).capitalize()}: {_outcome(counts, outcomes.fewest)}", width, indent=3)


def _outcome(counts: OutcomeCounts, fewest: int) -> str:
    """`8 of 12 cases in which it is known (67%); not known in 2, not recorded in 10`."""
    share = counts.share(fewest)
    percent = f" ({share}%)" if share is not None else ""
    cases = "case" if counts.known == 1 else "cases"
    silent = counts.cases - counts.known - counts.not_known
    return (
        f"{counts.yes:,} of {counts.known:,} {cases} in which it is known{percent}; "
        f"not known in {counts.not_known:,}, not recorded in {silent:,}"
    )


def _coded(title: str, coded: Coded, fewest: int, width: int) -> Iterator[Text]:
    """`Referral order: 5 of 18 cases in which it is recorded (28%)`."""
    yield from _heading(title, coded.recorded, coded.cases, width)
    for code, number in coded.counts.items():
        share = coded.share(code, fewest)
        percent = f" ({share}%)" if share is not None else ""
        yield from paragraph(f"{plain(code).capitalize()}: {number:,} of {coded.recorded:,}{percent}", width, indent=3)


def _harmed(harmed: Harmed, width: int) -> Iterator[Text]:
    yield from _heading("People harmed", harmed.recorded, harmed.cases, width)
    parts = {"Age": harmed.ages, "Relation": harmed.relations, "Living with the child": harmed.living_together}
    yield from paragraph(f"{counted(harmed.people, 'person', 'people')} in all", width, indent=3)
    for name, counts in parts.items():
        if counts:
            yield from paragraph(f"{name}: {_listed(counts)}", width, indent=3)


def _heading(title: str, recorded: int, cases: int, width: int) -> Iterator[Text]:
    yield Text()
    yield from paragraph(f"{title} · recorded in {recorded:,} of {counted(cases, 'case')}", width, "bold")


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{plain(code)} {number:,}" for code, number in counts.items())
