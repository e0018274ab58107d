"""What stood before an entry: the entries it replaced, and those they replaced, as far back as the record goes."""

from collections.abc import Iterable, Iterator

from db import entries
from db.values import EntryRow


def with_replaced(connection: entries.Connection, rows: Iterable[EntryRow]) -> tuple[EntryRow, ...]:
    """Some entries of one subject and all that they replaced, each once, every entry before what it replaced."""
    return tuple(_walked(connection, list(rows)))


def _walked(connection: entries.Connection, ahead: list[EntryRow]) -> Iterator[EntryRow]:
    seen = {row.id for row in ahead}
    while ahead:
        row = ahead.pop(0)
        yield row
        for replaced in row.replaces:
            earlier = None if replaced in seen else entries.entry(connection, replaced)
            seen.add(replaced)
            if earlier is not None:
                ahead.append(earlier)
