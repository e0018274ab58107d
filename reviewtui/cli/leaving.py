"""What is asked and said before anything leaves: who can open it, and what in it is likely to identify somebody."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reviewtui.casefile.visible import quoted
from reviewtui.cli.streams import narrate
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reviewtui.services.export.exporting import Bundle
    from reviewtui.services.store.sealing import Seal
    from reviewtui.services.store.stores import Store

NOBODY_CAN_OPEN = (
    "The export needs a passphrase, because no age key can open it. Type one in a terminal, name a file that holds it "
    "in REVIEWTUI_PASSPHRASE_FILE, or name an age key with --to."
)

LISTED = 10
"""Likely identifiers that are listed with every export; more are counted."""


def allowed_out(
    store: Store,
    file: Path | None,
    *,
    to: Sequence[str] = (),
    plain: bool,
    names: Sequence[str] = (),
    notes: bool = False,
    bundle: Bundle | None = None,
    warning: str = "",
) -> Seal | None:
    """Who can open what leaves, None where anybody can and may; its likely identifiers are listed on stderr.

    `file` is None for a pipe and for what is never encrypted; `warning` is said instead where the store is. Raises
    BadUsage where it may not leave as it is, or nobody could open it.
    """
    from reviewtui.services.store.sealing import names_sealed

    seal = None
    if file is not None and names_sealed(file):
        seal = _seal_for(store, to)
    else:
        _require_leave(store, plain, warning)
    list_identifiers(store, names, notes, bundle=bundle)
    return seal


def list_identifiers(
    store: Store, names: Sequence[str], notes: bool, most: int | None = LISTED, bundle: Bundle | None = None
) -> None:
    """Say on stderr where something is, in all or in what a `bundle` holds, that is likely to identify somebody."""
    from reviewtui.services.export.identifying import likely_identifiers

    found = likely_identifiers(store, names, notes=notes, stays=None if bundle is None else bundle.leaves)
    if not found:
        if most is None:
            narrate("No likely identifier was found. Nicknames, places and rare events can identify a person too.")
        return
    narrate(f"Likely identifiers: {len(found):,}. Check each before you hand the export over.")
    for likely in found[:most]:
        narrate(f"  {likely.sentence}")
    if most is not None and len(found) > most:
        narrate(f"  … and {len(found) - most:,} more: `export --check-identifiers` lists them.")


def allowed_out_in_words(store: Store, texts: Iterable[str], *, plain: bool) -> None:
    """The same of a document that is never encrypted, of whose own texts the likely identifiers are listed."""
    from reviewtui.services.export.identifying import identifiers_in
    from reviewtui.services.export.outgoing import PLAIN_FILES

    _require_leave(store, plain, PLAIN_FILES)
    found = identifiers_in(store, texts)
    if found:
        narrate(f"Likely identifiers: {len(found):,}. Check each before you hand it over.")
    for likely in found[:LISTED]:
        narrate(f"  {likely.what} {quoted(likely.text)}")
    if len(found) > LISTED:
        narrate(f"  … and {len(found) - LISTED:,} more.")


def told_of(seal: Seal | None) -> str:
    """Who can open what was written."""
    if seal is None:
        return ""
    return f", encrypted for {', '.join(seal.recipients)}" if seal.recipients else ", encrypted by the passphrase"


def _seal_for(store: Store, to: Sequence[str]) -> Seal:
    """Raises BadUsage where neither a key nor a passphrase is to be had."""
    from reviewtui.cli.passphrase import new_passphrase
    from reviewtui.services.store.keys import recipients_of
    from reviewtui.services.store.sealing import Seal

    known = recipients_of(store.path, store.key) if store.key is not None else ()
    recipients = tuple(dict.fromkeys((*known, *to)))
    return Seal(recipients) if recipients else Seal(passphrase=new_passphrase(without=NOBODY_CAN_OPEN))


def _require_leave(store: Store, plain: bool, warning: str) -> None:
    """Out of an encrypted store, ask before anything goes that is not. Raises BadUsage with nobody to ask."""
    from reviewtui.services.export.outgoing import PLAIN_EXPORT

    if plain or store.key is None:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise BadUsage(warning or PLAIN_EXPORT)
    narrate(warning or PLAIN_EXPORT)
    if not click.confirm("Export it without encryption?", err=True):
        raise BadUsage("Nothing was exported.")
