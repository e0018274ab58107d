"""Recommendations: to whom, and the figures each rests on as they are now, which open like those of the summary."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from reviewtui.framework.model import OVERALL, Framework
from reviewtui.report.cells import Column, Piece
from reviewtui.report.recommendations import addressed, figure_line, figures_of
from reviewtui.services.acts import Change
from reviewtui.services.cases.filters import NO_FILTER, Filter
from reviewtui.services.lead import recommendations
from reviewtui.services.lead.recommendations import Listed, Recommendation, RestsOn
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.messages import Go, OpenAnswers, OpenJudgements, OpenView
from reviewtui.tui.moments import day_and_time
from reviewtui.tui.team.windows import SayWhy
from reviewtui.tui.text import plain
from reviewtui.tui.views.asking import AskedLine, Asking
from reviewtui.tui.views.view import ViewScreen
from reviewtui.tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

TITLE = "Recommendations"
NONE = "No recommendation yet."
NONE_TOUCH = "No recommendation rests on these cases. Press {view.clear} to show all."
NONE_FOR_LEAD = "No recommendation yet. Press {recommendations.add} to add one."
FIGURES_GONE = "The framework no longer has this figure."
TO, MOST_TO, CHANGED, LEAST_TEXT = 16, 40, 15, 12
LINES = {
    "to": AskedLine("To whom", "police, or Local safeguarding children board", "Enter to whom it is made."),
    "text": AskedLine("Recommendation", "", "Enter what is recommended.", is_long=True),
    "on": AskedLine(
        "Figures it rests on: standards, questions or overall, separated by commas",
        "2.2, 3",
        "Enter the standards or questions that it rests on.",
    ),
    "site": AskedLine("Site whose figures they are; empty for all cases", "North"),
}


class RecommendationsScreen(ListAndDetail[Recommendation], ViewScreen):
    """Lines are recommendations, with their figures beside them: those of all cases, or of the site it names."""

    CONTEXT = "recommendations"
    NAME = "recommendations"
    BINDINGS = bindings("recommendations")

    def __init__(self, wanted: Filter = NO_FILTER) -> None:
        """Those that touch the cases of a filter: of their sites, and of the whole inspection."""
        super().__init__(columns, wanted)
        self._listed: Listed | None = None
        self._figure = 0
        """Which of its figures Enter opens."""

    def reload(self) -> None:
        """Read them anew, with the figures of now."""
        wanted = self.wanted
        self.ask(lambda store: recommendations.listed(store, wanted), self._show, self.refuse, latest="view")

    def show_detail(self, row: Recommendation) -> None:
        """All of it, and each figure as it is now, and as it was where it has changed."""
        if self._listed is not None:
            self._figure = min(self._figure, len(row.rests_on) - 1)
            self.set_detail(Content("\n").join(detail(row, self._listed, self._figure)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The lead writes and withdraws."""
        if action in ("add", "withdraw"):
            return self._is_for_lead and (action == "add" or self._row is not None)
        if action == "next_figure":
            return self._row is not None and len(self._row.rests_on) > 1
        return super().check_action(action, parameters)

    # Keys ------------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def open_figure(self) -> None:
        """The judgements behind the figure that is marked, of the cases of the filter."""
        if (row := self._row) is None or self._listed is None:
            return
        framework, node = self._listed.inspection.framework, row.rests_on[self._figure].node
        theirs = self.wanted._replace(site=row.site or self.wanted.site)
        if node == OVERALL:
            self.post_message(Go("summary") if theirs == NO_FILTER else OpenView("heatmap", theirs))
        elif node in {question.code for question in framework.questions()}:
            self.post_message(OpenAnswers(node, theirs))
        elif standard := next((each for each in framework.standards if each.code == node), None):
            self.post_message(OpenJudgements(standard, theirs))
        else:
            self.complain(FIGURES_GONE)

    @on(PagedList.Highlighted)
    def first_figure(self) -> None:
        """Of another recommendation, the first."""
        self._figure = 0

    def action_next_figure(self) -> None:
        """Mark the next figure, round and round."""
        if (row := self._row) is not None:
            self._figure = (self._figure + 1) % len(row.rests_on)
            self.say_again()

    def action_add(self) -> None:
        """Write a recommendation."""

        def ask(person: str) -> None:
            def record(store: "Store", said: Mapping[str, str]) -> Change:
                nodes = [node.strip() for node in said["on"].split(",") if node.strip()]
                return recommendations.add(store, person, said["to"], said["text"], nodes, said["site"] or None)

            self.app.push_screen(Asking("Add a recommendation", LINES, record), self.recorded)

        self.host.with_person(ask)

    def action_withdraw(self) -> None:
        """Withdraw the recommendation under the cursor, with a reason."""
        if (row := self._row) is None:
            return

        def ask(person: str) -> None:
            work = lambda store, why: recommendations.withdraw(store, person, row.id, why)  # noqa: E731  # one call
            self.app.push_screen(SayWhy("Withdraw the recommendation", "Why", work, item=row.id), self.recorded)

        self.host.with_person(ask)

    # Helpers ---------------------------------------------------------------------------------------------------------

    @property
    def _row(self) -> Recommendation | None:
        return self.row if self._listed is not None else None

    def _show(self, read: Listed) -> None:
        self._listed, found = read, read.recommendations
        self.shown()
        changed = sum(any(each.has_changed for each in one.rests_on) for one in found)
        self.name_it(f"{TITLE} · {changed:,} changed" if changed else TITLE, read.inspection, read.cases)
        none = NONE_TOUCH if self.wanted != NO_FILTER else NONE_FOR_LEAD if self._is_for_lead else NONE
        self.show_rows(found, lambda row: row.id, worded(none))
        self.refresh_hints()


def columns(width: int) -> Sequence[Column[Recommendation]]:
    """To whom, whether its figures have changed, and the text."""
    to = min(max(width // 3, TO), MOST_TO)
    text = max(width - (to + CHANGED + 2), LEAST_TEXT)
    return (
        Column("To", to, lambda row: (Piece(addressed(row).removeprefix("To "), strong=True),)),
        Column("Figures", CHANGED, _figures),
        Column("Recommendation", text, lambda row: (Piece(row.text),)),
    )


def _figures(row: Recommendation) -> tuple[Piece, ...]:
    changed = sum(each.has_changed for each in row.rests_on)
    return (Piece(f"{changed} of {len(row.rests_on)} changed", "accent") if changed else Piece("as written", "quiet"),)


def detail(row: Recommendation, listed: Listed, marked: int) -> Iterator[Content]:
    """To whom, what, by whom; then each figure, a mark before the one that Enter opens.

    Of the cases of a filter with whose figures it rests on.
    """
    yield plain(addressed(row), "bold")
    yield plain(row.text, multiline=True)
    yield plain(f"{row.inspector}, {day_and_time(row.made_at)}", "$tone-quiet")
    yield Content("")
    if listed.filter != NO_FILTER:
        yield plain(f"It rests on {figures_of(row)}:", "$tone-quiet")
    for place, each in enumerate(row.rests_on):
        yield Content.assemble("▸ " if place == marked else "  ", _figure(listed.inspection.framework, each))


def _figure(framework: Framework, each: RestsOn) -> Content:
    return plain(figure_line(framework, each), "$accent" if each.has_changed else "")
