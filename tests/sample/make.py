"""Seals the sample's records anew from what each inspector did: `python -m tests.sample.make`.

A record file cannot be edited by hand: every entry holds the hash of the one before it. So change in the file what
was done, add to it or take from it, leave its numbers and hashes as they are, and run this.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from reviewtui.entries.chain import sealed
from reviewtui.entries.entry import Entry
from reviewtui.entries.items import to_item
from reviewtui.exchange.writer import write

SAMPLE = Path(__file__).parents[2] / "sample_cases"
SHARED = ("format", "format_version", "framework", "inspection")

Deed = Mapping[str, Any]
"""What an inspector did: made_at, kind, subject and content; act, of, reason and what it replaces where it has them."""


def record(head: Deed, device: str, person: str, deeds: Iterable[Deed]) -> bytes:
    """A record file of what one person did on one laptop, in the order in which it was done.

    A deed that has a `sequence` may be named by it in the `replaces` and `of` of later ones; its number may change.
    """
    entries = list(_entries(device, person, deeds))
    heads = {device: {"sequence": entries[-1].sequence, "hash": entries[-1].hash}}
    shared = {key: head[key] for key in SHARED if key in head}
    return write({**shared, "history": [to_item(entry) for entry in entries], "heads": heads})


def _entries(device: str, person: str, deeds: Iterable[Deed]) -> Iterator[Entry]:
    now: dict[int, int] = {}
    previous = ""
    for sequence, deed in enumerate(deeds, start=1):
        now[deed.get("sequence", sequence)] = sequence
        draft = Entry(
            device=device,
            sequence=sequence,
            person=person,
            made_at=deed["made_at"],
            offset=deed["offset"],
            kind=deed["kind"],
            subject=deed["subject"],
            act=deed.get("act", "do"),
            of=now[deed["of"]] if deed.get("of") else None,
            replaces=tuple(f"{device}-{now[int(name.partition('-')[2])]}" for name in deed.get("replaces") or ()),
            salt=deed.get("salt") or _salt(device, deed),
            reason=deed.get("reason"),
            content=deed["content"],
        )
        entry = sealed(draft, previous)
        previous = entry.hash
        yield entry


def _salt(device: str, deed: Deed) -> str:
    """The same for the same deed: the sample is no secret, and its files are to be the same every time."""
    return sha256(f"{device} {deed['made_at']} {deed['kind']} {deed['subject']}".encode()).hexdigest()[:32]


def resealed(text: str) -> bytes:
    """A record file sealed anew from what it says was done."""
    document = json.loads(text)
    first = document["history"][0]
    return record(document, first["device"], first["person"], document["history"])


def make() -> None:
    """Write every record of the sample anew."""
    for path in sorted(SAMPLE.glob("record-*.json")):
        path.write_bytes(resealed(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    make()
