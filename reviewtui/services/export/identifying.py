"""Before anything leaves: where in the texts of a store something is that is likely to identify a person."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from db import entries, queries
from db.contents import from_text
from reviewtui.casefile.identifiers import Identifier, finder
from reviewtui.casefile.visible import quoted, visible
from reviewtui.entries.kinds import KINDS, case_kinds
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import read_bytes

if TYPE_CHECKING:
    from db.store import Store
    from db.values import EntryRow

Find = Callable[[str], Iterator[Identifier]]
Stays = Callable[[entries.Connection, "EntryRow"], bool]

OWN_PLACE = "case_manager"
"""The key that holds a name on purpose."""


class Likely(NamedTuple):
    """Something that is likely to identify a person, and where it is."""

    case: str
    kind: str
    place: str
    """Case and question, or the case and what of it: `NOR-03 1.2`, `NOR-03 event e4`."""
    key: str
    """The key of the content that holds it."""
    what: str
    text: str
    """As it is written there; untrusted."""
    is_current: bool

    @property
    def sentence(self) -> str:
        """“NOR-03 event e4, text: phone number “07700 900461”.”"""
        before = "" if self.is_current else ", replaced since"
        return f"{visible(self.place)}, {self.key}{before}: {self.what} {quoted(self.text)}"


def likely_identifiers(
    store: Store, names: Sequence[str] = (), *, notes: bool = False, stays: Stays | None = None
) -> tuple[Likely, ...]:
    """All that leaves with an export and is likely to identify somebody: case by case, what is replaced too.

    Looked for are forms (postcodes, dates of birth, phone and other numbers), `names`, and the names of case managers
    in any other place than their own. With `notes` inspectors' own notes are looked through as well. `stays` tells
    what a bundle leaves behind.
    """
    with store.read() as connection:
        found = dict.fromkeys(_found(connection, _finder(connection, names), notes, stays))
    return tuple(sorted(found, key=lambda each: (each.case, not each.is_current)))


def identifiers_in(store: Store, texts: Iterable[str]) -> tuple[Identifier, ...]:
    """What in some texts that leave is likely to identify somebody, each once; case managers' names are looked for."""
    with store.read() as connection:
        find = _finder(connection, ())
    return tuple(dict.fromkeys(found for text in texts for found in find(text)))


def _finder(connection: entries.Connection, names: Sequence[str]) -> Find:
    managers = {str(case["case_manager"]) for case in queries.standing(connection, "case") if case.get(OWN_PLACE)}
    return finder((*names, *(name for name in managers if " " in name.strip())))


def _found(connection: entries.Connection, find: Find, notes: bool, stays: Stays | None) -> Iterator[Likely]:
    kinds = {name for name in case_kinds() if notes or not KINDS[name].private}
    for row in entries.each_as_text(connection):
        if row.kind not in kinds or row.text is None:
            continue
        said = _ESCAPED.sub(_as_it_reads, row.text)  # where a line ends, no letter stands before the next
        if not any(find(f"{said} {row.reason}")):
            continue
        content = from_text(row.text)
        if stays is not None and stays(connection, row._replace(content=content)):
            continue
        case, place = str(KINDS[row.kind].case_of(row.subject)), _place(row.kind, row.subject)
        for key, text in _texts({**content, "reason": row.reason}):
            for found in () if key == OWN_PLACE else find(text):
                yield Likely(case, row.kind, place, key, *found, row.is_current)


_ESCAPED = re.compile(r"\\(?:u....|.)")


def _as_it_reads(escaped: re.Match[str]) -> str:
    return str(json.loads(f'"{escaped[0]}"'))


def _place(name: str, subject: str) -> str:
    kind = KINDS[name]
    if kind.of_question or name == "case":
        return kind.place(subject)
    case, _, rest = subject.partition("/")
    return f"{case} {name} {rest}".rstrip()


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a content, with the key nearest to it."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, held in value.items():
            yield from _texts(held, name)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _texts(held, key)


def read_names(path: str) -> tuple[str, ...]:
    """The names in a file, one a line. Raises BadInput."""
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{visible(path)} is not UTF-8 text. Nothing was exported.") from None
    return tuple(line.strip() for line in text.splitlines() if line.strip())
