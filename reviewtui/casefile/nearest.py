"""What to say about a word nobody knows: the valid word it most resembles, or the whole list."""

from collections.abc import Iterable


def hint(word: str, valid: Iterable[str]) -> str:
    """The end of a sentence: `did you mean “police”?`, or `use one of …` when nothing resembles `word`.

    Underscores, spaces and capitals make no difference to the likeness.
    """
    choices = list(valid)
    likeliest = _nearest(word, choices)
    if likeliest is not None:
        return f"did you mean “{likeliest}”?"
    return f"use one of {', '.join(choices)}."


def _nearest(word: str, choices: list[str]) -> str | None:
    from difflib import get_close_matches  # only a mistake needs it

    plain = {_plain(choice): choice for choice in choices}
    found = get_close_matches(_plain(word[:80]), plain, n=1)
    return plain[found[0]] if found else None


def _plain(word: str) -> str:
    return word.strip().lower().replace("_", " ")
