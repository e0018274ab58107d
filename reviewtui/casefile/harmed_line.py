"""People who were harmed as one types them, or as a table's cell says them: never a name."""

from collections.abc import Sequence
from typing import Any

from reviewtui.casefile.case_codes import AGE_BANDS, RELATIONS
from reviewtui.casefile.nearest import hint
from reviewtui.casefile.visible import quoted

_TOGETHER = {"together": True, "apart": False}


class BadPerson(ValueError):
    """This is not how somebody who was harmed is told; the message is the sentence that says so."""


def person_harmed(words: str) -> dict[str, Any]:
    """`2 under_5 sibling together`: how many (one unless said), age band, relation, whether they lived together.

    Raises BadPerson.
    """
    first, *rest = words.split() or [""]
    count = int(first) if first.isascii() and first.isdigit() and len(first) < 4 else 0
    band, *more = (rest if count else [first, *rest]) or [""]
    person: dict[str, Any] = {"age_band": _code(AGE_BANDS, band)}
    for word in more:
        if word.casefold() in _TOGETHER:
            person["lives_with"] = _TOGETHER[word.casefold()]
        else:
            person["relation"] = _code(RELATIONS, word)
    return {**person, "count": count} if count > 1 else person


def _code(codes: Sequence[str], word: str) -> str:
    code = word.casefold().replace("-", "_")
    if code not in codes:
        raise BadPerson(f"{quoted(word)} is not a value of harmed; {hint(code, codes)}")
    return code
