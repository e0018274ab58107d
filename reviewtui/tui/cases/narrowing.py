"""The window that narrows the list of cases by site, state, grade, what is to do or person."""

from dataclasses import replace
from typing import Any

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reviewtui.services.cases.caselist import CaseQuery, Facets
from reviewtui.tui.cases.words import PARTS
from reviewtui.tui.dialogs.narrowing import NarrowingDialog
from reviewtui.tui.text import plain


class Narrowing(NarrowingDialog[CaseQuery]):
    """Gives back the query with one value picked, or taken away when it was picked before."""

    HEADING = "Filter cases"

    def __init__(self, query: CaseQuery, facets: Facets) -> None:
        """`facets` are the values there are."""
        super().__init__()
        self._query = query
        self._values: dict[str, tuple[str, str]] = {}
        self._facets = facets

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Give the new query back."""
        part, code = self._values[event.option.id or ""]
        picked: Any = None if getattr(self._query, part) == code else code
        self.dismiss(replace(self._query, **{part: picked}))

    def options(self) -> list[Option]:
        """Every value under its heading."""
        options: list[Option] = []
        for part, title, name in PARTS:
            values = getattr(self._facets, name)
            if not values:
                continue
            options.append(Option(Content.styled(title, "bold"), disabled=True))
            options += [self._option(part, code, label) for code, label in values]
        return options

    def _option(self, part: str, code: str, label: str) -> Option:
        name = f"option-{len(self._values)}"
        self._values[name] = (part, code)
        picked = getattr(self._query, part) == code
        return Option(Content.assemble("● " if picked else "  ", plain(label)), id=name)
