"""The lines above the summary's list: how far the work has come, what the figures describe, and the columns' names."""

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.widget import Widget

from reviewtui.services.inspections import Inspection
from reviewtui.services.summaries import InspectionSummary, Progress
from reviewtui.tui.marks import tone
from reviewtui.tui.text import plain

DRAFT, SHORT_DRAFT = "DRAFT, not signed", "DRAFT"
CHOSEN = {"purposive": "chosen sample: no margins"}
"""Sample method to the few words that stand in for the whole note where lines are scarce."""


class SummaryHead(Widget):
    """Progress, and the sample note on a line of its own while there is room for one."""

    found: reactive[InspectionSummary | None] = reactive[InspectionSummary | None](None, layout=True)
    filter_words: reactive[str] = reactive("")
    short: reactive[bool] = reactive(default=False, layout=True)
    """Whether it has one line, not two."""

    def render(self) -> Content:
        """One line or two."""
        if self.found is None:
            return Content("")
        progress = progress_line(self.found.progress, alerts=not self.short, filter_words=self.filter_words)
        if self.short:
            few = CHOSEN.get(self.found.inspection.sample_method, "")
            return self._cut(Content.assemble(progress, (f" · {few}" if few else "", "$tone-quiet")))
        return Content("\n").join([self._cut(progress), self._cut(plain(self.found.sample_note, "$tone-quiet"))])

    def _cut(self, content: Content) -> Content:
        return content.truncate(self.size.width, ellipsis=True)


class ColumnNames(Widget):
    """The names over a list's columns, as wide as its lines are: a scroll bar takes a cell from both."""

    def __init__(self, names: Callable[[int], Content], rows: ScrollView) -> None:
        """`names` gives the line for a width in cells; `rows` is the list beneath."""
        super().__init__()
        self._names = names
        self._rows = rows

    def on_mount(self) -> None:
        """Follow the list's scroll bar."""
        self.watch(self._rows, "show_vertical_scrollbar", self._redraw, init=False)

    def render(self) -> Content:
        """The line."""
        return self._names(self._rows.scrollable_content_region.width)

    def _redraw(self) -> None:
        self.refresh()


def progress_line(progress: Progress, *, alerts: bool = True, filter_words: str = "") -> Content:
    """`20 of 24 cases judged · 4 to do · ⚑ 1 alert open`; what is nought is left out."""
    parts = [
        Content(f"{progress.judged:,} of {counted(progress.cases, 'case')} judged"),
        Content(f"{progress.cases - progress.judged:,} to do"),
        Content(f"{counted(progress.owed, 'answer')} owing" if progress.owed else ""),
        Content.styled(
            f"⚑ {counted(progress.alerts_open, 'alert')} open" if alerts and progress.alerts_open else "",
            "$tone-alert",
        ),
        Content.styled(
            f"≠ {counted(progress.disagreements, 'disagreement')}" if progress.disagreements else "", "$tone-weak"
        ),
        Content.styled(f"only “{filter_words}”" if filter_words else "", "$accent"),
    ]
    return Content(" · ").join([part for part in parts if part.plain])


def title(inspection: Inspection) -> Content:
    """Where one is."""
    return Content.assemble(("Summary", "bold"), " · ", plain(inspection.title))


def overall(found: InspectionSummary, *, short: bool = False) -> Content:
    """`overall ○ Inadequate 1/12 · DRAFT, not signed`; `○ Inadequate 1/12 · DRAFT` when short."""
    framework, node = found.inspection.framework, found.summary.overall
    lead, draft = ("", SHORT_DRAFT) if short else ("overall ", DRAFT)
    if node.rating is None:
        return Content(f"{lead}not rated · {draft}")
    rating = framework.rating(node.rating)
    score = f" {node.score}/{node.max}" if node.score is not None else ""
    word = plain(f"{rating.glyph} {rating.label}", f"{tone(rating, framework.rating_scale)} bold")
    return Content.assemble(lead, word, f"{score} · {draft}")


def counted(number: int, noun: str) -> str:
    """`1 case`, `1,200 cases`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
