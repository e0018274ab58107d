"""Standards of a case that were given to other inspectors: who answers which, and whether it is submitted."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from db import entries
from db.entries import Connection
from db.values import EntryRow
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import framework_on
from reviewtui.services.people.stage import Stage, stage_of
from reviewtui.services.record_keeping import is_live

KIND = "part"
GIVEN, SUBMITTED = "given", "submitted"


class Part(NamedTuple):
    """One standard of a case with another inspector."""

    case: str
    standard: str
    inspector: str
    stage: Stage
    """How far it has come: given, submitted, returned or reopened."""


class PartClosed(BadInput):
    """A standard that was submitted takes no answers."""

    def __init__(self, part: Part) -> None:
        """`part` is the standard."""
        super().__init__(
            f"{part.case} standard {part.standard} was submitted by {part.stage.person}, and is not changed meanwhile. "
            f"To change it: `reviewtui reopen {part.case} --standard {part.standard} --reason TEXT`."
        )


def parts_on(connection: Connection, case: str | None = None) -> tuple[Part, ...]:
    """The standards that were given to others (of one case), by case and standard; of two laptops' words both.

    A standard that the framework no longer has is passed over.
    """
    found = _parts(entries.current(connection, KIND, case=case))
    known = {standard.code for standard in framework_on(connection).standards} if found else set()
    return tuple(part for part in found if part.standard in known)


def part_on(connection: Connection, case: str, standard: str) -> Part | None:
    """Who has one standard of a case; of two laptops that say otherwise, what lets it change."""
    found = _parts(entries.current(connection, KIND, subject=f"{case}/{standard}"))
    return next((part for part in found if not part.stage.is_closed), found[0] if found else None)


def parts_of(connection: Connection, case: str, inspector: str) -> tuple[Part, ...]:
    """The standards of a case that one inspector has."""
    return tuple(part for part in parts_on(connection, case) if part.inspector == inspector)


def require_part_open(connection: Connection, case: str, standard: str) -> None:
    """Nothing is judged in a standard that was submitted. Raises PartClosed."""
    part = part_on(connection, case, standard)
    if part is not None and part.stage.is_closed:
        raise PartClosed(part)


def given_standards(connection: Connection) -> dict[str, dict[str, tuple[str, ...]]]:
    """Case and standard to whom the standard was given."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for part in parts_on(connection):
        by = found.setdefault(part.case, {})
        by[part.standard] = tuple(dict.fromkeys((*by.get(part.standard, ()), part.inspector)))
    return found


def standards_words(codes: Sequence[str]) -> str:
    """`standard 3`, `standards 3 and 4`."""
    *most, last = codes
    return f"standards {', '.join(most)} and {last}" if most else f"standard {last}"


def _parts(rows: Iterable[EntryRow]) -> tuple[Part, ...]:
    said = ((row.content or {}, row) for row in rows if is_live(row))
    found = (Part(content["case"], content["standard"], content["inspector"], stage_of(row)) for content, row in said)
    return tuple(dict.fromkeys(found))
