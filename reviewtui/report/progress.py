"""How far an inspection and each of its inspectors have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.report.cells import Column, Piece, titles_of
from reviewtui.report.columns import table_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.services.team.progress import PersonProgress, Progress

FIGURES = {"complete": "judged", "in progress": "started", "answered": "judgements", "missing": "owed"}
"""Heading to the field of an inspector's figure."""
FEWEST_PRINTED, MOST_PRINTED = 8, 24
FEWEST_NAME, USUAL_NAME, MOST_NAME = 10, 16, 30
"""Cells of an inspector's name on a screen."""


def progress_parts(
    progress: Progress,
    departures: int = 0,
    *,
    on_screen: bool = False,
    alerts: bool = True,
    second_looks: int = 0,
    terse: bool = False,
) -> list[Piece]:
    """`20 of 24 cases complete`, `4 not complete`, `⚑ 1 alert open`; what is nought is left out, more of it when terse.

    `departures` are the ratings that a panel put beside those worked out, `second_looks` the judgements whose
    evidence changed since.
    """
    whole = f"{progress.cases:,}" if terse else counted(progress.cases, "case")
    owed = f"{progress.owed:,}" if terse else counted(progress.owed, "judgement")
    departed = f"◆ {counted(departures, 'panel rating')}"
    unequal = f"≠ {progress.disagreements:,} different{'' if terse else ' judgements'}"
    parts = (
        Piece(f"{progress.judged:,} of {whole} complete"),
        Piece("" if terse else f"{progress.cases - progress.judged:,} not complete"),
        Piece(f"{progress.withdrawn:,} withdrawn" if progress.withdrawn else ""),
        Piece(f"{owed} incomplete" if progress.owed else ""),
        Piece(departed if departures else "", "accent"),
        Piece(f"⚑ {counted(progress.alerts_open, 'alert')} open" if alerts and progress.alerts_open else "", "alert"),
        Piece(unequal if progress.disagreements else "", "weak"),
        Piece(f"↺ {second_looks:,}{'' if terse else ' to review again'}" if second_looks else "", "weak"),
    )
    return [part for part in parts if part.text]


def progress_line(progress: Progress, departures: int = 0) -> str:
    """The same in print: `20 of 24 cases complete · 4 not complete · ⚑ 1 alert open`."""
    return " · ".join(part.text for part in progress_parts(progress, departures))


def people_lines(progress: Progress, width: int) -> list[Text]:
    """A heading and a line for each inspector who judged anything."""
    if not progress.people:
        return []
    columns = _people("By inspector", min(MOST_PRINTED, max(width - 42, FEWEST_PRINTED)), 1)
    return [*table_lines([titles_of(columns)], columns, progress.people, width)]


def people_shown(width: int) -> tuple[Column[PersonProgress], ...]:
    """The same table on a screen of `width` cells."""
    figures = sum(map(len, FIGURES))
    gap = 2 if width >= USUAL_NAME + figures + 2 * len(FIGURES) else 1
    return _people("Inspector", min(max(width - figures - gap * len(FIGURES), FEWEST_NAME), MOST_NAME), gap)


def counted(number: int, noun: str) -> str:
    """`1 case`, `24 cases`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _people(title: str, name: int, gap: int) -> tuple[Column[PersonProgress], ...]:
    figures = (Column(figure, 0, _number(field, len(figure)), after=gap) for figure, field in FIGURES.items())
    return (Column(title, name, lambda person: (Piece(person.name),), after=gap), *figures)


def _number(field: str, width: int) -> Callable[[PersonProgress], tuple[Piece, ...]]:
    """A figure that is never cut, however great it is."""
    return lambda person: (Piece(f"{getattr(person, field):>{width},}"),)
