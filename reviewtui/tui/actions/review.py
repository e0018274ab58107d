"""Keys of the review of a case. Digits, y, n and x only answer: each is a key that a framework's scale may use."""

from reviewtui.tui.actions.action import Action

READING = (
    "checklist", "guidance", "rationale", "sources", "notes", "chronology", "documents", "event", "timeline",
)  # fmt: skip
"""The panes in which no text is being typed."""


ANSWERS = (*"123456789", "y", "n", "x")
"""Every key that a scale may give an answer."""

ACTIONS: tuple[Action, ...] = (
    Action("review.answer", ("0", *ANSWERS),
           "Give the answer that has this key in the legend; where a number is asked for, begin to type it.",
           rank=1, does="answer('{key}')", shown_keys="0-9 y n x", palette=False),
    Action("review.insufficient", ("i",), "Mark the judgement “insufficient evidence” and say why, or take that back.",
           "nothing found", 15, READING),
    Action("review.rationale", ("r",), "Write the rationale.", "rationale", 2, READING),
    Action("review.link", ("space",),
           "Link the event, the document, or the events of a confirmed finding, as evidence, or unlink them; in the "
           "guidance turn the prompt: yes, no, not applicable, none.",
           "link", 3, ("chronology", "event", "timeline", "documents")),
    Action("review.next_owed", ("]",),
           "Go to the next question that is unanswered, owes something or wants a second look.",
           "next owed", 4, READING),
    Action("review.previous_owed", ("[",), "Go to the one before that asks for something.",
           rank=4),
    Action("review.next_question", ("right", "l"),
           "Go to the next question, from any pane; on the timeline, to the next event.",
           "next", 5, READING, "step(1)"),
    Action("review.previous_question", ("left", "h"),
           "Go to the question before, from any pane; on the timeline, to the event before.", rank=5,
           does="step(-1)"),
    Action("review.sources", ("v",), "See what the judgement rests on; again to add a document, page or person.",
           "sources", 6, READING),
    Action("review.remove", ("delete", "backspace"),
           "Take a source away from the judgement; among your notes, take the note away.",
           "remove", 3, ("sources", "notes")),
    Action("review.add", ("a",),
           "Add an event on one line, or what was not found (“no plan, 2006”); a source among the sources, a document "
           "to ask for among the documents.", "add", 7, ("chronology", "event", "sources", "documents")),
    Action("review.to_sources", ("b",), "Go back to the sources, to the one that names what you stand at.",
           "sources of it", 16, ("chronology", "documents")),
    Action("review.correct", ("E",),
           "Correct the event under the cursor, with a reason; among your notes, change the note.", "correct", 17,
           ("chronology", "event", "timeline", "notes")),
    Action("review.withdraw", ("D",),
           "Take the event, or what was not found, out with a reason; it stays visible.", "take out", 18,
           ("chronology", "event", "timeline")),
    Action("review.documents", ("d",), "Show the documents in the place of the chronology; from them, the chronology.",
           "documents", 9, READING),
    Action("review.turn", (".",), "Say of the document under the cursor that more was read: part read, read, not read.",
           "how far read", 2, ("documents",)),
    Action("review.note", ("w",), "Take a note on the question at hand, with document and page.", "note", 8,
           READING),
    Action("review.notes", ("N",), "Go to your notes on the question; from them, go back.", "notes", 19),
    Action("review.take", ("=",), "Answer as a measure suggests; take over what was written for another answer.",
           "take over", 25, ("rationale",)),
    Action("review.set_aside", ("-",), "Set aside what a measure suggests.", "set aside", 26, ("rationale",)),
    Action("review.find", ("/",), "Narrow the chronology as you type.", "find", 8, ("chronology", "event")),
    Action("review.narrow", ("f",), "Show events of an agency or a type only.", "filter", 9, ("chronology",)),
    Action("review.enter", ("enter",),
           "Read the event in full, or decide about a finding; go to where a source stands; move a note into the "
           "rationale; pick a document's state; from the checklist, go to the question; in the rationale, write.",
           "read", 10, ("chronology",)),
    Action("review.guidance", ("p",), "Show or hide guidance and prompts.", "guidance", 11, READING),
    Action("review.zoom", ("z",), "Give a pane all the room, or take it back.", "zoom", 12, READING),
    Action("review.timeline", ("t",), "Show the timeline with all the room; from it, go back to the list.", "timeline",
           11, ("chronology", "event", "timeline")),
    Action("review.closer", (">",), "Show fewer days of the timeline.", "closer", 1, ("timeline",), "scale(1)"),
    Action("review.wider", ("<",), "Show more days of the timeline.", "wider", 2, ("timeline",), "scale(-1)"),
    Action("review.explain", ("e",), "Say why the standard is rated as it is in this case.", "why", 13, READING),
    Action("review.questions", ("o",), "Show the whole checklist.", "checklist", 14, READING),
    Action("review.undo", ("u",), "Take back your latest act on this laptop.", "undo", 20, READING),
    Action("review.redo", ("U",), "Do again what was taken back.", "redo", 21, READING),
    Action("review.leave", ("escape",), "Leave what is typed or shown on top; then go back.", "leave", 22,
           ("writing", "adding", "filter"), palette=False),
    Action("review.down", ("down", "j"), "Go down a line in the pane.", rank=30, does="move(1)",
           palette=False),
    Action("review.up", ("up", "k"), "Go up a line in the pane.", rank=31, does="move(-1)", palette=False),
    Action("review.page_down", ("pagedown",), "Go down a page in the pane.", rank=32, does="page(1)",
           palette=False),
    Action("review.page_up", ("pageup",), "Go up a page in the pane.", rank=33, does="page(-1)",
           palette=False),
    Action("review.first", ("g", "home"), "Go to the beginning of the pane.", rank=34, palette=False),
    Action("review.last", ("G", "end"), "Go to the end of the pane.", rank=35, palette=False),
)  # fmt: skip
