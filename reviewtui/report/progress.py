"""How far an inspection and each of its inspectors have come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.report.columns import cell, line

if TYPE_CHECKING:
    from reviewtui.services.summaries import PersonProgress, Progress

NAME_WIDTH = 24


def progress_line(progress: Progress, departures: int = 0) -> str:
    """`20 of 24 cases judged · 4 to do · ⚑ 1 alert open`, with what is nought left out.

    `departures` are the ratings that a panel put beside those worked out.
    """
    parts = [
        f"{progress.judged} of {counted(progress.cases, 'case')} judged",
        f"{progress.cases - progress.judged} to do",
        f"{counted(progress.owed, 'answer')} owing" if progress.owed else "",
        f"◆ {counted(departures, 'departure')} by a panel" if departures else "",
        f"⚑ {counted(progress.alerts_open, 'alert')} open" if progress.alerts_open else "",
        counted(progress.disagreements, "disagreement") if progress.disagreements else "",
    ]
    return " · ".join(part for part in parts if part)


def people_lines(progress: Progress, width: int) -> list[Text]:
    """A heading and a line for each inspector who judged anything."""
    if not progress.people:
        return []
    name = min(NAME_WIDTH, max(width - 38, 8))
    titles = ("judged", "started", "judgements", "owing")
    heading = line([cell("By inspector", name), *(cell(title, len(title), right=True) for title in titles)], width)
    heading.stylize("bold")
    return [heading, *(line(_cells(person, name, titles), width) for person in progress.people)]


def counted(number: int, noun: str) -> str:
    """`1 case`, `24 cases`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _cells(person: PersonProgress, name: int, titles: Sequence[str]) -> list[Text]:
    figures = (person.judged, person.started, person.judgements, person.owed)
    cells = (cell(f"{figure:,}", len(title), right=True) for figure, title in zip(figures, titles, strict=True))
    return [cell(person.name, name), *cells]
