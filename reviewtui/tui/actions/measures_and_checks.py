"""Keys of the measures of time and of missed opportunities, and of their drill-downs."""

from reviewtui.tui.actions.action import Action

TIMELINESS: tuple[Action, ...] = (
    Action("timeliness.missed", ("m",), "Go to the missed opportunities.", "missed opportunities", 1,
           does="go('missed')"),
    Action("timeliness.on", ("space",), "Scroll the details down.", "read on", 2, palette=False,
           does="scroll(1)"),
    Action("timeliness.up", ("b",), "Scroll the details up.", rank=3, palette=False, does="scroll(-1)"),
)  # fmt: skip

TIMED_CASES: tuple[Action, ...] = (
    Action("timed_cases.next_site", ("s",), "Show the cases of the next site alone.", "next site", 1),
    Action("timed_cases.all_sites", ("a",), "Show the cases of all sites again.", "all sites", 2),
    Action("timed_cases.on", ("space",), "Scroll the details down.", "read on", 2, palette=False,
           does="scroll(1)"),
    Action("timed_cases.up", ("b",), "Scroll the details up.", rank=3, palette=False, does="scroll(-1)"),
)  # fmt: skip

MISSED: tuple[Action, ...] = (
    Action("missed.timeliness", ("t",), "Go to the measures of time.", "timeliness", 1,
           does="go('timeliness')"),
    Action("missed.before", ("o",), "Show those from before the offence.", "before the offence", 2),
    Action("missed.on", ("space",), "Scroll the details down.", "read on", 2, palette=False,
           does="scroll(1)"),
    Action("missed.up", ("b",), "Scroll the details up.", rank=3, palette=False, does="scroll(-1)"),
)  # fmt: skip

FINDINGS: tuple[Action, ...] = (
    Action("findings.confirm", ("c",), "Confirm that it was a missed opportunity.", "confirm", 1),
    Action("findings.dismiss_it", ("d",), "Dismiss it, with a reason.", "dismiss", 2),
    Action("findings.leave_open", ("o",), "Leave it to decide.", "leave open", 3),
    Action("findings.undo", ("u",), "Undo your latest change on this laptop.", "undo", 4),
    Action("findings.redo", ("U",), "Redo what was undone.", "redo", 20),
    Action("findings.on", ("space",), "Scroll the details down.", "read on", 5, palette=False,
           does="scroll(1)"),
    Action("findings.up", ("b",), "Scroll the details up.", rank=6, palette=False, does="scroll(-1)"),
)  # fmt: skip
