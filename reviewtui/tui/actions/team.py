"""What a team does together, each by a letter in the window that lists it, and by its name in the palette."""

from reviewtui.tui.actions.action import Action

TEAM: tuple[Action, ...] = (
    Action("team.submit", ("s",), "Submit the review of this case to the lead inspector.", "Submit", 1,
           does="app.team_act('submit')"),
    Action("team.send_back", ("r",), "Return the review of this case to its inspector, with a comment.", "Return", 2,
           does="app.team_act('send_back')"),
    Action("team.accept", ("a",), "Accept the submitted review of this case.", "Accept", 3,
           does="app.team_act('accept')"),
    Action("team.reopen", ("o",), "Reopen the review of this case, with a reason.", "Reopen", 4,
           does="app.team_act('reopen')"),
    Action("team.comments", ("c",), "List the open comments of all cases, and go to one.", "Comments", 5,
           does="app.team_act('comments')"),
    Action("team.hand_in", ("h",), "Hand in: write this laptop's record to a file or a stick.", "Hand in", 6,
           does="app.team_act('hand_in')"),
    Action("team.merge", ("m",), "Merge what other laptops handed in.", "Merge", 7,
           does="app.team_act('merge')"),
)  # fmt: skip

COMMENTS: tuple[Action, ...] = (
    Action("comments.add", ("a",), "Write a comment on the question.", rank=1, palette=False),
    Action("comments.reply", ("r",), "Reply to the comment under the cursor.", rank=2, palette=False),
    Action("comments.resolve", ("x",), "Mark the comment as resolved, or as open again.", rank=3, palette=False),
)

OF_A_CASE = ("submit", "send_back", "accept", "reopen")
"""Those that are about one case."""
