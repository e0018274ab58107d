"""Drawing a sample from a caseload: how many cases, how they are shared among strata, and which in which order.

The order is that of the SHA-256 of the seed and each reference. It is as good as random, the order of the list plays no
part in it, and any program that can hash draws the same cases again.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256


def needed(caseload: int) -> int:
    """Cases that keep a share within 5 percentage points at 80% confidence, of a caseload of that many.

    n0 / (1 + (n0 - 1) / N) with n0 = 164.25 (`domain`, section 3), rounded up: 14 of 15, 91 of 200.
    """
    return -(-657 * caseload // (4 * caseload + 653))


def shared(sizes: Mapping[str, int], total: int) -> dict[str, int]:
    """`total` cases shared among strata in proportion to their sizes, the largest remainders first.

    Each stratum has one at least, as far as `total` goes, and none more than it has cases.
    """
    total = min(total, sum(sizes.values()))
    by_size = sorted(sizes, key=lambda name: (-sizes[name], name))
    found = {name: 1 if sizes[name] and place < total else 0 for place, name in enumerate(by_size)}
    whole = sum(sizes.values())
    while (left := total - sum(found.values())) > 0:
        open_ = [name for name in by_size if found[name] < sizes[name]]
        short = {name: total * sizes[name] - whole * found[name] for name in open_}
        for name in sorted(open_, key=lambda name: (-short[name], by_size.index(name)))[:1]:
            found[name] += min(left, max(1, short[name] // whole), sizes[name] - found[name])
    return {name: found[name] for name in sizes}


def in_drawn_order(references: Iterable[str], seed: str) -> list[str]:
    """The references in the order in which this seed draws them."""
    return sorted(references, key=lambda each: (sha256(f"{seed}\n{each}".encode()).digest(), each))
