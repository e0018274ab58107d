"""Why a rating is what it is, from the store's own judgements."""

from collections.abc import Iterable

from db import queries
from db.store import Store
from reviewtui.framework.model import Section, UnknownCode
from reviewtui.rating.explain import Explanation
from reviewtui.rating.explain import explain as explained
from reviewtui.rating.live import live_line
from reviewtui.rating.summary import CaseInput
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.inspections import inspection_of
from reviewtui.services.language import shown
from reviewtui.services.standings import require_case
from reviewtui.services.summaries import judged_on


def explain(store: Store, node: str = "overall", case: str | None = None) -> Explanation:
    """The rule, what it read, what it left out and what would change it.

    Raises BadInput for an unknown node or case.
    """
    framework = inspection_of(store).framework
    with store.read() as connection:
        if case is not None:
            require_case(connection, case)
        cases = _cases(queries.all_cases(connection), queries.all_answers(connection))
        judged = judged_on(connection)
    if case is None and isinstance(framework.case_nodes.get(node), Section):
        raise BadInput(f"{node} is rated in each case, and not over all of them: name a case as well.")
    try:
        return explained(framework, cases, node, case, judged)
    except UnknownCode as unknown:
        raise BadInput(str(unknown)) from None


def live(store: Store, case: str, question: str) -> str:
    """One line: where the case stands on the question's standard, and what one more answer would do.

    Empty where the framework withholds it: always (`never`), or until the question itself is answered (`after`).
    """
    with store.read() as connection:
        framework = shown(framework_on(connection))
        require_case(connection, case)
        answers = queries.answers(connection, case)
    if framework.live_ratings == "never" or (framework.live_ratings == "after" and question not in answers):
        return ""
    return live_line(framework, answers, question).text


def _cases(cases: dict[str, str], answers: Iterable[tuple[str, str, str, str]]) -> dict[str, CaseInput]:
    """Every case with its site and its answers that count, the unanswered ones too."""
    found: dict[str, dict[str, str]] = {reference: {} for reference in cases}
    for reference, _, question, answer in answers:
        found[reference][question] = answer
    return {reference: CaseInput(cases[reference], given) for reference, given in found.items()}
