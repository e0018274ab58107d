"""The inspection that a store holds: what it is called, when it is, and whom to ring about an alert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.entries.kinds.kind import Kind, Shape

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import AlertContact, Day, Filled, Reference, SampleMethod


class InspectionContent(Shape):
    """What an `inspection` entry holds."""

    id: Reference
    title: Filled
    framework_code: Filled
    framework_version: Filled
    fieldwork_from: Day | None = None
    fieldwork_to: Day | None = None
    sample_method: SampleMethod | None = None
    alert_contacts: list[AlertContact] | None = None


INSPECTION = Kind(
    "inspection",
    InspectionContent,
    "{id}",
    say=lambda telling: f"inspection: {telling.content['title']}.",
    withheld="the inspection",
)
