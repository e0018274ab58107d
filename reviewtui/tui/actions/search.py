"""Keys of the search across all cases."""

from reviewtui.tui.actions.action import Action

SEARCH: tuple[Action, ...] = (
    Action("search.filter", ("/",), "Change what is searched for.", "search", 1),
    Action("search.clear", ("c",), "Search for something else.", "new search", 2),
)
