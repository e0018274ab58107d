"""How wide each column of the summary is: what must stand stands, and the rest share what the window leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewtui.framework.model import OVERALL, Answer, Framework, Scale, Section, Standard
from reviewtui.rating.summary import QuestionRating, SharedRating, Summary
from reviewtui.report.numbers import how_many
from reviewtui.tui.summary.rows import cases_of

LETTERS_FROM = 72
"""Narrower lists leave the letters out, so that titles stay readable."""
WORDS_FROM = 100
"""From here ratings are written in full, beside the share in per cent and the flags in words."""
FEWEST_TITLE = 16
FEWEST_LETTERS = 16
MARKS, FLAG_WORDS, PERCENT = 2, 25, 5
NOT_RATED = "Not rated"


@dataclass(frozen=True)
class Columns:
    """Widths in cells; a width of 0 leaves the column out."""

    indent: int
    """Before a question's code."""
    code: int
    title: int
    good: int
    percent: int
    letters: int
    rating: int
    flag_words: int

    @property
    def in_full(self) -> bool:
        """Whether there is room for whole words."""
        return self.flag_words > 0

    @property
    def name(self) -> int:
        """From the first cell to the end of the titles."""
        return self.indent + self.code + 1 + self.title

    @property
    def before_letters(self) -> int:
        """From the first cell to the end of the figures: what a standard's title may take."""
        return self.name + 1 + self.good + (self.percent + 1 if self.percent else 0)


def columns(framework: Framework, summary: Summary, width: int) -> Columns:
    """The columns of lines of `width` cells: titles in full first, then a letter a case, then the rest."""
    in_full = width >= WORDS_FROM
    indent = 1 if in_full else 0
    names = [*_names(framework)]
    asked = {question.code: framework.scale_of(question) for question in framework.questions()}
    code = max((len(code) for code, _ in names), default=0)
    good = max([len("good"), *(len(good_of(node, asked[code])) for code, node in summary.questions.items())])
    in_letters = width >= LETTERS_FROM
    percent = PERCENT if in_full or not in_letters else 0
    flag_words = FLAG_WORDS if in_full else 0
    rating = max(len(label) for label in (NOT_RATED, *_labels(framework, in_full=in_full)))
    taken = [indent + code + 1, good + 1, percent and percent + 1, rating + 2, MARKS + 1, flag_words and flag_words + 1]
    longest = max((length for _, length in names), default=0)
    title, letters = _shared(longest, cases_of(summary), width - sum(taken), letters=in_letters)
    return Columns(indent, code, title, good, percent, letters, rating, flag_words)


def good_of(node: SharedRating, scale: Scale) -> str:
    """`14/20`: good of applicable cases; `n 20` of whole numbers, and where no answer is better than another."""
    if isinstance(node, QuestionRating) and not scale.good_codes:
        return how_many(node)
    return f"{node.share.good}/{node.share.applicable}"


def rating_label(answer: Answer, *, in_full: bool) -> str:
    """The rating's word, or its short form where room is scarce."""
    return answer.label if in_full else answer.short or answer.label


def _names(framework: Framework) -> Iterator[tuple[str, int]]:
    """Code and length of the title, with what it is indented by, of every question and section."""
    for standard in (framework.about_case, *framework.standards):
        yield from _within(standard, 0)


def _within(place: Standard | Section, depth: int) -> Iterator[tuple[str, int]]:
    for question in place.own_questions:
        yield question.code, depth + len(question.title)
    for section in place.sections:
        yield section.code, depth + len(section.title)
        yield from _within(section, depth + 1)


def _labels(framework: Framework, *, in_full: bool) -> list[str]:
    """Of every scale that a standard, a question or the whole is rated on."""
    codes = (OVERALL, *(each.code for each in framework.standards), *(each.code for each in framework.questions()))
    scales = {
        scale.code: scale
        for code in codes
        if (scale := framework.inspection_scale(code)) and _is_rated(framework, code)
    }
    return [
        rating_label(answer, in_full=in_full)
        for scale in scales.values()
        for answer in scale.answers
        if answer.applicable
    ]


def _is_rated(framework: Framework, code: str) -> bool:
    return framework.inspection_rule(code).kind != "none"


def _shared(longest: int, cases: int, room: int, *, letters: bool) -> tuple[int, int]:
    """Cells for titles and for letters, of the `room` that is left for both with a space between them."""
    if not letters:
        return max(room, 1), 0
    most = max(cases, FEWEST_LETTERS)
    title = max(min(longest, room - 1 - min(most, room // 2)), FEWEST_TITLE)
    return title, max(min(room - 1 - title, most), 1)
