"""The conditions of a framework file: short readable expressions over answers, counts and ratings.

`parse` turns text into a frozen tree (nothing is ever evaluated as Python), `evaluate` says whether it holds, in three
values, and `str` writes the tree as text that parses back to it.
"""

from reviewtui.framework.expression.errors import ExpressionError
from reviewtui.framework.expression.evaluation import ValueOf, evaluate
from reviewtui.framework.expression.parser import parse
from reviewtui.framework.expression.scope import NOT_APPLICABLE, Scope
from reviewtui.framework.expression.tree import (
    FAILS,
    HOLDS,
    Among,
    And,
    Compare,
    Condition,
    Count,
    Every,
    Not,
    Or,
    Sum,
    Tally,
    Value,
)

__all__ = [
    "FAILS",
    "HOLDS",
    "NOT_APPLICABLE",
    "Among",
    "And",
    "Compare",
    "Condition",
    "Count",
    "Every",
    "ExpressionError",
    "Not",
    "Or",
    "Scope",
    "Sum",
    "Tally",
    "Value",
    "ValueOf",
    "evaluate",
    "parse",
]
