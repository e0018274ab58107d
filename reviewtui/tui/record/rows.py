"""How an entry and an alert look in their lists."""

from textual.content import Content

from reviewtui.services.alerts import CATEGORIES, Alert
from reviewtui.services.histories import HistoryLine
from reviewtui.tui.moments import day_and_time
from reviewtui.tui.text import fitted, plain

MOMENT = 14
LEAST_FOR_DETAIL = 100
NOBODY = "–"


def entry_content(line: HistoryLine, width: int) -> Content:
    """When, who, and what; what no longer stands is dimmed. Where there is room, how the detail begins."""
    who = max(12, min(20, width // 5))
    style = "" if line.current else "$tone-quiet"
    head = Content.assemble(
        (day_and_time(line.made_at).ljust(MOMENT), "$tone-quiet"),
        "  ",
        fitted(line.person or NOBODY, who, "$tone-quiet"),
        "  ",
        plain(line.sentence, style),
    )
    if line.detail and width >= LEAST_FOR_DETAIL:
        head = Content.assemble(head, "  ", plain(line.detail, "$tone-quiet"))
    return head.truncate(width, ellipsis=True)


def alert_content(alert: Alert, width: int) -> Content:
    """Open or not, which case, what kind, and the line itself."""
    state = ("⚑ open   ", "$tone-alert bold") if alert.open else ("✓ closed ", "$tone-quiet")
    kind = max(len(label) for _, label in CATEGORIES)
    return Content.assemble(
        state,
        fitted(alert.case, 12, "bold"),
        "  ",
        fitted(dict(CATEGORIES).get(alert.category, alert.category), kind),
        "  ",
        plain(alert.text),
    ).truncate(width, ellipsis=True)
