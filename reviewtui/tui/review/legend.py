"""The legend of answers, always in sight: key, glyph, label and what the answer looks like; or one line when zoomed."""

from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from reviewtui.framework.model import Answer, Framework, Question
from reviewtui.tui.marks import tone
from reviewtui.tui.review.answers import either, keys_of
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.text import cut, plain

CHOSEN, ONE_SIDE = "▸", "≠"
INSUFFICIENT = Answer("insufficient_evidence", "Insufficient", "i", None, "?", "?", good=False)
"""How "insufficient evidence" stands in the legend: a reason beside the answer, picked like one."""


class Legend(Widget):
    """A line for each answer the question may be given; the one that stands has a mark before it."""

    @dataclass
    class Picked(Message):
        """An answer was clicked."""

        key: str
        """The key that gives it."""

    def __init__(self) -> None:
        """Without answers until the sheet is read."""
        super().__init__(id="legend")
        self._review: ReviewState | None = None
        self._on_one_line = False
        self._lines: tuple[Framework | None, int] = (None, 1)
        """A framework, and the most lines that one of its questions needs."""

    def show(self, review: ReviewState) -> None:
        """Show the answers of the question at hand."""
        self._review = review
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

    def on_click(self, event: events.Click) -> None:
        """Give the answer that is pointed at; a number has to be typed."""
        if self._review is None:
            return
        if self._on_one_line:
            keys = [key for key, part in parts_of(self._review, self.size.width) for _ in range(part.cell_length + 1)]
            place = event.x - 1
        else:
            keys = [key for key, _ in rows_of(self._review, self.size.width, self.size.height)]
            place = event.y
        if 0 <= place < len(keys) and keys[place]:
            self.post_message(self.Picked(keys[place]))

    def render(self) -> Content:
        """All answers with what they look like, or their names on one line."""
        if self._review is None:
            return Content("")
        if self._on_one_line:
            return one_line(self._review, self.size.width)
        return Content("\n").join(lines_of(self._review, self.size.width, self.size.height))


def lines_of(review: ReviewState, width: int, height: int = 0) -> list[Content]:
    """A line for each answer, cut where the width ends: the guidance has the whole of it then."""
    return [line for _, line in rows_of(review, width, height)]


def rows_of(review: ReviewState, width: int, height: int = 0) -> list[tuple[str, Content]]:
    """The key of an answer beside each of its lines; none beside the line of a number.

    Lines of the `height` that are free go to what was cut, first of all to the answer that stands.
    """
    answers = () if review.framework.scale_of(review.question).count else _answers(review)
    marked = bool(review.question.insufficient_evidence)
    free = max(height - max(len(answers), 1) - marked, 0)
    needed = {answer.code: len(_texts(review, answer, width)) for answer in answers}
    kept: dict[str, int] = {}
    for answer in sorted(answers, key=lambda each: mark_of(review, each) != CHOSEN):
        kept[answer.code] = min(needed[answer.code], 1 + free)
        free -= kept[answer.code] - 1
    rows = [(answer.key, line) for answer in answers for line in _lines(review, answer, kept[answer.code], width)]
    if not answers:
        rows = [("", _number_line(review))]
    if marked:
        rows.append((INSUFFICIENT.key, _line(review, INSUFFICIENT, _expectations(review), width)))
    return [(key, cut(line, width)) for key, line in rows]


def mark_of(review: ReviewState, answer: Answer) -> str:
    """`▸` at the answer that stands, `≠` at each side of a disagreement."""
    judged = review.judged
    if judged.insufficient_evidence if answer is INSUFFICIENT else judged.answer == answer.code:
        return CHOSEN
    return ONE_SIDE if any(side.answer == answer.code for side in review.here.sides) else " "


def one_line(review: ReviewState, width: int) -> Content:
    """`1★ Outstanding 2● Good ▸3◐ Requires impr.`; where that has no room, the name of what was answered alone."""
    lead = "" if review.framework.scale_of(review.question).count else " "
    line = Content(" ").join(part for _, part in parts_of(review, width))
    return cut(Content.assemble(lead, line), width)


def parts_of(review: ReviewState, width: int) -> list[tuple[str, Content]]:
    """The key of each answer, and what stands for it on one line; first of all the number, where one is asked for."""
    marked = (INSUFFICIENT,) if review.question.insufficient_evidence else ()
    answers = (*_answers(review), *marked)
    number = [("", _number_line(review))] if review.framework.scale_of(review.question).count else []
    whole = [*number, *((each.key, _named(review, each, named=True)) for each in answers)]
    if sum(part.cell_length + 1 for _, part in whole) <= width:
        return whole
    return [*number, *((each.key, _named(review, each, named=mark_of(review, each) == CHOSEN)) for each in answers)]


