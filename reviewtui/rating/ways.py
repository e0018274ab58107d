"""The cheapest way to each rating: which judgements would have to be made or made otherwise."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

Place = TypeVar("Place")


class Move(NamedTuple):
    """Some judgements on one question becoming others."""

    question: str
    start: str | None
    """Answer code in a case, or over all cases good, other, out (not applicable) or unjudged; None for unanswered.

    Where bands ask for several shares, not good and other but the codes of answers that they count alike, joined by +.
    """
    end: str
    cases: int = 1
    case: str | None = None
    """Reference of the one case it is about, where it matters which; `start` and `end` are then answers in it."""
    answers: bool = False
    """Whether its ends are answers joined by +, though its question is rated by one share."""
    opens: bool = False
    """Whether it changes what is asked, and not only what is found."""

    @property
    def adds(self) -> bool:
        """Whether it only makes judgements that are still to come."""
        return self.start in (None, "unjudged")


class Way(NamedTuple):
    """Some moves taken together."""

    moves: tuple[Move, ...] = ()

    @property
    def cost(self) -> int:
        """How many judgements are changed or added."""
        return sum(move.cases for move in self.moves)

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """For choosing: fewest judgements, then fewest that unsay one already made or change what is asked.

        Among equals the fewest questions.
        """
        cost = unsaid = opens = 0
        for move in self.moves:  # asked thousands of times of few moves each
            cost += move.cases
            opens += move.opens
            if not move.adds:
                unsaid += move.cases
        return cost, unsaid, opens, len(self.moves)

    def joined(self, *others: "Way") -> "Way":
        """This way and others taken together."""
        return Way(self.moves + tuple(move for other in others for move in other.moves))

    def in_case(self, reference: str) -> "Way":
        """The same moves, said to be in one case."""
        return Way(tuple(move._replace(case=reference) for move in self.moves))


class NotWorkedOut(Exception):
    """What would change a rating is too much to work out exactly, and nothing less is said."""


Ways = Mapping[str | None, Way]
"""Rating (None for not rated) to the cheapest way there; the present rating costs nothing; what cannot be is absent."""


def cheapest(*ways: Way) -> Way:
    """The lightest of some ways; the first among equals."""
    return min(ways, key=lambda way: way.weight)


def keep_cheapest(ways: dict[Place, Way], place: Place, way: Way) -> None:
    """Note a way to some place unless a lighter one is known."""
    known = ways.get(place)
    ways[place] = way if known is None else cheapest(known, way)


def ways_to_each(ratings: Iterable[str], inputs: Sequence[Ways], way_to: Callable[[str], Way | None]) -> Ways:
    """The cheapest way to each rating that there is one to; to none, where all inputs may be left out."""
    found: dict[str | None, Way] = {rating: way for rating in ratings if (way := way_to(rating)) is not None}
    if all(None in one for one in inputs):
        found[None] = Way().joined(*(one[None] for one in inputs))
    return found
