"""Why a rating is what it is, from the store's own judgements."""

from db import queries
from db.entries import Connection
from db.store import Store
from reviewtui.framework.model import Section, UnknownCode
from reviewtui.rating.explain import Explanation
from reviewtui.rating.explain import explain as explained
from reviewtui.rating.live import live_line
from reviewtui.rating.summary import CaseInput
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.inspections import inspection_of
from reviewtui.services.people.blindness import require_sight
from reviewtui.services.people.own_review import review_of
from reviewtui.services.preferences.language import shown
from reviewtui.services.standing.standings import answers_of, require_case
from reviewtui.services.summary.summaries import judged_on
from reviewtui.services.summary.tallies import all_cases


def explain(store: Store, node: str = "overall", case: str | None = None) -> Explanation:
    """The rule, what it read, what it left out and what would change it.

    Raises BadInput for an unknown node or case, StillBlind.
    """
    framework = inspection_of(store).framework
    with store.read() as connection:
        require_sight(store, connection, case=case)
        cases = all_cases(connection, framework) if case is None else _one(connection, case)
        judged = judged_on(connection) if case is None else {}
    if case is None and isinstance(framework.case_nodes.get(node), Section):
        raise BadInput(f"{node} is rated in each case, and not over all of them: name a case as well.")
    try:
        return explained(framework, cases, node, case, judged)
    except UnknownCode as unknown:
        raise BadInput(str(unknown)) from None


def live(store: Store, person: str, case: str, question: str) -> str:
    """One line: where a person's review stands on the question's standard, and what one more answer would do.

    Empty where the framework withholds it: always (`never`), or until the question itself is answered (`after`).
    """
    with store.read() as connection:
        framework = shown(framework_on(connection)).for_case(require_case(connection, case))
        answers = answers_of(connection, case, review_of(connection, person, case))
    if framework.live_ratings == "never" or (framework.live_ratings == "after" and question not in answers):
        return ""
    return live_line(framework, answers, question).text


def _one(connection: Connection, case: str) -> dict[str, CaseInput]:
    """One case alone: what another was judged has no say in its ratings."""
    said = require_case(connection, case)
    disputed = tuple(question for _, _, question in queries.disputes(connection, (case,)))
    return {case: CaseInput(said["site"], queries.answers(connection, case), disputed, said)}
