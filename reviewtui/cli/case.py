"""`case`: facts corrected by hand, a case withdrawn from the sample or returned to it."""

import click

from reviewtui.cli.changed import JSON_OPTION, carry_out
from reviewtui.cli.completing import CASE
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS


@example('case set NOR-03 gender=female --reason "Seen on the file."', SIGNED)
@click.group("case", cls=VerbGroup)
def verb() -> None:
    """Correct what is known of a case, withdraw it from the sample, or return it."""


@example('case set NOR-03 age_now=16 looked_after=yes --reason "Seen on the file."', SIGNED)
@verb.command("set", short_help="Correct facts of a case, with a reason.")
@CASE
@click.argument("facts", type=WORDS, nargs=-1, required=True, metavar="FIELD=VALUE…")
@click.option("--reason", type=WORDS, required=True, metavar="TEXT", help="Why it is corrected.")
@JSON_OPTION
@with_session
def set_(session: Session, case: str, facts: tuple[str, ...], reason: str, as_json: bool) -> None:
    """Change facts of CASE, each as FIELD=VALUE. FIELD= removes a fact, and `undo` undoes the change.

    FIELD is site, age_at_offence, age_now, gender, ethnicity, disability (several with ; between), looked_after or
    persistent_offender (yes or no), disposal, disposal_type, needs (several), case_manager or narrative; harmed
    (`2 under_5 sibling together; adult stranger apart`, never a name); complied, engaged, further_behaviour, reoffended
    or in_education (yes, no or not_known), with as_of and source. What is set by hand stays when a file comes that says
    what it said before.
    """
    from reviewtui.services.cases.case_facts import set_facts

    carry_out(session, as_json, set_facts, case, facts, reason)


@example('case withdraw NOR-03 --reason "Aged 18." --replaced-by NOR-09', SIGNED)
@verb.command("withdraw", short_help="Withdraw a case from the sample, with a reason.")
@CASE
@click.option("--reason", type=WORDS, required=True, metavar="TEXT", help="Why it should not have been sampled.")
@click.option("--replaced-by", type=WORDS, metavar="CASE", help="The case that replaces it.")
@JSON_OPTION
@with_session
def withdraw(session: Session, case: str, reason: str, replaced_by: str | None, as_json: bool) -> None:
    """Withdraw CASE from the sample. It counts in no figure from now on.

    All that was recorded in it stays, and `cases` lists it last with the reason. It takes no more answers. `undo`
    undoes the change, and `case reinstate` returns the case later.
    """
    from reviewtui.services.cases.withdrawing import withdraw as withdrawn

    carry_out(session, as_json, withdrawn, case, reason, replaced_by)


@example('case reinstate NOR-03 --reason "The date of birth was misread."', SIGNED)
@verb.command("reinstate", short_help="Return a withdrawn case to the sample.")
@CASE
@click.option("--reason", type=WORDS, required=True, metavar="TEXT", help="Why it belongs to the sample.")
@JSON_OPTION
@with_session
def reinstate(session: Session, case: str, reason: str, as_json: bool) -> None:
    """Return CASE to the sample. It counts again, with all that was recorded in it."""
    from reviewtui.services.cases.withdrawing import reinstate as reinstated

    carry_out(session, as_json, reinstated, case, reason)
