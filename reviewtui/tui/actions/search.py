"""Keys of the search across all cases."""

from reviewtui.tui.actions.action import Action, go

GO = go("search", ("F", "ctrl+f"), "Search the texts of all cases.", 65)
SEARCH: tuple[Action, ...] = (
    Action("search.filter", ("/",), "Change what is searched for.", "search", 1),
    Action("search.clear", ("c",), "Search for something else.", "new search", 2),
)
