"""How many of the answers still to come must be good: what is still to come, apart from what is given already."""

from typing import Any, NamedTuple

from reviewtui.framework.model import OVERALL
from reviewtui.rating.inspection_view import InspectionView
from reviewtui.rating.questions import may_leave
from reviewtui.rating.rules.share_in_bands import good_of, rating_of
from reviewtui.rating.words import good_word


class Needed(NamedTuple):
    """What answers still to come must be for one rating."""

    rating: str
    good: int
    """The fewest of them that must be good, once all are given and apply."""
    of: int
    """How many are still to come."""
    sentence: str
    """`Of the 8 still to do, all 8 must be good for Requires improvement.`"""

    def as_json(self) -> dict[str, Any]:
        """What `explain --json` prints."""
        return self._asdict()


def still_to_come(view: InspectionView, node: str) -> tuple[Needed, ...]:
    """What a question's answers still to come must be to keep its rating, and for the next better one.

    Nothing for other nodes, for a rating that needs nothing, and for one that no answer can bring about.
    """
    standards = (standard.code for standard in view.framework.standards)
    if node in (OVERALL, *standards) or view.framework.inspection_rule(node).kind != "share_in_bands":
        return ()
    rated = view.question(node)
    if rated.rating is None or node in view.given:
        return ()
    fewest = _fewest(view, node)
    rank = view.framework.inspection_scale(node).rank
    better = sorted((code for code in fewest if rank[code] > rank[rated.rating]), key=lambda code: rank[code])
    wanted = [code for code in (rated.rating, *better[:1]) if fewest.get(code)]
    return tuple(_needed(view, node, code, fewest[code], stays=code == rated.rating) for code in wanted)


def _fewest(view: InspectionView, node: str) -> dict[str, int]:
    """Rating to the fewest good answers that give it or a better one, once every answer is given and applies."""
    share, rule = view.question(node).share, view.framework.inspection_rule(node)
    rank = view.framework.inspection_scale(node).rank
    everyone, found = share.applicable + share.to_come, dict[str, int]()
    for good in reversed(range(share.to_come + 1)):
        reached = rating_of(rule, share.good + good, everyone, view.minimum)
        found.update({code: good for code in rank if reached is not None and rank[code] <= rank[reached]})
    return found


def _needed(view: InspectionView, node: str, rating: str, good: int, *, stays: bool) -> Needed:
    framework, share = view.framework, view.question(node).share
    question, label = framework.question(node), framework.inspection_scale(node).answer(rating).label
    scale = framework.scale_of(question)
    word = good_word(scale, good_of(framework.inspection_rule(node), scale))
    of = share.to_come
    where = "still to do" if not share.in_dispute else "still to do or in dispute"
    applying = ", if all apply," if may_leave(framework, question) else ","
    number = f"all {of}" if good == of and of > 1 else "it" if of == 1 else f"at least {good}"
    end = f"for it to stay {label}" if stays else f"for {label}"
    start = f"Of the {of} {where}" if of > 1 else f"Of the one {where}"
    return Needed(rating, good, of, f"{start}{applying} {number} must be {word} {end}.")
