"""How one case looks in the list: columns that fit the width, most telling first."""

from dataclasses import dataclass

from textual.content import Content

from reviewtui.framework.model import Framework
from reviewtui.report.columns import heads
from reviewtui.services.caselist import CaseLine
from reviewtui.tui.marks import mark
from reviewtui.tui.text import fitted

GAP = 2
PROGRESS, OWED, FLAGS = 5, 4, 2
BAR = 16
FEWEST_FOR_INSPECTOR = 23
"""Cells that site and inspector need side by side."""
LEAST_SITE = 8
WIDE_FROM = 100


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
    glyphs: bool

    @classmethod
    def of(cls, width: int, standards: int, longest: int = 0) -> "Columns":
        """The columns of a list of `width` cells with a reference of `longest` characters.

        For a long reference the bar gives way first, then the inspector, then most of the site.
        """
        glyphs = standards <= 6  # beyond, letters alone keep the row on one line
        grades = standards * (3 if glyphs else 2)
        rest = width - PROGRESS - OWED - FLAGS - grades - 4 * GAP
        bar = BAR if width >= WIDE_FROM and rest - BAR - 1 - longest >= FEWEST_FOR_INSPECTOR else 0
        rest -= bar + 1 if bar else 0
        reference = max(9, rest // 5, longest)
        others = rest - reference
        if others >= FEWEST_FOR_INSPECTOR:
            site = (others - 2 * GAP) * 2 // 5
            return cls(reference, site, others - site - GAP, bar, glyphs)
        reference = min(max(8, rest * 2 // 5, longest), max(8, rest - LEAST_SITE))
        return cls(reference, max(0, rest - reference), 0, bar, glyphs)


def case_content(row: CaseRow, width: int) -> Content:
    """One line for a case."""
    line = row.line
    columns = Columns.of(width, len(row.framework.standards), row.longest)
    scale = row.framework.rating_scale
    gap = " " * GAP
    grades = [
        part
        for standard in row.framework.standards
        for part in (mark(line.ratings.get(standard.code), scale, glyph=columns.glyphs), " ")
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
    """The names of the columns, with the list's marker column before them."""
    columns = Columns.of(width - 1, len(framework.standards), longest)
    gap = " " * GAP
    grades = heads([standard.code for standard in framework.standards], 3 if columns.glyphs else 2)
    words = (
        " " + "Case".ljust(columns.reference) + gap + "Site".ljust(columns.site) + gap
        + ("Inspector".ljust(columns.inspector) + gap if columns.inspector else "")
        + " " * (columns.bar + 1 if columns.bar else 0)
        + "Done".rjust(PROGRESS) + gap + "Owed".rjust(OWED) + gap + grades
    )  # fmt: skip
    return Content.styled(words.ljust(width), "$tone-quiet")


def _bar(line: CaseLine, width: int) -> Content:
    done = width * line.answered // line.applicable if line.applicable else 0
    return Content.assemble(("━" * done, "$primary"), ("─" * (width - done), "$tone-quiet 50%"))


def _progress(line: CaseLine) -> Content:
    words = f"{line.answered}/{line.applicable}".rjust(PROGRESS)
    return Content.styled(words, "$tone-quiet" if line.state == "untouched" else "")


def _owed(line: CaseLine) -> Content:
    return Content.styled((f"!{line.owed}" if line.owed else "").rjust(OWED), "$tone-weak")


def _flags(line: CaseLine) -> Content:
    """An alert outranks a disagreement, and that a second look, for the one place there is."""
    if line.alerts:
        return Content.styled("⚑ ", "$tone-alert bold")
    if line.disagreements:
        return Content.styled("≠ ", "$tone-weak")
    return Content.styled("↺ " if line.second_look else "  ", "$tone-weak")
