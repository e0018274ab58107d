"""What a measure says of a case whose file has none of the events it runs between."""

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.phrases import kind_named, listed
from reviewtui.framework.measure import Measure


def not_found(measure: Measure, start: str | None = None, end: str | None = None) -> Measured:
    """Undetermined, with what is missing; `start` and `end` are the ids of the events that are there."""
    wanted = ((start, measure.start), (end, measure.end))
    absent = (kind_named(anchor.kind) for event, anchor in wanted if event is None)
    why = f"The file has no {listed(absent, 'and no')}."
    return Measured(measure.code, start, end, None, None, measure.unit, Verdict.UNDETERMINED, why)