def _answers(review: ReviewState) -> tuple[Answer, ...]:
    return review.framework.offered(review.question)


def _lines_needed(framework: Framework, question: Question) -> int:
    return max(1, len(framework.offered(question))) + bool(question.insufficient_evidence)


def _line(review: ReviewState, answer: Answer, meanings: tuple[str, ...], width: int) -> Content:
    """One answer, with the longest of its meanings that fits."""
    mark = mark_of(review, answer)
    head = _head(review, answer, mark, width)
    room = width - head.cell_length
    meaning = next((each for each in meanings if len(each) <= room), meanings[-1])
    return Content.assemble(head, plain(meaning, "bold" if mark == CHOSEN else ""))


def _lines(review: ReviewState, answer: Answer, number: int, width: int) -> list[Content]:
    """One answer on so many lines; the last of them has all the words that are left."""
    mark = mark_of(review, answer)
    head, style = _head(review, answer, mark, width), "bold" if mark == CHOSEN else ""
    texts = _texts(review, answer, width)
    first, *more = [*texts[: number - 1], " ".join(texts[number - 1 :])]
    under = " " * head.cell_length
    return [
        Content.assemble(head, plain(first, style)),
        *(Content.assemble(under, plain(text, style)) for text in more),
    ]


def _texts(review: ReviewState, answer: Answer, width: int) -> list[str]:
    """What an answer looks like, in lines beside its name."""
    room = width - _head(review, answer, mark_of(review, answer), width).cell_length
    return list(_wrapped(review.question.legend.get(answer.code, ""), max(room, 10)))


@lru_cache(maxsize=200)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """The same few texts at every key."""
    return tuple(wrap(text, width)) or ("",)


def _expectations(review: ReviewState) -> tuple[str, ...]:
    """What goes with "insufficient evidence", in longer and in shorter words."""
    keys = either(keys_of(review.framework, review.question, review.question.insufficient_evidence))
    return f"evidence to judge: say why (allowed with {keys})", f"evidence: say why (with {keys})"


def _number_line(review: ReviewState) -> Content:
    """`▸ 0-9 # 12  whole number, 0 to 99`."""
    shown = review.here.answer or ""
    sides = tuple(dict.fromkeys(side.answer for side in review.here.sides if side.answer))
    mark = CHOSEN if shown else " "
    if not shown and sides:
        mark, shown = ONE_SIDE, either(sides)
    return Content.assemble(
        f" {mark} ",
        plain("0-9", f"bold {'reverse' if mark == CHOSEN else '$accent'}"),
        plain(f" # {shown} ", "bold" if mark == CHOSEN else ""),
        plain(f"whole number, {review.framework.scale_of(review.question).span}"),
    )


def _head(review: ReviewState, answer: Answer, mark: str, width: int) -> Content:
    """Mark, key, glyph and name, as wide for every answer that the question may be given."""
    marked = (INSUFFICIENT,) if review.question.insufficient_evidence else ()
    answers = (*_answers(review), *marked)
    whole = max(len(each.label) for each in answers)
    names = max(len(_short(each)) for each in answers)
    fits_whole = width >= whole + 64
    name = answer.label.ljust(whole) if fits_whole else _short(answer).ljust(names)
    weight = "bold " if mark == CHOSEN else ""
    return Content.assemble(
        f" {mark} ",
        plain(answer.key, f"bold {'reverse' if mark == CHOSEN else '$accent'}"),
        " ",
        plain(f"{answer.glyph} {name}", weight + _tone(review, answer)),
        " ",
    )


def _named(review: ReviewState, answer: Answer, *, named: bool) -> Content:
    """`▸3◐ Requires impr.`, or `3◐` alone."""
    mark = mark_of(review, answer)
    weight = "bold reverse " if mark == CHOSEN else ""
    return Content.assemble(
        "" if mark == " " else mark,
        plain(answer.key, "bold $accent"),
        plain(f"{answer.glyph} {_short(answer)}" if named else answer.glyph, weight + _tone(review, answer)),
    )


def _short(answer: Answer) -> str:
    return answer.short or answer.label


def _tone(review: ReviewState, answer: Answer) -> str:
    return "$tone-quiet" if answer is INSUFFICIENT else tone(answer, review.framework.scale_of(review.question))
