"""A case: what is known of the child and the sentence, and the case in the writer's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from reviewtui.entries.kinds.kind import Kind

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import Age, Filled, Reference


class CaseContent(TypedDict):
    """What a `case` entry holds."""

    reference: Reference
    site: Filled
    age_at_offence: NotRequired[Age | None]
    age_now: NotRequired[Age | None]
    gender: NotRequired[str | None]
    ethnicity: NotRequired[str | None]
    disability: NotRequired[list[Filled] | None]
    looked_after: NotRequired[bool | None]
    disposal: NotRequired[str | None]
    case_manager: NotRequired[str | None]
    narrative: NotRequired[str | None]


CASE = Kind(
    "case",
    CaseContent,
    "{reference}",
    say=lambda telling: f"case at {telling.content['site']}.",
    withheld="a case",
    withdrawn="taken out.",
    named=lambda _: "the case",
    texts=lambda content: [content.get("narrative")],
    of_case=True,
    timed=True,
    sheet=("case", "measures", "findings", "questions"),
)
