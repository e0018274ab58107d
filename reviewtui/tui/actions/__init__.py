"""The one table of actions: the only source of key bindings, hints, palette entries, help and the guide on keys.

The Actions of a context stand in a module beside this, and the screen that the program opens for it is named in
CONTEXTS: a new screen needs no more. To add a key, add an `Action` there and a method
`action_<verb>` on the screen, or on the pane whose key it is; a test fails when a verb has no method, two actions of
a context share a key, a ctrl key has no plain twin, or one of ctrl+j, ctrl+m, ctrl+i, ctrl+h is bound.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from textwrap import fill

from textual.binding import BindingType

from reviewtui.tui.actions import (
    cases,
    dialogs,
    everywhere,
    measures,
    panel,
    record,
    review,
    search,
    summary,
    team,
    views,
)
from reviewtui.tui.actions.action import Action, Context, key_shown_as, shown_key

__all__ = [
    "CONTEXTS",
    "Action",
    "action_of",
    "actions_of",
    "bindings",
    "bindings_of",
    "hint_line",
    "key_of",
    "key_shown_as",
    "key_table",
    "shipped_actions_of",
    "shown_key",
    "typing_keys",
    "use_keys",
    "worded",
]

CONTEXTS: dict[str, Context] = {
    "everywhere": Context("Everywhere", ()),
    "list": Context("In a list", everywhere.LISTS),
    "sorted": Context("In a list with headings", everywhere.SORTED),
    "cases": Context("Cases", cases.CASES, "cases.screen.CasesScreen", cases.GO),
    "review": Context("Review", review.ACTIONS, go=review.GO),
    "summary": Context("Summary", summary.SUMMARY, "summary.screen.SummaryScreen", summary.GO),
    "judgements": Context("Judgements behind a figure", summary.JUDGEMENTS),
    "view": Context("In every view of the cases", views.VIEW, "views.table.TableScreen"),
    "heatmap": Context("Heat map", views.HEATMAP, "views.heatmap.HeatMapScreen"),
    "commentary": Context("Commentary and themes", views.COMMENTARY, "views.commentary.CommentaryScreen"),
    "recommendations": Context("Recommendations", views.RECOMMENDATIONS, "views.recommendations.RecommendationsScreen"),
    "challenges": Context("Challenges to accuracy", views.CHALLENGES, "views.challenges.ChallengesScreen"),
    "plot": Context("Distribution of a measure", views.PLOT),
    "sites": Context("By site", summary.SITES, "summary.sites.SitesScreen"),
    "inspectors": Context("Inspectors' progress", summary.INSPECTORS),
    "case_figures": Context("In what cases say in codes", summary.CASE_FIGURES),
    "timeliness": Context(
        "Timeliness", measures.TIMELINESS, "timeliness.screen.TimelinessScreen", measures.GO_TIMELINESS
    ),
    "timed_cases": Context("Cases behind a measure", measures.TIMED_CASES),
    "missed": Context("Missed opportunities", measures.MISSED, "missed.screen.MissedScreen", measures.GO_MISSED),
    "findings": Context("Cases behind a check", measures.FINDINGS),
    "panel": Context("Panel", panel.ACTIONS, "panel.screen.PanelScreen", panel.GO),
    "deciding": Context("Recording what a panel decided", dialogs.DECIDING),
    "record": Context("Record", record.ACTIONS, "record.screen.RecordScreen", record.GO),
    "search": Context("Search", search.SEARCH, "search.screen.SearchScreen", search.GO),
    "team": Context("In the team's window", team.TEAM),
    "comments": Context("Comments on a question", team.COMMENTS),
    "allocation": Context("Who has which case", team.ALLOCATION),
    "moderation": Context("Moderation", team.MODERATION),
    "people": Context("Whom something is given to", team.PEOPLE),
    "explain": Context("In an explanation", dialogs.EXPLAIN),
    "dialog": Context("In a window", dialogs.DIALOG),
    "working": Context("In a window that works for a while", dialogs.WORKING),
    "notice": Context("Message window", dialogs.NOTICE),
    "tour": Context("In the tour", dialogs.TOUR),
    "alert": Context("Raising an alert", dialogs.ALERT),
    "finding": Context("Deciding about a possible missed opportunity", dialogs.FINDING),
    "help": Context("In the help", everywhere.HELP),
    "start": Context("First run", cases.START),
}
"""Every context, in the order of the guide on keys."""
GOING = sorted((context.go for context in CONTEXTS.values() if context.go), key=lambda each: each.rank)
CONTEXTS["everywhere"] = Context("Everywhere", (*everywhere.EVERYWHERE, *GOING))

ALL_KEYS = "{everywhere.help} all keys"


NAMED = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")
"""An action's id where a sentence names its key."""

