"""What the verbs on chronologies have in common: a code that must be known, and the events a figure rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewtui.cli.streams import print_lines, width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtui.services.reviewing.review_sheet import ReviewSheet
    from reviewtui.services.store.stores import Store


def require_code(word: str | None, codes: list[str], what: str) -> None:
    """The word, where one was given, is one of the codes. Raises BadInput naming the nearest."""
    if word is None or word in codes:
        return
    from reviewtui.casefile.nearest import hint
    from reviewtui.casefile.visible import quoted
    from reviewtui.services.errors import BadInput

    if not codes:
        raise BadInput(f"{quoted(word)} is not a {what}, which has none.")
    raise BadInput(f"{quoted(word)} is not a {what}; {hint(word, codes)}")


def case_of(store: Store, case: str | None) -> ReviewSheet | None:
    """The sheet of the case asked for, whose events are shown; None where all cases are."""
    if case is None:
        return None
    from reviewtui.services.reviewing.reviews import open_review

    return open_review(store, "", case)


def print_events(sheet: ReviewSheet | None, names: Iterable[str | None]) -> None:
    """The events of one case that something rests on, in the order of its chronology."""
    if sheet is None:
        return
    from reviewtui.report.chronology import event_lines

    wanted = set(names)
    print_lines(event_lines((event for event in sheet.chronology if event.id in wanted), sheet.documents, width()))


def event_items(sheet: ReviewSheet | None, names: set[str | None] | set[str]) -> dict[str, Any]:
    """The same events as one key of a JSON document; nothing where all cases are shown."""
    if sheet is None:
        return {}
    return {"events": [event.content() for event in sheet.chronology if event.id in names]}
