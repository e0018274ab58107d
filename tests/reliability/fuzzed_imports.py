"""Files spoilt at random and imported: each is taken or refused in plain words, and nothing is ever half taken.

python -m tests.reliability.fuzzed_imports --seconds 600
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from reviewtui.cli.group import group
from tests.reliability.stores import SAMPLE, copied, entry_ids, faults_of, small_store

FILES = ("NOR-03.json", "inspection.json", "record-hallam.json", "CTY-01.json")
STRANGE: tuple[Any, ...] = (
    None, "", " ", "\x1b]0;x\x07", "\u202e", "x" * 5_000, -1, 0, 1e308, 10**30, True, [], {}, [[]], "2010-13-40", "NaN",
)  # fmt: skip


def spoilt_bytes(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, cut out, doubled or put in."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 50))):
        at = chance.randrange(len(spoilt) or 1)
        match chance.randrange(5):
            case 0:
                spoilt[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del spoilt[at : at + chance.choice((1, 10, 1000))]
            case 2:
                spoilt[at:at] = spoilt[at : at + chance.choice((1, 10, 1000))]
            case 3:
                spoilt[at:at] = chance.choice((b"\x00", b"\xff\xfe", b"}", b"]", b'"', b"\\u0000", b"1e999", b"NaN"))
            case _:
                del spoilt[at:]
        if not spoilt:
            break
    return bytes(spoilt)


def spoilt_values(data: bytes, chance: random.Random) -> bytes:
    """Some values changed, taken out or put elsewhere; still JSON."""
    document = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        holder, key = chance.choice(list(_places(document)))
        match chance.randrange(4):
            case 0:
                holder[key] = chance.choice(STRANGE)
            case 1 if isinstance(holder, dict):
                del holder[key]
            case 2 if isinstance(holder, dict):
                holder[chance.choice(("format", "x", "reference", "hash", "\x00"))] = holder[key]
            case _:
                holder[key] = [holder[key], holder[key]]
    return json.dumps(document).encode("utf-8", "surrogatepass")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Where a value stands, anywhere in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in list(items):
        yield value, key
        yield from _places(held)


def fuzz(seconds: float, rounds: int | None = None, seed: int = 0, folder: Path | None = None) -> Counter[str]:
    """Import spoilt files for so long, or so many; how they ended: `uncaught` and `half taken` must not be among it."""
    chance, ended, end = random.Random(seed), Counter[str](), time.monotonic() + seconds
    with tempfile.TemporaryDirectory(dir=folder) as made:
        base = Path(made) / "base.store"
        small_store(base)
        before = entry_ids(base)
        path = copied(base, Path(made) / "fuzzed.store")
        while time.monotonic() < end and (rounds is None or ended.total() < rounds):
            name = chance.choice(FILES)
            spoil = chance.choice((spoilt_bytes, spoilt_values))
            file = Path(made) / name
            file.write_bytes(spoil((SAMPLE / name).read_bytes(), chance))
            ran = CliRunner().invoke(group, ["--store", str(path), "import", str(file)], prog_name="reviewtui")
            if ran.exit_code not in (0, 2, 3) or "Traceback" in ran.output:
                ended["uncaught"] += 1
                continue
            ended["taken" if ran.exit_code == 0 else "refused"] += 1
            if ran.exit_code and entry_ids(path) != before:
                ended["half taken"] += 1
            if not ran.exit_code:
                ended["half taken"] += bool(faults_of(path))
                path = copied(base, Path(made) / "fuzzed.store")
    return ended


def main() -> None:
    """Print the row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    ended = fuzz(asked.seconds, seed=asked.seed)
    sys.stdout.write(
        f"| spoilt files imported for {asked.seconds / 60:g} minutes | {ended['taken'] + ended['refused']:,} files, "
        f"{ended['refused']:,} refused | {ended['uncaught']} uncaught, {ended['half taken']} half taken |\n"
    )


if __name__ == "__main__":
    main()
