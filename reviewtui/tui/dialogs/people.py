"""The dialog that asks who is acting, from the inspection's team."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reviewtui.services.inspections import Person, find_inspection
from reviewtui.services.people import acting_person
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.narrowing_list import NarrowingList

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

NOBODY = "This inspection names no team yet: import one first."


class PersonDialog(Dialog[str]):
    """Gives back the name that was picked; it is remembered in this store, on this laptop."""

    HEADING = "Who are you?"
    HINT = "↑ ↓ and Enter  {dialog.cancel} view only"

    def body(self) -> ComposeResult:
        """The team, lead inspectors as the file lists them."""
        yield NarrowingList()

    def on_mount(self) -> None:
        """Ask for the team."""
        self.ask(_people, self._show)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Remember who it is."""
        name = event.option.id or ""
        self.act(lambda store: acting_person.choose(store, name), lambda person: self.close_with(person.name))

    def _show(self, people: tuple[Person, ...]) -> None:
        if not people:
            self.complain(NOBODY)
        width = max((len(person.name) for person in people), default=0)
        self.query_one(NarrowingList).offer([_option(person, width) for person in people])


def _option(person: Person, width: int) -> Option:
    words = Content.assemble(plain(person.name.ljust(width)), "  ", plain(_role(person), "$tone-quiet"))
    return Option(words, id=person.name)


def _people(store: "Store") -> tuple[Person, ...]:
    inspection = find_inspection(store)
    return inspection.people if inspection else ()


def _role(person: Person) -> str:
    return person.role.replace("_", " ")
