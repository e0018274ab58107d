"""The legend of answers, always in sight: key, glyph, label and what the answer looks like; or one line when zoomed."""

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from reviewtui.framework.model import Answer, Question
from reviewtui.tui.marks import tone
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.review.question import hanging
from reviewtui.tui.text import plain

CHOSEN, ON_ITS_WAY, ONE_SIDE = "▸", "…", "≠"
WRAPS_BELOW = 76
NARROWEST_WRAP = 40


class Legend(Widget):
    """A line for each answer the question may be given; the one that stands has a mark before it."""

    def __init__(self) -> None:
        """Without answers until the sheet is read."""
        super().__init__(id="legend")
        self._desk: Desk | None = None
        self._on_one_line = False
        self.wraps = False
        """Whether a line that does not fit goes on beneath, instead of being cut."""

    def show(self, desk: Desk) -> None:
        """Show the answers of the question at hand."""
        first = self._desk is None
        self._desk = desk
        self.refresh(layout=first)

    def show_on_one_line(self, on_one_line: bool) -> None:
        """Give the room to the panes, or take it again."""
        if self._on_one_line != on_one_line:
            self._on_one_line = on_one_line
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the question that needs most, so that nothing jumps from question to question."""
        if self._desk is None or self._on_one_line:
            return 1
        return max(len(self._lines(question, width)) for question in self._desk.framework.questions())

    def render(self) -> Content:
        """All answers with what they look like, or their names on one line."""
        if self._desk is None:
            return Content("")
        if self._on_one_line:
            return one_line(self._desk, self.size.width)
        return Content("\n").join(self._lines(self._desk.question, self.size.width))

    def _lines(self, question: Question, width: int) -> list[Content]:
        assert self._desk is not None
        return [
            line for answer in self._desk.framework.offered(question) for line in self._answer(question, answer, width)
        ]

    def _answer(self, question: Question, answer: Answer, width: int) -> Iterable[Content]:
        assert self._desk is not None
        mark = mark_of(self._desk, answer) if question is self._desk.question else " "
        head = _head(self._desk, answer, mark, width)
        meaning = plain(question.legend.get(answer.code, ""), "bold" if mark == CHOSEN else "")
        if self.wraps:
            return hanging(head, meaning, width)
        return [Content.assemble(head, meaning).truncate(width, ellipsis=True)]


def mark_of(desk: Desk, answer: Answer) -> str:
    """`▸` at the answer that stands, `…` at one on its way to the disk, `≠` at each side of a disagreement."""
    wanted = desk.wanted(desk.at).answer
    if desk.is_asked(desk.at) and wanted == answer.code != desk.here.answer:
        return ON_ITS_WAY
    if desk.here.answer == answer.code:
        return CHOSEN
    return ONE_SIDE if any(side.answer == answer.code for side in desk.here.sides) else " "


def one_line(desk: Desk, width: int) -> Content:
    """`1★ Outstanding 2● Good ▸3◐ Requires impr.`, the names cut as short as the width asks."""
    answers = desk.framework.offered(desk.question)
    longest = max(len(_short(answer)) for answer in answers)
    for length in range(longest, 2, -1):
        line = Content(" ").join(_named(desk, answer, length) for answer in answers)
        if line.cell_length <= width - 1:
            break
    return Content.assemble(" ", line).truncate(width, ellipsis=True)


def _head(desk: Desk, answer: Answer, mark: str, width: int) -> Content:
    """Mark, key, glyph and name, as wide for every answer of the framework."""
    answers = [each for scale in desk.framework.scales for each in scale.answers]
    whole = max(len(each.label) for each in answers)
    names = max(len(_short(each)) for each in answers)
    fits_whole = width >= whole + 64
    name = answer.label.ljust(whole) if fits_whole else _short(answer).ljust(names)
    weight = "bold " if mark == CHOSEN else ""
    return Content.assemble(
        f" {mark} ",
        plain(answer.key, f"bold {'reverse' if mark == CHOSEN else '$accent'}"),
        " ",
        plain(f"{answer.glyph} {name}", weight + _tone(desk, answer)),
        " ",
    )


def _named(desk: Desk, answer: Answer, length: int) -> Content:
    mark = mark_of(desk, answer)
    name = _short(answer)
    cut = name if len(name) <= length else name[: length - 1].rstrip() + "."
    weight = "bold reverse " if mark == CHOSEN else ""
    return Content.assemble(
        "" if mark == " " else mark,
        plain(answer.key, "bold $accent"),
        plain(f"{answer.glyph} {cut}", weight + _tone(desk, answer)),
    )


def _short(answer: Answer) -> str:
    return answer.short or answer.label


def _tone(desk: Desk, answer: Answer) -> str:
    scale = next(scale for scale in desk.framework.scales if answer in scale.answers)
    return tone(answer, scale)
