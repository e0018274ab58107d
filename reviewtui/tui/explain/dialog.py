"""Why a rating is what it is, in a window over the screen that asked; the key that opened it closes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reviewtui.framework.rule_kinds import rule_said
from reviewtui.report.marks import FLAG_MARKS, FLAG_MEANINGS
from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.host import AsksStore
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.rating.explain import Explanation
    from reviewtui.rating.readings import Reading
    from reviewtui.services.cases.filters import Filter

AROUND = 7
"""Lines of the window that are not the text: border, heading, keys and the space between."""
CASES_NAMED = 12
"""References that are named before only their number is said."""
NOTHING = "No single judgement is known to change this rating."


def show_why(screen: AsksStore, node: str, wanted: "Filter | None" = None) -> None:
    """Explain the rating of a node over all cases, or those of a filter, in a window over `screen`."""
    from reviewtui.services.summary.explaining import explain

    def show(explanation: "Explanation") -> None:
        screen.app.push_screen(ExplainDialog(explanation))

    screen.ask(lambda store: explain(store, node, wanted=wanted), show, latest="explanation")


class ExplainDialog(Dialog[None]):
    """Shows one Explanation; changes nothing."""

    CSS_PATH = Path(__file__).with_name("explain.tcss")
    BINDINGS = bindings("explain")
    HINT: ClassVar[str] = "{explain.close} close  {explain.down} {explain.up} scroll"

    def __init__(self, explanation: "Explanation") -> None:
        """`explanation` as `explaining.explain` gave it."""
        super().__init__()
        self.explanation = explanation

    def heading(self) -> Content:
        """What is explained."""
        return Content.assemble("Why: ", plain(self.explanation.title))

    def body(self) -> ComposeResult:
        """The sentence first, then everything behind it."""
        if self.explanation.among:
            yield Static(plain(f"filter: {self.explanation.among}", "$accent"), classes="among")
        with VerticalScroll(id="explanation"):
            yield Static(plain(self.explanation.sentence), classes="sentence")
            yield Static(Content.assemble("Rule: ", plain(rule_said(self.explanation.rule))), classes="rule")
            for part in parts(self.explanation):
                yield Static(Content(part.heading), classes="part")
                for paragraph in part.paragraphs:
                    yield Static(paragraph, classes="paragraph")

    def on_resize(self, event: events.Resize) -> None:
        """Keep heading and keys in sight, however long the text."""
        around = AROUND + bool(self.explanation.among)
        self._text.styles.max_height = max(event.size.height - around, 1)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._text.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by windowfuls."""
        self._text.scroll_relative(y=pages * max(self._text.size.height - 1, 1), animate=False)

    def action_first(self) -> None:
        """Scroll to the beginning."""
        self._text.scroll_home(animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self._text.scroll_end(animate=False)

    @property
    def _text(self) -> VerticalScroll:
        return self.query_one("#explanation", VerticalScroll)


@dataclass(frozen=True)
class Part:
    """A heading and the paragraphs under it."""

    heading: str
    paragraphs: tuple[Content, ...]


def parts(explanation: "Explanation") -> tuple[Part, ...]:
    """What there is to say, in the order a lead asks; a part with nothing to say is left out."""
    changes = tuple(plain(change.sentence) for change in explanation.changes)
    steps = [step for step in explanation.steps if step != explanation.sentence]
    found = (
        Part("What would change it", changes or (Content.styled(NOTHING, "$tone-quiet"),)),
        Part("Not answered yet", tuple(plain(needed.sentence) for needed in explanation.still_to_come)),
        Part("Step by step", tuple(_numbered(number, text) for number, text in enumerate(steps, 1))),
        Part("What it read", tuple(_read(each) for each in explanation.inputs)),
        Part("What was left out", tuple(_read(each) for each in explanation.left_out)),
        Part("Notes", tuple(_flag(flag) for flag in FLAG_MARKS if flag in explanation.flags)),
    )
    return tuple(part for part in found if part.paragraphs)


def _numbered(number: int, text: str) -> Content:
    return Content.assemble((f"{number}. ", "$tone-quiet"), plain(text))


def _read(reading: "Reading") -> Content:
    return Content.assemble(plain(reading.name, "bold"), ": ", plain(reading.text), _cases(reading.cases))


def _cases(references: Sequence[str]) -> Content:
    """The cases' references, as many as a reader takes in."""
    if not references:
        return Content("")
    more = len(references) - CASES_NAMED
    words = ", ".join(references[:CASES_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    return plain(f"\n{words}", "$tone-quiet", multiline=True)


def _flag(flag: str) -> Content:
    return Content.assemble((f"{FLAG_MARKS[flag]} ", "$accent"), FLAG_MEANINGS[flag])
