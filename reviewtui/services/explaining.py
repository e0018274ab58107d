"""Why a rating is what it is, from the store's own judgements."""

from db.store import Store
from reviewtui.rating.explain import Explanation


def explain(store: Store, node: str = "overall", case: str | None = None) -> Explanation:
    """The rule, what it read, what it left out and what would change it. Raises BadInput for an unknown node or case."""


def live(store: Store, case: str, question: str) -> str:
    """One line: the case's rating of the question's standard so far, and what one more answer would do; "" if withheld."""
