"""Keys of the lead's views: those that all of them have, and each one's own."""

from reviewtui.tui.actions.action import Action, scrolling, undoing

VIEW: tuple[Action, ...] = (
    Action("view.others", ("d",), "Choose another view of the cases.", "views", 4),
    Action("view.filter", ("f",), "Filter the cases by site, inspector, state or group.", "filter", 5),
    Action("view.clear", ("c",), "Show all cases again.", "show all", 1),
)

COMMENTARY: tuple[Action, ...] = (
    Action("commentary.tag", ("t",), "File the commentary under themes, if you lead.", "themes", 1),
    Action("commentary.example", ("x",), "Choose it as a practice example, or not, if you lead.", "example", 2),
    Action("commentary.write_well", ("w",), "Write what was done well in a case.", "done well", 3),
    Action("commentary.write_improve", ("i",), "Write what needed to improve in a case.", "to improve", 3),
    Action("commentary.withdraw", ("D",), "Withdraw the commentary, with a reason.", "withdraw", 6),
    Action("commentary.consent", ("y",), "Record consent to a practice example, if you lead.", "consent", 5),
    *undoing("commentary", 8),
)

CHALLENGES: tuple[Action, ...] = (
    Action("challenges.add", ("a",), "Add a challenge: what a site says is not accurate.", "add", 1),
    Action("challenges.decide", ("x",), "Decide the challenge, if you lead.", "decide", 2),
    Action("challenges.moderate", ("m",), "Moderate the judgement that an upheld challenge is about.", "moderate", 2),
    Action("challenges.only_open", ("o",), "List only the open challenges, or all.", "open only", 3),
    *scrolling("challenges", 6),
    *undoing("challenges", 8),
)

RECOMMENDATIONS: tuple[Action, ...] = (
    Action("recommendations.add", ("a",), "Add a recommendation, if you lead.", "add", 1),
    Action("recommendations.withdraw", ("D",), "Withdraw the recommendation with a reason, if you lead.",
           "withdraw", 2),
    Action("recommendations.next_figure", ("n",), "Go to the next figure that it rests on.", "next figure", 3),
    *scrolling("recommendations", 6),
    *undoing("recommendations", 8),
)  # fmt: skip

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
    Action("heatmap.explain", ("e",), "Say why the question is rated as it is, over the cases shown.", "why", 3),
)
