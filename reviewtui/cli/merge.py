"""`merge`: what other laptops handed in, joined with the store, or looked at first."""

from __future__ import annotations

from pathlib import Path

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.import_ import opens_with, signer_of
from reviewtui.cli.progress_bar import progress_bar
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import print_document, say
from reviewtui.services.errors import BadUsage


@example("merge ruth.json mark.json --preview", ON_A_STORE)
@click.command("merge")
@click.argument("paths", nargs=-1, type=click.Path(readable=False), metavar="PATH…")
@click.option(
    "--preview", is_flag=True, help="Show what would be merged and which answers would differ. Write nothing."
)
@click.option("--check", is_flag=True, help="Exit with 1 where answers differ. Without PATH, only check that.")
@click.option("--identity", type=click.Path(readable=False), metavar="FILE", help="The age key that opens .age files.")
@click.option(
    "--report",
    "written",
    type=click.Path(readable=False),
    metavar="FILE",
    help="Write the report to this new file too.",
)
@JSON_OPTION
@click.pass_context
@with_session
def verb(
    session: Session,
    context: click.Context,
    paths: tuple[str, ...],
    preview: bool,
    check: bool,
    identity: str | None,
    written: str | None,
    as_json: bool,
) -> None:
    """Merge each PATH: a file that `export` or `handin` wrote on another laptop, or a folder or stick of such files.

    All files are merged, or none. A file that was cut, altered or made under another framework stops the merge, and
    each such file is named. A backup is made first. Merging the same file again adds nothing, and any order gives the
    same store. Where people gave different judgements, both are kept until somebody decides. Nothing wins by being
    newer.

    --report writes what was merged to a file, with every person, case and question answered differently.
    """
    from reviewtui.services.sharing.merge_report import require_report, write_report
    from reviewtui.services.sharing.merging import Merged, MergeRefused, disagreements, merge

    if not paths and not check:
        raise BadUsage("Name what to merge: a file that another laptop handed in, or a folder that holds some.")
    if written is not None and not paths:
        raise BadUsage("--report goes with a merge: name what to merge.")
    opens = opens_with(Path(identity) if identity else None)
    files, report_to = [*map(Path, paths)], Path(written) if written is not None else None
    with session.store() as store:
        if paths:
            signer = signer_of(session, store)
            if report_to is not None:
                require_report(store, report_to)
            try:
                with progress_bar() as report:
                    merged = merge(store, files, signer, report, preview=preview, opens=opens)
            except MergeRefused as refused:
                if as_json:
                    print_document(refused.merged.as_json())
                if report_to is not None:
                    write_report(store, signer, report_to, refused.merged, files)
                raise
            if report_to is not None:
                write_report(store, signer, report_to, merged, files)
        else:
            merged = Merged(disagreements=disagreements(store))
    if as_json:
        print_document(merged.as_json())
    else:
        for line in merged.lines:
            say(line)
        if paths or not merged.disagreements:
            say(merged.sentence if paths else "No judgements differ.")
    if check and merged.disagreements:
        context.exit(1)
