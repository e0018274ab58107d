"""Where in the program an error arose: its kinds and places, never what it says, which may be the text of a case."""

import os
from collections.abc import Iterator


def is_asked_for() -> bool:
    """Whether whoever runs the program wants to know."""
    return bool(os.environ.get("REVIEWTUI_DEBUG"))


def places(problem: BaseException) -> list[str]:
    """A line for each error of a chain, the first to arise first, and under it one for each place it came through."""
    return [line for error in reversed(list(_chain(problem))) for line in _of_one(error)]


def _chain(problem: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield problem
        problem = problem.__cause__ or problem.__context__


def _of_one(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {code.co_filename}:{trace.tb_lineno} in {code.co_name}"
        trace = trace.tb_next
