"""The window with how far each inspector has come; Enter shows an inspector's cases."""

from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reviewtui.report.cells import cells_of, titles_of
from reviewtui.report.progress import people_shown, progress_parts
from reviewtui.services.team.progress import PersonProgress, Progress
from reviewtui.tui.actions import bindings
from reviewtui.tui.cells import content_of, words
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.summary.panels import NOBODY
from reviewtui.tui.widgets.paged_list import PagedList, known
from reviewtui.tui.widgets.tables import ColumnNames

MOST_LINES = 14


class InspectorsDialog(Dialog[tuple[str, bool]]):
    """Gives back the inspector whose cases are wanted, and whether only those that owe something."""

    BINDINGS = bindings("inspectors")
    HEADING = "Progress by inspector"
    HINT: ClassVar[str] = (
        "{list.choose} the inspector's cases  {inspectors.owing} those missing something  "
        "{inspectors.close} or {dialog.cancel} close"
    )

    def __init__(self, progress: Progress, among: str) -> None:
        """`progress` as the summary shows it, `among` the cases of a filter in words."""
        super().__init__()
        self._progress, self.among = progress, among

    def body(self) -> ComposeResult:
        """The whole first, then a line for each."""
        whole = progress_parts(self._progress, on_screen=True)
        yield Static(Content(" · ").join([words(part) for part in whole]), classes="whole")
        people = PagedList[PersonProgress](_line, empty=NOBODY, pane="inspectors", id="people")
        yield ColumnNames(_names, people)
        yield people

    def on_mount(self) -> None:
        """Show them."""
        people = self._progress.people
        found = cast(PagedList[PersonProgress], self.query_one("#people"))
        found.styles.height = min(max(len(people), 1), MOST_LINES)
        found.show_rows(known(people, lambda person: person.name))

    @on(PagedList.Chosen)
    def choose(self, event: PagedList.Chosen) -> None:
        """Give the name back."""
        self.dismiss((cast(PersonProgress, event.row).name, False))

    def action_owing(self) -> None:
        """Only the cases behind what the inspector owes."""
        person = cast(PagedList[PersonProgress], self.query_one("#people")).row
        if person is not None and person.owed:
            self.dismiss((person.name, True))


def _names(width: int) -> Content:
    """With the list's marker column before them."""
    return Content.assemble(" ", content_of(titles_of(people_shown(width - 1))).stylize("$tone-quiet"))


def _line(person: PersonProgress, width: int) -> Content:
    return content_of(cells_of(people_shown(width), person))
