"""`case set`: facts of a case corrected by hand."""

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import complete_case
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.sub_verbs import VerbGroup
from reviewtui.cli.words import WORDS


@click.group("case", cls=VerbGroup)
def verb() -> None:
    """Correct what is known of a case."""


@verb.command("set", short_help="Correct facts of a case, with a reason.")
@click.argument("case", type=WORDS, shell_complete=complete_case)
@click.argument("facts", type=WORDS, nargs=-1, required=True, metavar="FIELD=VALUE…")
@click.option("--reason", type=WORDS, required=True, metavar="TEXT", help="Why it is corrected.")
@JSON_OPTION
@with_session
def set_(session: Session, case: str, facts: tuple[str, ...], reason: str, as_json: bool) -> None:
    """Change facts of CASE, each as FIELD=VALUE. FIELD= removes a fact, and `undo` undoes the change.

    FIELD is site, age_at_offence, age_now, gender, ethnicity, disability (several with ; between), looked_after (yes
    or no), disposal, disposal_type, needs (several), case_manager or narrative; harmed (`2 under_5 sibling together;
    adult stranger apart`, never a name); complied, engaged, further_behaviour, reoffended or in_education (yes, no or
    not_known), with as_of and source. What is set by hand stays when a file comes that says what it said before.
    """
    from reviewtui.services.case_facts import set_facts

    with session.store() as store:
        print_change(set_facts(store, session.person(store), case, facts, reason), as_json)
