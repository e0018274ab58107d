"""Moderation: judgements of one question side by side with their reasons, and the answer that is agreed on."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from reviewtui.framework.model import Framework
from reviewtui.report.cells import Column, Piece
from reviewtui.report.moderation import agreed_words, challenge_words, whose
from reviewtui.services.inspections import inspection_of
from reviewtui.services.lead.moderation import Compared, Side, compared, moderate, withdraw
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.tui.actions import bindings
from reviewtui.tui.dialog import Dialog
from reviewtui.tui.list_and_detail import ListAndDetail
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.team.windows import NO_REASON, SayWhy
from reviewtui.tui.text import plain
from reviewtui.tui.widgets.choices import Choice, Choices
from reviewtui.tui.widgets.field import Field

if TYPE_CHECKING:
    from reviewtui.services.acts import Change
    from reviewtui.services.store.stores import Store

NONE = "No judgements differ."
CASE, QUESTION, STATE = 12, 8, 10
LEAST_ANSWERS = 20
LEAST_SIDE = 28
"""Cells that a side needs to stand beside another."""
BETWEEN = " │ "


class Known(NamedTuple):
    """What is read of the store."""

    title: str
    framework: Framework | None
    compared: tuple[Compared, ...]


class ModerationScreen(ListAndDetail[Compared]):
    """Lines are questions judged differently or moderated, or of which a challenge was upheld; or all with any."""

    CONTEXT = "moderation"
    BINDINGS = bindings("moderation")

    def __init__(self) -> None:
        """Nothing is known until the store has answered."""
        super().__init__(columns)
        self._known = Known("", None, ())
        self._sheets: Mapping[str, ReviewSheet] = {}
        """By case: what evidence is said by."""
        self._is_whole = False
        """Whether those that agree are listed too."""

    def reload(self) -> None:
        """Read what was judged more than once; nobody reads of a review that is kept from them."""
        person = self.host.person
        self._sheets = {}
        self.ask(lambda store: _read(store, person), self._show, self.show_nothing, latest="compared")

    def review_at(self, row: Compared) -> OpenReview:
        """The review of the line, at its question."""
        return OpenReview(row.case, row.question)

    def show_detail(self, row: Compared) -> None:
        """Both judgements with their reasons; evidence in words as soon as its case is read."""
        self.set_detail(detail(row, self._known.framework, self._sheets.get(row.case), self.detail_width))
        if row.case not in self._sheets:
            self.ask(lambda store: open_review(store, "", row.case), self._take_sheet, latest="sheet")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is agreed can be withdrawn, and takes no other answer meanwhile."""
        if action in ("agree", "withdraw"):
            return self.row is not None and (self.row.moderated is None) == (action == "agree")
        return super().check_action(action, parameters)

    # Keys ------------------------------------------------------------------------------------------------------------

    def action_whole(self) -> None:
        """List those that agree too, or only those that differ."""
        self._is_whole = not self._is_whole
        self._show(self._known)

    def action_agree(self) -> None:
        """Record the answer agreed on."""
        row, framework = self.row, self._known.framework
        if row is not None and framework is not None:
            self.host.with_person(lambda person: self._push(Agree(row, framework, person)))

    def action_withdraw(self) -> None:
        """Withdraw the answer agreed on, with a reason: what was judged counts again."""
        if (row := self.row) is None:
            return
        case, question = row.case, row.question

        def ask(person: str) -> None:
            work = lambda store, reason: withdraw(store, person, case, question, reason)  # noqa: E731  # one call
            self.app.push_screen(
                SayWhy(
                    f"Withdraw the moderated answer on {case} {question}", "Why", work, case=case, question=question
                ),
                self._recorded,
            )

        self.host.with_person(ask)

    # Helpers ---------------------------------------------------------------------------------------------------------

    def _push(self, window: "Dialog[Change]") -> None:
        self.app.push_screen(window, self._recorded)

    def _recorded(self, change: "Change | None") -> None:
        if change is not None:
            self.say(change.shown)

    def _take_sheet(self, sheet: ReviewSheet) -> None:
        self._sheets = {**self._sheets, sheet.case.reference: sheet}
        self.say_again()

    def _show(self, known: Known) -> None:
        self._known = known
        todo = sum(each.is_to_do or each.is_challenged for each in known.compared)
        self.set_name(known.title, Content(f"{todo:,} to moderate"))
        listed = [each for each in known.compared if self._is_whole or _is_listed(each)]
        self.show_rows(listed, lambda row: f"{row.case}/{row.question}", NONE)


