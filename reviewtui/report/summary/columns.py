"""How wide each column of the summary is, in print and on a screen: titles first, and the rest share what is left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.cells import cell_len

from reviewtui.framework.model import OVERALL, Framework, Scale, Section, Standard
from reviewtui.rating.summary import QuestionRating, SharedRating, Summary
from reviewtui.report.marks import label_of, marks_of
from reviewtui.report.numbers import how_many
from reviewtui.report.summary.rows import cases_of

LETTERS = "a letter a case, · none"
GOOD = "good"
FEWEST_MARKS = 2
PRINTED_RATING, NARROWEST_TITLE, READABLE_TITLE, FEWEST_PRINTED = 14, 8, 24, 12
"""In print: the fewest cells of a rating, of a title, of a title beside letters, and of letters."""
LETTERS_FROM = 72
"""Narrower lists on a screen leave the letters out, so that titles stay readable."""
WORDS_FROM = 100
"""From here ratings are written in full on a screen, beside the share in per cent and the flags in words."""
FEWEST_TITLE, SHORT_TITLE, FEWEST_LETTERS = 16, 19, 16
FLAG_WORDS, PERCENT = 25, 5
NOT_RATED = "Not rated"


@dataclass(frozen=True)
class Columns:
    """Widths in cells; a width of 0 leaves the column out."""

    on_screen: bool
    indent: int
    """Before a question's code."""
    code: int
    """0 where a code stands before its title, in one column with it."""
    title: int
    good: int
    percent: int
    letters: int
    rating: int
    marks: int
    flag_words: int

    @property
    def in_full(self) -> bool:
        """Whether there is room for whole words."""
        return self.flag_words > 0

    @property
    def name(self) -> int:
        """From the first cell to the end of the titles."""
        return self.indent + (self.code + 1 if self.code else 0) + self.title

    @property
    def before_letters(self) -> int:
        """From the first cell to the end of the figures: what a standard's title may take on a screen."""
        return self.name + 1 + self.good + (self.percent + 1 if self.percent else 0)

    @property
    def before_rating(self) -> int:
        """From the first cell up to the rating: what a standard's title and what is said of it may take in print."""
        return self.before_letters + (self.letters + 1 if self.letters else 0)


def printed(framework: Framework, summary: Summary, width: int) -> Columns:
    """The columns of printed lines of `width` cells: titles first, then letters as far as there are cases to show."""
    cases = cases_of(summary)
    good = max(len(f"{cases}/{cases}"), len(f"n {cases}"), len(GOOD))
    codes = (standard.code for standard in framework.standards)
    rating = max([PRINTED_RATING, *map(len, _labels(framework, codes, in_full=False))])
    marks = _marks(summary)
    room = width - (2 + 1 + good + 1 + rating + 1 + marks)
    longest = max((depth + cell_len(f"{code} {title}") for code, title, depth in _names(framework)), default=0)
    beside = room - 1 - FEWEST_PRINTED
    title = max(min(longest, beside if beside >= READABLE_TITLE else room), NARROWEST_TITLE)
    if READABLE_TITLE <= room - 1 - cases < title:  # a letter a case, at the cost of a few long titles
        title = room - 1 - cases
    letters = min(room - title - 1, max(cases, len(LETTERS)))
    return Columns(False, 1, 0, title, good, 0, letters if letters >= FEWEST_PRINTED else 0, rating, marks, 0)


def shown(framework: Framework, summary: Summary, width: int) -> Columns:
    """The columns of a screen's lines of `width` cells: titles in full first, then a letter a case, then the rest."""
    in_full = width >= WORDS_FROM
    indent = 1 if in_full else 0
    names = [*_names(framework)]
    code = max((len(code) for code, _, _ in names), default=0)
    good = max(map(len, (GOOD, *_counted(framework, summary))))
    in_letters = width >= LETTERS_FROM
    percent = PERCENT if in_full or not in_letters else 0
    flag_words = FLAG_WORDS if in_full else 0
    rating = max(len(label) for label in (NOT_RATED, *_labels(framework, _rated_codes(framework), in_full=in_full)))
    marks = _marks(summary)
    taken = [indent + code + 1, good + 1, percent and percent + 1, rating + 2, marks + 1, flag_words and flag_words + 1]
    longest = max((depth + cell_len(title) for _, title, depth in names), default=0)
    title, letters = _shared(longest, cases_of(summary), width - sum(taken), letters=in_letters)
    return Columns(True, indent, code, title, good, percent, letters, rating, marks, flag_words)


def good_of(node: SharedRating, scale: Scale) -> str:
    """`14/20`: good of applicable cases; `n 20` of whole numbers, and where no answer is better than another."""
    if isinstance(node, QuestionRating) and not scale.good_codes:
        return how_many(node)
    return f"{node.share.good}/{node.share.applicable}"


def good_of_ratings(scale: Scale, counts: Mapping[str, int]) -> tuple[int, int]:
    """How many of the cases' own ratings are good, and how many apply."""
    applicable = sum(counts.get(answer.code, 0) for answer in scale.answers if answer.applicable)
    return sum(counts.get(code, 0) for code in scale.good_codes), applicable


def _counted(framework: Framework, summary: Summary) -> Iterator[str]:
    """What the column of figures says of every line."""
    for question in framework.questions():
        yield good_of(summary.questions[question.code], framework.scale_of(question))
    for code, node in summary.standards.items():
        if isinstance(node, SharedRating):
            yield good_of(node, framework.case_scale(framework.standard(code)))
    for code, counts in summary.case_counts.items():
        if code not in summary.standards:
            yield "/".join(map(str, good_of_ratings(framework.case_scale(framework.case_node(code)), counts)))


def _names(framework: Framework) -> Iterator[tuple[str, str, int]]:
    """Code, title, and how far in it stands, of every question and section."""
    for standard in (framework.about_case, *framework.standards):
        yield from _within(standard, 0)


def _within(place: Standard | Section, depth: int) -> Iterator[tuple[str, str, int]]:
    for question in place.own_questions:
        yield question.code, question.title, depth
    for section in place.sections:
        yield section.code, section.title, depth
        yield from _within(section, depth + 1)


def _marks(summary: Summary) -> int:
    """Cells that the marks of any line take."""
    nodes = (*summary.standards.values(), *summary.questions.values())
    return max(FEWEST_MARKS, *(cell_len(marks_of(node.flags)) for node in nodes))


def _labels(framework: Framework, codes: Iterable[str], *, in_full: bool) -> Iterator[str]:
    """Of every scale that these nodes are rated on."""
    for scale in {id(scale): scale for scale in map(framework.inspection_scale, codes)}.values():
        yield from (label_of(answer, in_full=in_full) for answer in scale.answers if answer.applicable)


def _rated_codes(framework: Framework) -> Iterator[str]:
    """Of the whole, the standards and the questions that are rated over all cases."""
    codes = (OVERALL, *(each.code for each in framework.standards), *(each.code for each in framework.questions()))
    return (code for code in codes if framework.inspection_rule(code).kind != "none")


def _shared(longest: int, cases: int, room: int, *, letters: bool) -> tuple[int, int]:
    """Cells for titles and for letters, of the `room` that is left for both with a space between them."""
    if not letters:
        return max(room, 1), 0
    most = max(cases, FEWEST_LETTERS)
    beside = max(room // 2, room - 1 - SHORT_TITLE)
    title = max(min(longest, room - 1 - min(most, beside)), FEWEST_TITLE)
    return title, max(min(room - 1 - title, most), 1)
