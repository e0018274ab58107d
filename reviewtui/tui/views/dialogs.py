"""The windows of every view: which view to show, and which cases."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reviewtui.services.cases.filters import Filter
from reviewtui.services.inspections import LEAD, Inspection
from reviewtui.services.views import VIEWS
from reviewtui.services.views.choices import Choice, choices
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.dialogs.narrowing import NarrowingDialog
from reviewtui.tui.host import AsksStore
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.pick_list import PickList

BESIDE = {"recommendations": "Recommendations", "challenges": "Challenges to accuracy"}
"""What the lead keeps beside the views, and comes to by the same list."""


def is_lead(inspection: Inspection, person: str | None) -> bool:
    """Whether somebody sees what is for a lead inspector."""
    return any(each.name == person and each.role == LEAD for each in inspection.people)


def ask_filter(screen: AsksStore, wanted: Filter, then: Callable[[Filter], None]) -> None:
    """Ask what to filter by, over a screen; `then` gets the filter that was chosen."""

    def pick(chosen: Filter | None) -> None:
        if chosen is not None:
            then(chosen)

    def offer(found: tuple[Choice, ...]) -> None:
        screen.app.push_screen(Filtering(found), pick)

    screen.ask(lambda store: choices(store, wanted), offer, latest="choices")


class Views(Dialog[str]):
    """Gives back the name of the view to show."""

    HEADING = "Views"
    HINT = "Enter show  {dialog.cancel} cancel"

    def __init__(self, now: str = "", *, for_lead: bool) -> None:
        """`now` is the name of the view that is shown; some views are offered to a lead alone."""
        super().__init__()
        self._now = now
        views = {name: view.title for name, view in VIEWS.items() if for_lead or not view.for_leads}
        self._titles = {**views, **BESIDE}

    def body(self) -> ComposeResult:
        """Every view."""
        yield PickList()

    def on_mount(self) -> None:
        """Fill it; the cursor on the view after the one that is shown."""
        views = self.query_one(PickList)
        views.add_options(Option(title, id=name) for name, title in self._titles.items())
        names = list(self._titles)
        views.highlighted = (names.index(self._now) + 1) % len(names) if self._now in names else 0
        views.focus()

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Give it back."""
        self.dismiss(event.option.id)


class Filtering(NarrowingDialog[Filter]):
    """Gives back the filter with one value chosen, or let go of where it was chosen before."""

    HEADING = "Filter cases"

    def __init__(self, offered: Sequence[Choice]) -> None:
        """`offered` are the values there are."""
        super().__init__()
        self._offered = tuple(offered)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Give the new filter back."""
        self.dismiss(self._offered[int((event.option.id or "").removeprefix("choice-"))].then)

    def options(self) -> list[Option]:
        """Every value under its heading."""
        options, part = list[Option](), ""
        for number, choice in enumerate(self._offered):
            if choice.part != part:
                part = choice.part
                options.append(Option(Content.styled(part, "bold"), disabled=True))
            mark = "● " if choice.is_chosen else "  "
            options.append(Option(Content.assemble(mark, plain(choice.label)), id=f"choice-{number}"))
        return options
