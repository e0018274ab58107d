"""What one site is told: its own cases alone, in one snapshot of the store."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from db import queries
from db.store import Store
from reviewtui.services.export_lists import judgement_items
from reviewtui.services.inspections import Inspection, as_read, inspection_on
from reviewtui.services.summaries import SiteSummary, by_site_on
from reviewtui.services.timing_figures import TimingFigures, timing_figures_on

ANOTHER_CASE = "[another case]"


class Judged(NamedTuple):
    """One answer that counts."""

    question: str
    label: str
    rationale: str
    """Without the reference of any case of another site."""


class SiteReported(NamedTuple):
    """All that one site is told."""

    inspection: Inspection
    site: SiteSummary
    timing: TimingFigures
    cases: Mapping[str, tuple[Judged, ...]]
    """By reference, in the order of the questions."""


def site_reported(store: Store, words: str) -> SiteReported:
    """What there is to tell the site of a code or name. Raises BadInput for one that is unknown or has no case."""
    with store.read() as connection:
        inspection = as_read(inspection_on(connection))
        site = inspection.site_named(words)
        every = queries.all_cases(connection)
        own = {case: code for case, code in every.items() if code == site.code}
        hide = _hider(case for case in every if case not in own)
        judged: dict[str, list[Judged]] = {case: [] for case in own}
        for item in judgement_items(connection, inspection.framework):
            if item["counts"] and item["case"] in judged:
                found = Judged(item["question"], str(item["label"]), hide(item["rationale"] or ""))
                judged[item["case"]].append(found)
        return SiteReported(
            inspection,
            next(one for one in by_site_on(connection, inspection) if one.code == site.code),
            timing_figures_on(connection, inspection, own),
            {case: tuple(answers) for case, answers in judged.items()},
        )


class _hider:  # noqa: N801  called as a function
    """Takes the references of other sites' cases out of a text."""

    def __init__(self, others: Iterable[str]) -> None:
        longest_first = sorted(others, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None

    def __call__(self, text: str) -> str:
        return self._pattern.sub(ANOTHER_CASE, text) if self._pattern else text
