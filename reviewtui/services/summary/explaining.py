"""Why a rating is what it is, from the store's own judgements."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db import queries
from db.entries import Connection
from db.store import Store
from reviewtui.framework.model import OVERALL, Framework, Section, UnknownCode
from reviewtui.rating.counterfactual.changes import require_node
from reviewtui.rating.explain import Explanation
from reviewtui.rating.explain import explain as explained
from reviewtui.rating.summary import CaseInput
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import Inspection, as_read, inspection_on
from reviewtui.services.people.blindness import reading_figures
from reviewtui.services.standing.standings import require_case
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.summary.summaries import judged_on
from reviewtui.services.summary.tallies import all_cases, looks_at_cases, tallies_on

if TYPE_CHECKING:
    from reviewtui.services.cases.filters import Filter


def explain(store: Store, node: str = OVERALL, case: str | None = None, wanted: "Filter | None" = None) -> Explanation:
    """The rule, what it read, what it left out and what would change it, over the cases of a filter where one is given.

    Of some cases a node below `min_to_rate` is not rated, and what a panel judged of all has no say.
    Raises BadInput for an unknown node or case and where no case fits the filter, StillBlind.
    """
    with plain_sentences(), reading_figures(store, case=case) as connection:
        inspection = as_read(inspection_on(connection))
        framework = inspection.framework
        if case is None and isinstance(framework.case_nodes.get(node), Section):
            raise BadInput(f"{node} is rated in each case, and not over all of them: name a case as well.")
        try:
            if case is not None:
                return explained(framework, _one(connection, case), node, case)
            require_node(framework, node)
            return _over_cases(connection, inspection, node, wanted)
        except UnknownCode as unknown:
            raise BadInput(str(unknown)) from None


def _over_cases(connection: Connection, inspection: Inspection, node: str, wanted: "Filter | None") -> Explanation:
    framework, among = inspection.framework, None
    judged: Mapping[str, str] | None = judged_on(connection)
    minimum, said = 1, ""
    if wanted is not None and any(wanted):
        from reviewtui.services.cases.filters import cases_on

        among = cases_on(connection, wanted)
        judged, minimum, said = None, framework.min_to_rate, wanted.counted(inspection, len(among))
    if looks_at_cases(framework):
        cases, counts, total = all_cases(connection, framework), None, None
        if among is not None:
            cases = {reference: cases[reference] for reference in among}
    else:
        sites = among if among is not None else queries.all_cases(connection)
        cases, counts = _named(connection, framework, node, sites), tallies_on(connection, framework, among).counts
        total = len(sites)
    found = explained(framework, cases, node, judged=judged, counts=counts, total=total, minimum=minimum)
    return found._replace(among=said)


def _named(connection: Connection, framework: Framework, node: str, sites: Mapping[str, str]) -> dict[str, CaseInput]:
    """The cases, where the reasons name any: with the answer to the question itself, and to those whose cases count."""
    asked = {tally.question for tally in framework.inspection_rule(node).tallies}
    asked |= {question.code for question in framework.questions() if question.code == node}
    if not asked:
        return {}
    answers: dict[str, dict[str, str]] = {reference: {} for reference in sites}
    for question, answer, having in queries.cases_by_answer(connection, asked):
        for reference in having:
            if reference in answers:
                answers[reference][question] = answer
    disputed: dict[str, list[str]] = {}
    for reference, _, question in queries.disputes(connection, sites):
        disputed.setdefault(reference, []).append(question)
    return {ref: CaseInput(sites[ref], given, disputed.get(ref, ())) for ref, given in answers.items()}


def _one(connection: Connection, case: str) -> dict[str, CaseInput]:
    """One case alone: what another was judged has no say in its ratings."""
    said = require_case(connection, case)
    disputed = tuple(question for _, _, question in queries.disputes(connection, (case,)))
    return {case: CaseInput(said["site"], queries.answers(connection, case), disputed, said)}
