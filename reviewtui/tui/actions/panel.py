"""Keys of the panel's table. Digits, y, n and x only rate: each is a key that a framework's scale may use."""

from reviewtui.tui.actions.action import Action
from reviewtui.tui.actions.review import ANSWERS

DECIDE = "Deciding"
LOOK = "Looking"


ACTIONS: tuple[Action, ...] = (
    Action("panel.rate", ANSWERS, "Judge the standard: the rating that has this key.", "judge", 1, DECIDE,
           does="rate('{key}')", shown_keys="1-9", palette=False),
    Action("panel.discretion", ("d",), "Use discretion: another rating beside what was worked out.", "discretion", 2,
           DECIDE),
    Action("panel.leave_it", ("o",), "Record that discretion was considered, and the rating left as it is.",
           "considered, left", 3, DECIDE),
    Action("panel.take_back", ("t",), "Take the panel's decision back, with a reason.", "take back", 4, DECIDE),
    Action("panel.undo", ("u",), "Take back your latest act on this laptop.", "undo", 8, DECIDE),
    Action("panel.redo", ("U",), "Do again what was taken back.", "redo", 20, DECIDE),
    Action("panel.explain", ("e",), "Say why the line is rated as it is.", "why", 5, LOOK),
    Action("panel.judgements", ("v",), "Show the judgements behind the standard.", "judgements", 6, LOOK),
    Action("panel.minute", ("m",), "Show the minute: what was decided, by whom, when and why.", "minute", 7, LOOK),
    Action("panel.on", ("space",), "Read on beneath or beside the list.", "read on", 8, LOOK, palette=False,
           does="scroll(1)"),
    Action("panel.up", ("b",), "Read back.", group=LOOK, rank=9, palette=False, does="scroll(-1)"),
)  # fmt: skip
