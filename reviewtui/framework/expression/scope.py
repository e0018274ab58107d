"""What a condition may name where it stands: codes with their values, and the short names of its sections."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reviewtui.framework.expression.errors import ExpressionError
from reviewtui.framework.expression.tree import Value
from reviewtui.framework.nearest import did_you_mean

NOT_APPLICABLE = "not_applicable"
"""The value of what is hidden, beside the answers of its scale."""


class Scope(NamedTuple):
    """The names a condition may use."""

    values: Mapping[str, tuple[str, ...] | range]
    """Each readable code to the answers or ratings it can have; a range where it is a whole number."""
    sections: tuple[str, ...] = ()
    """Codes of the sections around it, innermost first: in section `5`, `A2` is short for `5A2`."""
    counted: Mapping[str, tuple[str, ...]] | None = None
    """Code of each question whose cases may be counted to its applicable answers; None where one case is rated."""

    def answers(self, name: str, column: int) -> tuple[str, ...]:
        """The applicable answers to a question whose cases are counted. Raises ExpressionError."""
        if self.counted is None:
            raise ExpressionError(column, "cases are counted over all cases: in one case, write the answer itself")
        if name not in self.counted:
            raise ExpressionError(
                column, f"“{name}” is not a question with answers to count{did_you_mean(name, self.counted)}"
            )
        return self.counted[name]

    def code(self, name: str, column: int) -> str:
        """The full code of a name: itself, else the section's code and the name. Raises ExpressionError."""
        for code in (name, *(section + name for section in self.sections)):
            if code in self.values:
                return code
        raise ExpressionError(column, f"nothing here has the code “{name}”{did_you_mean(name, self._names())}")

    def check_value(self, codes: Iterable[str], value: Value, column: int) -> None:
        """Raise ExpressionError when none of the codes can have the value."""
        numbers = [allowed for code in codes if isinstance(allowed := self.values[code], range)]
        words = dict.fromkeys(
            word for code in codes if not isinstance(allowed := self.values[code], range) for word in allowed
        )
        if str(value) in words or value == NOT_APPLICABLE or any(value in allowed for allowed in numbers):
            return
        if numbers and not words:
            least, most = min(one.start for one in numbers), max(one.stop - 1 for one in numbers)
            raise ExpressionError(column, f"“{value}” is not a whole number from {least} to {most}")
        named = ", ".join(codes)
        raise ExpressionError(
            column, f"“{value}” is not an answer or rating of {named}{did_you_mean(str(value), words)}"
        )

    def check_numbers(self, codes: Iterable[str], what: str, column: int) -> None:
        """Raise ExpressionError for the first code that is not a whole number; `what` compares or adds them."""
        for code in codes:
            if not isinstance(self.values[code], range):
                raise ExpressionError(column, f"{what} whole numbers, and {code} is none: use ==, != or in")

    def _names(self) -> tuple[str, ...]:
        short = (
            code.removeprefix(section)
            for section in self.sections
            for code in self.values
            if code.startswith(section) and code != section
        )
        return (*short, *self.values)
