"""Keys of the panel's table. Digits, y, n and x only rate: each is a key that a framework's scale may use."""

from reviewtui.tui.actions.action import Action, go, scrolling
from reviewtui.tui.actions.review import ANSWERS

GO = go("panel", ("P",), "Go to the panel's table.", 62)
ACTIONS: tuple[Action, ...] = (
    Action("panel.rate", ANSWERS, "Judge the standard: the rating that has this key.", "judge", 1,
           does="rate('{key}')", shown_keys="1-9 y n x", palette=False),
    Action("panel.discretion", ("d",), "Use professional discretion: another rating than the calculated "
    "one.", "discretion", 2),
    Action("panel.leave_it", ("o",), "Record that discretion was considered and the calculated rating kept.",
           "keep rating", 3),
    Action("panel.take_back", ("t",), "Withdraw the panel's decision, with a reason.", "withdraw", 4),
    Action("panel.undo", ("u",), "Undo your latest change on this laptop.", "undo", 8),
    Action("panel.redo", ("U",), "Redo what was undone.", "redo", 20),
    Action("panel.explain", ("e",), "Say why the line is rated as it is.", "why", 5),
    Action("panel.judgements", ("v",), "Show the judgements behind the standard.", "judgements", 6),
    Action("panel.minute", ("m",), "Show the minutes: what was decided, by whom, when and why.", "minutes", 7),
    *scrolling("panel", 8, "read on"),
)  # fmt: skip
