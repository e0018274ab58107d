"""The answer that a measure suggests to an inspector, who alone gives it."""

from collections.abc import Iterable
from typing import NamedTuple

from reviewtui.casefile.measured import Measured
from reviewtui.framework.measure import Measure, SuggestionBand


class Suggestion(NamedTuple):
    """An answer and what speaks for it."""

    question: str
    answer: str
    measure: str
    why: str
    """One sentence, the measure's own."""


def suggestion(measure: Measure, measured: Measured) -> Suggestion | None:
    """The suggestion of a measure of one case; None where it makes none, or where the dates do not settle which."""
    if not measure.suggests or measured.least is None or measured.most is None:
        return None
    answers = {_band(measure, number).answer for number in (measured.least, measured.most)}
    if len(answers) > 1:
        return None
    return Suggestion(measure.question, answers.pop(), measure.code, measured.why)


def suggestions(measures: Iterable[Measure], results: Iterable[Measured]) -> tuple[Suggestion, ...]:
    """Every suggestion for one case, in the order of its results."""
    able = {measure.code: measure for measure in measures if measure.suggests}
    made = (suggestion(able[result.measure], result) for result in results if result.measure in able)
    return tuple(one for one in made if one is not None)


def _band(measure: Measure, number: int) -> SuggestionBand:
    return next(band for band in measure.suggests if band.at_most is None or number <= band.at_most)
