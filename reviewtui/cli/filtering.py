"""What chooses the cases that a verb shows: a site, who judged them, a group and how far they have come."""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.completing import complete_person, complete_site
from reviewtui.cli.state import StateChoice
from reviewtui.cli.streams import say
from reviewtui.services.errors import BadUsage

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtui.services.cases.filters import Filter, Written
    from reviewtui.services.inspections import Inspection
    from reviewtui.services.store.stores import Store

STATES = ("not-started", "in-progress", "complete")
OPTIONS = (
    click.option("--site", metavar="SITE", shell_complete=complete_site, help="Only this site (code or name)."),
    click.option("--inspector", metavar="NAME", shell_complete=complete_person, help="Only the cases they judged."),
    click.option("--group", "groups", metavar="KEY=VALUE", multiple=True, help="Only such cases: looked_after=yes."),
    click.option(
        "--state", metavar="STATE", type=StateChoice(*STATES), help="Only cases not-started, in-progress or complete."
    ),
)


def filter_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the options that choose cases, as `chosen`: what was written, or None where nothing was."""

    def given(
        *arguments: Any,
        site: str | None,
        inspector: str | None,
        groups: tuple[str, ...],
        state: str | None,
        **options: Any,
    ) -> Any:
        chosen = None
        if groups or (site, inspector, state) != (None, None, None):
            from reviewtui.services.cases.filters import Written

            chosen = Written(site, inspector, state, groups)
        return verb(*arguments, chosen=chosen, **options)

    found = update_wrapper(given, verb)
    for option in reversed(OPTIONS):
        found = option(found)
    return found


def filter_in(store: Store, chosen: Written | None) -> Filter:
    """The filter that was meant in a store; none where nothing was written. Raises BadInput and BadUsage."""
    from reviewtui.services.cases.filters import NO_FILTER, filter_of
    from reviewtui.services.inspections import inspection_of

    return NO_FILTER if chosen is None else filter_of(inspection_of(store), chosen)


def require_one_or_some(case: str | None, chosen: Written | None, named: str = "--case") -> None:
    """Either one case is named, or some are chosen. Raises BadUsage for both."""
    if case is not None and chosen is not None:
        raise BadUsage(f"{named} names one case. Leave it out, or what chooses cases.")


def filter_json(wanted: Filter) -> dict[str, Any]:
    """What a document says of the cases that were chosen; nothing where none were."""
    return {"filter": wanted.as_json()} if any(wanted) else {}


def say_filter(wanted: Filter, inspection: Inspection, cases: int) -> None:
    """The line above what is printed of chosen cases."""
    if any(wanted):
        say(f"Filter: {wanted.counted(inspection, cases)}")
