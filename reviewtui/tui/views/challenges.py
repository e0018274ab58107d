"""Challenges: what sites say is not accurate, what was decided, and the way to change a judgement by moderation."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from reviewtui.framework.model import Framework, UnknownCode
from reviewtui.report.cells import Column, Piece
from reviewtui.report.moderation import agreed_words, whose
from reviewtui.services.acts import Change
from reviewtui.services.cases.filters import NO_FILTER, Filter
from reviewtui.services.lead.challenges import Challenge, Challenged, Said, challenge, challenged, decide, outcome_words
from reviewtui.services.lead.moderation import Compared, judged
from reviewtui.tui.actions import bindings, worded
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.messages import OpenReview, OpenView
from reviewtui.tui.moments import day, day_and_time
from reviewtui.tui.team.moderating import Agree
from reviewtui.tui.team.windows import NO_REASON
from reviewtui.tui.text import plain
from reviewtui.tui.views.asking import AskedLine, Asking
from reviewtui.tui.views.view import ViewScreen
from reviewtui.tui.widgets.choices import Choice, Choices
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

TITLE = "Challenges"
NONE, NONE_OPEN = (
    "No challenge. Press {challenges.add} to add one.",
    "No challenge is open. Press {challenges.only_open} to list all.",
)
NOT_JUDGED = "There is no judgement to moderate yet."
CASE, QUESTION, STATE, LEAST_PASSAGE = 10, 8, 13, 12
LINES = {
    "case": AskedLine("Case", "NOR-03", "Enter the case."),
    "passage": AskedLine(
        "Passage, and what is not accurate in it", "", "Enter the passage, and what is not accurate.", is_long=True
    ),
    "raised_by": AskedLine("From whom", "North YOT, head of service", "Enter who says so."),
    "received": AskedLine("Date received", "12/5/2026 or 12 May 2026", "Enter the date it was received."),
    "question": AskedLine("Question whose judgement it is about; empty for the passage alone", "2.2"),
    "evidence": AskedLine("Evidence they give; may stay empty"),
}
OUTCOMES = (("upheld", "Upheld"), ("partly_upheld", "Partly upheld"), ("not_upheld", "Not upheld"))


class ChallengesScreen(ListAndDetail[Challenge], ViewScreen):
    """Lines are challenges, with what was decided beside them."""

    CONTEXT = "challenges"
    NAME = "challenges"
    BINDINGS = bindings("challenges")

    @classmethod
    def showing(cls, message: OpenView) -> "ChallengesScreen":
        """At the challenge that was asked for."""
        return cls(message.wanted, message.at)

    def __init__(self, wanted: Filter = NO_FILTER, at: str = "") -> None:
        """Of the cases that a filter leaves, at first on the line of `CASE/ID`."""
        super().__init__(columns, wanted)
        self._at = at
        self._known: Challenged | None = None
        self._only_open = False
        self._judged: dict[tuple[str, str | None], Compared | None] = {}
        """By case and question: what a challenge is about."""

    def reload(self) -> None:
        """Read them anew."""
        wanted = self.wanted
        self._judged = {}
        self.ask(lambda store: challenged(store, wanted), self._show, self.refuse, latest="view")

    def review_at(self, row: Challenge) -> OpenReview:
        """The review of the line, at its question."""
        return OpenReview(row.case, row.question)

    def show_detail(self, row: Challenge) -> None:
        """All that is known of it."""
        framework = self._known.inspection.framework if self._known else None
        self.set_detail(Content("\n").join(detail(row, framework, self._judged.get((row.case, row.question)))))
        if (question := row.question) is not None and (row.case, question) not in self._judged:
            person = self.host.person or ""
            self.ask(
                lambda store: judged(store, person, row.case, question),
                lambda found: self._take_judged((row.case, question), found),
                latest="judged",
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The lead decides; what was upheld about a judgement can be moderated."""
        row = self.row if self._known else None
        if action == "decide":
            return row is not None and self._is_for_lead
        if action == "moderate":
            return row is not None and row.question is not None and row.outcome in ("upheld", "partly_upheld")
        return super().check_action(action, parameters)

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_add(self) -> None:
        """Record a challenge; the case under the cursor stands in its line."""
        begin = {"case": self.case_at_hand() or self.host.last_case or "", "received": f"{date.today():%d/%m/%Y}"}

        def ask(person: str) -> None:
            def record(store: "Store", said: Mapping[str, str]) -> Change:
                about = said["question"] or None
                told = Said(said["passage"], said["raised_by"], said["received"], about, said["evidence"])
                return challenge(store, person, said["case"], told)

            self._push(Asking("Add a challenge", LINES, record, begin))

        self.host.with_person(ask)

    def action_decide(self) -> None:
        """Decide the challenge under the cursor."""
        if (row := self.row) is not None:
            self.host.with_person(lambda person: self._push(Deciding(row, person)))

    def action_moderate(self) -> None:
        """Change the judgement that it is about."""
        row, known = self.row, self._known
        if row is None or known is None or row.question is None:
            return
        case, question = row.case, row.question

        def agree(person: str, found: Compared | None) -> None:
            if found is None:
                self.complain(NOT_JUDGED)
            else:
                self._push(Agree(found, known.inspection.framework, person))

        def read(person: str) -> None:
            self.ask(lambda store: judged(store, person, case, question), lambda found: agree(person, found))

        self.host.with_person(read)

    def action_only_open(self) -> None:
        """List only those that wait for a decision, or all."""
        self._only_open = not self._only_open
        if self._known is not None:
            self._show(self._known)

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _show(self, known: Challenged) -> None:
        self._known = known
        self.shown()
        still_open = sum(each.is_open for each in known.challenges)
        self.name_it(f"{TITLE} · {still_open:,} open", known.inspection, known.cases)
        listed = [each for each in known.challenges if each.is_open or not self._only_open]
        self.show_rows(
            listed, lambda row: f"{row.case}/{row.id}", worded(NONE_OPEN if known.challenges else NONE), self._at
        )
        self._at = ""
        self.refresh_hints()

    def _take_judged(self, about: tuple[str, str | None], found: Compared | None) -> None:
        self._judged = {**self._judged, about: found}
        self.say_again()

    def _push(self, window: Dialog[Change]) -> None:
        self.app.push_screen(window, self.recorded)


