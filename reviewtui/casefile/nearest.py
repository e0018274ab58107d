"""What to say about a word nobody knows: the valid word it most resembles, or the words there are."""

from collections.abc import Iterable

from reviewtui.casefile.visible import visible
from reviewtui.framework.nearest import nearest

_LISTED = 24


def meant(word: str, valid: Iterable[str], otherwise: str) -> str:
    """The end of a sentence: `; did you mean “NOR-03”?`, or `otherwise` behind a colon when nothing is like it."""
    likeliest = nearest(word[:80], valid)
    return f": {otherwise}" if likeliest is None else f"; did you mean “{visible(likeliest)}”?"


def hint(word: str, valid: Iterable[str]) -> str:
    """The end of a sentence: `did you mean “police”?`, or `use one of …` when nothing resembles `word`."""
    words = list(valid)
    likeliest = nearest(word[:80], words)
    if likeliest is not None:
        return f"did you mean “{visible(likeliest)}”?"
    return f"use one of {', '.join(map(visible, words[:_LISTED]))}{', …' if len(words) > _LISTED else '.'}"
