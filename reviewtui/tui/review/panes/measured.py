"""How long things took in the case, a line a measure, each with what its verdict is."""

from collections.abc import Mapping

from textual.content import Content

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.phrases import between, without_ids
from reviewtui.framework.measure import Measure
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.tui.text import plain

VERDICTS: Mapping[Verdict, tuple[str, str, str]] = {
    Verdict.WITHIN: ("✓", "$tone-good", "within the limit"),
    Verdict.LATE: ("!", "$tone-bad", "over the limit"),
    Verdict.NO_LIMIT: ("–", "$tone-quiet", "no limit"),
    Verdict.TARGETED: ("–", "$tone-quiet", "a target for the mean only"),
    Verdict.UNDETERMINED: ("?", "$tone-quiet", "cannot be determined"),
    Verdict.INVALID: ("✗", "$tone-weak", "dates in the file conflict"),
    Verdict.NOT_APPLICABLE: ("·", "$tone-quiet", "not applicable"),
}
"""Glyph, style and words."""


def measure_lines(sheet: ReviewSheet) -> tuple[Content, ...]:
    """`! From disclosure to sentence: 252 days, no limit`, one each; none where nothing is measured."""
    measures = {measure.code: measure for measure in sheet.inspection.framework.measures}
    return tuple(_line(measures[found.measure], found) for found in sheet.measures if found.measure in measures)


def measured_here(sheet: ReviewSheet, question: str) -> tuple[Content, ...]:
    """What the measures that bear on a question found, each in a sentence."""
    codes = {measure.code for measure in sheet.inspection.framework.measures if measure.question == question}
    return tuple(_head(found, plain(without_ids(found.why))) for found in sheet.measures if found.measure in codes)


def _line(measure: Measure, found: Measured) -> Content:
    words = VERDICTS[found.verdict][2]
    if found.least is not None and found.most is not None:
        words = f"{between(found.least, found.most, found.unit)}, {words}"
    return _head(found, plain(f"{measure.title}: {words}"))


def _head(found: Measured, text: Content) -> Content:
    glyph, style, _ = VERDICTS[found.verdict]
    return Content.assemble((glyph, style), " ", text)