_own: dict[str, tuple[str, ...]] = {}
"""The keys that a person gave some actions, by their ids; what is bound to them is the app's to change."""


def use_keys(own: Mapping[str, tuple[str, ...]]) -> None:
    """Show these keys in hints, help and palette instead of those in the table, and no earlier ones."""
    _own.clear()
    _own.update(own)
    actions_of.cache_clear()


@cache
def actions_of(*contexts: str) -> tuple[Action, ...]:
    """The actions of these contexts with the keys they have now, most useful first within each."""
    return tuple(
        replace(action, keys=_own[action.id], shown_keys="") if action.id in _own else action
        for action in shipped_actions_of(*contexts)
    )


@cache
def shipped_actions_of(*contexts: str) -> tuple[Action, ...]:
    """The same with the keys of the table."""
    return tuple(
        action for each in contexts for action in sorted(CONTEXTS[each].actions, key=lambda action: action.rank)
    )


def action_of(id: str) -> Action:  # noqa: A002  # the field's name
    """The action of an id."""
    return next(action for action in CONTEXTS[id.partition(".")[0]].actions if action.id == id)


def key_of(id: str) -> str:  # noqa: A002  # the field's name
    """The first key that an action has now, as a sentence names it."""
    return shown_key(next(each for each in actions_of(id.partition(".")[0]) if each.id == id).keys[0])


def typing_keys() -> str:
    """`F1 all keys`: while text is typed `?` is a letter."""
    (shown,) = (action for action in actions_of("everywhere") if action.id == "everywhere.help")
    return next((f"{shown_key(key)} all keys" for key in shown.keys if len(key) > 1), "")


def worded(text: str) -> str:
    """A sentence or a hint with the keys that actions have now: `Press {review.rationale} to write.`"""
    return NAMED.sub(lambda found: key_of(found[1]), text)


def bindings(*contexts: str) -> list[BindingType]:
    """The Bindings of these contexts, for a class's `BINDINGS`."""
    return [binding for action in shipped_actions_of(*contexts) for binding in action.bindings]


def bindings_of(*ids: str) -> list[BindingType]:
    """The Bindings of some actions, for a pane that carries them out itself."""
    return [binding for each in ids for binding in action_of(each).bindings]


def hint_line(
    contexts: Sequence[str],
    pane: str | None,
    width: int,
    works: Callable[[Action], bool] = lambda action: True,
    *,
    typing: bool = False,
    as_here: Callable[[Action], Action] = lambda action: action,
) -> str:
    """As many hints as fit in `width` cells: those of the focused pane first, the key to all of them last.

    While text is being typed only keys that are no letters are hinted at. `as_here` gives an action the name and the
    panes that it has at this moment.
    """
    hints = [action.hint for action in _hinted(map(as_here, actions_of(*contexts)), pane) if works(action)]
    if typing:
        hints = [hint for hint in hints if len(hint.partition(" ")[0]) > 1]
    last, line = typing_keys() if typing else worded(ALL_KEYS), ""
    for hint in hints:
        longer = f"{line}{hint}  "
        if len(longer) + len(last) <= width:
            line = longer
    return (line + last)[:width]


def key_table() -> str:
    """Every key as Markdown, a heading and a list for each context, for the guide on keys."""
    parts = []
    for name, context in CONTEXTS.items():
        parts.append("\n".join([f"## {context.title}", "", *map(_row_of, shipped_actions_of(name))]))
    return "\n\n".join(parts)


def _row_of(action: Action) -> str:
    keys = " ".join(f"`{key}`" for key in action.all_keys.split())
    return fill(f"- {keys} {action.help}", 118, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _hinted(actions: Iterable[Action], pane: str | None) -> list[Action]:
    """Actions with a label that belong to the pane, its own before those of every pane."""
    shown = [action for action in actions if action.label and (not action.panes or pane in action.panes)]
    return sorted(shown, key=lambda action: (action.rank, not action.panes))
