"""How one case looks in the list: columns that fit the width, most telling first."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from reviewtui.framework.model import Framework
from reviewtui.report.columns import heads
from reviewtui.services.caselist import CaseLine
from reviewtui.tui.marks import mark
from reviewtui.tui.text import fitted

GAP = 2
PROGRESS, OWED, FLAGS = 5, 4, 3
BAR = 16
FEWEST_FOR_INSPECTOR = 23
"""Cells that site and inspector need side by side."""
LEAST_SITE = 8
WIDE_FROM = 100
LETTERS, GLYPHS = 2, 3
"""Cells of a grade as a letter alone, and with its glyph."""
MOST_WITH_GLYPHS = 6
"""Beyond, letters alone keep the row on one line."""


@dataclass(frozen=True)
class CaseRow:
    """A case and the framework its grades are read by."""

    line: CaseLine
    framework: Framework
    longest: int = 0
    """Characters of the longest reference in the list."""


@dataclass(frozen=True)
class Columns:
    """Widths in cells; a width of 0 leaves the column out."""

    reference: int
    site: int
    inspector: int
    bar: int
    grade: int
    """From one grade to the next; from 3 cells on, glyphs stand beside the letters."""

    @classmethod
    def of(cls, width: int, codes: Sequence[str], longest: int = 0) -> "Columns":
        """The columns of a list of `width` cells with a grade for each of `codes` and references of up to `longest`.

        For a long reference the bar gives way first, then the inspector, then most of the site.
        """
        grade = _grade_width(codes, width - max(9, longest) - FEWEST_FOR_INSPECTOR)
        rest = width - PROGRESS - OWED - FLAGS - len(codes) * grade - 4 * GAP
        beside = rest - BAR - 1
        bar = BAR if width >= WIDE_FROM and beside - max(9, beside // 5, longest) >= FEWEST_FOR_INSPECTOR else 0
        rest -= bar + 1 if bar else 0
        reference = max(9, rest // 5, longest)
        others = rest - reference
        if others >= FEWEST_FOR_INSPECTOR:
            site = (others - 2 * GAP) * 2 // 5
            return cls(reference, site, others - site - GAP, bar, grade)
        reference = min(max(8, rest * 2 // 5, longest), max(8, rest - LEAST_SITE))
        return cls(reference, max(0, rest - reference), 0, bar, grade)


def case_content(row: CaseRow, width: int) -> Content:
    """One line for a case."""
    line = row.line
    columns = Columns.of(width, _codes(row.framework), row.longest)
    scale, glyph = row.framework.rating_scale, columns.grade > LETTERS
    gap = " " * GAP
    grades = [
        mark(line.ratings.get(code), scale, glyph=glyph).pad_right(columns.grade - (2 if glyph else 1))
        for code in _codes(row.framework)
    ]
    return Content.assemble(
        fitted(line.reference, columns.reference, "bold"),
        gap,
        fitted(line.site, columns.site),
        gap,
        *(
            (fitted(", ".join(line.inspectors) or "–", columns.inspector, "$tone-quiet"), gap)
            if columns.inspector
            else ()
        ),
        *((_bar(line, columns.bar), " ") if columns.bar else ()),
        _progress(line),
        gap,
        _owed(line),
        gap,
        *grades,
        _flags(line),
    )


def heading(framework: Framework, width: int, longest: int = 0) -> Content:
    """The names of the columns, with the list's marker column before them; on more lines where codes need them."""
    columns = Columns.of(width - 1, _codes(framework), longest)
    gap = " " * GAP
    *above, last = heads(_codes(framework), columns.grade)
    words = (
        " " + "Case".ljust(columns.reference) + gap + "Site".ljust(columns.site) + gap
        + ("Inspector".ljust(columns.inspector) + gap if columns.inspector else "")
        + " " * (columns.bar + 1 if columns.bar else 0)
        + "Done".rjust(PROGRESS) + gap + "Owed".rjust(OWED) + gap
    )  # fmt: skip
    lines = [*(" " * len(words) + head for head in above), words + last]
    return Content("\n").join([Content.styled(each[:width].ljust(width), "$tone-quiet") for each in lines])


def _codes(framework: Framework) -> list[str]:
    return [standard.code for standard in framework.standards]


def _grade_width(codes: Sequence[str], room: int) -> int:
    """As wide as the codes are long where they leave the others enough; else with a glyph, or a letter alone."""
    room -= PROGRESS + OWED + FLAGS + 4 * GAP
    whole = max([GLYPHS, *(len(code) + 1 for code in codes)])
    if len(codes) * whole <= room:
        return whole
    return GLYPHS if len(codes) <= MOST_WITH_GLYPHS else LETTERS


def _bar(line: CaseLine, width: int) -> Content:
    done = width * line.answered // line.applicable if line.applicable else 0
    return Content.assemble(("━" * done, "$primary"), ("─" * (width - done), "$tone-quiet 50%"))


def _progress(line: CaseLine) -> Content:
    words = f"{line.answered}/{line.applicable}".rjust(PROGRESS)
    return Content.styled(words, "$tone-quiet" if line.state == "untouched" else "")


def _owed(line: CaseLine) -> Content:
    return Content.styled((f"!{line.owed}" if line.owed else "").rjust(OWED), "$tone-weak")


def _flags(line: CaseLine) -> Content:
    """An open alert, a disagreement and a second look, each in a place of its own."""
    return Content.assemble(
        ("⚑" if line.alerts else " ", "$tone-alert bold"),
        ("≠" if line.disagreements else " ", "$tone-weak"),
        ("↺" if line.second_look else " ", "$tone-weak"),
    )
