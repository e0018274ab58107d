"""`rescue`: what the copy of a store says, where its record forked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.session import with_session

if TYPE_CHECKING:
    from reviewtui.cli.session import Session


@example("rescue copied.json", ON_A_STORE)
@click.command("rescue")
@click.argument("file", type=click.Path(readable=False))
@JSON_OPTION
@with_session
def verb(session: Session, file: str, as_json: bool) -> None:
    """Add the entries of FILE, a copy or an export of a store whose record forked.

    In earlier versions a copied store kept the name of the laptop it was copied from. Where people worked in both, two
    entries have the same number, and `import` refuses the second file. A rescue adds its entries under another name,
    with an entry that says so. Nothing of either side is lost, and FILE is not changed. `reviewtui docs laptops` says
    how stores are copied and merged.
    """
    from reviewtui.cli.passphrase import key_for
    from reviewtui.services.sharing.rescue import rescue

    path = Path(file)
    with session.store() as store:
        print_change(rescue(store, session.signer(store), path, key_for(path)), as_json)
