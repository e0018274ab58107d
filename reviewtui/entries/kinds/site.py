"""A site that is inspected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtui.entries.kinds.kind import Kind, Listed, Shape

if TYPE_CHECKING:
    from reviewtui.entries.kinds.values import Count, Filled, Nation, Reference


class SiteContent(Shape):
    """What a `site` entry holds."""

    code: Reference
    name: Filled
    nation: Nation
    caseload: Count | None = None


SITE = Kind(
    "site",
    SiteContent,
    "{code}",
    say=lambda telling: f"site: {telling.content['name']}.",
    withheld="a site",
    listed=(Listed("sites", SiteContent, lambda content, _: content),),
)
