"""The nearest valid word to a mistyped one, for errors that help."""

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The known word closest to `word` in any case of letters, or None when none is close.

    A name or a code that alone has `word` as one of its parts is the closest: `Ruth Hallam` to Ruth.
    """
    from difflib import get_close_matches

    by_folded = {known.casefold(): known for known in words}
    with_it = [folded for folded in by_folded if word.casefold() in folded.replace("-", " ").split()]
    if len(with_it) == 1:
        return by_folded[with_it[0]]
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.55)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """The tail of an error sentence: the nearest word, else the words there are, else nothing."""
    known = tuple(dict.fromkeys(words))
    close = nearest(word, known)
    if close is not None:
        return f"; the nearest is “{close}”"
    return f"; known: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}" if known else ""
