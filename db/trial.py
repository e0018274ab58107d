"""A store's content in memory, to try something in: nobody waits for what is done there, and it goes when that ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.driver import copy_pages, in_memory
from db.store import Store
from db.writing import Writer, Writing

if TYPE_CHECKING:
    from db.driver import Connection


@contextmanager
def trial_of(store: Store, tell: Callable[[int, int], None]) -> Iterator[Store]:
    """A copy of a store as it is now, in memory alone, that may be written to; `tell` hears how many pages of how many.

    What `tell` raises ends it.
    """
    with store.read() as connection:
        connection.execute("SELECT 1 FROM entry LIMIT 1")  # from here on what is read is of one moment
        copy = in_memory(store.key)
        copy_pages(connection, copy, tell)
    trial = _Trial(store, copy)
    try:
        yield trial
    finally:
        trial.close()


class _Trial(Store):
    """Its one connection is read from and written to by whoever tries something, one after the other."""

    def __init__(self, store: Store, copy: Connection) -> None:
        self._path, self._device = store.path, store.device
        self.is_read_only = False
        self._copy = copy
        self._writer = Writer(store.path, opened=lambda: copy)

    @contextmanager
    def read(self, *, as_it_is: bool = False) -> Iterator[Connection]:
        """The content as it is by now."""
        yield self._copy

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """One transaction, of which nothing reaches the store."""
        with self._writer.write() as writing:
            yield writing

    def close(self) -> None:
        """Let the copy go."""
        self._writer.close()
        self._copy.close()
