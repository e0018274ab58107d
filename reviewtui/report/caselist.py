"""The cases as a table: how far each has come and what each standard of it is rated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from reviewtui.framework.model import Framework
from reviewtui.report.columns import cell, heads, line
from reviewtui.report.marks import STILL_TO_DO, style_of

if TYPE_CHECKING:
    from reviewtui.services.caselist import CaseLine

REFERENCE, SITE, FIGURES = 12, 12, 9
MARKS = 9
FEWEST_BESIDE = 22
"""Cells for site and inspector that wider columns of grades must leave."""


def case_lines(framework: Framework, cases: Iterable[CaseLine], width: int, longest: int = 0) -> Iterator[Text]:
    """A heading, then a line a case; narrower than about 70 columns the inspectors go, then the site.

    They give way to references of up to `longest` characters too. Where the standards' codes do not fit over their
    columns side by side, the heading takes more than one line.
    """
    layout = _Layout.of([standard.code for standard in framework.standards], width, longest)
    yield from layout.heading(width)
    for case in cases:
        yield line(_cells(framework, case, layout), width)


class _Layout(NamedTuple):
    """Widths in cells; a width of 0 leaves the column out."""

    reference: int
    site: int
    people: int
    stride: int
    """From one grade to the next."""
    heads: list[str]

    @classmethod
    def of(cls, codes: list[str], width: int, longest: int) -> _Layout:
        """Grades as far apart as their codes are long, where that leaves room for the rest."""
        strides = (max([2, *(len(code) + 1 for code in codes)]), 2)
        stride = next((each for each in strides if _room(codes, each, width, longest) >= FEWEST_BESIDE), 2)
        around = width - _room(codes, stride, width, 0)
        reference = min(max(REFERENCE, longest), max(REFERENCE, width - around + REFERENCE))
        room = width - around + REFERENCE - reference
        site = SITE if room > SITE else 0
        people = min(room - site - 2, 24) if room - site - 2 >= 8 else 0
        return cls(reference, site, people, stride, heads(codes, stride))

    @property
    def grades(self) -> int:
        """Cells of all the grades under their codes."""
        return max(map(len, self.heads))

    def heading(self, width: int) -> Iterator[Text]:
        """The codes, and on the last line the names of the other columns."""
        titles = [cell("Case", self.reference), *_optional("Site", self.site), *_optional("Inspector", self.people)]
        titles += [cell("Answered", FIGURES, right=True), cell("Owes", 4, right=True)]
        *above, last = self.heads
        before = Text(" " * (sum(each.cell_len + 1 for each in titles) - 1))
        rows = [*([before, Text(head)] for head in above), [*titles, cell(last, self.grades), Text("Marks")]]
        for row in rows:
            made = line(row, width)
            made.stylize("bold")
            yield made


def _room(codes: list[str], stride: int, width: int, longest: int) -> int:
    """What is left beside a reference of `longest` characters."""
    grades = max(map(len, heads(codes, stride)))
    return width - (1 + 1 + FIGURES + 1 + 4 + 1 + grades + 1 + MARKS) - max(REFERENCE, longest)


def _cells(framework: Framework, case: CaseLine, layout: _Layout) -> list[Text]:
    between = Text(" " * (layout.stride - 1))
    grades = between.join(_grade(framework, case.ratings.get(standard.code)) for standard in framework.standards)
    grades.pad_right(layout.grades - grades.cell_len)
    return [
        cell(case.reference, layout.reference),
        *_optional(case.site, layout.site),
        *_optional(", ".join(case.inspectors), layout.people),
        cell(f"{case.answered}/{case.applicable}", FIGURES, right=True),
        cell(str(case.owed or ""), 4, right=True),
        grades,
        Text(_marks(case)),
    ]


def _grade(framework: Framework, code: str | None) -> Text:
    if code is None:
        return Text(STILL_TO_DO, "dim")
    return Text(framework.rating(code).letter, style_of(framework.rating_scale, code))


def _marks(case: CaseLine) -> str:
    """Open alerts, disagreements, and judgements to look at again: `⚑1 ≠2 ↺1`."""
    marks = (("⚑", case.alerts), ("≠", case.disagreements), ("↺", case.second_look))
    return " ".join(f"{mark}{number}" for mark, number in marks if number)


def _optional(text: str, width: int) -> list[Text]:
    return [cell(text, width)] if width else []
