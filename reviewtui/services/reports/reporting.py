"""What a report is made from: everything of the inspection that it says, in one snapshot of the store."""

from hashlib import sha256
from typing import NamedTuple

from db import entries
from db.store import Store
from reviewtui.framework.model import OVERALL
from reviewtui.rating.explain import explain
from reviewtui.rating.inputs import node_inputs
from reviewtui.rating.weakest import weakest_sentence
from reviewtui.services.cases.filters import NO_FILTER
from reviewtui.services.frameworks import framework_text
from reviewtui.services.inspections import LEAD, as_read, inspection_on
from reviewtui.services.lead.commentary import Commentary, commentary_on
from reviewtui.services.lead.recommendations import Recommendation, recommendations_on
from reviewtui.services.people.blindness import BOTH, require_sight
from reviewtui.services.reports.finality import Finality, finality_on
from reviewtui.services.store.verifying import require_counts
from reviewtui.services.summary.agreement import AgreedOnAll, agreed_on
from reviewtui.services.summary.summaries import InspectionSummary, SiteSummary, by_site_on, judged_on, summary_on
from reviewtui.services.summary.tallies import all_cases
from reviewtui.services.views.groups import groups_on
from reviewtui.services.views.view import View


class Head(NamedTuple):
    """The last entry of one device."""

    device: str
    sequence: int
    hash: str


class Reported(NamedTuple):
    """All that a report says."""

    summary: InspectionSummary
    sites: tuple[SiteSummary, ...]
    framework_sha256: str
    """Of the framework's text."""
    heads: tuple[Head, ...]
    finality: Finality
    agreement: AgreedOnAll | None
    """How far first and second reviews agree; None for whoever is not a lead inspector."""
    examples: tuple[Commentary, ...]
    """What the lead inspector chose as practice examples."""
    recommendations: tuple[Recommendation, ...]
    weakest: str
    """The standards in a sentence, the weakest first; empty where none takes in answers that can be good."""
    changes: tuple[str, ...]
    """What would change the calculated overall rating, a sentence each."""
    groups: View | None
    """The sites side by side among all groups; None with fewer than two sites, or two cases."""


def reported(store: Store, person: str | None = None) -> Reported:
    """What there is to report, by a person. Raises BadInput while the store holds no inspection."""
    with store.read() as connection:
        require_sight(store, connection, shows=BOTH)
        require_counts(connection)
        inspection = as_read(inspection_on(connection))
        is_lead = person is not None and inspection.person(person).role == LEAD
        heads = entries.heads(connection)
        summary = summary_on(connection, inspection)
        cases, judged = all_cases(connection, inspection.framework), judged_on(connection)
        of_several = len(inspection.sites) > 1 and summary.progress.cases > 1
        return Reported(
            summary,
            by_site_on(connection, inspection),
            sha256(framework_text(connection).encode()).hexdigest(),
            tuple(Head(device, number, last) for device, (number, last) in sorted(heads.items())),
            finality_on(connection),
            agreed_on(connection, inspection) if is_lead else None,
            tuple(one for one in commentary_on(connection) if one.example),
            recommendations_on(connection, summary),
            weakest_sentence(node_inputs(inspection.framework, cases, OVERALL, judged).view),
            tuple(each.sentence for each in explain(inspection.framework, cases, judged=judged).changes),
            groups_on(connection, inspection, NO_FILTER) if of_several else None,
        )
