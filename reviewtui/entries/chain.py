"""One gapless chain of hashes a device: how an entry is sealed, and how tampering shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from reviewtui.entries.canonical import NotCanonicalError, canonical_text, in_quotes, sha256_of_text
from reviewtui.entries.entry import Entry


class Breach(Enum):
    """The ways a chain can be broken."""

    GAP = "an entry is missing before it"
    REPEATED = "its number is used twice"
    PREVIOUS = "it does not follow from the entry before it"
    HEADER = "its header was changed after it was made"
    CONTENT = "its content was changed after it was made"


@dataclass(frozen=True)
class ChainFault:
    """One place where a chain does not hold."""

    device: str
    sequence: int
    breach: Breach

    @property
    def text(self) -> str:
        """The fault as a sentence."""
        return f"Entry {self.device}-{self.sequence} cannot be trusted: {self.breach.value}."


def content_hash(salt: str | None, reason: str | None, content: Mapping[str, object] | None) -> str:
    """The hash that stands for salt, reason and content in the header; the reason may carry case text too."""
    return text_hash(salt, reason, None if content is None else canonical_text(content))


def text_hash(salt: str | None, reason: str | None, text: str | None) -> str:
    """The same of a content that is in canonical form already."""
    if text is not None and salt is not None and reason is None:  # as nearly all are
        return sha256_of_text(f'{{"content":{text},"salt":{in_quotes(salt)}}}')
    parts = (("content", text), ("reason", _quoted(reason)), ("salt", _quoted(salt)))
    return sha256_of_text("{" + ",".join([f'"{key}":{part}' for key, part in parts if part is not None]) + "}")


def header_hash(entry: Entry) -> str:
    """The hash of everything but salt, reason and content, which may be absent."""
    return sha256_of_text(_header_text(entry))


def _header_text(entry: Entry) -> str:
    """The canonical form of the header, spelled out: an import makes it of every entry it brings."""
    of = "" if entry.of is None else f'"of":{entry.of},'
    person = "" if entry.person is None else f'"person":{in_quotes(entry.person)},'
    return (
        f'{{"act":{in_quotes(entry.act)},"content_hash":{in_quotes(entry.content_hash)},'
        f'"device":{in_quotes(entry.device)},"kind":{in_quotes(entry.kind)},"made_at":{in_quotes(entry.made_at)},'
        f'{of}"offset":{entry.offset},{person}"previous":{in_quotes(entry.previous)},'
        f'"replaces":[{",".join(map(in_quotes, entry.replaces))}],"sequence":{entry.sequence},'
        f'"subject":{in_quotes(entry.subject)}}}'
    )


def _quoted(text: str | None) -> str | None:
    return None if text is None else in_quotes(text)


def sealed(draft: Entry, previous: str, text: str | None = None) -> Entry:
    """The draft with its hashes, following the entry whose hash is `previous` (empty: the device's first).

    `text` is its content in canonical form, where that is known. A draft whose content is withheld says what its hash
    is.
    """
    withheld = draft.content_hash if draft.content is None else ""
    known = canonical_text(draft.content) if text is None and draft.content is not None else text
    entry = Entry.from_values(vars(draft))
    values = vars(entry)
    values["replaces"] = tuple(sorted(set(draft.replaces)))
    values["content_hash"] = withheld or text_hash(draft.salt, draft.reason, known)
    values["previous"] = previous
    values["hash"] = header_hash(entry)
    return entry


def chain_faults(entries: Iterable[Entry]) -> tuple[ChainFault, ...]:
    """Every fault of every device's chain, by (device, sequence); absent content is none."""
    walk = ChainWalk()
    return tuple(fault for entry in sorted(entries, key=lambda entry: entry.place) for fault in walk.step(entry))


class ChainWalk:
    """Chains held against their hashes entry by entry, which come by (device, sequence)."""

    def __init__(self, last: tuple[str, int, str] = ("", 0, "")) -> None:
        """`last` is device, sequence and hash of the entry to go on from."""
        self._last = last

    def step(self, entry: Any, text: str | None = None, *, is_proven: bool = False) -> tuple[ChainFault, ...]:
        """The faults of the next entry, or of a stored row, which names all of it the same.

        `text` is its content in canonical form, where that is known; one that `is_proven` is not hashed again.
        """
        device, sequence, last_hash = self._last
        if entry.device != device:
            sequence, last_hash = 0, ""
        self._last = (entry.device, entry.sequence, entry.hash)
        if (entry.sequence, entry.previous) == (sequence + 1, last_hash) and _proves(entry, text, is_proven):
            return ()
        breaches = _breaches(entry, text, sequence, last_hash)
        return tuple(ChainFault(entry.device, entry.sequence, breach) for breach in breaches)


def _proves(entry: Entry, text: str | None, is_proven: bool) -> bool:
    return header_hash(entry) == entry.hash and (is_proven or entry.content is None or content_proves(entry, text))


def _breaches(entry: Entry, text: str | None, sequence: int, last_hash: str) -> Iterator[Breach]:
    if entry.sequence > sequence + 1:
        yield Breach.GAP
    elif entry.sequence <= sequence:
        yield Breach.REPEATED
    elif entry.previous != last_hash:
        yield Breach.PREVIOUS
    if header_hash(entry) != entry.hash:
        yield Breach.HEADER
    if entry.content is not None and not content_proves(entry, text):
        yield Breach.CONTENT


def content_proves(entry: Entry, text: str | None = None) -> bool:
    """Whether the content that is here is the one that was sealed; `text` is its canonical form, where it is known."""
    try:
        known = text or canonical_text(entry.content)
        return text_hash(entry.salt, entry.reason, known) == entry.content_hash
    except NotCanonicalError:
        return False
