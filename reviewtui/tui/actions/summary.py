"""Keys of the inspection summary and of what lies behind it."""

from reviewtui.tui.actions.action import Action
from reviewtui.tui.actions.review import ANSWERS

RATING = "Ratings"
ASIDE = "Other sides of it"
NARROW = "Narrowing"

SUMMARY: tuple[Action, ...] = (
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

JUDGEMENTS: tuple[Action, ...] = (
    Action(
        "judgements.answer",
        ANSWERS,
        "Show only the cases with the answer of that key; the same key shows all again.",
        "only that answer",
        1,
        "Answers",
        shown_keys="1-9,y,n,x",
        palette=False,
    ),
    Action("judgements.to_do", (".",), "Show only the cases still to do; once more shows all.", "to do", 4, "Answers"),
    Action("judgements.next_answer", ("right", "l"), "Show the next answer's cases.", group="Answers", rank=5),
    Action(
        "judgements.previous_answer", ("left", "h"), "Show the cases of the answer before.", group="Answers", rank=6
    ),
    Action("judgements.explain", ("e",), "Say why the question is rated as it is.", "why", 3, "Ratings"),
    Action("judgements.filter", ("/",), "Narrow the cases as you type.", "filter", 2, "Narrowing"),
    Action("judgements.clear", ("c",), "Show all cases again.", "show all", 7, "Narrowing"),
)

SITES: tuple[Action, ...] = (
    Action("sites.next_site", ("right", "l"), "Go to the next site.", "site", 1, "Sites", shown_keys="← →"),
    Action("sites.previous_site", ("left", "h"), "Go to the site before.", group="Sites", rank=2),
    Action("sites.explain", ("e",), "Say why the line is rated as it is, over all sites.", "why", 3, "Ratings"),
    Action("sites.close", ("s",), "Go back to the summary.", "all sites together", 4, "Sites", does="back"),
)

INSPECTORS: tuple[Action, ...] = (
    Action("inspectors.close", ("i", "q"), "Close the window.", group="Window", rank=1, palette=False, does="cancel"),
)
