"""All that a store holds about one child, in one place, with every other person in it marked.

For somebody who asks what is held about them. What is said of other people may have to be taken out by hand first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from db import entries, local
from db.values import Draft, EntryRow
from reviewtui.casefile.identifiers import finder
from reviewtui.entries.kinds import KINDS, case_kinds, in_key_order
from reviewtui.services.export.access import OPENED, Access, accesses, as_json
from reviewtui.services.frameworks import framework_on
from reviewtui.services.people.blindness import BOTH, require_sight
from reviewtui.services.standing.standings import require_case
from reviewtui.services.wording import entry_sentence

if TYPE_CHECKING:
    from db.store import Store

Content = Mapping[str, Any]

OTHERS: Mapping[tuple[str, str], str] = {
    ("case", "case_manager"): "case manager",
    ("case", "harmed"): "person who was harmed",
    ("alert", "told"): "person who was told of an alert",
}
"""Kind and key of what is about somebody else, and who that is."""


class ThirdParty(NamedTuple):
    """Somebody else who is named, or who may be."""

    role: str
    """inspector, case manager, …; of something found in a text what it is: name, phone number, postcode …"""
    text: str
    """The name, or what is written; untrusted."""


class Held(NamedTuple):
    """One entry about the child."""

    kind: str
    entry: str
    person: str | None
    made_at: str
    is_current: bool
    sentence: str
    content: Content | None
    """None where it is withheld from this store."""
    reason: str | None
    third_parties: tuple[ThirdParty, ...]


class Subject(NamedTuple):
    """All about one child."""

    case: str
    held: tuple[Held, ...]
    """Kind by kind; of each kind what is current first."""
    drafts: tuple[Draft, ...]
    """Texts that somebody is still typing."""
    opened: tuple[Access, ...]
    """Who opened the case, newest first."""

    @property
    def third_parties(self) -> tuple[ThirdParty, ...]:
        """Everybody else who was found, each once."""
        return tuple(dict.fromkeys(other for held in self.held for other in held.third_parties))


def about(store: Store, reference: str) -> Subject:
    """All that the store holds about the child of a case, what was replaced too.

    Raises BadInput for no such case, StillBlind.
    """
    with store.read() as connection:
        require_sight(store, connection, case=reference, shows=BOTH)
        require_case(connection, reference)
        rows = entries.history(connection, case=reference, kinds=case_kinds())
        held = tuple(_held(connection, rows))
        drafts = local.drafts_of_case(connection, reference)
    opened = tuple(one for one in accesses(store) if one.what == OPENED and one.left.what == reference)
    return Subject(reference, held, drafts, opened)


def _held(connection: entries.Connection, rows: tuple[EntryRow, ...]) -> Iterator[Held]:
    framework = framework_on(connection)
    managers = {str((row.content or {}).get("case_manager") or "") for row in rows if row.kind == "case"}
    find = finder(sorted(name for name in managers if name))
    order = {name: place for place, name in enumerate(case_kinds())}
    for row in sorted(rows, key=lambda row: (order[row.kind], not row.is_current)):
        content = None if row.content is None else in_key_order(row.kind, row.content)
        yield Held(
            kind=row.kind,
            entry=row.id,
            person=row.person,
            made_at=row.made_at,
            is_current=row.is_current,
            sentence=entry_sentence(framework, row.kind, row.subject, row.act, row.content),
            content=content,
            reason=row.reason,
            third_parties=tuple(dict.fromkeys(_others(row, content or {}, find))),
        )


def _others(row: EntryRow, content: Content, find: Any) -> Iterator[ThirdParty]:
    """Who else an entry is about, by what it holds, and what in its texts is likely to identify somebody."""
    if row.person:
        yield ThirdParty("inspector", row.person)
    for key, value in content.items():
        role = OTHERS.get((row.kind, key))
        if role is not None and value:
            yield ThirdParty(role, value if isinstance(value, str) else "")
        elif role is None:
            for text in _texts(value):
                yield from (ThirdParty(*found) for found in find(text))
    if row.reason:
        yield from (ThirdParty(*found) for found in find(row.reason))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for held in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(held)


def document(subject: Subject) -> dict[str, object]:
    """The same as one JSON document."""
    return {
        "format": "reviewtui/subject",
        "format_version": 1,
        "case": subject.case,
        "third_parties": [other._asdict() for other in subject.third_parties],
        "entries": [_item(held) for held in subject.held],
        "drafts": [{"inspector": draft.person, "text": draft.text, "at": draft.at} for draft in subject.drafts],
        "opened": [as_json(one) for one in subject.opened],
    }


def _item(held: Held) -> dict[str, object]:
    item = {**held._asdict(), "third_parties": [other._asdict() for other in held.third_parties]}
    item["current"] = item.pop("is_current")
    return {"kind": KINDS[held.kind].name, **item}
