"""`needs: all` and `min_answered`: a node is not rated before so many of its inputs are."""

from collections.abc import Callable

from reviewtui.framework.model import Rule
from reviewtui.rating.rules import Inputs
from reviewtui.rating.words import counted


def waiting(rule: Rule, inputs: Inputs, can_be_rated: Callable[[str], bool]) -> str:
    """Why a node is not rated yet, in a sentence; empty where its rule demands nothing, or has what it demands.

    An input that can never be rated, because it applies to no case, is not waited for.
    """
    rated, every = len(inputs.rated), [code for code in inputs.ratings if code in inputs.rated or can_be_rated(code)]
    if rule.needs_all and rated < len(every):
        return f"Not rated yet ({rated} of {counted(len(every), inputs.noun)}): it is rated once all of them are."
    if rated < min(rule.least_rated, len(every)):
        return (
            f"Not rated yet ({rated} of {counted(len(every), inputs.noun)}): "
            f"it is rated once {rule.least_rated} of them are."
        )
    return ""


def words(rule: Rule, noun: str) -> list[str]:
    """What the rule demands, as a sentence; none where it demands nothing."""
    if rule.needs_all:
        return [f"It is rated once every {noun} that can be rated is."]
    return [f"It is rated once {rule.least_rated} {noun}s are."] if rule.least_rated else []