class Deciding(Dialog[Change]):
    """Asks for the outcome and the reason; gives back what was recorded."""

    AUTO_FOCUS = "Choices"
    ON_DISK = True
    HINT = "↑ ↓ and Enter choose  Enter again save  {dialog.cancel} close, keep the text"

    def __init__(self, about: Challenge, person: str) -> None:
        """`person` decides."""
        super().__init__()
        self._about, self._person = about, person

    @property
    def kept_as(self) -> str:
        """This challenge."""
        return f"challenge {self._about.case}/{self._about.id}"

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self._about.case

    def heading(self) -> Content:
        """What it says, and who."""
        where = f"{self._about.case} {self._about.question or ''}".strip()
        return plain(f"Decide: {where}, from {self._about.raised_by}")

    def body(self) -> ComposeResult:
        """The three outcomes, and why."""
        yield Choices([Choice("", label) for _, label in OUTCOMES])
        yield Field("Why", id="reason")

    @on(Choices.Chosen)
    def chosen(self) -> None:
        """On to why."""
        self.query_one("#reason", Field).focus_text()

    @on(Input.Submitted)
    def save(self) -> None:
        """Record it, once outcome and reason are there."""
        picked, reason = self.query_one(Choices).picked, self.query_one("#reason", Field).text
        about, person = self._about, self._person
        if picked is None:
            self.complain("Choose the outcome first.")
        elif not reason:
            self.complain(NO_REASON)
        else:
            self.act(
                lambda store: decide(store, person, about.case, about.id, OUTCOMES[picked][0], reason), self.close_with
            )


def columns(width: int) -> Sequence[Column[Challenge]]:
    """Case, question, what became of it, and the passage."""
    passage = max(width - (CASE + QUESTION + STATE + 3), LEAST_PASSAGE)
    return (
        Column("Case", CASE, lambda row: (Piece(row.case, strong=True),)),
        Column("Question", QUESTION, lambda row: (Piece(row.question or ""),)),
        Column("State", STATE, _state),
        Column("Passage", passage, lambda row: (Piece(row.passage),)),
    )


def _state(row: Challenge) -> tuple[Piece, ...]:
    short = "≠ different" if row.sides else outcome_words(row)
    return (Piece(short, "weak" if row.is_open else "quiet"),)


def detail(row: Challenge, framework: Framework | None, about: Compared | None = None) -> Iterator[Content]:
    """Passage, who says so and what shows it; the judgement it is about; then what was decided, by whom and why."""
    title = _title(row.question, framework) if row.question else "a passage"
    yield plain(f"{row.case} · {row.question or ''} {title}".replace("  ", " "), "bold")
    yield Content("")
    yield plain(row.passage, multiline=True)
    yield Content("")
    yield plain(f"From {row.raised_by}, received {day(row.received)}.", "$tone-quiet")
    if row.evidence:
        yield plain(f"Evidence: {row.evidence}", multiline=True)
    yield Content("")
    if about is not None:
        yield from _judgement(about)
        yield Content("")
    if row.is_open:
        yield plain(f"{outcome_words(row).capitalize()}: it waits for the lead inspector.", "$tone-weak")
        return
    yield plain(f"{outcome_words(row).capitalize()}, {row.inspector}, {day_and_time(row.made_at)}.", "bold")
    yield plain(row.reason or "", multiline=True)
    if row.question and row.outcome != "not_upheld":
        yield Content("")
        yield plain(
            worded("The answer is not changed until it is moderated: press {challenges.moderate}."), "$tone-quiet"
        )


def _judgement(about: Compared) -> Iterator[Content]:
    """Each answer with its reasons, and what was agreed."""
    for side in about.sides:
        yield plain(f"{whose(side)}: {side.label}", "bold")
        yield plain(side.rationale or "No rationale.", multiline=True)
    if about.moderated is not None:
        yield plain(agreed_words(about).strip(), "bold")
        yield plain(about.moderated.reason, multiline=True)


def _title(question: str, framework: Framework | None) -> str:
    try:
        return framework.question(question).title if framework else ""
    except UnknownCode:
        return ""
