"""The panel's seat: what was worked out, what a panel said of it, and both side by side for good."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from db import entries
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.visible import quoted
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.rating.summary import NodeRating, could_be
from reviewtui.services.acts import Change, acting
from reviewtui.services.errors import BadInput
from reviewtui.services.record_keeping import WITHDRAWN, distinct_contents, is_live

DECISIONS = (
    ("judged", "Judged by the panel"),
    ("discretion", "Professional discretion"),
    ("left", "Considered and left"),
)
GROUNDS = ("near_boundary", "one_judgement_changes", "small_sample")
"""The flags that speak for considering discretion; they are shown, and never applied."""


class Decision(NamedTuple):
    """What a panel decided on one node."""

    node: str
    decision: str
    rating: str | None
    """None when the computed rating was left."""
    computed: str | None
    """What was worked out at the time."""
    sat: tuple[str, ...]
    held_on: str
    reason: str
    recorded_by: str
    made_at: str
    entry: str


class Seat(NamedTuple):
    """One node as the panel sees it."""

    node: str
    title: str
    computed: NodeRating
    rule: str
    grounds: tuple[str, ...]
    """Flags that speak for considering discretion."""
    decision: Decision | None
    sides: tuple[Decision, ...]
    """More than one when two laptops' panels disagree; none of them counts until one is settled."""
    decided: str | None
    """The rating that stands: the panel's where there is one, else the computed one."""


def decisions_on(connection: Connection) -> dict[str, tuple[Decision, ...]]:
    """What stands for each node: one decision, or several that disagree."""
    found: dict[str, list[EntryRow]] = {}
    for row in entries.current(connection, "panel"):
        sides = found.setdefault(row.subject, [])
        if is_live(row) and all(side.content != row.content for side in sides):
            sides.append(row)
    return {node: tuple(_decision(row) for row in sides) for node, sides in found.items() if sides}


def settled(decisions: Mapping[str, Sequence[Decision]], *kinds: str) -> dict[str, str]:
    """Node to rating, for the decisions of these kinds that nobody disagrees with."""
    alone = {node: sides[0] for node, sides in decisions.items() if len(sides) == 1}
    return {node: found.rating for node, found in alone.items() if found.decision in kinds and found.rating}


def seats(store: Store) -> tuple[Seat, ...]:
    """Every standard and the whole, in order, with what was worked out and what was decided."""
    from reviewtui.services.summaries import summarise

    return summarise(store, cases=False).seats


def decide(
    store: Store,
    person: str,
    node: str,
    decision: str,
    *,
    rating: str | None = None,
    sat: Sequence[str],
    held_on: str,
    reason: str,
) -> Change:
    """Record what the panel decided on a node; the computed rating stays beside it. Raises BadInput, NotWritten."""
    from reviewtui.services.summaries import summary_on

    with acting(store, person) as act:
        framework = act.framework
        seat = next((seat for seat in summary_on(act.connection, cases=False).seats if seat.node == node), None)
        if seat is None:
            raise BadInput(f"There is no standard {quoted(node)} in {framework.code}.")
        content = {
            "node": node,
            "decision": _checked_decision(seat, decision),
            "rating": _checked_rating(framework, seat, decision, rating),
            "computed": None if decision == "judged" else seat.computed.rating,
            "sat": _names(sat),
            "held_on": _day(held_on),
            "reason": _reason(reason),
            "framework_version": framework.version,
        }
        entry = act.add("panel", node, content, replaces=act.current("panel", node))
        return act.change(act.said(entry), entry)


def take_back(store: Store, person: str, node: str, reason: str) -> Change:
    """Take a panel's decision back, as an entry. Raises BadInput when there is none."""
    with acting(store, person) as act:
        rows = act.current("panel", node)
        if not distinct_contents(rows):
            raise BadInput(f"No panel has decided on {quoted(node)}.")
        entry = act.add("panel", node, WITHDRAWN, replaces=rows, reason=_reason(reason))
        return act.change(act.said(entry), entry)


def seat_of(
    framework: Framework, node: str, computed: NodeRating, sides: Sequence[Decision], decided: str | None
) -> Seat:
    """One node's seat."""
    title = "Overall" if node == OVERALL else framework.standard(node).title
    grounds = tuple(flag for flag in computed.flags if flag in GROUNDS)
    alone = sides[0] if len(sides) == 1 else None
    several = tuple(sides) if len(sides) > 1 else ()
    return Seat(node, title, computed, framework.inspection_rule(node).kind, grounds, alone, several, decided)


def as_json(seat: Seat) -> dict[str, Any]:
    """A seat as the `panel` verb prints it."""
    decision = seat.decision
    return {
        "node": seat.node,
        "title": seat.title,
        "rule": seat.rule,
        "computed": seat.computed.rating,
        "flags": list(seat.computed.flags),
        **could_be(seat.computed),
        "because": {"rule": seat.computed.because.rule, "text": seat.computed.because.text},
        "grounds": list(seat.grounds),
        "decided": seat.decided,
        "decision": {**decision._asdict(), "sat": list(decision.sat)} if decision else None,
        "disagreement": len(seat.sides) > 1,
    }


def _decision(row: EntryRow) -> Decision:
    held = row.content or {}
    return Decision(
        node=held["node"],
        decision=held["decision"],
        rating=held.get("rating"),
        computed=held.get("computed"),
        sat=tuple(held["sat"]),
        held_on=held["held_on"],
        reason=held["reason"],
        recorded_by=row.person or "",
        made_at=row.made_at,
        entry=row.id,
    )


def _checked_decision(seat: Seat, decision: str) -> str:
    if decision not in dict(DECISIONS):
        raise BadInput(f"{quoted(decision)} is no decision of a panel: use {', '.join(code for code, _ in DECISIONS)}.")
    if seat.rule == "none":
        raise BadInput(f"{seat.node} is never rated in this framework: there is nothing to decide.")
    if (seat.rule == "judged") != (decision == "judged"):
        how = "judged by a panel: use “judged”" if seat.rule == "judged" else "worked out: use “discretion” or “left”"
        raise BadInput(f"{seat.node} is {how}.")
    return decision


def _checked_rating(framework: Framework, seat: Seat, decision: str, rating: str | None) -> str | None:
    if decision == "left":
        if rating:
            raise BadInput("“Considered and left” keeps the computed rating: give no other.")
        return None
    offered = [answer for answer in framework.inspection_scale(seat.node).answers if answer.applicable]
    for answer in offered:
        if (rating or "").strip().casefold() in (answer.code.casefold(), answer.label.casefold()):
            if decision == "discretion" and answer.code == seat.computed.rating:
                raise BadInput(
                    f"{seat.node} is {answer.label} already: use “left” to say that the panel considered it."
                )
            return answer.code
    codes = ", ".join(answer.code for answer in offered)
    raise BadInput(f"{quoted(rating or '')} is not a rating of {seat.node}: use {codes}.")


def _names(sat: Sequence[str]) -> list[str]:
    names = [name.strip() for name in sat if name.strip()]
    if not names:
        raise BadInput("Say who sat on the panel.")
    return list(dict.fromkeys(names))


def _day(held_on: str) -> str:
    try:
        return date.fromisoformat(held_on.strip()).isoformat()
    except ValueError:
        raise BadInput(f"{quoted(held_on)} is not a day: write the panel's date as YYYY-MM-DD.") from None


def _reason(reason: str) -> str:
    if not reason.strip():
        raise BadInput("A panel's decision needs a reason.")
    return reason.strip()
