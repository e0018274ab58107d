"""How a node is rated, as the file says it: the kind of rule and what that kind needs."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reviewtui.framework.expression import Condition, Tally


def limit_text(numerator: int, denominator: int) -> str:
    """A limit as the file wrote it: `50`, `0.5`; the denominator is a power of ten."""
    places = len(str(denominator)) - 1
    whole, rest = divmod(numerator, denominator)
    return f"{whole}.{rest:0{places}d}" if places else str(whole)


class Demand(NamedTuple):
    """One more share that a band asks for, beside that of the good answers."""

    of: tuple[str, ...]
    """Codes of the answers it counts."""
    edge: str
    """at_least, above, at_most or below."""
    numerator: int
    denominator: int
    number: bool = False
    """Whether it is a number of cases, and not a share of them."""


class Band(NamedTuple):
    """One band of a rule: the ratings up to a limit, kept as an exact fraction."""

    rating: str
    edge: str = ""
    """below, at_most, or empty for the last band, which has no limit; where bands ask for several shares also at_least
    and above, and empty where the share of the good answers does not matter."""
    numerator: int = 0
    denominator: int = 1
    """A power of ten: the decimals the file wrote."""
    demands: tuple[Demand, ...] = ()
    """Other shares that have to hold as well."""

    @property
    def limit(self) -> str:
        """The limit as the file wrote it."""
        return limit_text(self.numerator, self.denominator)


class Outcome(NamedTuple):
    """One line of `first_match`: a rating, and when it is given."""

    rating: str
    when: "Condition | None" = None
    """None on the last line: in every other case."""


class Forbidden(NamedTuple):
    """Answers that cannot stand together, and why not."""

    when: "Condition"
    why: str


class Limit(NamedTuple):
    """What a rating may not pass while a condition holds."""

    when: "Condition"
    edge: str
    """not_above or not_below."""
    rating: str
    why: str


class Rule(NamedTuple):
    """How one kind of node is rated."""

    kind: str
    """Named in the file and in every explanation: first_match, lowest, highest, median, share_in_bands, sum_in_bands,
    mean_in_bands, per_cent_in_bands, judged or none."""
    bands: tuple[Band, ...] = ()
    """In ascending order, for the kinds that band a figure."""
    scale: str = ""
    """Code of the scale it rates on; empty for the usual one of its place."""
    outcomes: tuple[Outcome, ...] = ()
    """The lines of `first_match`, in the file's order."""
    first_wins: bool = False
    """Whether the file says that the first line that matches wins; otherwise two that match clash."""
    forbid: tuple[Forbidden, ...] = ()
    of: tuple[str, ...] = ()
    """Codes of what it reads, where that is not all there is beneath the node."""
    of_case_ratings: bool = False
    """Whether a share is taken of the cases' own ratings of the node, and not of answers."""
    good: tuple[str, ...] = ()
    """What counts as good in a share; empty for what the scale marks as good."""
    limits: tuple[Limit, ...] = ()
    weights: tuple[tuple[str, int], ...] = ()
    """Code of an input to how many times its score counts; an input that is not named counts once."""
    least_rated: int = 0
    """How many inputs must be rated for it to be rated; 0 for as many as there are."""
    needs_all: bool = False
    """Whether every input that can be rated must be."""
    drives_from: int = 0
    """How many applicable cases a question needs to drive its standard alone; 0 where any number will do."""

    @property
    def several(self) -> bool:
        """Whether its bands ask for several shares: then the first of which every share holds is taken."""
        return any(band.demands for band in self.bands)

    def weight_of(self, code: str) -> int:
        """How many times the score of an input counts."""
        return dict(self.weights).get(code, 1)

    @property
    def conditions(self) -> tuple["Condition", ...]:
        """Every condition of the rule, in the file's order."""
        lines = (outcome.when for outcome in self.outcomes if outcome.when is not None)
        return (*(each.when for each in self.forbid), *lines, *(limit.when for limit in self.limits))

    @property
    def reads_of_outcomes(self) -> tuple[str, ...]:
        """Codes that the lines of `first_match` read, none twice."""
        whens = (outcome.when for outcome in self.outcomes if outcome.when is not None)
        return tuple(dict.fromkeys(code for when in whens for code in when.reads))

    @property
    def reads(self) -> tuple[str, ...]:
        """Codes that its conditions read, none twice."""
        return tuple(dict.fromkeys(code for condition in self.conditions for code in condition.reads))

    @property
    def tallies(self) -> "tuple[Tally, ...]":
        """Its conditions on numbers of cases, none twice."""
        return tuple(dict.fromkeys(each for condition in self.conditions for each in condition.tallies))

    @property
    def nodes_read(self) -> tuple[str, ...]:
        """The nodes that its conditions read, and the questions whose cases they count, none twice."""
        question_of = {each.code: each.question for each in self.tallies}
        return tuple(dict.fromkeys(question_of.get(code, code) for code in self.reads))
