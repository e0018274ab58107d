"""`submit`: a case's review is handed to the lead inspector, once nothing is missing."""

from __future__ import annotations

import click

from reviewtui.cli.changed import JSON_OPTION, print_change
from reviewtui.cli.completing import complete_case
from reviewtui.cli.examples import SIGNED, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.streams import narrate, print_document, say
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import BadUsage


@example("submit NOR-03", SIGNED)
@click.command("submit")
@click.argument("case", type=WORDS, required=False, metavar="[CASE]", shell_complete=complete_case)
@click.option("--incomplete", is_flag=True, help="Submit it although something is missing; the record says how much.")
@JSON_OPTION
@click.pass_context
@with_session
def verb(session: Session, context: click.Context, case: str | None, incomplete: bool, as_json: bool) -> None:
    """Hand the review of CASE to the lead inspector, or list how far every case has come.

    What is missing is listed first: questions not answered, a rationale or evidence missing, different judgements, open
    comments. Then nothing is submitted, and the exit code is 1. A submitted case takes no more judgements until it is
    returned or reopened. Whoever was given the second review of CASE submits that one, and whoever was given standards
    of it submits those. Who may submit, return or
    accept is not locked: the record says who did.
    """
    from reviewtui.services.reviewing.completeness import NotComplete
    from reviewtui.services.reviewing.submissions import submit
    from reviewtui.services.team.courses import courses

    with session.reading() as store:
        if case is None:
            if incomplete:
                raise BadUsage("Name the case to submit.")
            found = courses(store)
            if as_json:
                print_document({"reviews": [course.as_json() for course in found]})
                return
            for course in found:
                by = f"  {course.by}" if course.by else ""
                second = "  second review" if course.review == "second" else ""
                standard = f"  standard {course.standard}" if course.standard else ""
                say(f"{course.case:<12} {course.state.replace('_', ' ')}{by}{second}{standard}")
            return
        person = session.person(store)
        try:
            print_change(submit(store, person, case, incomplete=incomplete), as_json)
        except NotComplete as lacks:
            if as_json:
                print_document({"submitted": False, "missing": [each.as_json() for each in lacks.missing]})
            else:
                for each in lacks.missing:
                    say(each.sentence)
                narrate(f"{lacks} `--incomplete` submits it all the same.")
            context.exit(lacks.exit_code)
