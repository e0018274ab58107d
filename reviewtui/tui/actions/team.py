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
)  # fmt: skip

OF_A_CASE = ("submit", "send_back", "accept", "reopen")
"""Those that are about one case."""
