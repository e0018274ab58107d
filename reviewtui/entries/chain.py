"""One gapless chain of hashes a device: how an entry is sealed, and how tampering shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from reviewtui.entries.canonical import NotCanonicalError, sha256
from reviewtui.entries.entry import Entry

_HEADER = (
    "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of", "replaces", "content_hash",
    "previous",
)  # fmt: skip
"""What the hash of an entry is made of."""


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
    return sha256({"salt": salt, "reason": reason, "content": content})


def header_hash(entry: Entry) -> str:
    """The hash of everything but salt, reason and content, which may be absent."""
    return sha256({key: getattr(entry, key) for key in _HEADER})


def sealed(draft: Entry, previous: str) -> Entry:
    """The draft with its hashes, following the entry whose hash is `previous` (empty: the device's first)."""
    made: dict[str, Any] = {
        "replaces": tuple(sorted(set(draft.replaces))),
        "content_hash": content_hash(draft.salt, draft.reason, draft.content),
        "previous": previous,
    }
    header = {key: made[key] if key in made else getattr(draft, key) for key in _HEADER}
    return replace(draft, **made, hash=sha256(header))


def chain_faults(entries: Iterable[Entry]) -> tuple[ChainFault, ...]:
    """Every fault of every device's chain, by (device, sequence); absent content is none."""
    chains: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: entry.place):
        chains[entry.device].append(entry)
    return tuple(fault for chain in chains.values() for fault in _faults_of(chain))


def _faults_of(chain: list[Entry]) -> Iterator[ChainFault]:
    sequence, last_hash = 0, ""
    for entry in chain:
        for breach in _breaches(entry, sequence, last_hash):
            yield ChainFault(entry.device, entry.sequence, breach)
        sequence, last_hash = entry.sequence, entry.hash


def _breaches(entry: Entry, sequence: int, last_hash: str) -> Iterator[Breach]:
    if entry.sequence > sequence + 1:
        yield Breach.GAP
    elif entry.sequence <= sequence:
        yield Breach.REPEATED
    elif entry.previous != last_hash:
        yield Breach.PREVIOUS
    if header_hash(entry) != entry.hash:
        yield Breach.HEADER
    if entry.content is not None and not content_proves(entry):
        yield Breach.CONTENT


def content_proves(entry: Entry) -> bool:
    """Whether the content that is here is the one that was sealed."""
    try:
        return content_hash(entry.salt, entry.reason, entry.content) == entry.content_hash
    except NotCanonicalError:
        return False
