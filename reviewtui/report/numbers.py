"""Whole numbers counted over cases, in a few words: how many there are, their sum, and their mean."""

from reviewtui.figures.decimals import decimal_text
from reviewtui.rating.summary import QuestionRating

PLACES = 2


def numbers_words(node: QuestionRating) -> str:
    """`sum 34 · mean 1.7`; a mean that two decimals do not say exactly has a sign before it: `mean ≈ 1.62`."""
    numbers = node.share.applicable
    if node.total is None or not numbers:
        return ""
    sign = "≈ " if node.total * 10**PLACES % numbers else ""
    return f"sum {node.total:,} · mean {sign}{decimal_text(node.total, numbers, PLACES)}"


def how_many(node: QuestionRating) -> str:
    """`n 20`: cases with a number."""
    return f"n {node.share.applicable:,}"
