"""The window with how far each inspector has come; Enter shows an inspector's cases."""

from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reviewtui.services.summaries import PersonProgress, Progress
from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.summary.head import ColumnNames, progress_line
from reviewtui.tui.summary.people_lines import NOBODY, people_heading, person_line
from reviewtui.tui.widgets.paged_list import PagedList, Source

MOST_LINES = 14


class InspectorsDialog(Dialog[str]):
    """Gives back the name of the inspector whose cases are wanted."""

    BINDINGS = bindings("inspectors")
    HEADING = "How far each inspector has come"
    HINT: ClassVar[str] = "Enter the inspector's cases  i or Esc close"

    def __init__(self, progress: Progress) -> None:
        """`progress` as the summary shows it."""
        super().__init__()
        self._progress = progress

    def body(self) -> ComposeResult:
        """The whole first, then a line for each."""
        yield Static(progress_line(self._progress), classes="whole")
        people = PagedList[PersonProgress](person_line, empty=NOBODY, pane="inspectors", id="people")
        yield ColumnNames(people_names, people)
        yield people

    def on_mount(self) -> None:
        """Show them."""
        people = self._progress.people
        found = cast(PagedList[PersonProgress], self.query_one("#people"))
        found.styles.height = min(max(len(people), 1), MOST_LINES)
        found.show_rows(
            Source(
                page=lambda store, offset, limit: (people[offset : offset + limit], len(people)),
                key=lambda person: person.name,
            )
        )

    @on(PagedList.Chosen)
    def choose(self, event: PagedList.Chosen) -> None:
        """Give the name back."""
        self.dismiss(cast(PersonProgress, event.row).name)


def people_names(width: int) -> Content:
    """The names of the columns, with the list's marker column before them."""
    return Content.assemble(" ", people_heading(width - 1))
