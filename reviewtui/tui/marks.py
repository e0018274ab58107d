"""How a grade looks wherever it is shown: letter, glyph and tone together, so that colour is never alone."""

from textual.content import Content

from reviewtui.framework.model import Answer, Scale

UNJUDGED = "·"


def tone(answer: Answer, scale: Scale) -> str:
    """The tone of an answer by its place in its scale: `$tone-best` to `$tone-bad`; `$tone-quiet` if not applicable.

    Where no answer of the scale is good, none is bad either: all are as plain as the text around them.
    """
    rank = scale.rank.get(answer.code)
    if rank is None:
        return "$tone-quiet"
    if not scale.good_codes:
        return "$foreground"
    if rank == len(scale.rank) - 1:
        return "$tone-best"
    if answer.good:
        return "$tone-good"
    return "$tone-bad" if rank == 0 else "$tone-weak"


def mark(code: str | None, scale: Scale, *, glyph: bool = True) -> Content:
    """`G●` in its tone, or `··` while there is none; one cell without the glyph."""
    answer = scale.by_code.get(code) if code else None
    if answer is None:
        return Content.styled(UNJUDGED + " " * glyph, "$tone-quiet")
    return Content.styled(answer.letter + (answer.glyph if glyph else ""), tone(answer, scale))
