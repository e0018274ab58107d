"""A panel's decision on a standard, a question or the whole, beside what was worked out and never in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from reviewtui.casefile.partial_date import PartialDate
from reviewtui.entries.kinds.kind import Content, Kind, Listed, Shape, Signed, Telling

if TYPE_CHECKING:
    from pydantic import Field

    from reviewtui.entries.kinds.values import Day, Filled, Moment
    from reviewtui.framework.model import Framework


class PanelContent(Shape):
    """What a `panel` entry holds: what a panel decided on a node, beside what was worked out."""

    node: Annotated[Filled, Field(description="Code of a standard or question, or overall.")]
    decision: Annotated[
        Literal["judged", "discretion", "left"],
        Field(description="A rating the panel gives; a departure from a computed one; or considered and left."),
    ]
    rating: Annotated[Filled | None, Field(description="Absent when the computed rating was left.")] = None
    computed: Annotated[Filled | None, Field(description="What was worked out at the time.")] = None
    sat: Annotated[list[Filled], Field(description="Who sat on the panel.", min_length=1)]
    held_on: Day
    reason: Filled
    framework_version: Filled


class DecisionItem(Shape):
    """What a panel decided on a node: discretion, a judged rating, or considered and left."""

    node: Filled
    decision: Literal["judged", "discretion", "left"]
    rating: str | None = None
    computed: Annotated[str | None, Field(description="What was worked out at the time.")] = None
    sat: list[Filled]
    held_on: Day
    reason: str
    recorded_by: str | None = None
    made_at: Moment
    entry: str


def _say(telling: Telling) -> str:
    content, framework = telling.content, telling.framework
    held = f"panel of {PartialDate(content['held_on']).in_words}"
    if content["decision"] == "left":
        return f"{held} considered discretion and kept the calculated rating."
    rating = _label(framework, content["rating"])
    if content["decision"] == "judged":
        return f"{held} rated it {rating}."
    computed = _label(framework, content["computed"]) if content.get("computed") else "not rated"
    return f"{held} used professional discretion: {rating} instead of {computed}."


def _label(framework: Framework, code: str) -> str:
    answers = (answer for scale in framework.scales for answer in scale.answers)
    return next((answer.label for answer in answers if answer.code == code), code)


def _texts(content: Content) -> list[str | None]:
    return [content["reason"], f"Panel members: {', '.join(content['sat'])}" if content["sat"] else None]


def _item(content: Content, signed: Signed) -> dict[str, Any]:
    said = {key: content.get(key) for key in PANEL.keys if key != "framework_version"}
    return {**said, "recorded_by": signed.person or "", "made_at": signed.made_at, "entry": signed.entry}


def _is_discretion(content: Content) -> bool:
    return bool(content["decision"] == "discretion")


PANEL = Kind(
    "panel",
    PanelContent,
    "{node}",
    say=_say,
    withheld="a panel's decision",
    withdrawn="the panel's decision withdrawn.",
    texts=_texts,
    of_node=True,
    listed=(
        Listed("discretion", DecisionItem, _item, _is_discretion),
        Listed("panel", DecisionItem, _item, lambda content: not _is_discretion(content)),
    ),
)
