"""A question whose cases conditions count: all that the conditions and its own rating can come to together.

Shares of the same answers hang together. So a question is looked at as a whole: its states are told apart by which
conditions hold and how it is rated, and behind every state that is said to be possible stand some cases.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reviewtui.framework.expression import FAILS, HOLDS, Tally
from reviewtui.framework.model import Band, Demand, Framework, Question, Rule
from reviewtui.rating.rules.layout import Layout, Piles, Test, layout_of
from reviewtui.rating.rules.share_in_bands import good_of
from reviewtui.rating.rules.spreading import has_room, spread

MOST_TOTALS = 20_000
"""Numbers of applicable cases that a proof goes through."""
Totals = Sequence[int]


class State(NamedTuple):
    """What one question is, as far as rules can tell."""

    rating: str | None
    truths: tuple[str | None, ...]
    """Whether each condition on its cases holds or fails; None while it has too few cases."""


class Tallied(NamedTuple):
    """One question, with all that conditions ask of its cases."""

    names: tuple[str, ...]
    """The conditions, by the names they are read as."""
    own: Rule
    layout: Layout
    """The tests of its own bands first, then one for each condition."""

    @property
    def tests(self) -> tuple[Test, ...]:
        """Each test once."""
        return tuple(dict.fromkeys(test for band in self.layout.bands for test in band))

    def state(self, cases: Piles, minimum: int = 1) -> State:
        """What some cases come to."""
        if cases.applicable < minimum:
            return State(None, (None,) * len(self.names))
        numbers = [cases.of(one) for one in self.layout.sets]

        def holds(tests: Iterable[Test]) -> bool:
            return all(test.holds(numbers[test.place], cases.applicable) for test in tests)

        bands = self.own.bands
        rating = next(
            (band.rating for band, tests in zip(bands, self.layout.bands, strict=False) if holds(tests)), None
        )
        return State(rating, tuple(HOLDS if holds(tests) else FAILS for tests in self.layout.bands[len(bands) :]))


def tallied(framework: Framework, question: Question, tallies: Iterable[Tally], *, rated: bool = True) -> Tallied:
    """A question with some conditions on its cases; `rated` says whether its own rating matters too."""
    rule = framework.inspection_rule(question.code)
    own = rule if rated and rule.kind == "share_in_bands" else Rule("none")
    several = tuple(tallies)
    bands = (*own.bands, *(Band("", demands=(_demand(each),)) for each in several))
    scale = framework.scale_of(question)
    good = good_of(rule, scale) if own.bands else several[0].answers
    layout = layout_of(Rule("share_in_bands", bands, good=good), scale)
    return Tallied(tuple(each.code for each in several), own, layout)


def _demand(tally: Tally) -> Demand:
    """The test that a condition makes; any case at all, and none, are shares of whatever size."""
    whole, _, decimals = tally.limit.partition(".")
    number, edge = int(whole + decimals), tally.edge
    if tally.figure == "share":
        return Demand(tally.answers, edge, number, 10 ** len(decimals))
    if (edge, number) in (("at_least", 1), ("below", 1)):
        edge, number = {"at_least": "above", "below": "at_most"}[edge], 0
    return Demand(tally.answers, edge, number, 1, number=number > 0 or edge in ("at_least", "below"))


def tallies_of(framework: Framework) -> dict[str, tuple[Tally, ...]]:
    """Code of each question whose cases are counted to the conditions that do."""
    found: dict[str, tuple[Tally, ...]] = {}
    for each in framework.tallies.values():
        found[each.question] = (*found.get(each.question, ()), each)
    return found


def every_state(one: Tallied, alike: str = "") -> frozenset[State] | None:
    """Every state there can be, whatever the number of cases; None where that is too much to go through.

    With an answer that is `alike`, every case has it.

    What shares alone tell is told by one large number of cases, of which every limit is a whole number and so is a step
    past it. Beside a number of cases the fewer matter too: all in which so many are no smaller a share than a limit,
    and then one more of each that the limits divide differently.

    With an answer that is `alike`, every case has it.

    What shares alone tell is told by one number of cases of which every limit is a whole number, and so is a step past
    it. Beside a number of cases, a state that some number of cases allows is allowed by one that is not larger than
    the steps that all limits take together.
    """
    tests, sets = one.tests, len(one.layout.sets)
    shares = [test for test in tests if not test.number and 0 < test.numerator < 100 * test.denominator]
    step = 100 * max((test.denominator for test in shares), default=1) if shares else 1
    numbers = [test.numerator for test in tests if test.number]
    largest = step * (2 * sets + 4) * (max(numbers, default=0) + 1)
    few = [100 * number * test.denominator // test.numerator for test in shares for number in numbers]
    most = max(few, default=max(numbers, default=0)) + step
    if most > MOST_TOTALS:
        return None
    totals = (*range(1, most + 1), largest) if numbers else (largest,)
    groups = one.layout.groups
    if alike:
        return frozenset(one.state(Piles(tuple(total * (alike in group) for group in groups))) for total in totals)
    return frozenset(one.state(Piles(cases)) for cases in states(one.layout, tests, (0,) * len(groups), totals))


def states(
    layout: Layout, tests: tuple[Test, ...], cases: tuple[int, ...], totals: Totals, held: tuple[Test, ...] = ()
) -> Iterator[tuple[int, ...]]:
    """For every set of tests that can hold together, the others failing, some cases of which they do.

    No group has fewer than `cases`; they add up to one of `totals`.
    """
    place = next((place for place, total in enumerate(totals) if has_room(layout, held, cases, total)), None)
    if place is None:
        return
    if not tests:
        found = spread(layout, held, cases, totals[place], adding=True)
        if found is not None:
            yield found
        return
    for test in (tests[0], tests[0].failing):
        yield from states(layout, tests[1:], cases, totals[place:], (*held, test))


def holding(one: Tallied, cases: Piles) -> tuple[Test, ...]:
    """Every test as it holds of some cases: itself, or the one that holds where it fails."""
    return tuple(
        test if test.holds(cases.of(one.layout.sets[test.place]), cases.applicable) else test.failing
        for test in one.tests
    )
