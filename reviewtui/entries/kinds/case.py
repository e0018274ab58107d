"""A case: what is known of the child and the sentence, and the case in the writer's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.entries.kinds.kind import Kind, Searched, Shape

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import Age, DisposalType, Filled, Harmed, Need, Outcome, Reference


class CaseContent(Shape):
    """What a `case` entry holds."""

    reference: Reference
    site: Filled
    age_at_offence: Age | None = None
    age_now: Age | None = None
    gender: str | None = None
    ethnicity: str | None = None
    disability: list[Filled] | None = None
    looked_after: bool | None = None
    persistent_offender: bool | None = None
    disposal: str | None = None
    disposal_type: DisposalType | None = None
    needs: list[Need] | None = None
    harmed: list[Harmed] | None = None
    outcome: Outcome | None = None
    case_manager: str | None = None
    narrative: str | None = None


CASE = Kind(
    "case",
    CaseContent,
    "{reference}",
    say=lambda telling: f"case at {telling.content['site']}.",
    withheld="a case",
    withdrawn="withdrawn.",
    named=lambda _: "the case",
    texts=lambda content: [content.get("narrative")],
    searched=Searched(0, lambda _, by: "The case"),
    of_case=True,
    graded=True,
    timed=True,
    sheet=("case", "site", "measures", "findings", "questions"),
)
