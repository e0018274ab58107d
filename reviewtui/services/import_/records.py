"""Another laptop's record in a file, read piece by piece or as a whole: its entries, and what it says of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any, BinaryIO

from reviewtui.entries.entry import Entry
from reviewtui.entries.items import FaultyItemError, from_items
from reviewtui.exchange.inspection_model import InspectionDocument
from reviewtui.exchange.pieces import NotInPieces, PiecedFile, require_contents
from reviewtui.services.errors import BadInput
from reviewtui.services.export.export_lists import OneByOne

RUN = 2_000
"""Entries that are handed on at once."""

SENTENCES = ("because", "why", "text", "note", "headline", "sentence", "flags", "grounds")
"""Words and flags of the program, which may say more of the same figures in another version."""


class Record:
    """A document with a history that was read and checked as a whole."""

    goes_on = False
    """Whether its entries follow from others that are here already; what travels begins at each device's first."""

    def __init__(self, name: str, document: InspectionDocument) -> None:
        self.name = name
        self.is_read = True
        """Whether every entry was checked."""
        self._document: Mapping[str, Any] = document

    def __contains__(self, key: str) -> bool:
        return key in self._document

    def value(self, key: str) -> Any:
        """What stands under a key that never holds much."""
        return self._document[key]

    def history(self) -> Iterator[Entry]:
        """Every entry by (device, sequence). Raises BadInput."""
        return chain.from_iterable(self.runs())

    def runs(self) -> Iterator[Sequence[Entry]]:
        """The same, some at a time."""
        try:
            entries = sorted(from_items(self._document["history"]), key=lambda entry: entry.place)
        except FaultyItemError as fault:
            raise BadInput(f"{self.name}: history: {fault}") from None
        for start in range(0, len(entries), RUN):
            yield entries[start : start + RUN]

    def require_contents(self, entries: Iterable[Entry]) -> None:
        """What they hold was checked when it was read."""

    def lists(self, key: str, worked_out: Any) -> bool:
        """Whether what stands under a key is what was worked out."""
        given = self._document[key]
        if not isinstance(worked_out, OneByOne):
            return bool(given == worked_out)
        return all(one == other for one, other in zip_longest(given, worked_out))

    def sums_up(self, worked_out: Mapping[str, Any]) -> bool:
        """Whether nothing in the summary says otherwise than what was worked out."""
        return _says_the_same(self._document["summary"], worked_out)

    def require_sound(self) -> None:
        """It was checked when it was read."""


class PiecedRecord(Record):
    """A document with a history that is read and checked while it is joined; anything odd raises NotInPieces."""

    def __init__(self, name: str, begin: Callable[[], BinaryIO]) -> None:
        """`begin` opens the file at its begin. Raises NotInPieces, OSError."""
        self.name = name
        self.is_read = False
        self._file = PiecedFile(begin)

    def __contains__(self, key: str) -> bool:
        return key in self._file

    def value(self, key: str) -> Any:
        """What stands under a key that never holds much."""
        return self._file.value(key)

    def runs(self) -> Iterator[Sequence[Entry]]:
        """Every entry once, by (device, sequence), some at a time; what they hold is still to be checked."""
        yield from self._file.entries()
        self.is_read = True

    def require_contents(self, entries: Iterable[Entry]) -> None:
        """Check what they hold: where that is not sound, the whole tells."""
        require_contents(entries)

    def lists(self, key: str, worked_out: Any) -> bool:
        """Whether what stands under a key is what was worked out: where it is not the same bytes, the whole tells."""
        if not self._file.is_written(key, worked_out):
            raise NotInPieces
        return True

    def sums_up(self, worked_out: Mapping[str, Any]) -> bool:
        """Whether the summary is what was worked out: where it is not the same bytes, the whole tells."""
        return self.lists("summary", worked_out)

    def require_sound(self) -> None:
        """Check what was neither read nor compared."""
        self._file.require_sound()


def _says_the_same(given: Any, worked_out: Any) -> bool:
    """Whether nothing given says otherwise; what another version adds or leaves out is no difference."""
    if isinstance(given, Mapping) and isinstance(worked_out, Mapping):
        shared = (key for key in given if key in worked_out and key not in SENTENCES)
        known = _as_counted(given, worked_out)
        return all(_says_the_same(given[key], known[key]) for key in shared)
    if isinstance(given, list) and isinstance(worked_out, list):
        return len(given) == len(worked_out) and all(map(_says_the_same, given, worked_out))
    return bool(given == worked_out)


def _as_counted(given: Mapping[str, Any], worked_out: Mapping[str, Any]) -> Mapping[str, Any]:
    """A share that does not tell what is in dispute counts it among the unjudged."""
    if "unjudged" not in given or "in_dispute" in given:
        return worked_out
    return {**worked_out, "unjudged": worked_out["unjudged"] + worked_out.get("in_dispute", 0)}
