"""What is picked from: the answers of a question and the ratings of a node, and how good each of them is."""

from functools import cached_property
from typing import NamedTuple

NOT_APPLICABLE = "not_applicable"
"""What a hidden question, or a section whose gate is closed, counts as wherever it is read."""


class UnknownCode(LookupError):
    """The framework has nothing of that code."""

    def __init__(self, what: str, code: str, known: tuple[str, ...]) -> None:
        """`what` is the field's word (question, standard, rating …); `known` are the codes it could have been."""
        from reviewtui.framework.nearest import did_you_mean

        super().__init__(f"There is no {what} “{code}” in this framework{did_you_mean(code, known)}.")
        self.code = code
        self.known = known


class Answer(NamedTuple):
    """One answer of a scale, or one rating: both are picked from a scale."""

    code: str
    label: str
    key: str
    """The one key that gives it: `1`–`9`, `y`, `n` or `x`; empty on a scale that only rates."""
    score: int | None
    glyph: str
    letter: str
    """One letter for distributions: `OGGRRI`."""
    good: bool
    """Counts as good in shares."""
    applicable: bool = True
    """False for "does not apply"."""
    short: str = ""
    """The label where room is scarce; the label itself when the file gives none."""
    legend: str = ""
    """What it looks like, wherever a question does not say it in words of its own."""


class _Parts(NamedTuple):
    """What the file of a framework says of a scale."""

    code: str
    answers: tuple[Answer, ...]
    """Empty for whole numbers."""
    count: bool = False  # type: ignore[assignment]  # in the place of the count that tuples have
    """Answered with a whole number: its digits are the answer's code."""
    least: int = 0
    most: int = 0


class Scale(_Parts):
    """Answers in the file's order, best first or worst first; or whole numbers, which are answers by themselves."""

    @property
    def span(self) -> str:
        """`0 to 99`: the whole numbers that an answer may be."""
        return f"{self.least} to {self.most}"

    def answer(self, code: str) -> Answer:
        """The answer of a code; on a scale of whole numbers made from its digits. Raises UnknownCode."""
        found = self._number(code) if self.count else self.by_code.get(code)
        if found is None:
            what = f"answer from {self.span}" if self.count else "answer"
            raise UnknownCode(what, code, tuple(self.by_code))
        return found

    @cached_property
    def by_code(self) -> dict[str, Answer]:
        """The answers by their codes, in the file's order; empty for whole numbers."""
        return {answer.code: answer for answer in self.answers}

    @cached_property
    def worst_to_best(self) -> tuple[Answer, ...]:
        """The applicable answers, worst first: the end that is good is the best, whichever way the scores run."""
        graded = tuple(answer for answer in self.answers if answer.applicable)
        return graded[::-1] if graded and graded[0].good else graded

    @cached_property
    def rank(self) -> dict[str, int]:
        """How good each applicable answer is: 0 for the worst."""
        return {answer.code: place for place, answer in enumerate(self.worst_to_best)}

    @cached_property
    def good_codes(self) -> tuple[str, ...]:
        """Codes of the answers that count as good."""
        return tuple(answer.code for answer in self.answers if answer.good)

    def _number(self, code: str) -> Answer | None:
        """A whole number on the scale as an answer; only its shortest digits are one, so that counts never split."""
        if not (code.isascii() and code.isdigit()) or len(code) > 4:
            return None
        number = int(code)
        if code != str(number) or not self.least <= number <= self.most:
            return None
        return Answer(code, code, "", number, "#", "", good=False, short=code)
