"""What entries say, sealed by the hundred: one age file holds what the entries of one transaction say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic_core import from_json

from db.values import EntryRow
from reviewtui.entries.canonical import in_quotes
from reviewtui.entries.kinds import KINDS
from reviewtui.services.errors import BadInput

CHANGED = "It was changed there. Nothing was changed here."


class Keys(NamedTuple):
    """What seals and opens the entries of an inspection."""

    identity: Any
    recipients: Sequence[Any]
    names: tuple[str, ...]
    """The recipients as they are written, `age1…`."""


class Pack(NamedTuple):
    """What some entries of one device say."""

    first: int
    """The number of the entry whose row holds the pack."""
    numbers: frozenset[int]
    """Those of all entries that it speaks for."""
    sealed: bytes


def keys_of(identity: str, recipients: Sequence[str] = ()) -> Keys:
    """The inspection's key, `AGE-SECRET-KEY-1…`, and the recipients beside it. Raises BadInput for what is none."""
    import pyrage

    try:
        own = pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError:
        raise BadInput("The identity file holds no age secret key (AGE-SECRET-KEY-1…). Nothing was changed.") from None
    names = tuple(dict.fromkeys((str(own.to_public()), *recipients)))
    try:
        return Keys(own, [pyrage.x25519.Recipient.from_str(name) for name in names], names)
    except pyrage.RecipientError:
        raise BadInput("--to takes an age recipient (age1…). Nothing was changed.") from None


def packed(rows: Iterable[EntryRow], keys: Keys) -> Pack | None:
    """What entries of one device say, but for what is withheld here or stays on the laptop; None where nothing is."""
    import pyrage

    said = {row.sequence: _said(row) for row in rows if row.text is not None and not KINDS[row.kind].private}
    if not said:
        return None
    text = ",".join(f'"{number}":{each}' for number, each in said.items())
    return Pack(min(said), frozenset(said), bytes(pyrage.encrypt(f"{{{text}}}".encode(), keys.recipients)))


def unpacked(sealed: bytes, keys: Keys, hub: str, place: str) -> Mapping[str, Any]:
    """Number to what the entry says, of the pack in the row of an entry. Raises BadInput for what cannot be opened."""
    import pyrage

    try:
        found = from_json(pyrage.decrypt(sealed, [keys.identity]))
    except (pyrage.DecryptError, ValueError):
        raise BadInput(
            f"{hub}, entry {place}: it was encrypted for another key than this identity, or was changed. "
            "Nothing was changed here."
        ) from None
    if not isinstance(found, dict) or not all(isinstance(each, dict) for each in found.values()):
        raise BadInput(f"{hub}, entry {place}: its content has another form. {CHANGED}")
    return found


def _said(row: EntryRow) -> str:
    """As JSON; what an entry says is kept as such."""
    reason = "null" if row.reason is None else in_quotes(row.reason)
    return f'{{"salt":{in_quotes(row.salt or "")},"reason":{reason},"content":{row.text}}}'
