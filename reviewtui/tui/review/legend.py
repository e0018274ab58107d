"""The legend of answers, always in sight: key, glyph, label and what the answer looks like; or one line when zoomed."""

from textual.content import Content
from textual.widget import Widget

from reviewtui.framework.model import Answer, Framework
from reviewtui.tui.marks import tone
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.text import plain

CHOSEN, ON_ITS_WAY, ONE_SIDE = "▸", "…", "≠"


class Legend(Widget):
    """A line for each answer the question may be given; the one that stands has a mark before it."""

    def __init__(self) -> None:
        """Without answers until the sheet is read."""
        super().__init__(id="legend")
        self._desk: Desk | None = None
        self._on_one_line = False

    def show(self, desk: Desk) -> None:
        """Show the answers of the question at hand."""
        self._desk = desk
        self.refresh()

    def show_on_one_line(self, on_one_line: bool) -> None:
        """Give the room to the panes, or take it again."""
        if self._on_one_line != on_one_line:
            self._on_one_line = on_one_line
            self.refresh()

    def lines_for(self, framework: Framework | None) -> int:
        """As many as the question that offers most answers needs, so that nothing jumps from question to question."""
        if framework is None or self._on_one_line:
            return 1
        return max(len(framework.offered(question)) for question in framework.questions())

    def render(self) -> Content:
        """All answers with what they look like, or their names on one line."""
        if self._desk is None:
            return Content("")
        if self._on_one_line:
            return one_line(self._desk, self.size.width)
        return Content("\n").join(lines_of(self._desk, self.size.width))


def lines_of(desk: Desk, width: int) -> list[Content]:
    """A line for each answer, cut where the width ends: the guidance has the whole of it then."""
    lines = []
    for answer in desk.framework.offered(desk.question):
        mark = mark_of(desk, answer)
        meaning = plain(desk.question.legend.get(answer.code, ""), "bold" if mark == CHOSEN else "")
        lines.append(Content.assemble(_head(desk, answer, mark, width), meaning).truncate(width, ellipsis=True))
    return lines


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
