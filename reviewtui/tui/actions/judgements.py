"""Keys of the judgements behind a figure."""

from reviewtui.tui.actions.action import Action

ANSWERS = "Answers"
ALL_ANSWERS = tuple("123456789ynx")
"""Every key a scale may use; a screen does nothing for those its own scale does not."""

ACTIONS: tuple[Action, ...] = (
    Action(
        "judgements.answer",
        ALL_ANSWERS,
        "Show only the cases with the answer of that key; the same key shows all again.",
        "only that answer",
        1,
        ANSWERS,
        shown_keys="1-9,y,n,x",
        palette=False,
    ),
    Action("judgements.to_do", (".",), "Show only the cases still to do; once more shows all.", "to do", 4, ANSWERS),
    Action("judgements.next_answer", ("right", "l"), "Show the next answer's cases.", group=ANSWERS, rank=5),
    Action("judgements.previous_answer", ("left", "h"), "Show the cases of the answer before.", group=ANSWERS, rank=6),
    Action("judgements.explain", ("e",), "Say why the question is rated as it is.", "why", 3, "Ratings"),
    Action("judgements.filter", ("/",), "Narrow the cases as you type.", "filter", 2, "Narrowing"),
    Action("judgements.clear", ("c",), "Show all cases again.", "show all", 7, "Narrowing"),
)
