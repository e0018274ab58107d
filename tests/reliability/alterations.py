"""Every field of every entry of a chain of 200 altered, one at a time: each is found.

python -m tests.reliability.alterations
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from db.header import HEADER
from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import open_store
from reviewtui.services.store.verifying import known_heads, unseen
from reviewtui.services.upkeep.checking import _record
from tests.reliability.stores import CASES, INSPECTOR, altered, small_store

ENTRIES = 200
OTHERWISE = {
    "device": "zzzz", "sequence": 4_000, "offset": 31, "of": 1, "made_at": "2001-01-01T00:00:00Z", "act": "redo",
    "kind": "note", "person": "Somebody Else", "subject": "another", "reason": "another reason",
}  # fmt: skip
"""What a column is altered to; hashes and salts have a letter changed."""


class Outcome(NamedTuple):
    """What came of it."""

    alterations: int
    missed: list[str]


def each_field(share: float = 1.0, seed: int = 0, folder: Path | None = None) -> Outcome:
    """Alter each field of each entry, or a random share of them, and look whether the check of the record finds it."""
    chosen, missed, number = random.Random(seed), list[str](), 0
    with tempfile.TemporaryDirectory(dir=folder) as made:
        path = Path(made) / "chain.store"
        small_store(path)
        store = open_store(path)
        for answer in range(ENTRIES):
            why = f"Because of {answer}."
            record(store, INSPECTOR, CASES[answer % 3], "1.1", answer=("good", "inadequate")[answer % 2], rationale=why)
        store.close()
        known = known_heads(path)
        with altered(path) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            first = "SELECT id FROM entry ORDER BY id DESC LIMIT ?"
            entries = [entry for (entry,) in connection.execute(first, (ENTRIES,))]
            for entry in entries:
                for statement, values, what in _alterations(connection, entry):
                    if chosen.random() >= share:
                        continue
                    number += 1
                    connection.execute("BEGIN")
                    connection.execute(statement, values)
                    if _record(connection, None).ok and not unseen(connection, known):
                        missed.append(f"{what} of entry {entry}")
                    connection.execute("ROLLBACK")
    return Outcome(number, missed)


def _alterations(connection: object, entry: int) -> Iterator[tuple[str, tuple[object, ...], str]]:
    for column in HEADER:
        (now,) = connection.execute(f'SELECT "{column}" FROM entry WHERE id = ?', (entry,)).fetchone()  # type: ignore[attr-defined]
        other = OTHERWISE.get(column) or ("f" if str(now)[:1] != "f" else "e") + str(now or " " * 64)[1:]
        if other != now:
            yield f'UPDATE entry SET "{column}" = ? WHERE id = ?', (other, entry), column
    yield "UPDATE entry SET content = replace(content, 'e', 'a') WHERE id = ?", (entry,), "content"
    if connection.execute("SELECT 1 FROM entry_replaces WHERE entry = ?", (entry,)).fetchone():  # type: ignore[attr-defined]
        yield "DELETE FROM entry_replaces WHERE entry = ?", (entry,), "replaces"
    yield "INSERT INTO entry_replaces VALUES (?, 'zzzz-1')", (entry,), "replaces more"
    yield "DELETE FROM entry WHERE id = ?", (entry,), "the whole"


def rows() -> Iterator[str]:
    """The line of the table."""
    found = each_field()
    yield (
        f"| every field of every entry of a chain of {ENTRIES} altered | {found.alterations:,} alterations | "
        f"{len(found.missed)} not found |"
    )
    yield from (f"<!-- {missed} -->" for missed in found.missed[:5])


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()
