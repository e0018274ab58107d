"""Keys that work on every screen where no text is being typed, in every long list, and in the help."""

from reviewtui.tui.actions.action import Action

EVERYWHERE: tuple[Action, ...] = (
    Action("everywhere.help", ("?", "f1"), "Show all keys. The same key closes the list.", rank=90, does="app.help"),
    Action("everywhere.palette", (":", "ctrl+p"),
           "Go to a case, question, document, person or guide by its name, or find an action.", rank=91,
           does="app.palette", palette=False),
    Action("everywhere.back", ("q",), "Go back to where you were. On the first screen, quit.", "back", 80),
    Action("everywhere.leave", ("escape",), "Go back to where you were.", rank=81, palette=False),
    Action("everywhere.quit", ("Q", "ctrl+q", "ctrl+c"), "Quit. What is typed is kept.", rank=92, does="app.quit"),
    Action("everywhere.next_pane", ("tab",), "Go to the next pane.", rank=70, palette=False),
    Action("everywhere.previous_pane", ("shift+tab",), "Go to the pane before.", rank=71, palette=False),
    Action("everywhere.alert", ("!",), "Raise an alert about this case.", "alert", 20),
    Action("everywhere.told", ("T",), "Record who was told of an open alert, when, and what was done.", "who was told",
           30),
    Action("everywhere.hand_in", ("H",), "Hand in: write this laptop's record to a file or a stick.", rank=41,
           does="app.team_act('hand_in')", palette=False),
    Action("everywhere.team", ("M",), "List what the team does: submit, return, accept, comment, hand in, merge.",
           rank=40, does="app.team"),
    Action("everywhere.who", ("W",), "Change who is working.", rank=93, does="app.who"),
    Action("everywhere.language", ("Y",), "Change the language of the framework's texts.", rank=95,
           does="app.language"),
    Action("everywhere.lock", ("f10",), "Lock the store: its passphrase opens it again.", rank=92, does="app.lock"),
    Action("everywhere.theme", ("K",), "Change the colours.", rank=94, does="app.theme"),
)  # fmt: skip

LISTS: tuple[Action, ...] = (
    Action("list.down", ("down", "j"), "Go down a line.", rank=1, does="move(1)", palette=False),
    Action("list.up", ("up", "k"), "Go up a line.", rank=2, does="move(-1)", palette=False),
    Action("list.page_down", ("pagedown",), "Go down a page.", rank=3, does="page(1)", palette=False),
    Action("list.page_up", ("pageup",), "Go up a page.", rank=4, does="page(-1)", palette=False),
    Action("list.first", ("g", "home"), "Go to the first line.", rank=5, palette=False),
    Action("list.last", ("G", "end"), "Go to the last line.", rank=6, palette=False),
    Action("list.choose", ("enter", "l", "right"), "Open the line.", "open", rank=0, palette=False),
)

SORTED: tuple[Action, ...] = (
    Action("sorted.sort", (">",), "Sort the list by the next column, as a click on its heading does.", rank=40),
    Action("sorted.reverse", ("<",), "Reverse the order, as a second click does.", rank=41),
)

HELP: tuple[Action, ...] = (
    Action("help.close", ("?", "f1", "q", "enter"), "Close the help.", rank=1, palette=False, does="cancel"),
    Action("help.down", ("down", "j"), "Scroll down a line.", rank=2, palette=False, does="scroll(1)"),
    Action("help.up", ("up", "k"), "Scroll up a line.", rank=3, palette=False, does="scroll(-1)"),
    Action("help.page_down", ("pagedown", "space"), "Scroll down a page.", rank=4, palette=False,
           does="scroll_page(1)"),
    Action("help.page_up", ("pageup",), "Scroll up a page.", rank=5, palette=False, does="scroll_page(-1)"),
)  # fmt: skip