class Agree(Dialog["Change"]):
    """Asks for the answer that was agreed on, and why; gives back what was recorded."""

    AUTO_FOCUS = "Choices, Input"
    ON_DISK = True
    HINT = "↑ ↓ and Enter choose the answer  Enter again save  {dialog.cancel} close, keep the text"

    def __init__(self, row: Compared, framework: Framework, person: str) -> None:
        """`person` records it for the question of `row`."""
        super().__init__()
        self._row, self._person = row, person
        question = framework.question(row.question)
        self._answers = framework.offered(question)
        """None where the answer is a whole number: it is typed."""

    @property
    def kept_as(self) -> str:
        """The answer agreed on this question."""
        return f"agree {self._row.case}/on/{self._row.question}"

    @property
    def about_case(self) -> str:
        """The case it is about."""
        return self._row.case

    def heading(self) -> Content:
        """Which question, and who answered what."""
        said = "; ".join(f"{whose(side)} {side.label}" for side in self._row.sides)
        return Content.assemble("Agree on ", plain(f"{self._row.case} {self._row.question}: {said}"))

    def body(self) -> ComposeResult:
        """The answers, and why this one."""
        if self._answers:
            yield Choices([Choice("", each.label) for each in self._answers])
        else:
            yield Field("Answer, a whole number", id="answer")
        yield Field("Why", id="reason")

    @on(Choices.Chosen)
    def chosen(self) -> None:
        """On to why; that none was chosen is no longer so."""
        self.complain("")
        self.query_one("#reason", Field).focus_text()

    @on(Input.Submitted)
    def save(self) -> None:
        """Record it, once answer and reason are there."""
        answer, reason, row, person = self._answer, self.query_one("#reason", Field).text, self._row, self._person
        if not answer:
            self.complain("Choose the answer first.")
        elif not reason:
            self.complain(NO_REASON)
            self.query_one("#reason", Field).focus_text()
        else:
            self.act(lambda store: moderate(store, person, row.case, row.question, answer, reason), self.close_with)

    @property
    def _answer(self) -> str:
        if not self._answers:
            return self.query_one("#answer", Field).text
        picked = self.query_one(Choices).picked
        return "" if picked is None else self._answers[picked].code


def _is_listed(row: Compared) -> bool:
    """What differs, what was agreed, and of which a challenge was upheld."""
    return row.differs or row.moderated is not None or row.is_challenged


def columns(width: int) -> Sequence[Column[Compared]]:
    """Case, question, what became of it, and who answered what."""
    answers = max(width - (CASE + QUESTION + STATE + 3), LEAST_ANSWERS)
    return (
        Column("Case", CASE, lambda row: (Piece(row.case, strong=True),)),
        Column("Question", QUESTION, lambda row: (Piece(row.question),)),
        Column("State", STATE, _state),
        Column("Answers", answers, lambda row: (Piece(" ≠ ".join(dict.fromkeys(side.label for side in row.sides))),)),
    )


def _state(row: Compared) -> tuple[Piece, ...]:
    if row.moderated is not None:
        return (Piece("moderated", "good"),)
    if row.differs:
        return (Piece("to decide", "weak"),)
    if row.is_challenged:
        return (Piece("challenged", "weak"),)
    if any(each.is_open for each in row.challenges):
        return (Piece("open", "quiet"),)
    return (Piece("not upheld" if row.challenges else "agree", "quiet"),)


def detail(row: Compared, framework: Framework | None, sheet: ReviewSheet | None, width: int) -> Content:
    """The question, then its judgements beside each other where there is room, and what was agreed."""
    title = framework.question(row.question).title if framework else ""
    lines = [plain(f"{row.case} {row.question} {title}", "bold"), Content("")]
    room = (width - len(BETWEEN) * (len(row.sides) - 1)) // max(len(row.sides), 1)
    if room >= LEAST_SIDE:
        lines += _beside([list(_side(each, sheet, room)) for each in row.sides], room)
    else:
        for each in row.sides:
            lines += [*_side(each, sheet, width), Content("")]
    for challenge in row.challenges:
        lines += [Content(""), plain(challenge_words(challenge), multiline=True)]
    if row.moderated is not None:
        lines += [Content(""), plain(agreed_words(row).strip(), "bold"), plain(row.moderated.reason)]
    return Content("\n").join(lines)


def _side(side: Side, sheet: ReviewSheet | None, width: int) -> Iterator[Content]:
    """Whose it is, the answer, the reasons and the evidence, no line wider than `width`."""
    mark = ", insufficient evidence" if side.insufficient_evidence else ""
    pieces = [sheet.evidence_words(piece) for piece in side.evidence] if sheet is not None else []
    parts = [
        plain(whose(side), "$tone-quiet"),
        plain(f"{side.label}{mark}", "bold"),
        plain(side.rationale or "No rationale.", multiline=True),
        *(plain(f"§ {piece}", "$tone-quiet") for piece in pieces),
    ]
    for part in parts:
        yield from (line.rstrip() for line in part.wrap(width))


def _beside(sides: Sequence[Sequence[Content]], width: int) -> Iterator[Content]:
    blank = Content("")
    for row in zip_longest(*sides, fillvalue=blank):
        cells = [each.truncate(width, pad=True) for each in row]
        yield Content.styled(BETWEEN, "$tone-quiet").join(cells)


def _read(store: "Store", person: str | None) -> Known:
    inspection = inspection_of(store)
    return Known(inspection.title, inspection.framework, compared(store, person))
