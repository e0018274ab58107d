"""All there is to say about one rating, as a value that screens, text and JSON show."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reviewtui.framework.model import Scale
from reviewtui.rating.counterfactual.changes import Change
from reviewtui.rating.counterfactual.to_come import Needed
from reviewtui.rating.readings import Reading
from reviewtui.rating.summary import NodeRating


class Explanation(NamedTuple):
    """Why one node is rated as it is."""

    node: str
    title: str
    """`1.2 Sexual behaviour`, `Overall`; with the case's reference before it for a rating of one case."""
    case: str | None
    rating: str | None
    rule: str
    """Kind of the rule, `limit` where a limit changed what it gave, or `given`."""
    sentence: str
    """The reason in one sentence."""
    steps: tuple[str, ...]
    """The rule in words, what it gave, what answers still to come could make of it, and what was not worked out."""
    inputs: tuple[Reading, ...]
    left_out: tuple[Reading, ...]
    flags: tuple[str, ...]
    changes: tuple[Change, ...]
    still_to_come: tuple[Needed, ...]
    """What a question's answers still to come must be; empty in one case."""
    could_be: Mapping[str, Mapping[str, str | None]]
    """The worst and the best that answers still to come could make of it, as JSON shows them; else empty."""
    among: str = ""
    """What the cases were chosen by and how many they are, in words; empty where it is of all, or of one."""

    def as_json(self) -> dict[str, Any]:
        """The explanation as `explain --json` prints it."""
        return {
            "node": self.node,
            "title": self.title,
            "case": self.case,
            "rating": self.rating,
            "flags": list(self.flags),
            **self.could_be,
            "because": {"rule": self.rule, "text": self.sentence},
            "steps": list(self.steps),
            "inputs": [_reading(each) for each in self.inputs],
            "left_out": [_reading(each) for each in self.left_out],
            "changes": [change.as_json() for change in self.changes],
            "still_to_come": [needed.as_json() for needed in self.still_to_come],
        }


def prospect_step(scale: Scale, rated: NodeRating) -> str:
    """What answers still to come could make of it; empty where they can change nothing."""
    if rated.worst is None or rated.best is None or rated.worst == rated.best:
        return ""
    worst, best = scale.answer(rated.worst).label, scale.answer(rated.best).label
    return f"Depending on answers not yet given, it could be anything from {worst} to {best}."


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "code": reading.code,
        "title": reading.title,
        "rating": reading.rating,
        "text": reading.text,
        "cases": list(reading.cases),
    }
