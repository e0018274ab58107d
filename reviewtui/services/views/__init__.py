"""The lead's views of an inspection: each is rows and columns of cells, under filters that are always stated."""

from typing import NamedTuple


class Listed(NamedTuple):
    """A view as it is offered."""

    title: str
    made_by: str
    """Module beside this and function: only that of the view asked for is read."""
    for_leads: bool = False
    """Whether only a lead inspector sees it."""


VIEWS = {
    "heatmap": Listed("Heat map", "heatmap.heatmap_on"),
    "sites": Listed("Sites by questions", "by_site.sites_on"),
    "groups": Listed("Groups", "groups.groups_on"),
    "timeliness": Listed("Timeliness by site", "timeliness.timeliness_on"),
    "missed": Listed("Missed opportunities by case", "missed.missed_on"),
    "progress": Listed("Progress by site and day", "progress.progress_on"),
    "commentary": Listed("Commentary and themes", "commentary.commentary_view_on"),
    "agreement": Listed("Agreement", "agreement.agreement_on", for_leads=True),
    "departures": Listed("Discretion and suggestions", "departures.departures_on", for_leads=True),
}
"""Each view by the name that the verb has for it, in the order they are listed."""
