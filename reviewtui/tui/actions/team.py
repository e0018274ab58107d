"""What a team does together, each by a letter in the window that lists it, and by its name in the palette."""

from reviewtui.tui.actions.action import Action, scrolling, undoing


def _act(name: str, key: str, help: str, label: str, rank: int) -> Action:  # noqa: A002  # the field's name
    return Action(f"team.{name}", (key,), help, label, rank, does=f"app.team_act('{name}')")


TEAM: tuple[Action, ...] = (
    _act("submit", "s", "Submit the review of this case to the lead inspector.", "Submit", 1),
    _act("send_back", "r", "Return the review of this case to its inspector, with a comment.", "Return", 2),
    _act("accept", "a", "Accept the submitted review of this case.", "Accept", 3),
    _act("reopen", "o", "Reopen the review of this case, with a reason.", "Reopen", 4),
    _act("comments", "c", "List the open comments of all cases, and go to one.", "Comments", 5),
    _act("hand_in", "h", "Hand in: write this laptop's record to a file or a stick.", "Hand in", 8),
    _act("merge", "m", "Merge what other laptops handed in.", "Merge", 9),
    _act("allocate", "w", "Give cases to inspectors, and see who has which.", "Allocate", 6),
    _act("moderate", "d", "Moderate judgements that differ.", "Moderate", 10),
    _act("bundle", "b", "Write what one inspector needs to a file or a stick.", "Bundle", 7),
    _act("export", "e", "Export the whole inspection to a file.", "Export", 12),
    _act("sign_off", "i", "Sign off the inspection, or reopen it with a reason.", "Sign off", 11),
    _act("withdraw", "x", "Withdraw this case from the sample, or return it, with a reason.", "Withdraw", 13),
    _act("draw", "p", "Draw a sample and its reserves from a caseload list.", "Sample", 14),
    _act("upgrade", "f", "Upgrade the framework, once its effects were shown.", "Upgrade", 15),
    _act("sync", "y", "Sync with the office's hub.", "Sync", 16),
    _act("hand_over", "n", "Hand this store over to a new laptop.", "Hand over", 17),
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
