"""Where a template of somebody's own is made into a page: it comes to an end, whatever it repeats."""

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

STEPS, POWER = 1_000_000, 1_000
"""Most turns of loops and calls of a page, and the highest power; a report of the sample takes some 4,000 steps."""


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
    intercepted_binops = frozenset({"**"})
    _steps = 0

    def counted(self, each: Iterable[Any]) -> Iterator[Any]:
        """The same, a step each."""
        for one in each:
            self._step()
            yield one

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # as Jinja's own
        """Call a macro, or anything else that is safe."""
        __self._step()
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A power."""
        if right > POWER:
            raise EndlessError(f"a power above {POWER:,}")
        return super().call_binop(context, operator, left, right)

    def _step(self) -> None:
        self._steps += 1
        if self._steps > STEPS:
            raise EndlessError(f"it repeats something more than {STEPS:,} times")
