"""The small words that explanations are made of."""

from collections.abc import Sequence

from reviewtui.framework.model import Answer, Scale


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 case`, `3 cases`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str], limit: int = 6) -> str:
    """`1.2`, `1.2 and 1.4`, `1.2, 1.3 and 1.4`; past the limit only how many more there are."""
    if len(words) > limit:
        return f"{', '.join(words[:limit])} and {len(words) - limit} more"
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def good_word(scale: Scale, codes: Sequence[str] = ()) -> str:
    """What a good answer is called: the answer itself where only one is good, else `good`."""
    good = _good(scale, codes)
    return good[0].label.lower() if len(good) == 1 else "good"


def good_or_better(scale: Scale, codes: Sequence[str] = ()) -> str:
    """The good answers of a scale in words: `yes`, or the least of them `or better`.

    `codes` are those that count as good where the scale itself does not say so.
    """
    good = _good(scale, codes)
    if not good:
        return "good"
    if len(good) > 1 and good != list(scale.worst_to_best[-len(good) :]):
        return listed([answer.label.lower() for answer in good[::-1]]).replace(" and ", " or ")
    return good[0].label.lower() if len(good) == 1 else f"{good[0].label.lower()} or better"


def _good(scale: Scale, codes: Sequence[str]) -> list[Answer]:
    """The good answers, the least of them first; one that says "does not apply" is the least of all."""
    taken = codes or scale.good_codes
    outside = tuple(answer for answer in scale.answers if not answer.applicable)
    return [answer for answer in (*outside, *scale.worst_to_best) if answer.code in taken]


def sentence(text: str) -> str:
    """The text with its first letter large and a full stop."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")
