"""What is shown of many things, each made as it is asked for: a document that names every case is never held whole."""

from collections.abc import Callable, ItemsView, Iterator, Mapping
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")


class Shown(Mapping[str, Any], Generic[Thing]):
    """Name to what is shown of the thing of that name, in the order of the things."""

    def __init__(self, things: Mapping[str, Thing], show: Callable[[Thing], Any]) -> None:
        self._things, self._show = things, show

    def __getitem__(self, name: str) -> Any:
        return self._show(self._things[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def items(self) -> ItemsView[str, Any]:
        """Each name and what is shown, looked up no second time."""
        return _Items(self)

    def each(self) -> Iterator[tuple[str, Any]]:
        """The same one by one; of one thing under several names on end it is made once."""
        things = iter(self._things.items())
        for first, thing in things:
            last, shown = thing, self._show(thing)
            yield first, shown
            for name, other in things:
                if other is not last:
                    last, shown = other, self._show(other)
                yield name, shown


class _Items(ItemsView[str, Any]):
    _mapping: Shown[Any]

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return self._mapping.each()
