"""The cases behind a figure as a table: each with its answer to the question, or its rating of the standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtui.framework.model import Answer, Scale
from reviewtui.report.cells import STILL_TO_DO, Column, Piece
from reviewtui.report.columns import site_label
from reviewtui.report.marks import graded

if TYPE_CHECKING:
    from reviewtui.services.cases.caselist import CaseLine

MOST_REFERENCE, MOST_SITE, MOST_INSPECTOR = 20, 20, 40
ANSWER, SHORT_ANSWER = 22, 16
IN_FULL_FROM = 70
GAP, ENDING = 2, 4
DISPUTE = Piece("≠ different", "weak")


@dataclass(frozen=True)
class JudgedCase:
    """A case and its answer to the question, or its rating of the standard; none while in dispute or still to do."""

    line: CaseLine
    scale: Scale
    answer: Answer | None
    rated: bool = True
    """False where no case is rated on this at all."""
    in_dispute: bool = False
    """Whether two laptops answered the question differently."""
    question: str = ""
    """Code of the question, where the table holds the answers to several."""

    @property
    def name(self) -> str:
        """The case, and the question where there are several: `NOR-03 1.2`."""
        return f"{self.line.reference} {self.question}".rstrip()


def judged_columns(width: int) -> tuple[Column[JudgedCase], ...]:
    """`NOR-03  ○ Inadequate  Ruth Hallam  North  !1 ⚑` in `width` cells."""
    in_full = width >= IN_FULL_FROM
    answer = ANSWER if in_full else SHORT_ANSWER
    room = width - answer - 3 * GAP - 1 - ENDING
    reference = min(max(room // 4, 8), MOST_REFERENCE)
    site = min(max((room - reference) // 3, 6), MOST_SITE)
    inspector = min(max(room - reference - site, 1), MOST_INSPECTOR)
    return (
        Column("Case", reference, lambda row: (Piece(row.name, strong=True),), after=GAP),
        Column("Answer", answer, lambda row: (_answer(row, in_full=in_full),), after=GAP),
        Column("Inspector", inspector, lambda row: (Piece(", ".join(row.line.inspectors) or "–"),), after=GAP),
        Column("Site", site, lambda row: (Piece(_site(row.line, site), "quiet"),), after=0),
        Column("", 0, _ending),
    )


def _answer(row: JudgedCase, *, in_full: bool) -> Piece:
    if row.in_dispute:
        return DISPUTE
    none = f"{STILL_TO_DO} {'no answer' if row.rated else 'not rated'}"
    return graded(row.scale, row.answer.code if row.answer else None, none, in_full=in_full)


def _ending(row: JudgedCase) -> tuple[Piece, ...]:
    """What is owed anywhere in the case, and an open alert, which outranks a disagreement."""
    owed = f"!{row.line.owed}" if row.line.owed else ""
    unequal = Piece("≠" if row.line.disagreements else " ", "weak")
    return (
        Piece(" "),
        Piece(owed.rjust(2), "weak"),
        Piece(" "),
        Piece("⚑", "alert", strong=True) if row.line.alerts else unequal,
    )


def _site(line: CaseLine, width: int) -> str:
    return site_label(line.site, line.site_code, width)
