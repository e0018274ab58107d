"""The window that adds a case by hand: a reference and a site are enough."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from reviewtui.services.acts import Change
from reviewtui.services.cases.casefiles import add_case
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.field import Field


class AddCase(Dialog[Change]):
    """Gives back the change that added the case."""

    HEADING = "Add a case"
    ON_DISK = True
    HINT = "Enter save  {dialog.cancel} close, keep the text"

    @property
    def kept_as(self) -> str:
        """The case to add."""
        return "case"

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self.query_one("#reference", Field).text

    def __init__(self, person: str, sites: tuple[tuple[str, str], ...]) -> None:
        """`sites` as (code, name)."""
        super().__init__()
        self._person = person
        self._sites = sites

    def body(self) -> ComposeResult:
        """Two lines, and the sites there are."""
        names = [name for _, name in self._sites]
        yield Field(
            "Reference", id="reference", hint="The case's own, at most 40 characters: NOR-25. No names of people."
        )
        yield Field("Site", id="site", suggester=SuggestFromList(names, case_sensitive=False))
        known = ", ".join(f"{name} ({code})" for code, name in self._sites)
        yield Static(Content.assemble("Name or code: ", plain(known)), classes="hint")

    @on(Input.Submitted)
    def save(self, event: Input.Submitted) -> None:
        """Add the case once both are there; else on to the site, and behind it say what is missing."""
        reference, site = self.query_one("#reference", Field), self.query_one("#site", Field)
        if reference.holds(event.input) and not (reference.text and site.text):
            site.focus_text()
        elif not reference.text:
            reference.focus_text()
            self.complain("A case needs a reference.")
        elif not site.text:
            self.complain("A case needs a site.")
        else:
            given = (reference.text, site.text)
            self.act(lambda store: add_case(store, self._person, *given), self.close_with)
