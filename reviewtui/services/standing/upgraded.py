"""Which answers an upgrade of the framework has taken account of: any other is an answer to another version."""

from collections.abc import Iterable

from db import entries, queries
from db.entries import Connection
from reviewtui.services.frameworks import framework_on
from reviewtui.services.record_keeping import is_live

KIND = "upgrade"


def answers_to_another_version(connection: Connection) -> tuple[str, ...]:
    """The cases with a current answer to another version than the store asks, made beyond every upgrade.

    Nothing is read where there was no upgrade.
    """
    if not queries.has_kind(connection, KIND):
        return ()
    known: dict[str, int] = {}
    for row in entries.current(connection, KIND):
        for device, number in places((row.content or {}).get("until", ())) if is_live(row) else ():
            known[device] = max(number, known.get(device, 0))
    version = framework_on(connection).version
    found = {
        row.subject.split("/")[0]
        for kind in ("judgement", "moderation")
        for row in entries.current(connection, kind)
        if row.sequence > known.get(row.device, 0)
        and (row.content or {}).get("answer")
        and (row.content or {})["framework_version"] != version
    }
    return tuple(sorted(found))


def places(until: Iterable[str]) -> Iterable[tuple[str, int]]:
    """Device and number of entries named `device-number`."""
    return ((device, int(number)) for device, _, number in (each.rpartition("-") for each in until))
