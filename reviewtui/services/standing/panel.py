"""What a ratings panel has before it: a row a node, with what was worked out and what a panel said of it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from db import entries
from db.entries import Connection
from db.values import EntryRow
from reviewtui.framework.model import OVERALL, Framework
from reviewtui.framework.node_words import node_words, title_alone
from reviewtui.rating.summary import NodeRating, could_be
from reviewtui.services.people.authors import attributed
from reviewtui.services.record_keeping import is_live

DECISIONS = (
    ("judged", "Judged by the panel"),
    ("discretion", "Professional discretion"),
    ("left", "Discretion considered, calculated rating kept"),
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


class PanelRow(NamedTuple):
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


def named(framework: Framework, node: str) -> str:
    """`standard 1`, `question 5.2` or `the overall rating`, as a sentence names a node."""
    return "the overall rating" if node == OVERALL else node_words(framework, node)


def _recorded(connection: Connection, row: EntryRow) -> EntryRow:
    """As it was recorded by whoever decided: an upgrade, the one import of these, gave the question another code."""
    return attributed(connection, (row,))[0] if row.act == "import" else row


def decisions_on(connection: Connection) -> dict[str, tuple[Decision, ...]]:
    """What stands for each node: one decision, or several that disagree."""
    found: dict[str, list[EntryRow]] = {}
    for row in (_recorded(connection, row) for row in entries.current(connection, "panel")):
        sides = found.setdefault(row.subject, [])
        if is_live(row) and all(side.content != row.content for side in sides):
            sides.append(row)
    return {node: tuple(_decision(row) for row in sides) for node, sides in found.items() if sides}


def settled(decisions: Mapping[str, Sequence[Decision]], *kinds: str) -> dict[str, str]:
    """Node to rating, for the decisions of these kinds that nobody disagrees with."""
    alone = {node: sides[0] for node, sides in decisions.items() if len(sides) == 1}
    return {node: found.rating for node, found in alone.items() if found.decision in kinds and found.rating}


def panel_row_of(
    framework: Framework, node: str, computed: NodeRating, sides: Sequence[Decision], decided: str | None
) -> PanelRow:
    """The row of one node."""
    grounds = tuple(flag for flag in computed.flags if flag in GROUNDS)
    alone = sides[0] if len(sides) == 1 else None
    several = tuple(sides) if len(sides) > 1 else ()
    return PanelRow(
        node,
        title_alone(framework, node),
        computed,
        framework.inspection_rule(node).kind,
        grounds,
        alone,
        several,
        decided,
    )


def as_json(panel_row: PanelRow) -> dict[str, Any]:
    """A row as the `panel` verb prints it."""
    decision = panel_row.decision
    return {
        "node": panel_row.node,
        "title": panel_row.title,
        "rule": panel_row.rule,
        "computed": panel_row.computed.rating,
        "flags": list(panel_row.computed.flags),
        **could_be(panel_row.computed),
        **({"profile": [each.as_json() for each in profile]} if (profile := panel_row.computed.profile) else {}),
        "because": {"rule": panel_row.computed.because.rule, "text": panel_row.computed.because.text},
        "grounds": list(panel_row.grounds),
        "decided": panel_row.decided,
        "decision": {**decision._asdict(), "sat": list(decision.sat)} if decision else None,
        "disagreement": len(panel_row.sides) > 1,
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
