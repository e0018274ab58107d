"""What an act prints: one sentence, or the change as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reviewtui.cli.streams import print_document, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtui.cli.session import Session
    from reviewtui.services.acts import Change

JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")


def carry_out(session: Session, as_json: bool, act: Callable[..., Change], *said: Any, **more: Any) -> None:
    """Do something as whoever is acting, and say it: `act` takes the store, the person and what was `said`."""
    with session.store() as store:
        print_change(act(store, session.person(store), *said, **more), as_json)


def print_changes(changes: Sequence[Change], as_json: bool) -> None:
    """The sentences of acts on several cases, or their cases and sentences as JSON."""
    if as_json:
        print_document({"changes": [{"case": each.case, "sentence": each.sentence} for each in changes]})
        return
    for change in changes:
        say(change.sentence)


def print_change(change: Change, as_json: bool) -> None:
    """The sentence of a change on stdout, or all of it as one JSON document; where nothing changed, entry is null."""
    if as_json:
        from dataclasses import asdict

        parts = asdict(change)
        print_document({key: None if value == "" else value for key, value in parts.items()})
    else:
        say(change.sentence)
