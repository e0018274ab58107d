"""Keys of the help itself."""

from reviewtui.tui.actions.action import Action

HELP = "Help"

ACTIONS: tuple[Action, ...] = (
    Action(
        "help.close", ("?", "f1", "q", "enter"), "Close the help.", group=HELP, rank=1, palette=False, does="cancel"
    ),
    Action("help.down", ("down", "j"), "Scroll down a line.", group=HELP, rank=2, palette=False, does="scroll(1)"),
    Action("help.up", ("up", "k"), "Scroll up a line.", group=HELP, rank=3, palette=False, does="scroll(-1)"),
    Action(
        "help.page_down",
        ("pagedown", "space"),
        "Scroll down a page.",
        group=HELP,
        rank=4,
        palette=False,
        does="scroll_page(1)",
    ),
    Action("help.page_up", ("pageup",), "Scroll up a page.", group=HELP, rank=5, palette=False, does="scroll_page(-1)"),
)
