"""The inspection that a store holds: what it is called, when it is, and whom to ring about an alert."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from reviewtui.entries.kinds.kind import Kind

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import AlertContact, Day, Filled, Reference, SampleMethod


class InspectionContent(TypedDict):
    """What an `inspection` entry holds."""

    id: Reference
    title: Filled
    framework_code: Filled
    framework_version: Filled
    fieldwork_from: NotRequired[Day | None]
    fieldwork_to: NotRequired[Day | None]
    sample_method: NotRequired[SampleMethod | None]
    alert_contacts: NotRequired[list[AlertContact] | None]


INSPECTION = Kind(
    "inspection",
    InspectionContent,
    "{id}",
    say=lambda telling: f"inspection: {telling.content['title']}.",
    withheld="the inspection",
)
