"""What a ratings panel decides, recorded beside what was worked out; and what it has before it."""

from collections.abc import Sequence

from db.store import Store
from reviewtui.casefile.phrases import capital
from reviewtui.casefile.visible import quoted
from reviewtui.framework.model import Framework
from reviewtui.services.acts import Change, acting
from reviewtui.services.errors import BadInput, require_reason
from reviewtui.services.lead.typed_day import typed_day
from reviewtui.services.record_keeping import WITHDRAWN, distinct_contents
from reviewtui.services.standing.panel import DECISIONS, PanelRow, named
from reviewtui.services.store.verifying import require_counted
from reviewtui.services.summary.summaries import summarise, summary_on

NO_REASON = "A panel's decision needs a reason."
TO_KEEP = "To record that the panel kept it, use `reviewtui panel leave`."
CALCULATED = f"calculated. To change it, use `reviewtui discretion`. {TO_KEEP}"
PANEL_GIVES = "rated by a panel. To record its rating, use `reviewtui panel judge`."


def panel_rows(store: Store) -> tuple[PanelRow, ...]:
    """All that a panel may decide on, in order, with what was worked out and what was decided."""
    return summarise(store, cases=False).panel_rows


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
    require_counted(store)
    with acting(store, person) as act:
        framework = act.framework
        panel_row = next(
            (panel_row for panel_row in summary_on(act.connection, cases=False).panel_rows if panel_row.node == node),
            None,
        )
        if panel_row is None:
            raise BadInput(f"There is no standard {quoted(node)} in {framework.code}.")
        content = {
            "node": node,
            "decision": _checked_decision(framework, panel_row, decision),
            "rating": _checked_rating(framework, panel_row, decision, rating),
            "computed": None if decision == "judged" else panel_row.computed.rating,
            "sat": _names(sat),
            "held_on": typed_day(held_on),
            "reason": require_reason(reason, NO_REASON),
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
        entry = act.add("panel", node, WITHDRAWN, replaces=rows, reason=require_reason(reason, NO_REASON))
        return act.change(act.said(entry), entry)


def _checked_decision(framework: Framework, panel_row: PanelRow, decision: str) -> str:
    if decision not in dict(DECISIONS):
        raise BadInput(
            f"{quoted(decision)} is not a decision of a panel. Use {', '.join(code for code, _ in DECISIONS)}."
        )
    name = named(framework, panel_row.node)
    if panel_row.rule == "none":
        raise BadInput(f"{capital(name)} is never rated in this framework: there is nothing to decide.")
    if (panel_row.rule == "judged") != (decision == "judged"):
        raise BadInput(f"{capital(name)} is {PANEL_GIVES if panel_row.rule == 'judged' else CALCULATED}")
    return decision


def _checked_rating(framework: Framework, panel_row: PanelRow, decision: str, rating: str | None) -> str | None:
    if decision == "left":
        if rating:
            raise BadInput("A panel that keeps the calculated rating gives no other rating.")
        return None
    offered = [answer for answer in framework.inspection_scale(panel_row.node).answers if answer.applicable]
    for answer in offered:
        if (rating or "").strip().casefold() in (answer.code.casefold(), answer.label.casefold()):
            if decision == "discretion" and answer.code == panel_row.computed.rating:
                raise BadInput(
                    f"The calculated rating of {named(framework, panel_row.node)} is already {answer.label}. {TO_KEEP}"
                )
            return answer.code
    codes = ", ".join(answer.code for answer in offered)
    raise BadInput(f"{quoted(rating or '')} is not a rating of {named(framework, panel_row.node)}. Use {codes}.")


def _names(sat: Sequence[str]) -> list[str]:
    names = [name.strip() for name in sat if name.strip()]
    if not names:
        raise BadInput("Name the panel members.")
    return list(dict.fromkeys(names))
