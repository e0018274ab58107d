"""How a case looks among the judgements behind a figure."""

from dataclasses import dataclass

from textual.content import Content

from reviewtui.tui.marks import UNJUDGED, tone
from reviewtui.tui.summary.drill_down import JudgedCase
from reviewtui.tui.text import fitted, plain

GAP = "  "
MOST_REFERENCE, MOST_SITE, MOST_INSPECTOR = 20, 20, 40
ANSWER, SHORT_ANSWER = 22, 16
IN_FULL_FROM = 70
ENDING = 4


@dataclass(frozen=True)
class _Columns:
    reference: int
    answer: int
    inspector: int
    site: int


def judged_line(row: JudgedCase, width: int) -> Content:
    """`NOR-03  ○ Inadequate  Ruth Hallam  North  !1 ⚑` in `width` cells."""
    found, line = _columns(width), row.line
    return Content.assemble(
        fitted(line.reference, found.reference, "bold"),
        GAP,
        _answer(row, in_full=width >= IN_FULL_FROM).truncate(found.answer, ellipsis=True, pad=True),
        GAP,
        fitted(", ".join(line.inspectors) or "–", found.inspector),
        GAP,
        fitted(line.site, found.site, "$tone-quiet"),
        " ",
        _ending(row),
    )


def judged_heading(width: int) -> Content:
    """The names of the columns, with the list's marker column before them."""
    found = _columns(width - 1)
    words = (
        " " + "Case".ljust(found.reference) + GAP + "Answer".ljust(found.answer) + GAP
        + "Inspector".ljust(found.inspector) + GAP + "Site".ljust(found.site)
    )  # fmt: skip
    return Content.styled(words, "$tone-quiet")


def _answer(row: JudgedCase, *, in_full: bool) -> Content:
    if row.answer is None:
        return Content.styled(f"{UNJUDGED} to do" if row.rated else f"{UNJUDGED} not rated", "$tone-quiet")
    label = row.answer.label if in_full else row.answer.short or row.answer.label
    return plain(f"{row.answer.glyph} {label}", tone(row.answer, row.scale))


def _ending(row: JudgedCase) -> Content:
    """What is owed anywhere in the case, and an open alert, which outranks a disagreement."""
    owed = f"!{row.line.owed}" if row.line.owed else ""
    unequal = Content.styled("≠" if row.line.disagreements else " ", "$tone-weak")
    alert = Content.styled("⚑", "$tone-alert bold") if row.line.alerts else unequal
    return Content.assemble((owed.rjust(2), "$tone-weak"), " ", alert)


def _columns(width: int) -> _Columns:
    answer = ANSWER if width >= IN_FULL_FROM else SHORT_ANSWER
    room = width - answer - 3 * len(GAP) - 1 - ENDING
    reference = min(max(room // 4, 8), MOST_REFERENCE)
    site = min(max((room - reference) // 3, 6), MOST_SITE)
    return _Columns(reference, answer, min(max(room - reference - site, 1), MOST_INSPECTOR), site)
