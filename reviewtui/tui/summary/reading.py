"""What the summary asks of the store, in threads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtui.framework.model import OVERALL, Scale
from reviewtui.rating.counterfactual import changes
from reviewtui.rating.summary import HIDDEN, IN_DISPUTE
from reviewtui.report.summary.rows import UNRATED
from reviewtui.services.cases.filters import NO_FILTER, Filter, filtered
from reviewtui.services.standing.second_look import cases_to_look_at
from reviewtui.services.summary import summaries
from reviewtui.services.summary.summaries import InspectionSummary, SiteSummary
from reviewtui.services.summary.tallies import cases_of, looks_at_cases

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store


@dataclass(frozen=True)
class BySite:
    """The whole inspection, and each of its sites."""

    found: InspectionSummary
    sites: tuple[SiteSummary, ...]


def read_figures(store: "Store", wanted: Filter = NO_FILTER) -> InspectionSummary:
    """The inspection without a rating of every case. Raises BadInput without one, and where no case fits the filter."""
    return summaries.summarise(store, cases=False, wanted=wanted)


def second_looks(store: "Store", wanted: Filter = NO_FILTER) -> int:
    """How many judgements rest on something that changed after they were made."""
    among = filtered(store, wanted)
    with store.read() as connection:
        return sum(cases_to_look_at(connection, among).values())


def read_by_site(store: "Store", wanted: Filter) -> BySite:
    """Both at once; under a filter the sites that have a case of it. Raises BadInput where none has."""
    return BySite(read_figures(store), by_sites(store, wanted))


def by_sites(store: "Store", wanted: Filter) -> tuple[SiteSummary, ...]:
    """Each site; under a filter those that have a case of it. Raises BadInput where none has."""
    among = filtered(store, wanted)
    sites = summaries.by_site(store, among)
    return tuple(site for site in sites if site.cases or among is None)


def change_line(store: "Store", found: InspectionSummary, code: str) -> str:
    """What would change a node's rating: `10 of 20 = 50%. If one of the 10 good were not: Inadequate.`

    Takes some milliseconds.
    Of a section, how many cases have which rating; of what is asked about the case itself, that it is never rated.
    """
    framework, summary = found.inspection.framework, found.summary
    if code == framework.about_case.code:
        return UNRATED.because.text
    if code != OVERALL and code not in summary.standards and code not in summary.questions:
        return _ratings_in_words(framework.case_scale(framework.case_node(code)), summary.case_counts.get(code, {}))
    cases = cases_of(store, filtered(store, found.filter or NO_FILTER)) if looks_at_cases(framework) else None
    counts = {
        question: {**node.counts, HIDDEN: node.hidden, IN_DISPUTE: node.share.in_dispute}
        for question, node in summary.questions.items()
    }
    judged = {node: sides[0].rating for node, sides in found.decisions.items() if len(sides) == 1}
    fixed = {node: rating for node, rating in judged.items() if rating and _is_judged(found, node)}
    least = 1 if found.filter is None else framework.min_to_rate
    return changes.change_line(framework, counts, code, found.progress.cases, fixed, cases=cases, minimum=least)


def _is_judged(found: InspectionSummary, node: str) -> bool:
    return found.inspection.framework.inspection_rule(node).kind == "judged"


def _ratings_in_words(scale: Scale, counts: Mapping[str, int]) -> str:
    """`11 Strength, 4 Area needing improvement`."""
    words = [f"{counts[answer.code]:,} {answer.label}" for answer in scale.answers if counts.get(answer.code)]
    return f"In the cases: {', '.join(words)}." if words else "No case is rated on it yet."
