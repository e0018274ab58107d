"""Keys of the lead's views: those that all of them have, and each one's own."""

from reviewtui.tui.actions.action import Action

VIEW: tuple[Action, ...] = (
    Action("view.others", ("d",), "Choose another view of the cases.", "views", 4),
    Action("view.filter", ("f",), "Filter the cases by site, inspector, state or group.", "filter", 5),
    Action("view.clear", ("c",), "Show all cases again.", "show all", 1),
)

COMMENTARY: tuple[Action, ...] = (
    Action("commentary.tag", ("t",), "File the commentary under themes, if you lead.", "themes", 1),
    Action("commentary.example", ("x",), "Choose it as a practice example, or not, if you lead.", "example", 2),
)

PLOT: tuple[Action, ...] = (
    Action("plot.next_measure", ("right", "l"), "Show the next measure of time.", "measure", 1, shown_keys="← →"),
    Action("plot.previous_measure", ("left", "h"), "Show the measure before.", rank=2),
)

HEATMAP: tuple[Action, ...] = (
    Action("heatmap.next_case", ("right", "l"), "Go to the next case.", "case", 1, shown_keys="← →"),
    Action("heatmap.previous_case", ("left", "h"), "Go to the case before.", rank=2),
    Action("heatmap.next_page", ("]",), "Go a screenful of cases to the right.", rank=3),
    Action("heatmap.previous_page", ("[",), "Go a screenful of cases to the left.", rank=3),
    Action("heatmap.sort", ("o",), "Sort the cases by site, by lowest, or by pattern.", "sort", 2),
    Action("heatmap.answers", ("a",), "Show the question's answers in all cases.", "all answers", 3),
    Action("heatmap.explain", ("e",), "Say why the question is rated as it is, over all cases.", "why", 3),
)
