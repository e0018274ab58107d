"""The same figures site by site: counts always, a rating only where there are cases enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.framework.model import Framework
from reviewtui.report.columns import paragraph
from reviewtui.report.progress import counted
from reviewtui.report.summary.page import node_lines, overall_line

if TYPE_CHECKING:
    from reviewtui.services.summaries import SiteSummary


def site_lines(framework: Framework, site: SiteSummary, width: int) -> Iterator[Text]:
    """A site's name and cases, then its standards and questions as the summary lays them out."""
    yield from paragraph(f"{site.name} · {counted(site.cases, 'case')}", width, "bold")
    yield from paragraph(
        f"Rated only from {framework.min_to_rate} applicable cases on; counts stand below that.", width
    )
    yield overall_line(framework, site.summary)
    yield from node_lines(framework, site.summary, width)
