"""Keys of the figures by site."""

from reviewtui.tui.actions.action import Action

SITES = "Sites"

ACTIONS: tuple[Action, ...] = (
    Action("sites.next_site", ("right", "l"), "Go to the next site.", "site", 1, SITES, shown_keys="← →"),
    Action("sites.previous_site", ("left", "h"), "Go to the site before.", group=SITES, rank=2),
    Action("sites.explain", ("e",), "Say why the line is rated as it is, over all sites.", "why", 3, "Ratings"),
    Action("sites.close", ("s",), "Go back to the summary.", "all sites together", 4, SITES, does="back"),
)
