"""Keys of the panel's table. Digits, y, n and x only rate: each is a key that a framework's scale may use."""

from reviewtui.tui.actions.action import Action
from reviewtui.tui.actions.review import ANSWERS

ACTIONS: tuple[Action, ...] = (
    Action("panel.rate", ANSWERS, "Judge the standard: the rating that has this key.", "judge", 1,
           does="rate('{key}')", shown_keys="1-9", palette=False),
    Action("panel.discretion", ("d",), "Use discretion: another rating beside what was worked out.", "discretion", 2),
    Action("panel.leave_it", ("o",), "Record that discretion was considered, and the rating left as it is.",
           "considered, left", 3),
    Action("panel.take_back", ("t",), "Take the panel's decision back, with a reason.", "take back", 4),
    Action("panel.undo", ("u",), "Take back your latest act on this laptop.", "undo", 8),
    Action("panel.redo", ("U",), "Do again what was taken back.", "redo", 20),
    Action("panel.explain", ("e",), "Say why the line is rated as it is.", "why", 5),
    Action("panel.judgements", ("v",), "Show the judgements behind the standard.", "judgements", 6),
    Action("panel.minute", ("m",), "Show the minute: what was decided, by whom, when and why.", "minute", 7),
    Action("panel.on", ("space",), "Read on beneath or beside the list.", "read on", 8, palette=False,
           does="scroll(1)"),
    Action("panel.up", ("b",), "Read back.", rank=9, palette=False, does="scroll(-1)"),
)  # fmt: skip
