"""What a team does together, each by a letter in the window that lists it, and by its name in the palette."""

from reviewtui.tui.actions.action import Action, scrolling, undoing

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
    Action("team.hand_in", ("h",), "Hand in: write this laptop's record to a file or a stick.", "Hand in", 8,
           does="app.team_act('hand_in')"),
    Action("team.merge", ("m",), "Merge what other laptops handed in.", "Merge", 9,
           does="app.team_act('merge')"),
    Action("team.allocate", ("w",), "Give cases to inspectors, and see who has which.", "Allocate", 6,
           does="app.team_act('allocate')"),
    Action("team.moderate", ("d",), "Moderate judgements that differ.", "Moderate", 10,
           does="app.team_act('moderate')"),
    Action("team.bundle", ("b",), "Write what one inspector needs to a file or a stick.", "Bundle", 7,
           does="app.team_act('bundle')"),
    Action("team.export", ("e",), "Export the whole inspection to a file.", "Export", 12,
           does="app.team_act('export')"),
    Action("team.sign_off", ("i",), "Sign off the inspection, or reopen it with a reason.", "Sign off", 11,
           does="app.team_act('sign_off')"),
    Action("team.withdraw", ("x",), "Withdraw this case from the sample, or return it, with a reason.", "Withdraw", 13,
           does="app.team_act('withdraw')"),
    Action("team.draw", ("p",), "Draw a sample and its reserves from a caseload list.", "Sample", 14,
           does="app.team_act('draw')"),
    Action("team.upgrade", ("f",), "Upgrade the framework, once its effects were shown.", "Upgrade", 15,
           does="app.team_act('upgrade')"),
    Action("team.sync", ("y",), "Sync with the office's hub.", "Sync", 16,
           does="app.team_act('sync')"),
    Action("team.hand_over", ("n",), "Hand this store over to a new laptop.", "Hand over", 17,
           does="app.team_act('hand_over')"),
)  # fmt: skip

ALLOCATION: tuple[Action, ...] = (
    Action("allocation.mark", ("space",), "Mark the line, or no longer.", "mark", 1, palette=False),
    Action("allocation.give", ("a",), "Give the marked cases, or this one, to an inspector.", "give", 2),
    Action("allocation.give_second", ("b",), "Give a blind second review of them to an inspector.", "second review", 3),
    Action("allocation.evenly", ("e",), "Share out all cases that nobody has, evenly at each site.", "evenly", 4),
    Action("allocation.take_back", ("t",), "Leave the marked cases, or this one, with nobody.", "nobody", 5),
    Action("allocation.mark_site", ("s",), "Mark all cases of this site, or none of them.", "mark site", 6),
    Action("allocation.give_standards", ("o",), "Give standards of them to another inspector.", "standards", 6),
    Action("allocation.claim", ("c",), "Claim them from whoever holds a copy, as when a laptop is lost.", rank=6),
    *undoing("allocation", 7, "undo"),
)

MODERATION: tuple[Action, ...] = (
    Action("moderation.agree", ("a",), "Record the answer agreed on, with a reason.", "agree", 1),
    Action("moderation.withdraw", ("D",), "Withdraw the answer agreed on, with a reason.", "withdraw", 2),
    Action("moderation.whole", ("o",), "List those that agree too, or only those that differ.", "all", 3),
    *scrolling("moderation", 4, "read on"),
    *undoing("moderation", 6, "undo"),
)

PEOPLE: tuple[Action, ...] = (
    Action("people.mark", ("space",), "Mark whom the cursor is on, or no longer.", rank=1, palette=False),
)

COMMENTS: tuple[Action, ...] = (
    Action("comments.add", ("a",), "Write a comment on the question.", rank=1, palette=False),
    Action("comments.reply", ("r",), "Reply to the comment under the cursor.", rank=2, palette=False),
    Action("comments.resolve", ("x",), "Mark the comment as resolved, or as open again.", rank=3, palette=False),
)

OF_A_CASE = ("submit", "send_back", "accept", "reopen", "withdraw")
"""Those that are about one case."""
