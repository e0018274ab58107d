"""`unlock`: the passphrase of a store tried, changed, or set anew by whoever holds the recovery key."""

from __future__ import annotations

from pathlib import Path

import click

from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.session import NO_STORE, Session, with_session
from reviewtui.cli.streams import say
from reviewtui.services.errors import BadUsage

NO_NEW_ONE = (
    "The new passphrase is needed. Type it in a terminal, or name a file that holds it in "
    "REVIEWTUI_NEW_PASSPHRASE_FILE."
)


@example("unlock --recover key.txt", ON_A_STORE)
@click.command("unlock")
@click.option("--change", is_flag=True, help="Set another passphrase.")
@click.option(
    "--recover",
    type=click.Path(readable=False),
    metavar="FILE",
    help="Set a new passphrase with the recovery key, an age identity file.",
)
@click.option("--keyring", "keep", is_flag=True, help="Put the passphrase into the system's keyring.")
@click.option("--forget", is_flag=True, help="Take the passphrase out of the system's keyring.")
@click.option("--recovery", metavar="AGE_KEY", help="Let the holder of this age key help later: age1….")
@with_session
def verb(session: Session, change: bool, recover: str | None, keep: bool, forget: bool, recovery: str | None) -> None:
    """Try the passphrase of the store; with an option, change how it is opened.

    A passphrase is typed, or read from the file that REVIEWTUI_PASSPHRASE_FILE names; one that is to be set, from
    REVIEWTUI_NEW_PASSPHRASE_FILE. Changing it is instant: the store stays as it is, only its key file changes, and
    those of its backups. --recover needs no passphrase, and the record says that the recovery key was used.

    The keyring is asked only where REVIEWTUI_KEYRING is set, and needs `pip install 'reviewtui[keyring]'`.
    """
    if session.path is None:
        raise BadUsage(NO_STORE)
    if sum((change, recover is not None, keep, forget, recovery is not None)) > 1:
        raise BadUsage("Choose one of --change, --recover, --keyring, --forget and --recovery.")
    path = Path(session.path)
    if keep:
        say(_kept(path))
    elif forget:
        from reviewtui.services.store.keyrings import forget as forget_it

        forget_it(path)
        say(f"The keyring holds no passphrase of {path.name}.")
    elif recover is not None:
        say(_recovered(session, path, Path(recover)))
    else:
        say(_changed(session, path, change, recovery))


def _changed(session: Session, path: Path, change: bool, recovery: str | None) -> str:
    """Open the store, and change how that is done where it is asked for."""
    from reviewtui.cli.passphrase import new_passphrase
    from reviewtui.services.store.keys import add_recovery, set_passphrase
    from reviewtui.services.store.passphrases import VARIABLE_OF_NEW

    with session.store() as store:
        key = store.key
    if key is None:
        if change or recovery:
            raise BadUsage(f"{path.name} is not encrypted, so it has no passphrase.")
        return f"{path.name} is not encrypted: anybody who has the file can read it."
    if change:
        set_passphrase(path, key, new_passphrase(VARIABLE_OF_NEW, without=NO_NEW_ONE))
        return f"The new passphrase is set. It opens {path.name} and its backups; the old one opens nothing."
    if recovery:
        add_recovery(path, key, recovery)
        return f"The holder of {recovery} can now set a new passphrase for {path.name}."
    return f"The passphrase opens {path.name}."


def _recovered(session: Session, path: Path, file: Path) -> str:
    from reviewtui.cli.passphrase import new_passphrase, warned
    from reviewtui.services.store.passphrases import VARIABLE, VARIABLE_OF_NEW, identity_in
    from reviewtui.services.store.stores import is_encrypted, open_store
    from reviewtui.services.upkeep.recovering import recover

    if not is_encrypted(path):
        open_store(path).close()  # what is wrong with the path comes first
        raise BadUsage(f"{path.name} is not encrypted, so it has no passphrase.")
    identity = warned(identity_in(file))
    return recover(path, identity, new_passphrase(VARIABLE_OF_NEW, VARIABLE, without=NO_NEW_ONE), session.name)


def _kept(path: Path) -> str:
    """Put the passphrase into the keyring, once it is seen that it opens the store."""
    from reviewtui.cli.passphrase import given
    from reviewtui.services.store.keyrings import remember
    from reviewtui.services.store.keys import unlock
    from reviewtui.services.store.stores import is_encrypted, open_store

    if not is_encrypted(path):
        open_store(path).close()
        raise BadUsage(f"{path.name} is not encrypted, so it has no passphrase.")
    passphrase = given(path)
    open_store(path, read_only=True, key=unlock(path, passphrase)).close()
    remember(path, passphrase)
    return f"The keyring holds the passphrase of {path.name}. It is asked where REVIEWTUI_KEYRING is set."
