"""Keys of the list of cases."""

from reviewtui.tui.actions.action import Action

NARROW = "Narrowing and order"

ACTIONS: tuple[Action, ...] = (
    Action("cases.filter", ("/",), "Narrow the list as you type.", "filter", 2, NARROW),
    Action("cases.narrow", ("f",), "Narrow by site, state, grade or person.", "narrow", 3, NARROW),
    Action("cases.sort", ("o",), "Change the order of the list.", "order", 4, NARROW),
    Action("cases.reverse", ("O",), "Turn the order round.", group=NARROW, rank=5),
    Action("cases.clear", ("c",), "Show all cases again.", "show all", 6, NARROW),
    Action("cases.add", ("a",), "Add a case; a reference and a site are enough.", "add a case", 7, "Cases"),
    Action("cases.import", ("I",), "Import a file or a folder.", group="Cases", rank=8, does="import_path"),
)
