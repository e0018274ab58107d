"""Keys of the measures of time and of missed opportunities, and of their drill-downs."""

from reviewtui.tui.actions.action import Action, go, scrolling

GO_TIMELINESS = go("timeliness", ("f7",), "Go to timeliness: how long things took.", 64)
TIMELINESS: tuple[Action, ...] = (
    Action("timeliness.missed", ("m",), "Go to the missed opportunities.", "missed opportunities", 1,
           does="go('missed')"),
    *scrolling("timeliness", 2, "read on"),
)  # fmt: skip

TIMED_CASES: tuple[Action, ...] = (
    Action("timed_cases.next_site", ("s",), "Show the cases of the next site alone.", "next site", 1),
    Action("timed_cases.all_sites", ("a",), "Show the cases of all sites again.", "all sites", 2),
    *scrolling("timed_cases", 2, "read on"),
)  # fmt: skip

GO_MISSED = go("missed", ("f8",), "Go to missed opportunities.", 64)
MISSED: tuple[Action, ...] = (
    Action("missed.timeliness", ("t",), "Go to the measures of time.", "timeliness", 1,
           does="go('timeliness')"),
    Action("missed.before", ("o",), "Show those from before the offence.", "before the offence", 2),
    *scrolling("missed", 2, "read on"),
)  # fmt: skip

FINDINGS: tuple[Action, ...] = (
    Action("findings.confirm", ("c",), "Confirm that it was a missed opportunity.", "confirm", 1),
    Action("findings.dismiss_it", ("d",), "Dismiss it, with a reason.", "dismiss", 2),
    Action("findings.leave_open", ("o",), "Leave it to decide.", "leave open", 3),
    Action("findings.undo", ("u",), "Undo your latest change on this laptop.", "undo", 4),
    Action("findings.redo", ("U",), "Redo what was undone.", "redo", 20),
    *scrolling("findings", 5, "read on"),
)  # fmt: skip
