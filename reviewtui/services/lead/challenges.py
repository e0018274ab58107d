"""The factual accuracy check: what sites challenge, and what the lead inspector decides about it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from db import entries
from db.entries import Connection
from db.store import Store
from reviewtui.casefile.nearest import meant
from reviewtui.casefile.visible import quoted
from reviewtui.entries.kinds.challenge import OUTCOMES
from reviewtui.services.acts import Change, acting
from reviewtui.services.cases.filters import Filter, cases_on
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.inspections import Inspection, as_read, inspection_on
from reviewtui.services.judging.judgements import known_question
from reviewtui.services.lead.typed_day import typed_day
from reviewtui.services.people.acting_person import require_lead
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.blindness import unread_here
from reviewtui.services.people.own_review import KeptBack, is_kept_from
from reviewtui.services.record_keeping import Content, is_live
from reviewtui.services.standing.standings import require_case
from reviewtui.services.store.stores import plain_sentences


class Said(NamedTuple):
    """What somebody challenges."""

    passage: str
    raised_by: str
    received: str
    """YYYY-MM-DD."""
    question: str | None = None
    evidence: str = ""


class Challenge(NamedTuple):
    """One challenge. Its texts and names are untrusted."""

    case: str
    id: str
    question: str | None
    raised_by: str
    received: str
    passage: str
    evidence: str | None
    outcome: str | None
    """None while it is open."""
    reason: str | None
    inspector: str
    """Who recorded it, or decided it."""
    made_at: str
    """When, UTC: `2026-05-12T14:32:07Z`."""
    sides: tuple[str, ...] = ()
    """What was decided, where two laptops decided differently; it is open until one of them is."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.outcome is None


class Challenged(NamedTuple):
    """The challenges of some cases."""

    inspection: Inspection
    cases: int
    challenges: tuple[Challenge, ...]


def challenges_on(
    connection: Connection, case: str | None = None, kept_back: Mapping[str, KeptBack] = MappingProxyType({})
) -> tuple[Challenge, ...]:
    """The challenges (of one case), by case and then by the day they were received; without what is `kept_back`."""
    found: dict[str, list[Challenge]] = {}
    for row in attributed(connection, entries.current(connection, "challenge", case=case)):
        if is_live(row) and not is_kept_from(connection, kept_back, row):
            said = row.content or {}
            one = Challenge(**_known(said), inspector=row.person or "", made_at=row.made_at)
            found.setdefault(row.subject, []).append(one)
    together = [_together(sides) for sides in found.values()]
    return tuple(sorted(together, key=lambda each: (each.case, each.received, each.id)))


def challenges(store: Store, case: str | None = None, *, only_open: bool = False) -> tuple[Challenge, ...]:
    """Those that whoever reads may see; with `only_open` those that wait for a decision.

    Raises BadInput for an unknown case.
    """
    with plain_sentences(), store.read() as connection:
        if case is not None:
            require_case(connection, case)
        return _readable(store, connection, case, only_open=only_open)


def challenged(store: Store, wanted: Filter, *, only_open: bool = False) -> Challenged:
    """Those of the cases that a filter leaves. Raises BadInput where it leaves none, or there is no inspection."""
    with plain_sentences(), store.read() as connection:
        inspection, cases = as_read(inspection_on(connection)), cases_on(connection, wanted)
        found = tuple(each for each in _readable(store, connection, only_open=only_open) if each.case in cases)
        return Challenged(inspection, len(cases), found)


def challenge(store: Store, person: str, case: str, said: Said) -> Change:
    """Record what a site says is not accurate. Raises BadInput for an unknown case, question or day, or no text."""
    said = said._replace(received=typed_day(said.received))
    with acting(store, person, case) as act:
        if said.question is not None:
            known_question(act.framework, said.question)
        if not said.passage.strip() or not said.raised_by.strip():
            raise BadInput("A challenge needs the passage, and who says so.")
        given = {key: value.strip() for key, value in said._asdict().items() if value and value.strip()}
        content = {"case": case, "id": act.next_id, **given}
        entry = act.add("challenge", f"{case}/{content['id']}", content)
        return act.change(act.said(entry), entry, said.question)


def decide(store: Store, person: str, case: str, which: str, outcome: str, reason: str) -> Change:
    """Decide a challenge. It changes no judgement: only moderating does.

    Raises BadInput for an unknown case or challenge, without a reason, and for someone who is not the lead inspector.
    """
    reason = require_reason(reason)
    with acting(store, person, case) as act:
        require_lead(inspection_on(act.connection), person, "decides challenges")
        known = challenges_on(act.connection, case)
        if which not in [each.id for each in known]:
            tail = meant(which, [each.id for each in known], f"`reviewtui challenge list {case}` lists them.")
            raise BadInput(f"Unknown challenge {quoted(which)}{tail}")
        subject = f"{case}/{which}"
        before = act.current("challenge", subject)
        held = next(row.content or {} for row in before if is_live(row))
        content = {**held, "outcome": outcome, "reason": reason}
        if len(before) == 1 and content == held:
            return act.unchanged(f"{case}: nothing to change.", subject, held.get("question"))
        entry = act.add("challenge", subject, content, replaces=before)
        return act.change(act.said(entry, held), entry, held.get("question"))


def to_moderate(change: Change, outcome: str) -> str:
    """How an upheld challenge changes a judgement; empty where there is none to change."""
    if change.question is None or outcome == "not_upheld":
        return ""
    return (
        "No answer was changed. To change it: "
        f"`reviewtui moderate {change.case} {change.question} ANSWER --reason TEXT`."
    )


def as_json(each: Challenge) -> dict[str, Any]:
    """As `challenge list --json` prints it."""
    return {**each._asdict(), "sides": list(each.sides)}


def outcome_words(each: Challenge) -> str:
    """`open`, `upheld` or `different decisions`."""
    if each.sides:
        return "different decisions"
    return OUTCOMES[each.outcome] if each.outcome else "open"


def _readable(
    store: Store, connection: Connection, case: str | None = None, *, only_open: bool
) -> tuple[Challenge, ...]:
    found = challenges_on(connection, case, unread_here(store, connection))
    return tuple(each for each in found if each.is_open or not only_open)


def _known(said: Content) -> dict[str, Any]:
    keys = ("case", "id", "question", "raised_by", "received", "passage", "evidence", "outcome", "reason")
    return {key: said.get(key) for key in keys}


def _together(sides: list[Challenge]) -> Challenge:
    """One, or where they were decided differently an open one with what each decided."""
    outcomes = tuple(dict.fromkeys(side.outcome or "open" for side in sides))
    if len(outcomes) == 1:
        return sides[0]
    return sides[0]._replace(outcome=None, reason=None, sides=outcomes)
