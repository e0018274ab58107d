"""The custody log: who holds a copy of which case since when. It locks nothing, and no undo takes it back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from db import caselist, entries
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.visible import visible
from reviewtui.entries.kinds import case_of
from reviewtui.services.acts import Act, Change, acting
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.inspections import inspection_on
from reviewtui.services.people.own_review import FIRST, allocated
from reviewtui.services.people.parts import parts_on
from reviewtui.services.record_keeping import WITHDRAWN, Content, is_live
from reviewtui.services.standing.standings import require_case
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.team.handed_in import handed_in

KIND = "custody"
ALIKE = "import"
"""How its entries are made: as those that a file brings, which no undo takes back and which count as nobody's work."""
AT_ONCE = 1_000


class Held(NamedTuple):
    """One holder of a case."""

    case: str
    review: str
    holder: str
    how: str
    """bundle, given, claimed or handed_in."""
    since: str
    """UTC: `2026-05-12T14:32:07Z`."""
    handed_in: str | None
    """When it was last handed in; None before."""
    reason: str | None
    entry: str

    def as_json(self) -> dict[str, Any]:
        """As `custody list --json` prints it."""
        return self._asdict()


def custody_on(connection: Connection) -> tuple[Held, ...]:
    """Who holds what, by case and review; several where two laptops say so of one."""
    rows = entries.current(connection, KIND)
    return tuple(dict.fromkeys(_held(row) for row in rows if is_live(row)))


def custody(store: Store, holder: str | None = None) -> tuple[Held, ...]:
    """Who holds what; only what one person holds where a name is given. Raises BadInput for an unknown one."""
    with plain_sentences(), store.read() as connection:
        name = None if holder is None else inspection_on(connection).person(holder).name
        return tuple(each for each in custody_on(connection) if name in (None, each.holder))


def not_held(store: Store) -> tuple[str, ...]:
    """The cases of which nobody holds a copy."""
    with plain_sentences(), store.read() as connection:
        held = {each.case for each in custody_on(connection)}
        return tuple(reference for reference in caselist.case_refs(connection) if reference not in held)


def give(
    store: Store, person: str, cases: Sequence[str], holder: str, review: str = FIRST, reason: str = ""
) -> tuple[Change, ...]:
    """Note that somebody was given cases, by whatever way they came. Raises BadInput for an unknown case or person."""
    return _noted(store, person, [(case, review) for case in cases], holder, "given", reason.strip())


def claim(store: Store, person: str, cases: Sequence[str], reason: str, review: str = FIRST) -> tuple[Change, ...]:
    """Claim cases from whoever holds them, as when their laptop is gone. Raises BadInput without a reason."""
    return claim_reviews(store, person, [(case, review) for case in cases], reason)


def claim_reviews(store: Store, person: str, reviews: Sequence[tuple[str, str]], reason: str) -> tuple[Change, ...]:
    """Claim first and second reviews together, each `(case, review)`: all of them, or none where one is refused."""
    reason = require_reason(reason, "Say why the case is claimed, with --reason.")
    return _noted(store, person, reviews, person, "claimed", reason)


@contextmanager
def giving_by_bundle(store: Store, person: str | None, inspector: str) -> Iterator[None]:
    """Note that an inspector holds their cases while a bundle of them is written; not where it cannot be written.

    The entries come first, so that they travel in the bundle.
    """

    def wanted(act: Act) -> Iterator[tuple[str, Content]]:
        name = inspection_on(act.connection).person(inspector).name
        held = {(each.case, each.review) for each in custody_on(act.connection) if each.holder == name}
        given = {place for place, names in allocated(act.connection).items() if name in names}
        given |= {(part.case, FIRST) for part in parts_on(act.connection) if part.inspector == name}
        for place in sorted(given):
            if place not in held:
                yield "/".join(place), {"case": place[0], "review": place[1], "holder": name, "how": "bundle"}

    with _while_writing(store, person, wanted):
        yield


