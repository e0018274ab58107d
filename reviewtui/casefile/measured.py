"""What a timeliness measure said of one case; how it comes to say so is in `timeliness`."""

from enum import StrEnum
from typing import Any, NamedTuple


class Verdict(StrEnum):
    """What is to be said about the time something took."""

    WITHIN = "within"
    LATE = "late"
    UNDETERMINED = "undetermined"
    NO_LIMIT = "no_limit"
    TARGETED = "targeted"
    """A target was in force for the mean over all cases, and none for a single one."""
    INVALID = "invalid"
    NOT_APPLICABLE = "not_applicable"
    """The measure is for other cases: this one is left out of every figure."""

    @property
    def stated(self) -> str:
        """As a document states it, in the five verdicts that readers of documents know; `why` says the rest."""
        said = str(self)  # a summary asks for one a case and measure, and to look a member up takes far longer
        return "no_limit" if said in ("targeted", "not_applicable") else said


class Measured(NamedTuple):
    """One measure of one case."""

    measure: str
    start: str | None
    """Id of the event it runs from; of a longest stretch, of the last thing done before it."""
    end: str | None
    least: int | None
    """The fewest units it can have been; None where there is nothing to count."""
    most: int | None
    unit: str
    verdict: Verdict
    why: str
    """One sentence."""

    @property
    def value(self) -> int | None:
        """How many units it was; None where that is not determined to one number."""
        return self.least if self.least == self.most else None

    def as_json(self) -> dict[str, Any]:
        """As `casefile check` prints it."""
        return {
            "measure": self.measure,
            "start": self.start,
            "end": self.end,
            "value": self.value,
            "unit": self.unit,
            "verdict": self.verdict.stated,
            "why": self.why,
        }
