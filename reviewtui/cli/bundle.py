"""`bundle`: what one inspector needs of the record, with the rest withheld."""

from __future__ import annotations

from pathlib import Path

import click

from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.leaving import allowed_out, told_of
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadUsage


@example('bundle ann.json.age --for "Ann Lee"', SIGNED)
@click.command("bundle")
@click.argument("file", type=click.Path(readable=False), metavar="FILE")
@click.option("--for", "inspector", type=WORDS, metavar="NAME", required=True, help="Whose cases go along.")
@click.option("--force", is_flag=True, help="Replace FILE when it exists.")
@click.option("--to", "recipients", multiple=True, metavar="AGE_KEY", help="Who can open FILE.json.age; repeatable.")
@click.option("--plain", is_flag=True, help="Write FILE without encryption, from an encrypted store.")
@with_session
def verb(session: Session, file: str, inspector: str, force: bool, recipients: tuple[str, ...], plain: bool) -> None:
    """Write to FILE what one inspector needs: the cases that `allocate` gave to NAME, and the inspection.

    Of all other cases the file says only that something was recorded, when and by whom, so that the record can still be
    verified. Where a case has two reviews, what the other inspector judged stays here too until both are submitted. The
    inspector makes a store with `new` and imports FILE with `import`. The work that comes back is merged with `merge`.
    From then on `custody list` says who holds what.

    FILE.json.age is encrypted as an export is.
    """
    from reviewtui.services.export.exporting import to_file
    from reviewtui.services.sharing.bundles import bundle_for
    from reviewtui.services.store.sealing import names_sealed
    from reviewtui.services.team.custody import giving_by_bundle

    path = Path(file)
    if recipients and not names_sealed(path):
        raise BadUsage("--to encrypts the bundle: give it a name that ends in .json.age.")
    with session.store() as store:
        bundle = bundle_for(store, inspector)
        seal = allowed_out(store, path, to=recipients, plain=plain, bundle=bundle)
        signer = session.signer(store)
        with giving_by_bundle(store, signer, inspector), progress_bar() as report:
            size = to_file(
                store, path, signer, replace=force, report=report, seal=seal, plain=True, whom=inspector, bundle=bundle
            )
    cases = len(bundle.whole or ())
    narrate(f"Wrote {size:,} bytes to {file}, with {cases:,} {'case' if cases == 1 else 'cases'}{told_of(seal)}.")
