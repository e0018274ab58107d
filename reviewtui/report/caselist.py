"""The cases as a table: how far each has come and what each standard of it is rated."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from reviewtui.framework.model import Framework
from reviewtui.report.columns import cell, heads, line
from reviewtui.report.marks import STILL_TO_DO, style_of
from reviewtui.report.shapes import CaseLine

REFERENCE, SITE, FIGURES = 12, 12, 9


def case_lines(framework: Framework, cases: Iterable[CaseLine], width: int, longest: int = 0) -> Iterator[Text]:
    """A heading, then a line a case; narrower than about 70 columns the inspectors go, then the site.

    They give way to references of up to `longest` characters too.
    """
    codes = [standard.code for standard in framework.standards]
    around = 1 + 1 + FIGURES + 1 + 4 + 1 + 2 * len(codes) + 9
    reference = min(max(REFERENCE, longest), max(REFERENCE, width - around))
    room = width - around - reference
    site = SITE if room > SITE else 0
    people = min(room - site - 2, 24) if room - site - 2 >= 8 else 0
    titles = [cell("Case", reference), *_optional("Site", site), *_optional("Inspector", people)]
    titles += [cell("Answered", FIGURES, right=True), cell("Owes", 4, right=True)]
    titles += [cell(heads(codes, 2), max(2 * len(codes) - 1, len(heads(codes, 2))))]
    heading = line([*titles, "Marks"], width)
    heading.stylize("bold")
    yield heading
    for case in cases:
        yield line(_cells(framework, case, reference, site, people), width)


def _cells(framework: Framework, case: CaseLine, reference: int, site: int, people: int) -> list[Text]:
    return [
        cell(case.reference, reference),
        *_optional(case.site, site),
        *_optional(", ".join(case.inspectors), people),
        cell(f"{case.answered}/{case.applicable}", FIGURES, right=True),
        cell(str(case.owed or ""), 4, right=True),
        Text(" ").join(_grade(framework, case.ratings.get(standard.code)) for standard in framework.standards),
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
