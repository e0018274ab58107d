"""A condition as a frozen tree; its text is what a person would write, and parses back to the same tree."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

Value = str | int
"""An answer, a rating, or a whole number."""
HOLDS, FAILS = "holds", "fails"
"""What a condition on numbers of cases is read as, where there are cases."""
EDGES = {">=": "at_least", ">": "above", "<=": "at_most", "<": "below"}
"""How a share or a number of cases may be compared, and the edge of a band that is the same."""


class Condition:
    """Something that holds, does not, or cannot be told yet.

    Conditions are plain classes: to read what writes such classes costs a quick verb more than all else of a checklist.
    """

    def __init__(self, *parts: object) -> None:
        self._parts = parts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Condition) and type(other) is type(self) and other._parts == self._parts

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._parts!r}"

    @cached_property
    def _hash(self) -> int:
        return hash((type(self), self._parts))

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The codes it reads, in the order they are written, none twice."""
        return tuple(dict.fromkeys(self._read()))

    def _read(self) -> Iterable[str]:
        """The same as written; nothing, unless a kind of condition says more."""
        return ()

    @property
    def tallies(self) -> "tuple[Tally, ...]":
        """The conditions on numbers of cases in it."""
        return ()


class Compare(Condition):
    """`CODE OP VALUE`."""

    def __init__(self, code: str, op: str, value: Value) -> None:
        super().__init__(code, op, value)
        self.code: Final = code
        self.op: Final = op
        """One of == != < <= > >=; the last four compare whole numbers."""
        self.value: Final = value

    def _read(self) -> Iterable[str]:
        return (self.code,)

    def __str__(self) -> str:
        return f"{self.code} {self.op} {self.value}"


class Tally(Compare):
    """`share(CODE, ANSWER, …) OP PER_CENT` or `cases(CODE, ANSWER, …) OP NUMBER`, of a question's applicable cases.

    It is read as one name, its own text, which holds or fails as soon as there are such cases.
    """

    def __init__(self, figure: str, question: str, answers: tuple[str, ...], op: str, limit: str) -> None:
        super().__init__(f"{figure}({', '.join((question, *answers))}) {op} {limit}", "==", HOLDS)
        self.figure: Final = figure
        """share or cases."""
        self.question: Final = question
        self.answers: Final = answers
        self.edge: Final = EDGES[op]
        self.limit: Final = limit
        """A percentage or a whole number, as written."""

    @property
    def tallies(self) -> "tuple[Tally, ...]":
        """Itself."""
        return (self,)

    def __str__(self) -> str:
        return self.code


class Among(Condition):
    """`CODE in (VALUE, VALUE)`."""

    def __init__(self, code: str, values: tuple[Value, ...], negated: bool = False) -> None:
        super().__init__(code, values, negated)
        self.code: Final = code
        self.values: Final = values
        self.negated: Final = negated
        """`not in`."""

    def _read(self) -> Iterable[str]:
        return (self.code,)

    def __str__(self) -> str:
        return f"{self.code} {'not in' if self.negated else 'in'} ({', '.join(map(str, self.values))})"


class Every(Condition):
    """`any_ANSWER(codes)`, `all_ANSWER(codes)` or `none_ANSWER(codes)`."""

    def __init__(self, quantity: str, answer: Value, codes: tuple[str, ...]) -> None:
        super().__init__(quantity, answer, codes)
        self.quantity: Final = quantity
        """any, all or none."""
        self.answer: Final = answer
        self.codes: Final = codes

    def _read(self) -> Iterable[str]:
        return self.codes

    def __str__(self) -> str:
        return f"{self.quantity}_{self.answer}({', '.join(self.codes)})"


class Count(Condition):
    """`count_ANSWER(codes) OP NUMBER`: how many of the codes have that answer."""

    def __init__(self, answer: Value, codes: tuple[str, ...], op: str, number: int) -> None:
        super().__init__(answer, codes, op, number)
        self.answer: Final = answer
        self.codes: Final = codes
        self.op: Final = op
        self.number: Final = number

    def _read(self) -> Iterable[str]:
        return self.codes

    def __str__(self) -> str:
        return f"count_{self.answer}({', '.join(self.codes)}) {self.op} {self.number}"


class Sum(Condition):
    """`sum(codes) OP NUMBER`: whole numbers added up; what does not apply adds nothing."""

    def __init__(self, codes: tuple[str, ...], op: str, number: int) -> None:
        super().__init__(codes, op, number)
        self.codes: Final = codes
        self.op: Final = op
        self.number: Final = number

    def _read(self) -> Iterable[str]:
        return self.codes

    def __str__(self) -> str:
        return f"sum({', '.join(self.codes)}) {self.op} {self.number}"


class Not(Condition):
    """`not …`."""

    def __init__(self, part: Condition) -> None:
        super().__init__(part)
        self.part: Final = part

    def _read(self) -> Iterable[str]:
        return self.part.reads

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The same of its parts."""
        return self.part.tallies

    def __str__(self) -> str:
        return f"not {_within(self.part, And, Or)}"


class _Joined(Condition):
    """Conditions, at least two, that are said in one."""

    def __init__(self, parts: tuple[Condition, ...]) -> None:
        super().__init__(parts)
        self.parts: Final = parts

    def _read(self) -> Iterable[str]:
        return (code for part in self.parts for code in part.reads)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """The same of its parts."""
        return tuple(each for part in self.parts for each in part.tallies)


class And(_Joined):
    """`… and …`: every part holds."""

    def __str__(self) -> str:
        return " and ".join(_within(part, And, Or) for part in self.parts)


class Or(_Joined):
    """`… or …`: at least one part holds."""

    def __str__(self) -> str:
        return " or ".join(_within(part, Or) for part in self.parts)


def _within(part: Condition, *looser: type[Condition]) -> str:
    """A part's text, in parentheses where it would otherwise be read as belonging to its neighbours."""
    return f"({part})" if isinstance(part, looser) else str(part)
