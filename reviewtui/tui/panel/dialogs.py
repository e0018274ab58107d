"""The windows that record what a panel decided, take it back, and show the minute; each says who, when and why."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static

from reviewtui.casefile.partial_date import PartialDate
from reviewtui.report.marks import graded
from reviewtui.report.panel import decisions_of, minute_lines, name_of
from reviewtui.services.acts import Change
from reviewtui.services.lead.decisions import decide, take_back
from reviewtui.tui.actions import bindings
from reviewtui.tui.cells import words
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.panel.table import Table
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.choices import Choice, Choices
from reviewtui.tui.widgets.field import Field
from reviewtui.tui.widgets.reason import Reason, ReasonText

if TYPE_CHECKING:
    from reviewtui.services.standing.panel import PanelRow

LEFT = "left"
MINUTE_WIDTH = 70
"""Cells of a line of the minute: what its window holds beside its border and a scroll bar."""
LEFT_KEY = "o"
SAT, DAY, WHY = "Panel members, separated by commas", "When the panel met", "Why; Enter saves"
MISSING = {"sat": "Enter the panel members.", "day": "Enter when the panel met.", "reason": "Say why."}
REPLACES = "Two panels decided differently. What is recorded here replaces both."


class DecideDialog(Dialog[Change]):
    """A rating by its key, or considered and left; then who sat, when and why. Gives back what was recorded."""

    BINDINGS = bindings("deciding", "dialog")
    AUTO_FOCUS = "Choices"
    ON_DISK = True
    HINT = "a rating's key  {dialog.next} next  Enter save  {dialog.cancel} close, keep the text"

    def __init__(self, table: Table, panel_row: "PanelRow", person: str, picked: str | None = None) -> None:
        """`picked` is the code of the rating to begin with, or `left`; without it, what was decided before."""
        super().__init__()
        self._table, self._panel_row, self._person = table, panel_row, person
        self._codes, self._choices = _offered(table, panel_row)
        stands = decisions_of(panel_row)
        self._stands = stands[0] if len(stands) == 1 else None
        if picked is None and self._stands is not None:
            picked = self._stands.rating or LEFT
        self._begin = self._codes.index(picked) if picked in self._codes else None

    @property
    def kept_as(self) -> str:
        """The decision on this standard."""
        return f"panel/on/{self._panel_row.node}"

    def heading(self) -> Content:
        """Which standard, and what was worked out for it."""
        if self._panel_row.rule == "judged":
            return Content.assemble("The panel judges ", plain(name_of(self._panel_row)))
        worked_out = words(graded(self._table.scale(self._panel_row), self._panel_row.computed.rating))
        return Content.assemble(plain(name_of(self._panel_row)), " · calculated: ", worked_out)

    def body(self) -> ComposeResult:
        """The ratings, and the three things every decision says."""
        panel_row = self._panel_row
        with VerticalScroll(classes="grows", can_focus=False):
            if panel_row.sides:
                yield Static(REPLACES, classes="note")
            yield Choices(self._choices)
            stands = self._stands
            sat = stands.sat if stands is not None else self._table.sat
            day = PartialDate(stands.held_on if stands is not None else date.today().isoformat())
            yield Field(SAT, id="sat", value=", ".join(sat), suggester=TeamSuggester(self._table.team))
            yield Field(DAY, id="day", value=day.shown, hint="For example, 12/5/2026 or 12 May 2026")
            yield Reason(WHY, stands.reason if stands is not None and self._keeps_decision(self._begin) else "")

    def on_mount(self) -> None:
        """With a rating picked already, go on to what is missing."""
        if self._begin is not None:
            self.query_one(Choices).pick(self._begin)

    def action_rate(self, key: str) -> None:
        """Pick a rating by its key."""
        place = next((place for place, choice in enumerate(self._choices) if choice.key == key), None)
        if place is not None:
            self.query_one(Choices).pick(place)

    def action_leave_it(self) -> None:
        """Pick “considered and left”."""
        self.action_rate(LEFT_KEY)

    @on(Choices.Chosen)
    def picked(self) -> None:
        """On to the first thing that is missing; a reason belongs to the decision it was given for."""
        self.complain("")
        reason, chosen = self.query_one(Reason), self.query_one(Choices).picked
        if self._stands is not None and reason.text == self._stands.reason and not self._keeps_decision(chosen):
            reason.write("")
        self._go_to(self._missing() or "reason")

    @on(Input.Submitted)
    @on(ReasonText.Submitted)
    def save(self, event: Input.Submitted | ReasonText.Submitted) -> None:
        """Record it once all is there; until then, on to the next, and from the reason to what is missing."""
        picked, missing = self.query_one(Choices).picked, self._missing()
        if isinstance(event, Input.Submitted) and (picked is None or missing is not None):
            self.complain("")
            self.action_next()
        elif picked is None:
            self.complain("Which rating? Press its key, or select it and press Enter.")
            self.query_one(Choices).focus()
        elif missing is not None:
            self.complain(MISSING[missing])
            self._go_to(missing)
        else:
            self._record(self._codes[picked])

    def _record(self, code: str) -> None:
        person, node, rule = self._person, self._panel_row.node, self._panel_row.rule
        kind = LEFT if code == LEFT else "judged" if rule == "judged" else "discretion"
        rating = None if code == LEFT else code
        sat, held_on, reason = names_in(self._text("sat")), self._text("day"), self._text("reason")
        self.act(
            lambda store: decide(store, person, node, kind, rating=rating, sat=sat, held_on=held_on, reason=reason),
            self.close_with,
        )

    def _keeps_decision(self, place: int | None) -> bool:
        """Whether the choice at a place is what was decided before."""
        return place is not None and self._stands is not None and self._codes[place] == (self._stands.rating or LEFT)

    def _missing(self) -> str | None:
        return next((name for name in MISSING if not self._text(name)), None)

    def _text(self, name: str) -> str:
        return self._part(name).text

    def _go_to(self, name: str) -> None:
        self._part(name).focus_text()

    def _part(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)


class TakeBackDialog(Dialog[Change]):
    """Takes a decision back, with a reason; gives back what was recorded."""

    ON_DISK = True
    HINT = "Enter withdraw  {dialog.cancel} close, keep the text"

    def __init__(self, panel_row: "PanelRow", person: str) -> None:
        """`person` takes back the decision of a row."""
        super().__init__()
        self._panel_row, self._person = panel_row, person

    @property
    def kept_as(self) -> str:
        """Why the decision on this standard is withdrawn."""
        return f"panel withdraw/on/{self._panel_row.node}"

    def heading(self) -> Content:
        """What is taken back."""
        return Content.assemble("Withdraw the panel's decision on ", plain(name_of(self._panel_row)))

    def body(self) -> ComposeResult:
        """What stays, and the reason."""
        yield Static("The decision and its withdrawal stay in the record.", classes="note")
        yield Reason(WHY)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Reason).focus_text()

    @on(ReasonText.Submitted)
    def save(self) -> None:
        """Take it back once there is a reason."""
        node, person, reason = self._panel_row.node, self._person, self.query_one(Reason).text
        self.act(lambda store: take_back(store, person, node, reason), self.close_with)


class Minute(Dialog[None]):
    """Shows what is decided, by whom, when and why; changes nothing."""

    BINDINGS = bindings("notice")
    HEADING = "Minutes"
    HINT = "↑ ↓ scroll  {notice.close} or {dialog.cancel} closes  `reviewtui panel minutes` prints them"

    def __init__(self, table: Table) -> None:
        """`table` as it stands."""
        super().__init__()
        self._table = table

    def body(self) -> ComposeResult:
        """The lines of the minute; there may be many, so they scroll."""
        inspection = self._table.found.inspection
        lines = minute_lines(inspection.framework, inspection.title, self._table.panel_rows, MINUTE_WIDTH)
        with VerticalScroll(classes="grows"):
            for line in lines:
                heading = any("bold" in str(span.style) for span in line.spans)
                yield Static(plain(line.plain, "bold" if heading else "") if line.plain.strip() else Content(" "))


class TeamSuggester(Suggester):
    """Offers the first member of the team whose name begins as the last one typed."""

    def __init__(self, team: Sequence[str]) -> None:
        """`team` as the inspection lists it."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._team = tuple(team)

    async def get_suggestion(self, value: str) -> str | None:
        """The text with its last name finished; None when nobody's begins so."""
        before, comma, last = value.rpartition(",")
        begun = last.lstrip()
        named = {name.strip() for name in before.split(",")}
        for name in self._team:
            if begun and name not in named and name.casefold().startswith(begun.casefold()):
                return f"{before}{comma}{last}{name[len(begun) :]}"
        return None


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text with commas between them."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _offered(table: Table, panel_row: "PanelRow") -> tuple[tuple[str, ...], tuple[Choice, ...]]:
    """Codes and choices: every rating for a judged node; for another those it has not, and to leave it."""
    judged = panel_row.rule == "judged"
    ratings = {
        key: rating
        for key, rating in table.ratings(panel_row).items()
        if judged or rating.code != panel_row.computed.rating
    }
    choices = [Choice(key, f"{rating.glyph} {rating.label}") for key, rating in ratings.items()]
    codes = [rating.code for rating in ratings.values()]
    if not judged:
        codes.append(LEFT)
        choices.append(Choice(LEFT_KEY, "Considered, and left as it is"))
    return tuple(codes), tuple(choices)