@contextmanager
def handing_in(store: Store, person: str | None) -> Iterator[None]:
    """Note that whoever hands in hands in the cases that they hold, as far as anything is new in them."""

    def wanted(act: Act) -> Iterator[tuple[str, Content]]:
        held = [each for each in custody_on(act.connection) if each.holder == person]
        new = _touched(act) if held else frozenset()
        for each in held:
            if each.how != "handed_in" or each.case in new:
                content = {"case": each.case, "review": each.review, "holder": each.holder, "how": "handed_in"}
                yield f"{each.case}/{each.review}", {**content, "since": each.since}

    with _while_writing(store, person, wanted):
        yield


def _held(row: EntryRow) -> Held:
    said: Mapping[str, Any] = row.content or {}
    is_in = said["how"] == "handed_in"
    return Held(
        said["case"],
        said["review"],
        said["holder"],
        said["how"],
        said.get("since") or row.made_at,
        row.made_at if is_in else None,
        said.get("reason"),
        row.id,
    )


def _noted(
    store: Store, person: str, reviews: Sequence[tuple[str, str]], holder: str, how: str, reason: str
) -> tuple[Change, ...]:
    with plain_sentences(), acting(store, person) as act:
        name = inspection_on(act.connection).person(holder).name
        return tuple(_note(act, case, name, review, how, reason) for case, review in reviews)


def _note(act: Act, case: str, holder: str, review: str, how: str, reason: str) -> Change:
    require_case(act.connection, case)
    subject = f"{case}/{review}"
    before = _in_its_place(act, subject, holder)
    live = [row for row in before if is_live(row)]
    if how == "claimed" and {(row.content or {})["holder"] for row in live} == {holder}:
        raise BadInput(f"{case} is held by {visible(holder)} already.")
    content = {"case": case, "review": review, "holder": holder, "how": how, **({"reason": reason} if reason else {})}
    entry = act.add(KIND, subject, content, replaces=before, act=ALIKE)
    others = ", ".join(sorted({visible((row.content or {})["holder"]) for row in live} - {visible(holder)}))
    return act.change(f"{act.said(entry)}{f' Held before by {others}.' if others else ''}", entry)


def _in_its_place(act: Act, subject: str, holder: str) -> tuple[EntryRow, ...]:
    """What a holder's entry takes the place of: whoever has standards of a case holds a copy beside whoever has it."""
    case, review = subject.split("/")
    sharing = {part.inspector for part in parts_on(act.connection, case)} if review == FIRST else set[str]()

    def is_replaced(row: EntryRow) -> bool:
        held_by = (row.content or {}).get("holder", holder)
        return bool(held_by == holder or not sharing & {held_by, holder})

    return tuple(row for row in act.current(KIND, subject) if is_replaced(row))


def _touched(act: Act) -> frozenset[str]:
    """The cases in which anything was recorded on this laptop since it last handed in."""
    connection, device = act.connection, act.store.device
    after, found = handed_in(connection, device), set[str]()
    while rows := tuple(entries.headers(connection, device, after, AT_ONCE)):
        found |= {case for row in rows if (case := case_of(row.kind, row.subject)) is not None}
        after = rows[-1].sequence
    return frozenset(found)


@contextmanager
def _while_writing(
    store: Store, person: str | None, wanted: Callable[[Act], Iterator[tuple[str, Content]]]
) -> Iterator[None]:
    """Note what goes out, and where writing it fails note that it did not."""
    if store.is_read_only:
        yield
        return
    before: dict[str, tuple[Content, ...]] = {}
    holders: dict[str, str] = {}
    with acting(store, person) as act:
        for subject, content in tuple(wanted(act)):
            rows = _in_its_place(act, subject, content["holder"])
            before[subject] = tuple(row.content for row in rows if row.content) or (WITHDRAWN,)
            holders[subject] = content["holder"]
            act.add(KIND, subject, content, replaces=rows, act=ALIKE)
    try:
        yield
    except BaseException:
        with acting(store, person) as act:
            for subject, contents in before.items():
                rows = _in_its_place(act, subject, holders[subject])
                for content in contents:
                    act.add(KIND, subject, content, replaces=rows, act=ALIKE)
        raise
