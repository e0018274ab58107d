"""What was looked for in vain, as text."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from reviewtui.casefile.absence import Absence
from reviewtui.report.columns import paragraph

INDENT = 3


def absence_lines(absences: Iterable[Absence], width: int) -> Iterator[Text]:
    """Each in its sentence, what was asked or read beneath, and its id."""
    for absence in absences:
        yield from paragraph(absence.sentence, width)
        if absence.text:
            yield from paragraph(absence.text, width, indent=INDENT)
        yield from paragraph(absence.id, width, "dim", indent=INDENT)
