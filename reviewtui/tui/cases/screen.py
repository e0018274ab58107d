"""Cases: the first screen. Its first rows are painted before anything heavy is imported."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.framework.model import Framework
from reviewtui.services.cases.caselist import CaseQuery, position
from reviewtui.services.errors import ReviewtuiError
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.cases.preview import CasePreview, preview_content
from reviewtui.tui.cases.reading import CaseRow, Frame, case_content, heading, order_at, read_frame, rows_of
from reviewtui.tui.cases.words import in_words, next_order, order_in_words
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.screen import BaseScreen
from reviewtui.tui.sorting import Sorting
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.services.store.stores import Store
    from reviewtui.tui.widgets.filter_line import FilterLine
    from reviewtui.tui.widgets.paged_list import Rows

EMPTY = "No cases yet. Press {cases.add} to add one, or {cases.import} to import a file or a folder."
NONE_FIT = "No cases match. Press {cases.clear} to clear the filter."


class CasesScreen(BaseScreen):
    """Every case of the inspection, or those of a query that another screen asks for."""

    CONTEXT = "cases"
    BINDINGS = bindings("cases")
    CSS_PATH = Path(__file__).with_name("cases.tcss")

    def __init__(self, query: CaseQuery | None = None, title: str = "", read: "Rows[CaseRow] | None" = None) -> None:
        """`title` says what the cases of `query` have in common; `read` are its first rows when they are known."""
        super().__init__()
        self._given = query or CaseQuery()
        self._query = self._given
        self._title = title
        self._frame: Frame | None = None
        self._first = read
        self._noted: str | None = None

    def body(self) -> ComposeResult:
        """Column names and the list, and the case in brief beside it; the filter line is added when first asked for."""
        with Horizontal():
            with Vertical():
                yield ColumnNames()
                yield PagedList[CaseRow](case_content, empty=worded(EMPTY), pane="cases", id="cases")
            yield CasePreview()

    def reload(self) -> None:
        """Read the rows in sight, the inspection's title and the counts."""
        self._show_query()
        given = self._given
        self.ask(lambda store: read_frame(store, given), self._show_frame, latest="frame")

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has moved or narrowed anything yet."""
        return self._list.cursor == 0 and not self._narrowed

    def stand_at(self, reference: str) -> None:
        """Put the cursor on a case."""
        self._list.reload(at=reference)

    def case_at_hand(self) -> str | None:
        """The case under the cursor."""
        return row.line.reference if (row := self._list.row) is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show all makes sense only while something is left out."""
        if action == "clear":
            return self._narrowed
        return super().check_action(action, parameters)

    def shows_what_was_hidden(self) -> bool:
        """Esc among the cases lets go of what was typed."""
        if is_typed := bool(self._query.text):
            self.action_clear()
        return is_typed

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Type to narrow."""
        from reviewtui.tui.widgets.filter_line import FilterLine

        FilterLine.open_in(self.query_one("#body"))

    def action_narrow(self) -> None:
        """Pick a site, state, grade or person."""
        from reviewtui.tui.cases.narrowing import Narrowing

        def picked(query: CaseQuery | None) -> None:
            if query is not None:
                self._change_query(query)

        if self._frame is not None and self._frame.facets is not None:
            self.app.push_screen(Narrowing(self._query, self._frame.facets), picked)

    def action_sort(self) -> None:
        """Take the next order."""
        self._change_query(replace(self._query, sort=next_order(self._query.sort)))

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._change_query(replace(self._query, descending=not self._query.descending))

    def action_clear(self) -> None:
        """Leave nothing out that the screen was not opened without."""
        for line in self.query("FilterLine"):
            cast("FilterLine", line).clear()
        self._change_query(replace(self._given, sort=self._query.sort, descending=self._query.descending))

    def action_add(self) -> None:
        """Add a case."""
        self.host.with_person(self._add)

    def action_import_path(self) -> None:
        """Import a file or a folder."""
        from reviewtui.tui.dialogs.importing import ImportPath

        def imported(sentence: str | None) -> None:
            if sentence is not None:
                self.say(sentence)
                self.reload()

        self.app.push_screen(ImportPath(self.host.person), imported)

    # Messages --------------------------------------------------------------------------------------------------------

    @on(PagedList.Chosen)
    def open_case(self, event: PagedList.Chosen) -> None:
        """Open the review where it was left."""
        self.post_message(OpenReview(cast(CaseRow, event.row).line.reference))

    @on(PagedList.Loaded)
    def rows_loaded(self, event: PagedList.Loaded) -> None:
        """Say how many there are. Once they are painted it is noted who looks, and what writing needs is imported."""
        self._show_title()
        self.call_after_refresh(self._note_listed)
        self.call_after_refresh(self.host.warm_up)
        self._show_preview()

    @on(PagedList.Highlighted)
    def row_changed(self) -> None:
        """What `!` is about has changed, and what is shown beside the list."""
        self.refresh_hints()
        self._show_preview()
        self._note_listed()

    def on_resize(self, event: events.Resize) -> None:
        """There may be room for the case beside the list, or no more."""
        super().on_resize(event)
        self.call_after_refresh(self._show_preview)

    def on_column_names_pressed(self, event: "ColumnNames.Pressed") -> None:
        """Sort by the column that was clicked; by the same one the other way round."""
        query = self._query
        turned = event.order == query.sort and not query.descending
        self._change_query(replace(query, sort=event.order, descending=turned))

    def on_filter_line_changed(self, event: "FilterLine.Changed") -> None:
        """Narrow while typing."""
        self._change_query(replace(self._query, text=event.text))

    def on_filter_line_left(self, event: "FilterLine.Left") -> None:
        """Back to the list."""
        self._change_query(replace(self._query, text=event.text))
        self._list.focus()

    def _show_preview(self) -> None:
        """Read the case under the cursor, where there is room to show it; the same again once it has changed."""
        row, preview = self._list.row, self.query_one(CasePreview)
        if not preview.display:
            return
        if row is None:
            preview.show(Content(""))
            return
        line, person = row.line, self.host.person

        def read(store: "Store") -> Content:
            from reviewtui.services.cases.case_briefs import case_brief

            return preview_content(line, case_brief(store, line.reference, person))

        self.ask(read, preview.show, self._no_preview, latest="preview")

    def _note_listed(self) -> None:
        """Note in the access log who looks through the cases, once it is known who that is."""
        person = self.host.person
        if person is not None and person != self._noted:
            self._noted = person
            from reviewtui.services.export import access

            self.act(lambda store: access.note_listed(store, person), lambda _: None, lambda _: None)

    def _no_preview(self, error: ReviewtuiError) -> None:
        """A case that is gone meanwhile leaves the list by itself."""

    # Helpers ---------------------------------------------------------------------------------------------------------

    @property
    def _list(self) -> PagedList[CaseRow]:
        return cast(PagedList[CaseRow], self.query_one("#cases"))

    @property
    def _narrowed(self) -> bool:
        return replace(self._query, sort="reference", descending=False) != replace(
            self._given, sort="reference", descending=False
        )

    def _change_query(self, query: CaseQuery) -> None:
        if query != self._query:
            self._query = query
            self._show_query()
            self.refresh_hints()

    def _show_query(self) -> None:
        self._list.empty = worded(NONE_FIT if self._narrowed else EMPTY)
        first, self._first = self._first, None
        self._list.show_rows(rows_of(self._query), read=first)
        names = self.query_one(ColumnNames)
        names.sort, names.descending = self._query.sort, self._query.descending
        self._show_rest()

    def _show_frame(self, frame: Frame) -> None:
        self._frame = frame
        names = self.query_one(ColumnNames)
        names.longest, names.has_courses = frame.longest, frame.has_courses
        names.framework = frame.inspection.framework if frame.inspection else None
        self._show_title()
        self._show_rest()

    def _show_title(self) -> None:
        inspection = self._frame.inspection if self._frame else None
        title = self._title or (inspection.title if inspection else "")
        signed = "Signed off" if self._frame is not None and self._frame.signed_off else ""
        named = [plain(each) for each in (signed, title) if each]
        left = Content(" · ").join([Content.styled("Cases", "bold"), *named])
        self.set_title(left, Content(self._counts_in_words()))

    def _counts_in_words(self) -> str:
        shown, frame = self._list.total, self._frame
        if shown is None or frame is None:
            return ""
        cases = f"{frame.cases:,} {'case' if frame.cases == 1 else 'cases'}"
        first = cases if shown == frame.cases else f"{shown:,} of {cases}"
        return " · ".join([first, *(f"{number:,} {word}" for number, word in frame.by_state if number)])

    def _show_rest(self) -> None:
        narrowed = in_words(self._query, self._frame.facets if self._frame else None)
        person = self.host.person
        parts = [order_in_words(self._query), narrowed and f"only {narrowed}", person and f"working as {person}"]
        self.set_rest(plain(" · ".join(part for part in parts if part), "$tone-quiet"))

    def _add(self, person: str) -> None:
        from reviewtui.tui.cases.adding import AddCase

        def added(change: "Change | None") -> None:
            if change is not None:
                query = self._query
                self.ask(
                    lambda store: position(store, query, str(change.case)),
                    lambda found: self._show_added(change, is_listed=found is not None),
                )

        if self._frame is not None and self._frame.facets is not None:
            self.app.push_screen(AddCase(person, self._frame.facets.sites), added)

    def _show_added(self, change: "Change", *, is_listed: bool) -> None:
        """Go to a case that was added; what would hide it is let go."""
        more = ""
        if not is_listed and self._narrowed:
            self.action_clear()
            more = " All cases are shown again."
        elif not is_listed:
            more = " It is not among the cases listed here."
        self.say(change.shown + more)
        self._list.reload(at=change.case)


class ColumnNames(Widget):
    """The line over the list, or as many as the codes of the standards take."""

    framework: reactive[Framework | None] = reactive[Framework | None](None, layout=True)
    longest: reactive[int] = reactive(0, layout=True)
    """Characters of the longest reference."""
    has_courses: reactive[bool] = reactive(False, layout=True)  # its value at first
    """Whether any review was ever submitted."""
    sort: reactive[str] = reactive("reference")
    descending: reactive[bool] = reactive(False)  # its value at first
    """The order of the list."""

    @dataclass
    class Pressed(Message):
        """A column was clicked that the list can be sorted by."""

        order: str

    def on_click(self, event: events.Click) -> None:
        """Ask for the order that the column stands for."""
        width, has_courses = self.size.width, self.has_courses
        if self.framework is not None and (
            order := order_at(self.framework, width, self.longest, event.x, has_courses=has_courses)
        ):
            self.post_message(self.Pressed(order))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line while nothing is known yet."""
        return len(self._lines(width).split("\n")) if self.framework else 1

    def render(self) -> Content:
        """Nothing until it is known which standards there are."""
        return self._lines(self.size.width)

    def _lines(self, width: int) -> Content:
        if self.framework is None:
            return Content("")
        by = Sorting(self.sort, self.descending)
        return heading(self.framework, width, self.longest, has_courses=self.has_courses, by=by)
