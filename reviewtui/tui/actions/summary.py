"""Keys of the inspection summary and of its drill-downs."""

from reviewtui.tui.actions.action import Action, go
from reviewtui.tui.actions.review import ANSWERS

GO = go("summary", ("S", "f4"), "Go to the inspection summary.", 62)
SUMMARY: tuple[Action, ...] = (
    Action("summary.explain", ("e",), "Say why the line is rated as it is.", "why", 1),
    Action("summary.explain_overall", ("E",), "Say why the overall rating is what it is.", "why overall", 5),
    Action("summary.sites", ("s",), "Show each site's counts.", "sites", 2),
    Action("summary.heatmap", ("h",), "Show every answer, a letter a case.", "heat map", 2),
    Action("summary.views", ("d",), "Choose a view of the cases.", "views", 2),
    Action("summary.inspectors", ("i",), "Show each inspector's progress.", "people", 3),
    Action("summary.owing", ("w",), "Show the cases with something missing, as the filter leaves them.", rank=6),
    Action("summary.case_figures", ("o",), "Show disposals, needs, people harmed and outcomes.", "codes", 6),
    Action("summary.panel", ("p",), "Go to the panel's table.", "panel", 3),
    Action("summary.timeliness", ("t",), "Show how long things took.", "timing", 4, does="timing('timeliness')"),
    Action("summary.missed", ("m",), "Show missed opportunities.", "missed", 4, does="timing('missed')"),
    Action("summary.filter", ("/",), "Search the lines as you type.", "search", 4),
    Action("summary.choose_cases", ("f",), "Filter the cases by site, inspector, state or group.", "filter", 5),
    Action("summary.clear", ("c",), "Show all lines and cases again.", "show all", 1),
)

JUDGEMENTS: tuple[Action, ...] = (
    Action("judgements.answer", ANSWERS,
           "Show only the cases with the answer of that key. The same key shows all again.", "only that answer", 1,
           shown_keys="1-9 y n x", palette=False),
    Action("judgements.to_do", (".",), "Show only the cases without an answer, or all again.", "no answer", 4),
    Action("judgements.next_answer", ("right", "l"), "Show the next answer's cases.", rank=5),
    Action("judgements.previous_answer", ("left", "h"), "Show the cases of the answer before.", rank=6),
    Action("judgements.explain", ("e",), "Say why the question is rated as it is.", "why", 3),
    Action("judgements.filter", ("/",), "Search the cases as you type.", "search", 2),
    Action("judgements.clear", ("c",), "Show all cases again.", "show all", 7),
)  # fmt: skip

SITES: tuple[Action, ...] = (
    Action("sites.next_site", ("right", "l"), "Go to the next site.", "site", 1, shown_keys="← →"),
    Action("sites.previous_site", ("left", "h"), "Go to the site before.", rank=2),
    Action("sites.explain", ("e",), "Say why the line is rated as it is, over the sites shown together.", "why", 3),
    Action(
        "sites.explain_site", ("E",), "Say why the line is rated as it is, or not rated, at the site.", "why here", 5
    ),
    Action("sites.close", ("s",), "Go back to the summary.", "all sites together", 4, does="back"),
)

INSPECTORS: tuple[Action, ...] = (
    Action("inspectors.owing", ("o",), "Show the inspector's cases with something missing.", "missing", 2,
           palette=False),
    Action("inspectors.close", ("i", "q"), "Close the window.", rank=1, palette=False, does="cancel"),
)  # fmt: skip

CASE_FIGURES: tuple[Action, ...] = (
    Action("case_figures.close", ("o", "q"), "Close the window.", rank=1, palette=False, does="cancel"),
)
