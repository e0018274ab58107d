"""Keys of the inspection summary."""

from reviewtui.tui.actions.action import Action

RATING = "Ratings"
ASIDE = "Other sides of it"
NARROW = "Narrowing"

ACTIONS: tuple[Action, ...] = (
    Action("summary.explain", ("e",), "Say why the line is rated as it is.", "why", 1, RATING),
    Action("summary.explain_overall", ("E",), "Say why the whole is rated as it is.", "why overall", 5, RATING),
    Action("summary.sites", ("s",), "Show each site's counts.", "sites", 2, ASIDE),
    Action("summary.inspectors", ("i",), "Show how far each inspector has come.", "people", 3, ASIDE),
    Action("summary.panel", ("p",), "Go to the panel's table.", "panel", 3, ASIDE),
    Action("summary.timeliness", ("t",), "Show how long things took.", "timing", 4, ASIDE, does="go('timeliness')"),
    Action("summary.missed", ("m",), "Show missed opportunities.", "missed", 4, ASIDE, does="go('missed')"),
    Action("summary.filter", ("/",), "Narrow the lines as you type.", "filter", 4, NARROW),
    Action("summary.clear", ("c",), "Show all lines again.", "show all", 1, NARROW),
)
