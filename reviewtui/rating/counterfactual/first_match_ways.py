"""The cheapest way to each rating of a `first_match` rule, from the cheapest ways of what it reads."""

from collections.abc import Callable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple, TypeVar

from reviewtui.framework.model import Rule
from reviewtui.rating.rules.first_match import FORBIDDEN, Verdict, hopes, verdict
from reviewtui.rating.ways import NotWorkedOut, Way, Ways, keep_cheapest

TRIED = 4000
"""How many sets of values are followed for one rating."""

MAYBE = "\0maybe"
"""The value of what is not answered and may yet turn out not to be asked; None is what is asked and not answered."""
KEPT = 20_000
"""How many sets of values are remembered for a rule with what it makes of them."""
_Values = tuple[str | None, ...]
"""Values of what a rule reads, in its order."""
_Found = TypeVar("_Found")
Unknown = Callable[[str, str | None], tuple[str, ...]]
"""Given a code and None or MAYBE: what the code could be."""


class Memory:
    """What a rule was found to make of values; the same few come again and again, case after case."""

    def __init__(self) -> None:
        self.hopes: dict[_Values, set[str | None]] = {}
        self.verdicts: dict[_Values, Verdict] = {}


class _Step(NamedTuple):
    """Some of what a rule reads, settled."""

    values: dict[str, str | None]
    way: Way


class FirstMatchWays:
    """Follows sets of values from the cheapest on, and drops each as soon as nothing more can make it the rating."""

    def __init__(
        self, rule: Rule, parts: Mapping[str, Ways], unknown: Unknown, *, as_now: bool, memory: Memory | None = None
    ) -> None:
        """`parts` holds the ways of each code that is read.

        `memory` is the rule's, kept for every case that is rated by it. `as_now` says whether nothing around it has
        been changed either: what stands already may go on standing.
        """
        self._rule = rule
        self._as_now = as_now
        self._parts = {code: sorted(one.items(), key=lambda item: item[1].weight) for code, one in parts.items()}
        self._unknown = unknown
        self._memory = Memory() if memory is None else memory
        self._codes = tuple(parts)

    def ways(self) -> Ways:
        """The cheapest way to each rating. No change leads to answers that cannot stand together.

        Raises NotWorkedOut where too much would have to be tried.
        """
        wanted: dict[str | None, None] = dict.fromkeys(line.rating for line in self._rule.outcomes)
        if self._as_now or any(value in _OPEN for one in self._parts.values() for value, _ in one):
            wanted[None] = None
        found: dict[str | None, Way] = {}
        for rating in wanted:
            way = self._cheapest(rating)
            if way is not None:
                keep_cheapest(found, rating, way)
        return found

    def _cheapest(self, rating: str | None) -> Way | None:
        number = count()
        waiting = [(Way().weight, next(number), _Step({}, Way()))]
        while waiting:
            _, place, step = heappop(waiting)
            if place > TRIED:
                raise NotWorkedOut("its rule reads too much")
            if len(step.values) == len(self._codes):
                return step.way
            for following in self._next(step, rating):
                heappush(waiting, (following.way.weight, next(number), following))
        return None

    def _next(self, step: _Step, rating: str | None) -> Iterator[_Step]:
        """One more value settled; all that are left where they cannot change anything any more."""
        code = self._codes[len(step.values)]
        for value, way in self._parts[code]:
            following = _Step({**step.values, code: value}, step.way.joined(way))
            hoped = self._hopes(_known(following.values))
            if hoped == {rating} and rating is not None:
                yield self._with_the_rest(following)
            elif self._hopeful(hoped, rating) and self._may_give(following, code, rating):
                yield following

    def _hopes(self, values: Mapping[str, str]) -> set[str | None]:
        """Every result that values leave open."""
        key = tuple([values.get(code) for code in self._codes])
        return _kept(self._memory.hopes, key, lambda: hopes(self._rule, values))

    def _verdict(self, values: Mapping[str, str | None]) -> Verdict:
        """What the rule makes of values, some of which may be open."""

        def found() -> Verdict:
            open_ = {each: self._unknown(each, value) for each, value in values.items() if value in _OPEN}
            return verdict(self._rule, {each: open_.get(each, (value,)) for each, value in values.items()})

        return _kept(self._memory.verdicts, tuple(values.values()), found)

    def _hopeful(self, hoped: set[str | None], rating: str | None) -> bool:
        """Not rated is what is open, too, and what is forbidden."""
        return rating in hoped or (rating is None and (len(hoped) > 1 or FORBIDDEN in hoped))

    def _with_the_rest(self, step: _Step) -> _Step:
        """A step with all that is left as it takes least."""
        rest = {code: self._parts[code][0] for code in self._codes[len(step.values) :]}
        values = {**step.values, **{code: value for code, (value, _) in rest.items()}}
        return _Step(values, step.way.joined(*(way for _, way in rest.values())))

    def _may_give(self, step: _Step, code: str, rating: str | None) -> bool:
        """Whether a completion could give the rating; what stays unknown must not be able to give another."""
        values = step.values
        if len(values) == len(self._codes):
            found = self._verdict(values)
            return found.rating == rating and (found.kind != "forbidden" or (self._as_now and not step.way.moves))
        if rating is None or values[code] not in _OPEN:
            return True
        known = _known(values)
        return all(
            self._hopes({**known, code: value}) & {rating, FORBIDDEN} for value in self._unknown(code, values[code])
        )


_OPEN = (None, MAYBE)


def _kept(memory: dict[_Values, _Found], key: _Values, work_out: Callable[[], _Found]) -> _Found:
    """What was found before for the same values."""
    found = memory.get(key)
    if found is None:
        if len(memory) >= KEPT:
            memory.clear()
        found = memory[key] = work_out()
    return found


def _known(values: Mapping[str, str | None]) -> dict[str, str]:
    return {code: value for code, value in values.items() if value is not None and value != MAYBE}
