"""The window that picks an agency or a type of event to narrow the chronology by."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event import Event
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.casefile.narrowing import Narrowing
from reviewtui.tui.dialogs.narrowing import NarrowingDialog
from reviewtui.tui.text import plain

ALL = "all"


class NarrowEvents(NarrowingDialog[Narrowing]):
    """Gives back the narrowing with one more agency or type, or with one less that was picked before."""

    HEADING = "Filter events"

    def __init__(self, narrowing: Narrowing, events: Sequence[Event]) -> None:
        """Only agencies and types that some event has are offered, with how many have it."""
        super().__init__()
        self._narrowing = narrowing
        self._agencies = Counter(event.agency for event in events)
        self._types = Counter(event.type for event in events)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Give the new narrowing back."""
        part, _, code = (event.option.id or ALL).partition("-")
        if part == ALL:
            self.dismiss(replace(self._narrowing, agencies=frozenset(), types=frozenset()))
            return
        picked: frozenset[str] = getattr(self._narrowing, part)
        codes = picked ^ {code}
        narrowed = self._narrowing
        self.dismiss(replace(narrowed, agencies=codes) if part == "agencies" else replace(narrowed, types=codes))

    def options(self) -> list[Option]:
        """Every agency and type under its heading."""
        names = {code: agency.name for code, agency in AGENCIES.items()}
        return [
            Option("  All agencies, all types", id=ALL),
            Option(Content.styled("Agency", "bold"), disabled=True),
            *self._options_of("agencies", names, self._agencies),
            Option(Content.styled("Type", "bold"), disabled=True),
            *self._options_of("types", EVENT_TYPES, self._types),
        ]

    def _options_of(self, part: str, names: Mapping[str, str], numbers: Counter[str]) -> Iterator[Option]:
        picked: frozenset[str] = getattr(self._narrowing, part)
        for code, name in names.items():
            if numbers[code] or code in picked:
                mark = "● " if code in picked else "  "
                words = Content.assemble(mark, plain(name), (f"  {numbers[code]}", "$tone-quiet"))
                yield Option(words, id=f"{part}-{code}")
