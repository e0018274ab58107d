"""One gapless chain of hashes a device: how an entry is sealed, and how tampering shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
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
    return hash_of_header(*_header(entry))


_header = attrgetter(
    "act", "content_hash", "device", "kind", "made_at", "of", "offset", "person", "previous", "replaces", "sequence",
    "subject",
)  # fmt: skip


def hash_of_header(
    act: str,
    content_hash: str,
    device: str,
    kind: str,
    made_at: str,
    of: int | None,
    offset: int,
    person: str | None,
    previous: str,
    replaces: Sequence[str],
    sequence: int,
    subject: str,
) -> str:
    """The same of its parts, in the order of their names: an import spells out every entry it brings."""
    about = "" if of is None else f'"of":{of},'
    by = "" if person is None else f'"person":{in_quotes(person)},'
    return sha256_of_text(
        f'{{"act":{in_quotes(act)},"content_hash":{in_quotes(content_hash)},"device":{in_quotes(device)},'
        f'"kind":{in_quotes(kind)},"made_at":{in_quotes(made_at)},{about}"offset":{offset},{by}'
        f'"previous":{in_quotes(previous)},"replaces":[{",".join(map(in_quotes, replaces)) if replaces else ""}],'
        f'"sequence":{sequence},"subject":{in_quotes(subject)}}}'
    )


def _quoted(text: str | None) -> str | None:
    return None if text is None else in_quotes(text)


def sealed(draft: Entry, previous: str) -> Entry:
    """The draft with its hashes, following the entry whose hash is `previous` (empty: the device's first).

    A draft whose content is withheld says what its hash is.
    """
    withheld = draft.content_hash if draft.content is None else ""
    entry = Entry.from_values(vars(draft))
    values = vars(entry)
    values["replaces"] = tuple(sorted(set(draft.replaces)))
    values["content_hash"] = withheld or content_hash(draft.salt, draft.reason, draft.content)
    values["previous"] = previous
    values["hash"] = header_hash(entry)
    return entry


def chain_faults(entries: Iterable[Entry]) -> tuple[ChainFault, ...]:
    """Every fault of every device's chain, by (device, sequence); absent content is none."""
    walk = ChainWalk()
    return tuple(fault for entry in sorted(entries, key=lambda entry: entry.place) for fault in walk.step(entry))


LINK = (
    "act", "content_hash", "device", "kind", "made_at", "of", "offset", "person", "previous", "sequence", "subject",
    "hash", "salt", "reason", "content",
)  # fmt: skip
"""What an entry is read as to be held against its hashes, in this order; its content as text in canonical form."""
_link = attrgetter(*LINK[:-1])


def withheld_where_all_holds(
    rows: Iterable[tuple[Any, ...]], replaced: Mapping[str, Sequence[str]], last: tuple[str, int, str] = ("", 0, "")
) -> int | None:
    """How many contents are absent among entries whose every link holds; None where one does not, whichever.

    The entries come as LINK, by (device, sequence); `replaced` says which ids one replaces, by its own. It is the same
    question as a ChainWalk's, of a record that is likely to hold: it makes no entry of each. `last` is as for one.
    """
    device, sequence, last_hash = last
    withheld = 0
    # What hash_of_header and text_hash do stands here once more: calling them takes as long as the hashing itself.
    quoted, sha256 = in_quotes, hashlib.sha256
    for (
        act, sealed_as, own, kind, made_at, of, offset, person, previous, number, subject, whole, salt, reason, text,
    ) in rows:  # fmt: skip
        if own != device:
            device, sequence, last_hash = own, 0, ""
        replaces = ",".join(map(quoted, replaced.get(f"{own}-{number}", ()))) if replaced else ""
        about = "" if of is None else f'"of":{of},'
        by = "" if person is None else f'"person":{quoted(person)},'
        header = (
            f'{{"act":{quoted(act)},"content_hash":{quoted(sealed_as)},"device":{quoted(own)},"kind":{quoted(kind)},'
            f'"made_at":{quoted(made_at)},{about}"offset":{offset},{by}"previous":{quoted(previous)},'
            f'"replaces":[{replaces}],"sequence":{number},"subject":{quoted(subject)}}}'
        )
        if number != sequence + 1 or previous != last_hash or sha256(header.encode()).hexdigest() != whole:
            return None
        if text is None:
            withheld += 1
        elif reason is not None or salt is None:
            if text_hash(salt, reason, text) != sealed_as:
                return None
        elif sha256(f'{{"content":{text},"salt":{quoted(salt)}}}'.encode()).hexdigest() != sealed_as:
            return None
        sequence, last_hash = number, whole
    return withheld


class ChainWalk:
    """Chains held against their hashes entry by entry, which come by (device, sequence)."""

    def __init__(self, last: tuple[str, int, str] = ("", 0, "")) -> None:
        """`last` is device, sequence and hash of the entry to go on from."""
        self._last = last

    def is_before(self, entry: Entry) -> bool:
        """Whether an entry's place is the next after the last one's."""
        return (entry.device, entry.sequence - 1) == self._last[:2]

    def goes_on(self, entries: Sequence[Entry], texts: Iterable[str | None]) -> bool:
        """Whether each of the next entries holds; only then the walk is past them. `texts` are as for `step`."""
        replaced = {entry.id: entry.replaces for entry in entries if entry.replaces}
        rows = ((*link, text) for link, text in zip(map(_link, entries), texts, strict=True))
        try:
            holds = withheld_where_all_holds(rows, replaced, self._last) is not None
        except ValueError:  # half a character has no hash
            return False
        if holds and entries:
            self._last = (entries[-1].device, entries[-1].sequence, entries[-1].hash)
        return holds

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
