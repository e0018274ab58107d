"""What one site is told: its own cases alone, in one snapshot of the store."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from db import entries, queries
from db.entries import Connection
from db.store import Store
from reviewtui.framework.model import Framework
from reviewtui.services.chronology.timing_figures import TimingFigures, timing_figures_on
from reviewtui.services.export.export_lists import judgement_items
from reviewtui.services.inspections import Inspection, as_read, inspection_on
from reviewtui.services.lead.commentary import commentary_on
from reviewtui.services.people.blindness import BOTH, require_sight
from reviewtui.services.standing.moderated import moderated_on
from reviewtui.services.store.verifying import require_counts
from reviewtui.services.summary.summaries import SiteSummary, by_site_on

ANOTHER_CASE, A_CASE = "[another case]", "[a case]"
"""Stand instead of references that are hidden."""


class Judged(NamedTuple):
    """One answer that counts, a moderated one with its reason."""

    question: str
    label: str
    rationale: str
    """Without the reference of any case of another site."""


class Said(NamedTuple):
    """One commentary on the work in a case."""

    side: str
    """`done_well` or `to_improve`."""
    standard: str
    text: str
    """Without the reference of any case of another site."""
    nameless: str
    """The same without that of any case at all."""


class SiteReported(NamedTuple):
    """All that one site is told."""

    inspection: Inspection
    site: SiteSummary
    timing: TimingFigures
    cases: Mapping[str, tuple[Judged, ...]]
    """By reference, in the order of the questions."""
    commentary: Mapping[str, tuple[Said, ...]]
    """By reference, in the order of the standards; cases without any are absent."""


def site_reported(store: Store, words: str) -> SiteReported:
    """What there is to tell the site of a code or name.

    Raises BadInput for one that is unknown or has no case, StillBlind, ContentChanged.
    """
    with store.read() as connection:
        require_sight(store, connection, shows=BOTH)
        require_counts(connection)
        inspection = as_read(inspection_on(connection))
        site = inspection.site_named(words)
        own = {case: code for case, code in queries.all_cases(connection).items() if code == site.code}
        hide = _hider(case for case in entries.subjects(connection, "case") if case not in own)
        return SiteReported(
            inspection,
            next(one for one in by_site_on(connection, inspection) if one.code == site.code),
            timing_figures_on(connection, inspection, own),
            _judged(connection, inspection.framework, own, hide),
            _commentary(connection, own, hide),
        )


def _commentary(
    connection: Connection, own: Collection[str], hide: Callable[[str], str]
) -> dict[str, tuple[Said, ...]]:
    nameless, found = _hider(own, A_CASE), dict[str, list[Said]]()
    for one in commentary_on(connection):
        if one.case in own:
            text = hide(one.text)
            found.setdefault(one.case, []).append(Said(one.side, one.standard, text, nameless(text)))
    return {case: tuple(said) for case, said in found.items()}


def _judged(
    connection: Connection, framework: Framework, own: Collection[str], hide: Callable[[str], str]
) -> dict[str, tuple[Judged, ...]]:
    """By case, the answers that count; a moderated one instead of those it was agreed on."""
    found: dict[str, list[Judged]] = {case: [] for case in own}
    for item in judgement_items(connection, framework):
        if item["counts"] and item["case"] in found:
            found[item["case"]].append(Judged(item["question"], str(item["label"]), hide(item["rationale"] or "")))
    for (case, question), agreed in moderated_on(connection).items():
        if case in found:
            label = framework.answer_to(question, agreed.answer).label
            found[case].append(Judged(question, label, hide(agreed.reason)))
    order = {question.code: place for place, question in enumerate(framework.questions())}
    return {case: tuple(sorted(answers, key=lambda one: order[one.question])) for case, answers in found.items()}


class _hider:  # noqa: N801  called as a function
    """Takes the references of some cases out of a text."""

    def __init__(self, references: Iterable[str], instead: str = ANOTHER_CASE) -> None:
        self._instead = instead
        longest_first = sorted(references, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None

    def __call__(self, text: str) -> str:
        return self._pattern.sub(self._instead, text) if self._pattern else text
