"""Which screen shows a view: each is imported when it is first asked for."""

from reviewtui.services.cases.filters import Filter
from reviewtui.tui.screen import BaseScreen


def view_screen(name: str, wanted: Filter, at: str = "") -> BaseScreen:
    """A new screen of a view, of the cases that a filter leaves; of challenges, at one of them."""
    if name == "heatmap":
        from reviewtui.tui.views.heatmap import HeatMapScreen

        return HeatMapScreen(wanted)
    if name == "sites":
        from reviewtui.tui.summary.sites import SitesScreen

        return SitesScreen(wanted=wanted)
    if name == "commentary":
        from reviewtui.tui.views.commentary import CommentaryScreen

        return CommentaryScreen(wanted)
    if name == "challenges":
        from reviewtui.tui.views.challenges import ChallengesScreen

        return ChallengesScreen(wanted, at)
    if name == "recommendations":
        from reviewtui.tui.views.recommendations import RecommendationsScreen

        return RecommendationsScreen(wanted)
    from reviewtui.tui.views.table import TableScreen

    return TableScreen(name, wanted)
