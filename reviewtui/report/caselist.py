"""The list of cases as a table: how far each has come and what each standard of it is rated.

Its columns are made here for print and for the screen, which differ in what gives way where room is scarce.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reviewtui.framework.model import Framework
from reviewtui.report.cells import STILL_TO_DO, Cell, Column, Piece, cells_of, titles_of
from reviewtui.report.columns import site_label
from reviewtui.report.marks import lettered

if TYPE_CHECKING:
    from reviewtui.services.cases.caselist import CaseLine


class CaseTable(NamedTuple):
    """The columns of the list, and the lines of its heading over the grades."""

    columns: tuple[Column[CaseLine], ...]
    heads: list[str]
    """The codes of the standards over their grades; more lines than one where they do not fit side by side."""

    @property
    def heading(self) -> list[list[Cell]]:
        """The lines of the heading, each a row."""
        before = sum(column.width + column.after for column in self.columns[:-2])
        above = [[Cell((Piece(" " * before + head),))] for head in self.heads[:-1]]
        return [*above, titles_of(self.columns)]

    def row(self, case: CaseLine) -> list[Cell]:
        """The cells of one case; one that was withdrawn has its reason where the others have their figures."""
        if not case.withdrawn:
            return cells_of(self.columns, case)
        first, second = self.columns[:2]
        named: list[Column[CaseLine]] = [
            Column(first.title, first.width, lambda case: (Piece(case.reference, "struck"),), after=first.after)
        ]
        if second.title == SITE_TITLE:
            named.append(second)
        return cells_of((*named, Column("", 0, lambda case: (Piece(case.withdrawn, "quiet"),))), case)


def printed(framework: Framework, width: int, longest: int = 0) -> CaseTable:
    """The list in print; narrower than about 70 columns the inspectors go, then the site.

    They give way to references of up to `longest` characters too.
    """
    codes = _codes(framework)
    strides = (max([2, *(len(code) + 1 for code in codes)]), 2)
    stride = next((each for each in strides if _printed_room(codes, each, width, longest) >= BESIDE), 2)
    rest = REFERENCE + _printed_room(codes, stride, width, 0)
    reference = max(REFERENCE, min(longest, rest))
    room = rest - reference
    site = SITE if room > SITE else 0
    people = min(room - site - 2, MOST_PEOPLE) if room - site - 2 >= FEWEST_PEOPLE else 0
    over = heads(codes, stride)
    columns: tuple[Column[CaseLine], ...] = (
        Column("Case", reference, _reference),
        *([Column(SITE_TITLE, site, partial(_site, site))] if site else []),
        *([Column("Inspector", people, _inspectors)] if people else []),
        Column("Answered", ANSWERED, _answered, right=True),
        Column("Missing", MISSING, lambda case: (Piece(str(case.owed or "")),), right=True),
        Column(over[-1], max(map(len, over)), lambda case: _grades(framework, case, stride, glyph=False)),
        Column("Marks", 0, _marks),
    )
    return CaseTable(columns, over)


def shown(framework: Framework, width: int, longest: int = 0, *, has_courses: bool = False) -> CaseTable:
    """The list on a screen of `width` cells; with a column for what was submitted, once anything was.

    For references of up to `longest` characters the bar gives way first, then the inspector, then most of the site.
    """
    codes = _codes(framework)
    answered, missing = _figures(width)
    figures = answered[1] + missing[1]
    course = _course_width(width - figures - len(codes) * GLYPHS - max(9, longest)) if has_courses else 0
    figures += course + GAP if course else 0
    grade = _grade_width(codes, width - figures - max(9, longest) - FEWEST_FOR_INSPECTOR)
    reference, site, inspector, bar = _shown_widths(width, figures + len(codes) * grade, longest)
    glyph = grade > LETTERS
    over = heads(codes, grade)
    columns: tuple[Column[CaseLine], ...] = (
        Column("Case", reference, _reference, after=GAP),
        Column(SITE_TITLE, site, partial(_site, site), after=GAP),
        *([Column("Inspector", inspector, _inspectors_or_none, after=GAP)] if inspector else []),
        *(_bars(bar) if bar else ()),
        Column(*answered, _answered, right=True, after=GAP),
        Column(*missing, _owed, right=True, after=GAP),
        *([Column("Review", course, _course, after=GAP)] if course > 1 else []),
        *([Column("", course, _course_mark, after=GAP)] if course == 1 else []),
        Column(over[-1], len(codes) * grade, lambda case: _grades(framework, case, grade, glyph=glyph), after=0),
        Column("", 0, _flags),
    )
    return CaseTable(columns, over)


# What stands in the columns ------------------------------------------------------------------------------------------


def _reference(case: CaseLine) -> tuple[Piece, ...]:
    return (Piece(case.reference, strong=True),)


def _site(width: int, case: CaseLine) -> tuple[Piece, ...]:
    return (Piece(site_label(case.site, case.site_code, width)),)


def _inspectors(case: CaseLine) -> tuple[Piece, ...]:
    return (Piece(", ".join(case.inspectors), "quiet"),)


def _inspectors_or_none(case: CaseLine) -> tuple[Piece, ...]:
    return _inspectors(case) if case.inspectors else (Piece("–", "quiet"),)


def _answered(case: CaseLine) -> tuple[Piece, ...]:
    return (Piece(f"{case.answered}/{case.applicable}", "quiet" if case.state == "untouched" else ""),)


def _owed(case: CaseLine) -> tuple[Piece, ...]:
    return (Piece(f"!{case.owed}" if case.owed else "", "weak"),)


def _course(case: CaseLine) -> tuple[Piece, ...]:
    """`→ submitted`."""
    return (Piece(f"{MARKS_OF_COURSE[case.course]} {case.course}" if case.course else ""),)


def _course_mark(case: CaseLine) -> tuple[Piece, ...]:
    return (Piece(MARKS_OF_COURSE.get(case.course, "")),)


def _bars(width: int) -> tuple[Column[CaseLine]]:
    return (Column("", width, lambda case: _bar(case, width)),)


def _bar(case: CaseLine, width: int) -> tuple[Piece, ...]:
    done = width * case.answered // case.applicable if case.applicable else 0
    return (Piece("━" * done, "progress"), Piece("─" * (width - done), "faint"))


def _grades(framework: Framework, case: CaseLine, stride: int, *, glyph: bool) -> tuple[Piece, ...]:
    """A letter for each standard, with its glyph where there is room, each in the colour of its place."""
    scale, found = framework.rating_scale, list[Piece]()
    for code in _codes(framework):
        rating = case.ratings.get(code) or ""
        to_do = Piece(STILL_TO_DO + " " * glyph, "to_do")
        grade = lettered(scale, rating, glyph=glyph) if rating in scale.by_code else to_do
        found += [grade, Piece(" " * (stride - 1 - glyph))]
    return tuple(found[:-1])


def _marks(case: CaseLine) -> tuple[Piece, ...]:
    """Open alerts, disagreements, and judgements to look at again: `⚑1 ≠2 ↺1`."""
    marks = (("⚑", case.alerts), ("≠", case.disagreements), ("↺", case.second_look))
    return (Piece(" ".join(f"{mark}{number}" for mark, number in marks if number)),)


def _flags(case: CaseLine) -> tuple[Piece, ...]:
    """The same, each in a place of its own."""
    return (
        Piece("⚑" if case.alerts else " ", "alert", strong=True),
        Piece("≠" if case.disagreements else " ", "weak"),
        Piece("↺" if case.second_look else " ", "weak"),
    )


# How wide they are ---------------------------------------------------------------------------------------------------

SITE_TITLE = "Site"
REFERENCE, SITE, ANSWERED, MARKS = 12, 12, 9, 9
"""In print; a longer reference is as wide as it is."""
FEWEST_PEOPLE, MOST_PEOPLE = 8, 24
BESIDE = 22
"""Cells of site and inspector in print before the grades stand close."""
GAP = 2
MISSING, FLAGS = 7, 3
COURSE = 11
MARKS_OF_COURSE = {"submitted": "→", "returned": "←", "accepted": "✓", "reopened": "↻"}
BAR = 16
FEWEST_FOR_INSPECTOR = 23
"""Cells that site and inspector need side by side."""
LEAST_SITE = 5
WIDE_FROM = 100
LETTERS, GLYPHS = 2, 3
"""Cells of a grade as a letter alone, and with its glyph."""
MOST_WITH_GLYPHS = 6
"""Beyond, letters alone keep the row on one line."""


def _codes(framework: Framework) -> list[str]:
    return [standard.code for standard in framework.standards]


def _printed_room(codes: Sequence[str], stride: int, width: int, longest: int) -> int:
    """What is left beside a reference of `longest` characters, the figures, the grades and room for three marks."""
    grades = max(map(len, heads(codes, stride)))
    return width - (1 + 1 + ANSWERED + 1 + MISSING + 1 + grades + 1 + MARKS) - max(REFERENCE, longest)


def _shown_widths(width: int, figures: int, longest: int) -> tuple[int, int, int, int]:
    """Cells of reference, site, inspector and bar beside the figures and grades; 0 leaves a column out."""
    rest = width - FLAGS - figures - 4 * GAP
    beside = rest - BAR - 1
    bar = BAR if width >= WIDE_FROM and beside - max(9, beside // 5, longest) >= FEWEST_FOR_INSPECTOR else 0
    rest -= bar + 1 if bar else 0
    reference = max(9, rest // 5, longest)
    others = rest - reference
    if others >= FEWEST_FOR_INSPECTOR:
        site = (others - 2 * GAP) * 2 // 5
        return reference, site, others - site - GAP, bar
    reference = min(max(8, rest * 2 // 5, longest), max(8, rest - LEAST_SITE))
    return reference, max(0, rest - reference), 0, bar


def _figures(width: int) -> tuple[tuple[str, int], tuple[str, int]]:
    """Heading and width of what is answered and of what is missing, in a short word where a screen is narrow."""
    return (("Answered", 8), ("Missing", 7)) if width >= WIDE_FROM else (("Done", 5), ("Missing", 7))


def _course_width(room: int) -> int:
    """Cells for what was submitted: the word with its mark where site and inspector still have enough."""
    return COURSE if room - (FLAGS + 5 * GAP) - COURSE >= FEWEST_FOR_INSPECTOR else 1


def _grade_width(codes: Sequence[str], room: int) -> int:
    """As wide as the codes are long where they leave the others enough; else with a glyph, or a letter alone."""
    room -= FLAGS + 4 * GAP
    whole = max([GLYPHS, *(len(code) + 1 for code in codes)])
    if len(codes) * whole <= room:
        return whole
    return GLYPHS if len(codes) <= MOST_WITH_GLYPHS else LETTERS


# Codes over columns that are narrower than they are ------------------------------------------------------------------

MOST_HEADS = 3
"""Lines that the names of narrow columns may take."""


def heads(codes: Sequence[str], room: int) -> list[str]:
    """Codes over columns of `room` cells each, every column named: on one line, or staggered over up to three.

    A code that would not fit even so is cut.
    """
    lines = [""]
    for place, code in enumerate(codes):
        start, shown = place * room, _cut(code, MOST_HEADS * room - 1)
        free = next((number for number, made in enumerate(lines) if len(made) < start or not made), len(lines))
        lines += [""] * (free + 1 - len(lines))
        lines[free] = lines[free].ljust(start) + shown
    return lines


def _cut(code: str, room: int) -> str:
    return code if len(code) <= room else f"{code[: room - 1]}…"
