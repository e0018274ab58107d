"""How far each inspector has come, as aligned lines: for the panel beneath the summary and for the window."""

from textual.content import Content

from reviewtui.services.summaries import PersonProgress, Progress
from reviewtui.tui.text import fitted

FIGURES = ("judged", "started", "judgements", "owing")
FEWEST_NAME, MOST_NAME = 10, 30
NOBODY = "Nobody has judged anything yet."


def people_heading(width: int) -> Content:
    """The names of the columns."""
    words = "".join(f"  {figure}" for figure in FIGURES)
    return Content.assemble(fitted("Inspector", _name_width(width)), words).stylize("$tone-quiet")


def person_line(person: PersonProgress, width: int) -> Content:
    """`Ruth Hallam   6  1  84  0`: cases judged, cases started, judgements, answers owing."""
    figures = (person.judged, person.started, person.judgements, person.owed)
    cells = "".join(f"  {number:>{len(figure)},}" for number, figure in zip(figures, FIGURES, strict=True))
    return Content.assemble(fitted(person.name, _name_width(width)), cells)


def people_lines(progress: Progress, width: int, height: int) -> Content:
    """As many as there is room for; the last line says how many more there are."""
    people = progress.people
    if not people:
        return Content.styled(NOBODY, "$tone-quiet")
    shown = people if len(people) < height else people[: max(height - 2, 0)]
    more = f"and {len(people) - len(shown)} more: i lists them" if len(shown) < len(people) else ""
    lines = [people_heading(width), *(person_line(person, width) for person in shown)]
    return Content("\n").join([*lines, *([Content.styled(more, "$tone-quiet")] if more else [])])


def _name_width(width: int) -> int:
    figures = sum(len(figure) + 2 for figure in FIGURES)
    return min(max(width - figures, FEWEST_NAME), MOST_NAME)
