"""Where a template of somebody's own is made into a page: it comes to an end, whatever it repeats."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import do_round, sync_do_slice
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

STEPS, SECONDS = 1_000_000, 60
"""Most turns of loops and calls of a page, and how long it may work; a report of the sample takes some 4,000 steps."""
POWER, DIGITS = 1_000, 300_000
"""The highest power, and the most digits of a number."""
BITS_OF_A_DIGIT = 10 / 3


class EndlessError(Exception):
    """What a template does has no end that anybody waits for."""


class _Counting(CodeGenerator):
    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """A loop whose turns are counted."""
        node.iter = nodes.Call(nodes.EnvironmentAttribute("counted"), [node.iter], [], None, None)
        super().visit_For(node, frame)


class Bounded(ImmutableSandboxedEnvironment):
    """The sandbox of one page. Whatever a template does raises EndlessError after so many steps."""

    code_generator_class = _Counting
    intercepted_binops = frozenset({"*", "**"})
    _steps = 0

    def __init__(self, clock: Callable[[], float], **options: Any) -> None:
        """`clock` tells how many seconds went by."""
        super().__init__(**options)
        self._clock, self._ends = clock, clock() + SECONDS
        self.filters |= {"round": _rounded, "slice": _sliced}
        del self.globals["lipsum"]  # which makes up as many words as are asked for

    def counted(self, each: Iterable[Any]) -> Iterator[Any]:
        """The same, a step each."""
        for one in each:
            self._step()
            yield one

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # as Jinja's own
        """Call a macro, or anything else that is safe."""
        __self._step()
        if isinstance(__obj, LoopContext):
            args = tuple(map(__self.counted, args))
            kwargs = {name: __self.counted(each) for name, each in kwargs.items()}
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A power or a product."""
        if operator == "**":
            _require_low(right)
        if isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length()
            if (bits * right if operator == "**" else bits + right.bit_length()) > DIGITS * BITS_OF_A_DIGIT:
                raise EndlessError(f"a number of more than {DIGITS:,} digits")
        return super().call_binop(context, operator, left, right)

    def _step(self) -> None:
        self._steps += 1
        if self._steps > STEPS:
            raise EndlessError(f"it repeats something more than {STEPS:,} times")
        if self._clock() > self._ends:
            raise EndlessError(f"it works for more than {SECONDS:,} seconds")


def _require_low(power: Any) -> None:
    if abs(power) > POWER:
        raise EndlessError(f"a power above {POWER:,}")


def _rounded(value: Any, precision: int = 0, method: Any = "common") -> Any:
    """To so many places, which is worked out with a power of ten."""
    _require_low(precision)
    return do_round(value, precision, method)


def _sliced(value: Any, slices: int, fill_with: Any = None) -> Any:
    """In so many columns."""
    if slices > STEPS:
        raise EndlessError(f"it repeats something more than {STEPS:,} times")
    return sync_do_slice(value, slices, fill_with)
