"""`first_match`: lines of a rating and a condition; what holds is given, and what cannot be told yet waits."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from reviewtui.framework.expression import Condition, evaluate
from reviewtui.framework.model import Outcome, Rule
from reviewtui.rating.summary import Ratings

Values = Mapping[str, str]
"""Code to its answer or rating; what is not known is absent."""
Domains = Mapping[str, tuple[str | None, ...]]
"""Code to everything it could be; None for not rated."""
Fits = Callable[[Values], bool]
"""Whether some values can stand in one case together: what a gate hides has no answer there."""
FORBIDDEN = ""
"""Among results: answers that cannot stand together, which are refused and so are no completion."""
BUDGET = 2000
"""How many sets of values are looked at before an open outcome is left open."""


def _anything(values: Values) -> bool:
    return True


class Verdict(NamedTuple):
    """What a rule makes of known values."""

    kind: str
    """line, forbidden, clash or gap; or open while it waits for something."""
    lines: tuple[Outcome, ...] = ()
    """The line that gives the rating; of a clash, the lines that hold."""
    why: str = ""
    """Of a forbidden combination, the file's reason."""
    waits_for: tuple[str, ...] = ()
    """Codes whose values would settle it."""

    @property
    def read(self) -> tuple[str, ...]:
        """Codes that the conditions of its lines read."""
        return tuple(dict.fromkeys(code for line in self.lines if line.when for code in line.when.reads))

    @property
    def rating(self) -> str | None:
        """The rating given."""
        return self.lines[0].rating if self.kind == "line" else None


def verdict(rule: Rule, domains: Domains) -> Verdict:
    """What the rule makes of what is known; a rating that every completion gives is given already.

    Answers that cannot stand together are refused, and so are no completion.
    """
    values = known(domains)
    forbidden = next((each for each in rule.forbid if evaluate(each.when, values.get)), None)
    if forbidden is not None:
        return Verdict("forbidden", why=forbidden.why)
    found = _every_result(rule, domains)
    if len(found) > 1:
        return Verdict("open", waits_for=_waits_for(rule, values))
    rating = next(iter(found), None)
    holding = tuple(line for line in rule.outcomes if line.when is not None and evaluate(line.when, values.get))
    if rating is not None:
        return Verdict("line", _giving(rule, holding, rating))
    if len({line.rating for line in holding}) > 1 and not rule.first_wins:
        return Verdict("clash", holding)
    return Verdict("open", waits_for=_waits_for(rule, values)) if _waits_for(rule, values) else Verdict("gap")


def reach(rule: Rule, domains: Domains, fits: Fits) -> Ratings:
    """Every rating the rule could come to; none where nothing that could be can stand together."""
    found: set[str | None] = set()
    for result in _results(rule, domains, fits, lambda hopes: hopes - {FORBIDDEN} <= found, strict=False):
        found.add(result)
    return frozenset(found - {FORBIDDEN} or {None})


def hopes(rule: Rule, values: Values) -> set[str | None]:
    """Every result that these values leave open, as far as can be told without trying; never too few."""
    return _hopes(rule, values, strict=True)[0]


def known(domains: Domains) -> dict[str, str]:
    """What can be one thing only."""
    return {code: domain[0] for code, domain in domains.items() if len(domain) == 1 and domain[0] is not None}


def _every_result(rule: Rule, domains: Domains) -> set[str | None]:
    """The one result of every completion that can stand; where there are several, not always all of them."""
    found: set[str | None] = set()
    for result in _results(rule, domains, _anything, lambda hopes: hopes - {FORBIDDEN} <= found, strict=True):
        found.add(result)
        if len(found - {FORBIDDEN}) > 1:
            break
    return found - {FORBIDDEN}


def _results(
    rule: Rule, domains: Domains, fits: Fits, settled: Callable[[set[str | None]], bool], *, strict: bool
) -> Iterator[str | None]:
    """The results of completions, as long as they may still bring something new. Past the budget all that is hoped."""
    waiting = [known(domains)]
    looked = 0
    while waiting:
        values = waiting.pop()
        looked += 1
        hopes, unknown = _hopes(rule, values, strict=strict)
        if settled(hopes):
            continue
        code = _next(unknown, values, domains)
        if len(hopes) == 1 or looked > BUDGET:
            yield from hopes
        elif code is None:
            yield None
        else:
            further = ({**values, code: value or ""} for value in reversed(domains[code]))
            waiting += [each for each in further if fits(each)]


def _hopes(rule: Rule, values: Values, *, strict: bool) -> tuple[set[str | None], list[Condition]]:
    """What these values could come to, and the conditions that are open.

    Not `strict`, a rule is trusted to give every combination a rating, until one is seen that has none.
    """
    value_of = _value_of(values)
    found: set[str | None] = set()
    unknown: list[Condition] = []
    for each in rule.forbid:
        truth = evaluate(each.when, value_of)
        if truth:
            return {FORBIDDEN}, []
        if truth is None:
            found.add(FORBIDDEN)
            unknown.append(each.when)
    lines = _in_order(rule, value_of, unknown) if rule.first_wins else _together(rule, value_of, unknown)
    return found | (lines if strict else lines - {None} or lines), unknown


def _in_order(rule: Rule, value_of: Callable[[str], str | None], unknown: list[Condition]) -> set[str | None]:
    """The first line that holds, or any before it that may."""
    found: set[str | None] = set()
    for line in rule.outcomes:
        truth = True if line.when is None else evaluate(line.when, value_of)
        if truth is not False:
            found.add(line.rating)
        if truth:
            return found
        if truth is None and line.when is not None:
            unknown.append(line.when)
    return {*found, None}


def _together(rule: Rule, value_of: Callable[[str], str | None], unknown: list[Condition]) -> set[str | None]:
    """The lines that hold and those that may; None where two of them would clash, or none may hold."""
    sure: set[str | None] = set()
    may: set[str | None] = set()
    otherwise: set[str | None] = {None}
    for line in rule.outcomes:
        truth = None if line.when is None else evaluate(line.when, value_of)
        if line.when is None:
            otherwise = {line.rating}
        elif truth:
            sure.add(line.rating)
        elif truth is None:
            may.add(line.rating)
            unknown.append(line.when)
    if len(sure) > 1:
        unknown.clear()
        return {None}
    if sure:
        return sure | ({None} if may - sure else set())
    return may | otherwise | ({None} if len(may) > 1 else set())


def _value_of(values: Values) -> Callable[[str], str | None]:
    """What is settled as not rated (an empty text) is as unknown to a condition as what is not known."""
    return lambda code: values.get(code) or None


def _next(unknown: Iterable[Condition], values: Values, domains: Domains) -> str | None:
    """The first code that an open condition waits for and that could still be something."""
    codes = (code for condition in unknown for code in condition.reads)
    return next((code for code in codes if code not in values and domains.get(code)), None)


def _waits_for(rule: Rule, values: Values) -> tuple[str, ...]:
    """Codes without a value that open conditions read."""
    unknown = [condition for condition in rule.conditions if evaluate(condition, values.get) is None]
    return tuple(dict.fromkeys(code for condition in unknown for code in condition.reads if code not in values))


def _giving(rule: Rule, holding: tuple[Outcome, ...], rating: str) -> tuple[Outcome, ...]:
    """The line that gives a rating: one that holds, else one that will whatever is still to come."""
    lines = (*(line for line in holding if line.rating == rating), *rule.outcomes)
    return (next(line for line in lines if line.rating == rating),)
