"""`commentary`: what was done well in a case and what needed to improve, under which themes, and which are examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out, print_change
from reviewtui.cli.completing import CASE, complete_case
from reviewtui.cli.examples import ON_A_STORE, SIGNED, example
from reviewtui.cli.filtering import filter_in, filter_json, filter_options, require_one_or_some, say_filter
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS

if TYPE_CHECKING:
    from reviewtui.services.cases.filters import Written

COMMENTARY = click.argument("commentary", type=WORDS, metavar="ID")


@example('commentary add NOR-03 2 improve "No plan named a date."', SIGNED)
@click.group("commentary", cls=VerbGroup)
def verb() -> None:
    """Say what was done well in a case, and what needed to improve.

    The lead inspector files commentary under themes and chooses practice examples. It changes no answer.
    `summary --view commentary` counts and lists it by standard.
    """


@example('commentary add NOR-03 2 improve "No plan named a date."', SIGNED)
@verb.command("add")
@CASE
@click.argument("standard", type=WORDS)
@click.argument("side", metavar="SIDE", type=click.Choice(("well", "improve")))
@click.argument("text", type=WORDS)
@JSON_OPTION
@with_session
def add(session: Session, case: str, standard: str, side: str, text: str, as_json: bool) -> None:
    """Record TEXT on STANDARD of CASE. SIDE is `well` (done well) or `improve` (needed to improve)."""
    from reviewtui.entries.kinds.commentary import IMPROVE, WELL
    from reviewtui.services.lead import commentary

    with session.store() as store:
        said = WELL if side == "well" else IMPROVE
        print_change(commentary.add(store, session.person(store), case, standard, said, text), as_json)


@example("commentary tag NOR-03 ab12cd34-9 drift --example", SIGNED)
@verb.command("tag")
@CASE
@COMMENTARY
@click.argument("themes", type=WORDS, nargs=-1, metavar="[THEME]…")
@click.option("--example/--no-example", default=None, help="Choose it as a practice example, or not.")
@click.option(
    "--consent",
    type=click.Choice(("given", "refused", "not-needed", "not-recorded")),
    metavar="CONSENT",
    help="Of those whom the example describes: given, refused, not-needed or not-recorded.",
)
@JSON_OPTION
@with_session
def tag(
    session: Session,
    case: str,
    commentary: str,
    themes: tuple[str, ...],
    example: bool | None,
    consent: str | None,
    as_json: bool,
) -> None:
    """File commentary ID of CASE under these THEMES and no others. Only the lead inspector can.

    An example whose consent is refused is left out of the report.
    """
    from reviewtui.services.lead.commentary import tag as tagged

    with session.store() as store:
        agreed = None if consent is None else consent.replace("-", "_").replace("not_recorded", "")
        change = tagged(store, session.person(store), case, commentary, themes, example=example, consent=agreed)
        print_change(change, as_json)


@example('commentary withdraw NOR-03 ab12cd34-9 --reason "Said twice."', SIGNED)
@verb.command("withdraw")
@CASE
@COMMENTARY
@click.option("--reason", type=WORDS, metavar="TEXT", required=True, help="Why it is withdrawn.")
@JSON_OPTION
@with_session
def withdraw(session: Session, case: str, commentary: str, reason: str, as_json: bool) -> None:
    """Withdraw commentary ID of CASE. It stays in the record."""
    from reviewtui.services.lead.commentary import withdraw as withdrawn

    carry_out(session, as_json, withdrawn, case, commentary, reason)


@example("commentary list --examples", ON_A_STORE)
@verb.command("list")
@click.argument("case", type=WORDS, required=False, metavar="[CASE]", shell_complete=complete_case)
@click.option("--theme", type=WORDS, metavar="THEME", help="Only what is filed under this theme.")
@click.option("--examples", is_flag=True, help="Only practice examples.")
@filter_options
@JSON_OPTION
@with_session
def list_(
    session: Session, case: str | None, theme: str | None, examples: bool, chosen: Written | None, as_json: bool
) -> None:
    """List commentary with its ids, of CASE alone where one is named, or of the cases that options choose together."""
    from reviewtui.services.cases.filters import filtered
    from reviewtui.services.inspections import inspection_of
    from reviewtui.services.lead.commentary import listed

    require_one_or_some(case, chosen, "CASE")
    with session.reading() as store:
        wanted = filter_in(store, chosen)
        among, inspection = filtered(store, wanted), inspection_of(store) if any(wanted) else None
        found = listed(store, case, theme, only_examples=examples)
        found = found if among is None else tuple(each for each in found if each.case in among)
    if as_json:
        print_document({"commentary": [each.as_json() for each in found], **filter_json(wanted)})
        return
    if inspection is not None:
        say_filter(wanted, inspection, len(among or ()))
    from reviewtui.report.commentary import commentary_lines

    print_lines(commentary_lines(found, width()))
    narrate(f"Commentary: {len(found):,}.")
