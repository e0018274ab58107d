"""What every entry has, whatever it says: the columns of its header, and its id taken apart."""

HEADER = (
    "device", "sequence", "person", "made_at", "offset", "kind", "subject", "act", "of", "salt", "reason",
    "content_hash", "previous", "hash",
)  # fmt: skip
"""The columns of `entry` that are also fields of an EntryRow; its content stands beside them as text."""


def split_id(entry_id: str) -> tuple[str, int]:
    """Device and sequence from an entry's id; sequence 0, which no entry has, when it is no id."""
    device, _, sequence = entry_id.rpartition("-")
    return (device, int(sequence)) if sequence.isascii() and sequence.isdigit() and len(sequence) < 19 else ("", 0)
