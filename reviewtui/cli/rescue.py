"""`rescue`: what the copy of a store says, where its record forked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.session import with_session

if TYPE_CHECKING:
    from reviewtui.cli.session import Session


@click.command("rescue")
@click.argument("file", type=click.Path(readable=False))
@JSON_OPTION
@with_session
def verb(session: Session, file: str, as_json: bool) -> None:
    """Bring in what FILE says, the copy of a store or what was exported of one, where its record forked.

    Earlier versions let a copied store go on under the name of the laptop it was copied from. Where both went on, two
    entries carry one number, and `import` refuses the second file. A rescue files its entries under another name, with
    an entry that says so: nothing of either side is lost, and FILE stays as it is. `reviewtui docs laptops` tells how
    stores are copied and joined.
    """
    from reviewtui.cli.passphrase import key_for
    from reviewtui.services.rescue import rescue

    path = Path(file)
    with session.store() as store:
        print_change(rescue(store, session.signer(store), path, key_for(path)), as_json)
