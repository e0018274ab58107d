"""Keys that work on every screen, where no text is being typed."""

from reviewtui.tui.actions.action import Action

GO = "Going about"
HELP = "Help and leaving"

ACTIONS: tuple[Action, ...] = (
    Action(
        "everywhere.help", ("?", "f1"), "Show all keys; the same key closes it.", group=HELP, rank=90, does="app.help"
    ),
    Action(
        "everywhere.palette",
        (":", "ctrl+p"),
        "Find an action by its name.",
        group=HELP,
        rank=91,
        does="app.palette",
        palette=False,
    ),
    Action("everywhere.back", ("q",), "Go back to where you were; on the first screen, quit.", "back", 80, HELP),
    Action("everywhere.leave", ("escape",), "Go back to where you were.", group=HELP, rank=81, palette=False),
    Action(
        "everywhere.quit",
        ("Q", "ctrl+q", "ctrl+c"),
        "Quit; what is typed is kept.",
        group=HELP,
        rank=92,
        does="app.quit",
    ),
    Action("everywhere.next_pane", ("tab",), "Go to the next pane.", group=GO, rank=70, palette=False),
    Action("everywhere.previous_pane", ("shift+tab",), "Go to the pane before.", group=GO, rank=71, palette=False),
    Action("everywhere.go_cases", ("C", "f2"), "Go to the cases.", group=GO, rank=60, does="go('cases')"),
    Action(
        "everywhere.go_review", ("R", "f3"), "Go to the review of this case.", group=GO, rank=61, does="go('review')"
    ),
    Action(
        "everywhere.go_summary", ("S", "f4"), "Go to the inspection summary.", group=GO, rank=62, does="go('summary')"
    ),
    Action("everywhere.go_panel", ("P",), "Go to the panel's table.", group=GO, rank=62, does="go('panel')"),
    Action(
        "everywhere.go_record",
        ("L", "f6"),
        "Go to the record: history and alerts.",
        group=GO,
        rank=63,
        does="go('record')",
    ),
    Action(
        "everywhere.go_timeliness",
        ("f7",),
        "Go to timeliness: how long things took.",
        group=GO,
        rank=64,
        does="go('timeliness')",
    ),
    Action("everywhere.go_missed", ("f8",), "Go to missed opportunities.", group=GO, rank=64, does="go('missed')"),
    Action("everywhere.alert", ("!",), "Raise an alert about the case at hand.", "alert", 20, "Alerts"),
    Action(
        "everywhere.told",
        ("T",),
        "Record who was told of an open alert, when, and what was done.",
        "who was told",
        30,
        "Alerts",
    ),
    Action("everywhere.who", ("W",), "Change who is acting.", group=HELP, rank=93, does="app.who"),
    Action(
        "everywhere.language",
        ("Y",),
        "Change the language of the framework's texts.",
        group=HELP,
        rank=95,
        does="app.language",
    ),
    Action("everywhere.theme", ("K",), "Change the colours.", group=HELP, rank=94, does="app.theme"),
)
