"""Goes through every combination one by one: each is one bit of a long whole number, so that all are taken at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from itertools import product
from math import prod
from operator import and_, or_

from reviewtui.framework.expression import Among, And, Compare, Condition, Count, Every, Not, Or, Sum, Tally, Value
from reviewtui.framework.expression.evaluation import between, evaluate, number_of
from reviewtui.rating.proof.problem import Found, Problem, TooLarge, Truths, Variable

MAX_BITS = 400_000_000
"""Combinations times the ways they have been told apart: what fits into 50 megabytes."""
Bits = tuple[int, int]
"""The combinations in which something holds, and those in which it does not; what is in neither cannot be told."""


def go_through(problem: Problem) -> dict[Truths, Found]:
    """The combinations of a problem sorted by which conditions hold. Raises TooLarge."""
    table = _Table(problem)
    valid = reduce(and_, (~table.bits(one)[1] for one in problem.valid), table.all)
    found: dict[Truths, int] = {(): valid} if valid else {}
    for condition in problem.conditions:
        if len(found) * table.all.bit_length() > MAX_BITS:
            raise TooLarge
        found = dict(_sorted_by(found, table.bits(condition), problem.settled))
    return {truths: table.found(bits) for truths, bits in found.items()}


def _sorted_by(
    found: Mapping[Truths, int], condition: Bits, settled: Callable[[Truths], bool]
) -> Iterator[tuple[Truths, int]]:
    """The combinations told apart by one more condition."""
    holds, fails = condition
    for truths, bits in found.items():
        parts: dict[bool | None, int] = {True: bits & holds, False: bits & fails, None: bits & ~(holds | fails)}
        if settled(truths):
            parts = {False: bits}
        yield from (((*truths, truth), part) for truth, part in parts.items() if part)


class _Table:
    """Which bit stands for which combination: the first variable of the problem's own turns slowest among them."""

    def __init__(self, problem: Problem) -> None:
        self._own = problem.own
        self._masks: dict[str, list[tuple[Value | None, int]]] = {}
        self.all = (1 << prod(len(one.values) for one in (*problem.own, *problem.others))) - 1
        stride = 1
        for variable in (*reversed(problem.own), *problem.others):
            self._masks[variable.code] = list(self._split(variable, stride))
            stride *= len(variable.values)

    def _split(self, variable: Variable, stride: int) -> Iterator[tuple[Value | None, int]]:
        """Each value with the combinations in which the variable has it."""
        run, size = (1 << stride) - 1, self.all.bit_length()
        for place, value in enumerate(variable.values):
            bits, width = run << (place * stride), stride * len(variable.values)
            while width < size:
                bits |= bits << width
                width *= 2
            yield value, bits & self.all

    def found(self, bits: int) -> Found:
        """How many combinations of the problem's own variables there are, and the first of them."""
        size = prod(len(variable.values) for variable in self._own)
        own, each = 0, (1 << size) - 1
        while bits:
            own |= bits & each
            bits >>= size
        return Found(own.bit_count(), self._combination((own & -own).bit_length() - 1))

    def _combination(self, place: int) -> dict[str, Value | None]:
        values = {}
        for variable in reversed(self._own):
            place, which = divmod(place, len(variable.values))
            values[variable.code] = variable.values[which]
        return {variable.code: values[variable.code] for variable in self._own}

    def bits(self, condition: Condition) -> Bits:
        """Where the condition holds, and where it does not."""
        return _BITS[type(condition)](self, condition)

    def one(self, condition: Compare | Among) -> Bits:
        """A condition on one code: asked of each of its values."""
        by_truth: dict[bool | None, int] = {True: 0, False: 0, None: 0}
        for value, bits in self._masks[condition.code]:
            by_truth[evaluate(condition, {condition.code: value}.get)] |= bits
        return by_truth[True], by_truth[False]

    def every(self, condition: Every) -> Bits:
        """`any_`, `all_` and `none_` join conditions on one code each."""
        each = [self.one(Compare(code, "==", condition.answer)) for code in condition.codes]
        holds = [bits[0] for bits in each]
        fails = [bits[1] for bits in each]
        if condition.quantity == "all":
            return reduce(and_, holds), reduce(or_, fails)
        some = reduce(or_, holds), reduce(and_, fails)
        return some if condition.quantity == "any" else some[::-1]

    def count(self, condition: Count) -> Bits:
        """Combinations by how many codes surely have the answer, and how many may have it."""
        each = [self.one(Compare(code, "==", condition.answer)) for code in condition.codes]
        least = self._tallied(holds for holds, _ in each)
        most = self._tallied(self.all & ~fails for _, fails in each)
        pairs = product(least.items(), most.items())
        return self._sorted(
            (between(low, high, condition.op, condition.number), a & b) for (low, a), (high, b) in pairs
        )

    def sum(self, condition: Sum) -> Bits:
        """Combinations by what the codes add up to, and whether one of them is not known."""
        sums: dict[tuple[int, bool], int] = {(0, False): self.all}
        for code in condition.codes:
            longer: dict[tuple[int, bool], int] = {}
            for (total, open_), bits in sums.items():
                for value, mask in self._masks[code]:
                    key = total + (number_of(value) or 0 if value is not None else 0), open_ or value is None
                    longer[key] = longer.get(key, 0) | (bits & mask)
            sums = longer
        return self._sorted(
            (between(total, None if open_ else total, condition.op, condition.number), bits)
            for (total, open_), bits in sums.items()
        )

    def _tallied(self, each: Iterable[int]) -> dict[int, int]:
        """Number to the combinations in which so many of the sets hold."""
        tally = {0: self.all}
        for bits in each:
            tally = {
                number: (tally.get(number, 0) & ~bits) | (tally.get(number - 1, 0) & bits)
                for number in range(len(tally) + 1)
            }
        return tally

    def _sorted(self, parts: Iterable[tuple[bool | None, int]]) -> Bits:
        by_truth: dict[bool | None, int] = {True: 0, False: 0, None: 0}
        for truth, bits in parts:
            by_truth[truth] |= bits
        return by_truth[True], by_truth[False]

    def turned(self, condition: Not) -> Bits:
        """`not`: what holds and what does not change places."""
        holds, fails = self.bits(condition.part)
        return fails, holds

    def both(self, condition: And) -> Bits:
        """`and`: holds where all parts do, fails where one does."""
        parts = [self.bits(part) for part in condition.parts]
        return reduce(and_, (holds for holds, _ in parts)), reduce(or_, (fails for _, fails in parts))

    def either(self, condition: Or) -> Bits:
        """`or`: holds where one part does, fails where all do."""
        parts = [self.bits(part) for part in condition.parts]
        return reduce(or_, (holds for holds, _ in parts)), reduce(and_, (fails for _, fails in parts))


_BITS: Mapping[type[Condition], Callable[..., Bits]] = {
    Compare: _Table.one,
    Tally: _Table.one,
    Among: _Table.one,
    Every: _Table.every,
    Count: _Table.count,
    Sum: _Table.sum,
    Not: _Table.turned,
    And: _Table.both,
    Or: _Table.either,
}
