"""Search: a line to type in, what was found beneath it, and what stands there in full beside it."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from reviewtui.report.search import NOTHING, counted, hit_columns
from reviewtui.services.cases.search import NOTHING as NOTHING_FOUND
from reviewtui.services.cases.search import Found, Hit, marked, search
from reviewtui.services.errors import ReviewtuiError
from reviewtui.tui.actions import bindings
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.filter_line import FilterLine

ASKED = "Type what to search for in all cases."
SEARCHING = "Searching. The first search reads every case, which takes a while where there are many."
PATIENCE_SECONDS = 0.5
"""How long a search may take before that is said."""


class SearchScreen(ListAndDetail[Hit]):
    """Lines are places where the words were found; Enter opens the review there."""

    FILTER_KEYS = "Enter or {everywhere.leave} to what was found  {everywhere.leave} again leaves"
    CONTEXT = "search"
    BINDINGS = bindings("search")
    AUTO_FOCUS = ""

    def __init__(self, typed: str = "") -> None:
        """`typed` is searched for at once."""
        super().__init__(lambda width: hit_columns(width, self._typed))
        self._typed = typed
        self._found = NOTHING_FOUND
        self._is_searching = False

    def body(self) -> ComposeResult:
        """The line to type in over the list."""
        yield FilterLine()
        yield from super().body()

    def reload(self) -> None:
        """Search anew."""
        typed, person = self._typed, self.host.person
        self._is_searching = True
        self.set_timer(PATIENCE_SECONDS, self._say_if_slow)
        self.ask(lambda store: search(store, typed, person), self._show, self._failed, latest="search")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be something to type anew."""
        if action == "clear":
            return bool(self._typed)
        return super().check_action(action, parameters)

    def review_at(self, row: Hit) -> OpenReview:
        """The review at the very place."""
        return OpenReview(row.case, row.question, piece=row.piece)

    def show_detail(self, row: Hit) -> None:
        """The whole text, with what was found in it."""
        text = plain(row.text, multiline=True)
        for start, end in marked(row.text, self._typed):
            text = text.stylize("bold $accent", start, end)
        self.set_detail(Content("\n").join([plain(f"{row.case}, {row.title}", "$tone-quiet"), text]))

    # Keys and messages -----------------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Type again."""
        self.query_one(FilterLine).open()

    def action_clear(self) -> None:
        """Begin anew."""
        self.query_one(FilterLine).clear()
        self._search("")
        self.action_filter()

    @on(FilterLine.Changed)
    def typed(self, event: FilterLine.Changed) -> None:
        """Search while one types."""
        self._search(event.text)

    @on(FilterLine.Left)
    def left(self, event: FilterLine.Left) -> None:
        """Go to what was found; with nothing typed, back to where one was."""
        if event.text:
            self._search(event.text)
            self._rows.focus()
        else:
            self.action_leave()

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _search(self, typed: str) -> None:
        if typed != self._typed:
            self._typed = typed
            self.reload()

    def _say_if_slow(self) -> None:
        if self._is_searching:
            self.set_rest(Content(SEARCHING))

    def _failed(self, error: ReviewtuiError) -> None:
        self._is_searching = False
        self.failed(error)

    def _show(self, found: Found) -> None:
        self._found, self._is_searching = found, False
        said = counted(found) if found.hits else ""
        self.set_name(right=Content(said))
        self.set_rest(Content(""))
        self.show_rows(found.hits, lambda hit: hit.entry, NOTHING if self._typed else ASKED)
