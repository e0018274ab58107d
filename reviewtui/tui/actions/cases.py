"""Keys of the list of cases, and of the first run, while there is no store."""

from reviewtui.tui.actions.action import Action, go, undoing

GO = go("cases", ("C", "f2"), "Go to the cases.", 60)
CASES: tuple[Action, ...] = (
    Action("cases.filter", ("/",), "Search the list as you type.", "search", 2),
    Action("cases.narrow", ("f",), "Filter by site, state, rating or person.", "filter", 3),
    Action("cases.sort", ("o",), "Change the order of the list.", "order", 4),
    Action("cases.reverse", ("O",), "Reverse the order.", rank=5),
    Action("cases.clear", ("c",), "Show all cases again.", "show all", 6),
    Action("cases.add", ("a",), "Add a case. A reference and a site are enough.", "add a case", 7),
    *undoing("cases", 9),
    Action("cases.import", ("I",), "Import a file or a folder.", rank=8, does="import_path"),
)

START: tuple[Action, ...] = (
    Action("start.demo", ("d",), "Open the demo: a sample inspection under way.", "demo", 1),
    Action("start.create", ("n",), "Make a new store.", "new store", 2),
    Action("start.open", ("o",), "Open a store that is already there.", "open", 3),
)
