"""The row of counts over the cases of a question: one part for each answer, the picked one standing out."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.framework.model import Answer
from reviewtui.tui.marks import UNJUDGED, tone
from reviewtui.tui.summary.drill_down import TO_DO, Figure
from reviewtui.tui.text import plain


class AnswerRow(Widget):
    """`All 24   4 ○ 4   3 ◐ 6   2 ● 9   1 ★ 1   x – 0   . · 4`: key, glyph and count."""

    figure: reactive[Figure | None] = reactive[Figure | None](None)
    picked: reactive[str | None] = reactive[str | None](None)

    @property
    def codes(self) -> tuple[str | None, ...]:
        """What can be picked, in the order shown; None is all."""
        return (None, *self.figure.counts) if self.figure else ()

    def render(self) -> Content:
        """In full words where they fit, else key, glyph and count."""
        if self.figure is None:
            return Content("")
        for labels in (True, False):
            found = Content(" ").join([self._part(self.figure, code, labels=labels) for code in self.codes])
            if found.cell_length <= self.size.width:
                return found
        return found.truncate(self.size.width, ellipsis=True)

    def _part(self, figure: Figure, code: str | None, *, labels: bool) -> Content:
        if code is None:
            words = Content(f"All {sum(figure.counts.values()):,}")
        elif code == TO_DO:
            left = "to do " if figure.rated else "not rated "
            words = Content.styled(f". {UNJUDGED} {left if labels else ''}{figure.counts[code]:,}", "$tone-quiet")
        else:
            words = self._answer(figure, figure.scale.answer(code), labels=labels)
        if code == self.picked:
            return Content.assemble("▸", Content(words.plain), " ").stylize("reverse")
        return Content.assemble(" ", words, " ")

    def _answer(self, figure: Figure, answer: Answer, *, labels: bool) -> Content:
        if figure.scale.count:
            return plain(f"{answer.code}: {figure.counts[answer.code]:,}")
        label = f"{answer.short or answer.label} " if labels else ""
        colour = tone(answer, figure.scale)
        return Content.assemble(
            (f"{answer.key} ", "$accent"), plain(f"{answer.glyph} {label}{figure.counts[answer.code]:,}", colour)
        )
