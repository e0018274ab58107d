"""How a rating and an answer are shown: word, glyph and letter always, colour beside them and never alone."""

from collections.abc import Mapping, Sequence

from reviewtui.framework.model import Answer, Framework, Scale
from reviewtui.report.cells import Piece

NOT_ASKED = "-"
"""Letter of a case that a question is not asked in."""
NOT_RATED = "not rated"
FLAG_MARKS: Mapping[str, str] = {
    "one_judgement_changes": "±1",
    "next_answer_changes": "+1",
    "near_boundary": "~",
    "small_sample": "n",
    "rounds_across": "≈",
    "undetermined": "?",
    "too_few_to_drive": "n↓",
    "input_not_rated": "…",
    "unconfirmed": "†",
}
"""The mark of each flag, the most pressing first."""
FLAG_MEANINGS: Mapping[str, str] = {
    "one_judgement_changes": "one judgement would change the rating",
    "next_answer_changes": "the next answer can change the rating",
    "near_boundary": "near a boundary",
    "small_sample": "few cases",
    "rounds_across": "the rounded figure would fall in another band",
    "undetermined": "may change: cases not complete",
    "too_few_to_drive": "a question with few cases is rated lower, and does not decide it alone",
    "input_not_rated": "a part of it is not rated",
    "unconfirmed": "the rule's source is unconfirmed",
}
_PALETTE = ("bold red", "yellow", "cyan", "green", "bold green")


def style_of(scale: Scale, code: str | None) -> str:
    """The colour of an answer by its place on its scale, worst to best; dim for what is not graded."""
    if (code or "") not in scale.rank:
        return "dim"
    place = place_of(scale, code)
    return "" if place is None else _PALETTE[place]


def place_of(scale: Scale, code: str | None) -> int | None:
    """Which of the five colours an answer has: 0 for the worst, 4 for the best; None for what is not graded.

    Where no answer is good none is bad, and none has a colour.
    """
    place = scale.rank.get(code or "")
    if place is None or not scale.good_codes:
        return None
    steps = max(len(scale.rank) - 1, 1)
    return place * (len(_PALETTE) - 1) // steps


def rating_words(framework: Framework, code: str | None, node: str | None = None) -> str:
    """The label of a rating, on the scale of the `node` it is of; or that there is none."""
    if not code:
        return NOT_RATED
    return (framework.inspection_scale(node).answer(code) if node else framework.rating(code)).label


def graded(scale: Scale, code: str | None, none: str = NOT_RATED, *, in_full: bool = True) -> Piece:
    """Glyph and label of a grade: `○ Inadequate`; `none` while there is none."""
    answer = scale.by_code.get(code or "")
    if answer is None:
        return Piece(none, "to_do")
    return Piece(f"{answer.glyph} {label_of(answer, in_full=in_full)}", graded=(scale, answer.code))


def lettered(scale: Scale, code: str, *, glyph: bool = True) -> Piece:
    """Letter and glyph of a grade, where there is no room for more: `G●`."""
    answer = scale.answer(code)
    return Piece(answer.letter + answer.glyph * glyph, graded=(scale, code))


def label_of(answer: Answer, *, in_full: bool) -> str:
    """The label, or its short form where room is scarce."""
    return answer.label if in_full else answer.short or answer.label


def pressing(flags: Sequence[str]) -> list[str]:
    """The most pressing of some flags, as a list of one or none."""
    return [flag for flag in FLAG_MARKS if flag in flags][:1]


def marks_of(flags: Sequence[str]) -> str:
    """The mark of every flag, the most pressing first: `±1+1?`; empty when there are none."""
    return "".join(mark for flag, mark in FLAG_MARKS.items() if flag in flags)


def legend(flags: Sequence[str]) -> str:
    """What the marks of some flags mean, in one sentence; empty when there are none."""
    meant = [f"{mark} {FLAG_MEANINGS[flag]}" for flag, mark in FLAG_MARKS.items() if flag in flags]
    return "; ".join(meant) + "." if meant else ""
