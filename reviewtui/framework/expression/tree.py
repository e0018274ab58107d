"""A condition as a frozen tree; its text is what a person would write, and parses back to the same tree."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

Value = str | int
"""An answer, a rating, or a whole number."""


class Condition:
    """Something that holds, does not, or cannot be told yet."""

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The codes it reads, in the order they are written, none twice."""
        return tuple(dict.fromkeys(self._read()))

    def _read(self) -> Iterable[str]:
        """The same as written; nothing, unless a kind of condition says more."""
        return ()


@dataclass(frozen=True)
class Compare(Condition):
    """`CODE OP VALUE`."""

    code: str
    op: str
    """One of == != < <= > >=; the last four compare whole numbers."""
    value: Value

    def _read(self) -> Iterable[str]:
        return (self.code,)

    def __str__(self) -> str:
        return f"{self.code} {self.op} {self.value}"


@dataclass(frozen=True)
class Among(Condition):
    """`CODE in (VALUE, VALUE)`."""

    code: str
    values: tuple[Value, ...]
    negated: bool = False
    """`not in`."""

    def _read(self) -> Iterable[str]:
        return (self.code,)

    def __str__(self) -> str:
        return f"{self.code} {'not in' if self.negated else 'in'} ({', '.join(map(str, self.values))})"


@dataclass(frozen=True)
class Every(Condition):
    """`any_ANSWER(codes)`, `all_ANSWER(codes)` or `none_ANSWER(codes)`."""

    quantity: str
    """any, all or none."""
    answer: Value
    codes: tuple[str, ...]

    def _read(self) -> Iterable[str]:
        return self.codes

    def __str__(self) -> str:
        return f"{self.quantity}_{self.answer}({', '.join(self.codes)})"


@dataclass(frozen=True)
class Count(Condition):
    """`count_ANSWER(codes) OP NUMBER`: how many of the codes have that answer."""

    answer: Value
    codes: tuple[str, ...]
    op: str
    number: int

    def _read(self) -> Iterable[str]:
        return self.codes

    def __str__(self) -> str:
        return f"count_{self.answer}({', '.join(self.codes)}) {self.op} {self.number}"


@dataclass(frozen=True)
class Sum(Condition):
    """`sum(codes) OP NUMBER`: whole numbers added up; what does not apply adds nothing."""

    codes: tuple[str, ...]
    op: str
    number: int

    def _read(self) -> Iterable[str]:
        return self.codes

    def __str__(self) -> str:
        return f"sum({', '.join(self.codes)}) {self.op} {self.number}"


@dataclass(frozen=True)
class Not(Condition):
    """`not …`."""

    part: Condition

    def _read(self) -> Iterable[str]:
        return self.part.reads

    def __str__(self) -> str:
        return f"not {_within(self.part, And, Or)}"


@dataclass(frozen=True)
class And(Condition):
    """`… and …`: every part holds."""

    parts: tuple[Condition, ...]

    def _read(self) -> Iterable[str]:
        return (code for part in self.parts for code in part.reads)

    def __str__(self) -> str:
        return " and ".join(_within(part, And, Or) for part in self.parts)


@dataclass(frozen=True)
class Or(Condition):
    """`… or …`: at least one part holds."""

    parts: tuple[Condition, ...]

    def _read(self) -> Iterable[str]:
        return (code for part in self.parts for code in part.reads)

    def __str__(self) -> str:
        return " or ".join(_within(part, Or) for part in self.parts)


def _within(part: Condition, *looser: type[Condition]) -> str:
    """A part's text, in parentheses where it would otherwise be read as belonging to its neighbours."""
    return f"({part})" if isinstance(part, looser) else str(part)
