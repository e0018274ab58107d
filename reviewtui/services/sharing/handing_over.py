"""Handing a store over to another laptop: a copy goes with all that is in it, and this one is only read afterwards."""

import os
from pathlib import Path
from typing import NamedTuple

from db import entries, local
from db.backing_up import back_up
from db.driver import key_file_of
from db.store import Store
from reviewtui.casefile.visible import visible
from reviewtui.services.clock import now
from reviewtui.services.errors import BadInput, NotWritten
from reviewtui.services.export.access import Leaving, note_left
from reviewtui.services.steps import Report, tell_nobody
from reviewtui.services.store.handed_over import SETTING, HandedOver, handed_over_on
from reviewtui.services.store.keys import copy_key_file
from reviewtui.services.store.stores import held_by, plain_sentences
from reviewtui.services.store.unsafe_folders import require_safe
from reviewtui.services.team.handed_in import handed_in


class Handover(NamedTuple):
    """What was handed over."""

    file: str
    key_file: str | None
    entries: int
    not_handed_in: int
    """Entries made on this laptop that nobody else has yet."""

    @property
    def sentence(self) -> str:
        """What goes to the new laptop, and what is left to do."""
        files = f"{visible(self.file)} and {visible(self.key_file)}" if self.key_file else visible(self.file)
        number = self.not_handed_in
        waiting = f" Not handed in yet: {number:,}. Hand in from there." if number else ""
        return (
            f"Handed over {self.entries:,} entries with drafts and settings. Move {files} to the new laptop. "
            f"This store can be read and takes no changes.{waiting}"
        )


def hand_over(store: Store, person: str | None, file: Path, report: Report | None = None) -> Handover:
    """Copy the whole store to a new file, with the key file of an encrypted one, and let this store only be read.

    Both happen or neither. The copy goes on under a name of its own in the record, so that no two laptops ever say
    different things under one number. Raises BadInput where the file is there already, or while another window or
    command has this store open; StoreUnusable, NotWritten.
    """
    shown, folder = visible(str(file)), file.absolute().parent
    if not folder.is_dir():
        raise BadInput(
            f"Nothing was handed over. {visible(str(folder))} is not a folder. Create it, or use another path."
        )
    require_safe(file)
    if os.path.lexists(file) or os.path.lexists(key_file_of(file)):
        raise BadInput(f"{shown} exists already. A store is never written over: choose another name.")
    if elsewhere := held_by(store.path):
        raise BadInput(f"Nothing was handed over. Close this store everywhere else first.{elsewhere}")
    tell = report or tell_nobody
    told = HandedOver(now()[0], str(file.absolute()), person)
    try:
        with plain_sentences(), store.write() as writing:  # whoever else would write waits until the copy is made
            connection, device = writing.connection, store.device
            total = sum(number for number, _ in entries.heads(connection).values())
            waiting = entries.acts_made(connection, device, handed_in(connection, device))
            if store.key is not None:
                copy_key_file(store.path, file)
            back_up(store.path, file, store.key, lambda done, whole: tell("Copying", done, whole))
            note_left(writing, person, Leaving("the store, handed over", file=told.file))
            local.set_setting(writing, SETTING, told.text())
    except BaseException as problem:
        for left in (file, key_file_of(file)):
            left.unlink(missing_ok=True)
        if isinstance(problem, OSError):
            raise NotWritten(f"{shown} could not be written ({problem.strerror}). Nothing was handed over.") from None
        raise
    store.is_read_only = True
    return Handover(told.file, str(key_file_of(file)) if store.key is not None else None, total, waiting)


def cancel(path: Path, key: bytes | None) -> str:
    """Let a store that was handed over take changes again. Raises BadInput where it was not, StoreUnusable."""
    with plain_sentences():
        store = Store.open(path, key=key)
        try:
            with store.read() as connection:
                told = handed_over_on(connection)
            if told is None:
                raise BadInput("This store was not handed over.")
            with store.write() as writing:
                local.set_setting(writing, SETTING, None)
        finally:
            store.close()
    return f"This store takes changes again. {visible(told.file)} stays a store of its own: join both with `merge`."
