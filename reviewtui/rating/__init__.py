"""From answers to ratings, each with its reason.

The names below may be taken from here or from their modules. Each module is imported when one of its names is first
asked for, so that the first screen does not pay for explanations.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reviewtui.rating.case import rate_case
    from reviewtui.rating.changes import Change, change_line, what_would_change
    from reviewtui.rating.explain import Explanation
    from reviewtui.rating.inspection import rate, rate_counts
    from reviewtui.rating.live import LiveLine, live_line
    from reviewtui.rating.summary import Because, CaseInput, NodeRating, QuestionRating, Share, Summary, as_json
    from reviewtui.rating.table import AnswerTable, FaultyAnswers, TableFault, read_table

__all__ = [
    "AnswerTable",
    "Because",
    "CaseInput",
    "Change",
    "Explanation",
    "FaultyAnswers",
    "LiveLine",
    "NodeRating",
    "QuestionRating",
    "Share",
    "Summary",
    "TableFault",
    "as_json",
    "change_line",
    "live_line",
    "rate",
    "rate_case",
    "rate_counts",
    "read_table",
    "what_would_change",
]

_HOMES = {
    "case": ("rate_case",),
    "changes": ("Change", "change_line", "what_would_change"),
    "explain": ("Explanation",),
    "inspection": ("rate", "rate_counts"),
    "live": ("LiveLine", "live_line"),
    "summary": ("Because", "CaseInput", "NodeRating", "QuestionRating", "Share", "Summary", "as_json"),
    "table": ("AnswerTable", "FaultyAnswers", "TableFault", "read_table"),
}


def __getattr__(name: str) -> Any:
    """Import the module that holds a public name, the first time it is asked for."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"reviewtui.rating.{module}"), name)
    raise AttributeError(f"reviewtui.rating has no {name}")
