"""`cases`: the list of cases, narrowed and sorted as the Cases screen does it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.changed import JSON_OPTION
from reviewtui.cli.completing import complete_person, complete_site
from reviewtui.cli.examples import ON_A_STORE, example
from reviewtui.cli.session import Session, with_session
from reviewtui.cli.state import SAID, StateChoice
from reviewtui.cli.streams import narrate, print_document, print_lines, width
from reviewtui.services.errors import BadInput, BadUsage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtui.framework.model import Framework
    from reviewtui.services.cases.caselist import CaseLine, CaseQuery
    from reviewtui.services.inspections import Inspection
    from reviewtui.services.store.stores import Store

PAGE = 1000
SORTS = ("reference", "site", "state", "progress", "worst", "missing")


@example("cases --site North --sort worst", ON_A_STORE)
@click.command("cases")
@click.option("--site", metavar="SITE", shell_complete=complete_site, help="Only cases of this site (code or name).")
@click.option("--state", type=StateChoice(*SAID), help="Only cases in this state.")
@click.option("--grade", metavar="RATING", help="Only cases with a standard so rated: its code, label or key.")
@click.option("--person", metavar="NAME", shell_complete=complete_person, help="Only cases this inspector judged.")
@click.option("--text", default="", metavar="WORDS", help="Only cases with this in reference, site or inspector.")
@click.option(
    "--answer", metavar="QUESTION=ANSWER", help="Only cases with this answer; `1.2=` for those without an answer."
)
@click.option("--sort", type=click.Choice(SORTS), default="reference", show_default=True, help="The order.")
@click.option("--descending", is_flag=True, help="Reverse the order.")
@JSON_OPTION
@with_session
def verb(
    session: Session,
    site: str | None,
    state: str | None,
    grade: str | None,
    person: str | None,
    text: str,
    answer: str | None,
    sort: str,
    descending: bool,
    as_json: bool,
) -> None:
    """List the cases: state, what is missing, ratings by standard, open alerts (⚑).

    The marks also count different judgements (≠), and judgements whose evidence has changed (↺). Cases that were
    withdrawn from the sample come last, each with its reason.
    """
    from reviewtui.services.cases.caselist import CaseQuery
    from reviewtui.services.inspections import inspection_of

    with session.reading() as store:
        inspection = inspection_of(store)
        query = CaseQuery(
            text=text,
            site=inspection.site_named(site).code if site is not None else None,
            state=state,
            rating=_rating(inspection.framework, grade) if grade is not None else None,
            person=inspection.person(person).name if person is not None else None,
            answer=_answer(inspection, answer) if answer is not None else None,
            sort=sort,
            descending=descending,
        )
        if as_json:
            print_document({"cases": [_item(line) for line in _all(store, query)]})
        else:
            _print_table(store, query, inspection.framework)
        session.note_read(store, None)


def _print_table(store: Store, query: CaseQuery, framework: Framework) -> None:
    from reviewtui.report.caselist import printed
    from reviewtui.report.columns import drawn
    from reviewtui.services.cases.caselist import WITHDRAWN, longest_reference, page, state_counts

    table = printed(framework, width(), longest_reference(store))
    print_lines(drawn(cells, width(), "bold") for cells in table.heading)
    print_lines(drawn(table.row(line), width()) for line in _all(store, query))
    gone = state_counts(store, query).get(WITHDRAWN, 0)
    withdrawn = f" Withdrawn: {gone:,}." if gone else ""
    narrate(f"Cases: {page(store, query, limit=1).total - gone:,}.{withdrawn}")


def _item(line: CaseLine) -> dict[str, Any]:
    """A line as JSON; only a case that was withdrawn says so."""
    return {key: value for key, value in asdict(line).items() if key != "site_code" and (key != "withdrawn" or value)}


def _all(store: Store, query: CaseQuery) -> Iterator[CaseLine]:
    """Every case of a query, read a page at a time."""
    from reviewtui.services.cases.caselist import page

    offset, total = 0, 1
    while offset < total:
        found = page(store, query, offset, PAGE)
        yield from found.lines
        offset, total = offset + PAGE, found.total


def _rating(framework: Framework, words: str) -> str:
    """The code of a rating given by code, label or key. Raises BadInput."""
    for rating in framework.rating_scale.answers:
        if words.strip().casefold() in (rating.code, rating.label.casefold(), rating.key):
            return rating.code
    known = ", ".join(rating.code for rating in framework.rating_scale.answers)
    from reviewtui.casefile.nearest import meant
    from reviewtui.casefile.visible import quoted

    names = [name for rating in framework.rating_scale.answers for name in (rating.label, rating.code)]
    raise BadInput(f"{quoted(words)} is not a rating of {framework.code}{meant(words, names, f'use {known}.')}")


def _answer(inspection: Inspection, words: str) -> tuple[str, str]:
    """`1.2=good` as codes; nothing after the sign stands for still to do. Raises BadUsage, BadInput."""
    from reviewtui.services.judging.judgements import known_answer, known_question

    code, sign, answer = words.partition("=")
    if not sign:
        raise BadUsage("--answer takes QUESTION=ANSWER, for example `--answer 1.2=inadequate`.")
    question = known_question(inspection.framework, code.strip())
    return question.code, known_answer(inspection.framework, question, answer) if answer.strip() else ""
