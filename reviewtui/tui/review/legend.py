"""The legend of answers, always in sight: key, glyph, label and what the answer looks like; or one line when zoomed."""

from textwrap import wrap

from textual.content import Content
from textual.widget import Widget

from reviewtui.framework.model import Answer, Framework, Question
from reviewtui.tui.marks import tone
from reviewtui.tui.review.answers import either, keys_of, span_of
from reviewtui.tui.review.desk import Desk
from reviewtui.tui.text import plain

CHOSEN, ON_ITS_WAY, ONE_SIDE = "▸", "…", "≠"
NOTHING_FOUND = Answer("insufficient_evidence", "Nothing found", "i", None, "?", "?", good=False)
"""How "insufficient evidence" stands in the legend: a reason beside the answer, picked like one."""


class Legend(Widget):
    """A line for each answer the question may be given; the one that stands has a mark before it."""

    def __init__(self) -> None:
        """Without answers until the sheet is read."""
        super().__init__(id="legend")
        self._desk: Desk | None = None
        self._on_one_line = False
        self._lines: tuple[Framework | None, int] = (None, 1)
        """A framework, and the most lines that one of its questions needs."""

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
        if self._lines[0] is not framework:
            self._lines = (framework, max(_lines_needed(framework, question) for question in framework.questions()))
        return self._lines[1]

    def render(self) -> Content:
        """All answers with what they look like, or their names on one line."""
        if self._desk is None:
            return Content("")
        if self._on_one_line:
            return one_line(self._desk, self.size.width)
        return Content("\n").join(lines_of(self._desk, self.size.width, self.size.height))


def lines_of(desk: Desk, width: int, height: int = 0) -> list[Content]:
    """A line for each answer, cut where the width ends: the guidance has the whole of it then.

    Lines of the `height` that are free go to what was cut, first of all to the answer that stands.
    """
    answers = () if desk.framework.scale_of(desk.question).count else _answers(desk)
    marked = bool(desk.question.insufficient_evidence)
    free = max(height - max(len(answers), 1) - marked, 0)
    needed = {answer.code: len(_texts(desk, answer, width)) for answer in answers}
    kept: dict[str, int] = {}
    for answer in sorted(answers, key=lambda each: mark_of(desk, each) != CHOSEN):
        kept[answer.code] = min(needed[answer.code], 1 + free)
        free -= kept[answer.code] - 1
    lines = [line for answer in answers for line in _lines(desk, answer, kept[answer.code], width)]
    if not answers:
        lines = [_number_line(desk)]
    if marked:
        lines.append(_line(desk, NOTHING_FOUND, _expectations(desk), width))
    return [line.truncate(width, ellipsis=True) for line in lines]


def mark_of(desk: Desk, answer: Answer) -> str:
    """`▸` at the answer that stands, `…` at one on its way to the disk, `≠` at each side of a disagreement."""
    wanted, here = desk.wanted(desk.at), desk.here
    if answer is NOTHING_FOUND:
        stands = here.judged is not None and here.judged.insufficient_evidence
        on_its_way = wanted.insufficient_evidence and not stands
    else:
        stands = here.answer == answer.code
        on_its_way = wanted.answer == answer.code and not stands
    if desk.is_asked(desk.at) and on_its_way:
        return ON_ITS_WAY
    if stands:
        return CHOSEN
    return ONE_SIDE if any(side.answer == answer.code for side in here.sides) else " "


def one_line(desk: Desk, width: int) -> Content:
    """`1★ Outstanding 2● Good ▸3◐ Requires impr.`, the names cut as short as the width asks."""
    marked = (NOTHING_FOUND,) if desk.question.insufficient_evidence else ()
    answers = (*_answers(desk), *marked)
    number = [_number_line(desk)] if desk.framework.scale_of(desk.question).count else []
    line = Content(" ").join(number)
    longest = max((len(_short(answer)) for answer in answers), default=0)
    for length in range(longest, 2, -1):
        line = Content(" ").join([*number, *(_named(desk, answer, length) for answer in answers)])
        if line.cell_length <= width - 1:
            break
    return Content.assemble("" if number else " ", line).truncate(width, ellipsis=True)


def _answers(desk: Desk) -> tuple[Answer, ...]:
    return desk.framework.offered(desk.question)


def _lines_needed(framework: Framework, question: Question) -> int:
    return max(1, len(framework.offered(question))) + bool(question.insufficient_evidence)


def _line(desk: Desk, answer: Answer, meanings: tuple[str, ...], width: int) -> Content:
    """One answer, with the longest of its meanings that fits."""
    mark = mark_of(desk, answer)
    head = _head(desk, answer, mark, width)
    room = width - head.cell_length
    meaning = next((each for each in meanings if len(each) <= room), meanings[-1])
    return Content.assemble(head, plain(meaning, "bold" if mark == CHOSEN else ""))


def _lines(desk: Desk, answer: Answer, number: int, width: int) -> list[Content]:
    """One answer on so many lines; the last of them has all the words that are left."""
    mark = mark_of(desk, answer)
    head, style = _head(desk, answer, mark, width), "bold" if mark == CHOSEN else ""
    texts = _texts(desk, answer, width)
    first, *more = [*texts[: number - 1], " ".join(texts[number - 1 :])]
    under = " " * head.cell_length
    return [
        Content.assemble(head, plain(first, style)),
        *(Content.assemble(under, plain(text, style)) for text in more),
    ]


def _texts(desk: Desk, answer: Answer, width: int) -> list[str]:
    """What an answer looks like, in lines beside its name."""
    room = width - _head(desk, answer, mark_of(desk, answer), width).cell_length
    return wrap(desk.question.legend.get(answer.code, ""), max(room, 10)) or [""]


def _expectations(desk: Desk) -> tuple[str, ...]:
    """What goes with "insufficient evidence", in longer and in shorter words."""
    keys = either(keys_of(desk.framework, desk.question, desk.question.insufficient_evidence))
    return f"reason to add; this framework then expects {keys}", f"add as reason; expects {keys}"


def _number_line(desk: Desk) -> Content:
    """`▸ 0-9 # 12  whole number, 0 to 99`."""
    wanted, standing = desk.wanted(desk.at).answer, desk.here.answer
    sides = tuple(dict.fromkeys(side.answer for side in desk.here.sides if side.answer))
    mark = ON_ITS_WAY if desk.is_asked(desk.at) and wanted != standing else CHOSEN if standing else " "
    shown = wanted or ""
    if not shown and sides:
        mark, shown = ONE_SIDE, either(sides)
    return Content.assemble(
        f" {mark} ",
        plain("0-9", f"bold {'reverse' if mark == CHOSEN else '$accent'}"),
        plain(f" # {shown} ", "bold" if mark == CHOSEN else ""),
        plain(f"whole number, {span_of(desk.framework, desk.question)}"),
    )


def _head(desk: Desk, answer: Answer, mark: str, width: int) -> Content:
    """Mark, key, glyph and name, as wide for every answer that the question may be given."""
    marked = (NOTHING_FOUND,) if desk.question.insufficient_evidence else ()
    answers = (*_answers(desk), *marked)
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
    return "$tone-quiet" if answer is NOTHING_FOUND else tone(answer, desk.framework.scale_of(desk.question))
