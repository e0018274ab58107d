"""What a shell offers after a verb: cases, questions, sites and answers of the store that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reviewtui.cli.session import session_of
from reviewtui.cli.words import WORDS
from reviewtui.services.errors import ReviewtuiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

    from reviewtui.services.inspections import Inspection

MOST = 200
"""Cases offered at most: more would only scroll away."""


def complete_case(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """References of the store's cases, each with its site."""
    try:
        from reviewtui.services.cases.caselist import CaseQuery, page

        with session_of(context).store() as store:
            found = page(store, CaseQuery(text=incomplete), limit=MOST)
    except ReviewtuiError:
        return []
    return _items(((line.reference, line.site) for line in found.lines), incomplete)


CASE = click.argument("case", type=WORDS, shell_complete=complete_case)
"""The case that a verb is about."""


def complete_question(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes of the framework's questions, each with its title."""
    return _offer(context, incomplete, lambda it: ((q.code, q.title) for q in it.framework.questions()))


def complete_node(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """`overall`, and the codes of standards and questions."""
    return _offer(context, incomplete, _nodes)


def complete_site(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes of the inspection's sites, each with its name."""
    return _offer(context, incomplete, lambda it: ((site.code, site.name) for site in it.sites))


def complete_person(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of the inspection's team."""
    return _offer(context, incomplete, lambda it: ((person.name, person.role) for person in it.people))


def complete_measure(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes of the framework's measures, each with its title."""
    return _offer(context, incomplete, lambda it: ((one.code, one.title) for one in it.framework.measures))


def complete_check(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes of the framework's checks, each with its title."""
    return _offer(context, incomplete, lambda it: ((one.code, one.title) for one in it.framework.checks))


def complete_finding(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of the findings of the case on the line, each with its decision."""
    case = context.params.get("case")
    try:
        from reviewtui.services.chronology.timing_figures import missed_figures

        with session_of(context).store() as store:
            found = missed_figures(store, case=case).findings.get(str(case), ())
    except ReviewtuiError:
        return []
    return _items(((one.id, one.decision) for one in found), incomplete)


def complete_answer(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes of the answers that the question on the line offers."""
    asked = context.params.get("question")
    return _offer(
        context,
        incomplete,
        lambda it: (
            (answer.code, answer.label)
            for question in it.framework.questions()
            if question.code == asked
            for answer in it.framework.offered(question)
        ),
    )


def _nodes(inspection: Inspection) -> Iterable[tuple[str, str]]:
    yield "overall", "The whole inspection"
    for standard in inspection.framework.standards:
        yield standard.code, standard.title
        yield from ((question.code, question.title) for question in standard.questions)


def _offer(
    context: click.Context, incomplete: str, named: Callable[[Inspection], Iterable[tuple[str, str]]]
) -> list[CompletionItem]:
    """Offer what the store's inspection names; a store that is not named or not there offers nothing."""
    try:
        from reviewtui.services.inspections import inspection_of

        with session_of(context).store() as store:
            return _items(named(inspection_of(store)), incomplete)
    except ReviewtuiError:
        return []


def _items(pairs: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from reviewtui.casefile.visible import visible

    return [CompletionItem(value, help=visible(label)) for value, label in pairs if value.startswith(incomplete)]
