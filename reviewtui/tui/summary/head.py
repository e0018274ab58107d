"""The lines above the summary's list: how far the work has come, what the figures describe, and the columns' names."""

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.widget import Widget

from reviewtui.figures.margins import SAMPLED
from reviewtui.framework.model import OVERALL, Scale
from reviewtui.rating.margins import margins_words
from reviewtui.report.marks import first_mark
from reviewtui.services.inspections import Inspection
from reviewtui.services.summaries import InspectionSummary, Progress
from reviewtui.tui.marks import tone
from reviewtui.tui.text import plain

DRAFT, SHORT_DRAFT = "DRAFT, not signed", "DRAFT"
NO_MARGINS = {"purposive": "chosen sample: no margins"}
"""Sample method to the few words that stand in for the whole note where lines are scarce."""
UNKNOWN = "caseload not known: no margins"


class SummaryHead(Widget):
    """Progress, and the sample note on a line of its own while there is room for one."""

    found: reactive[InspectionSummary | None] = reactive[InspectionSummary | None](None, layout=True)
    filter_words: reactive[str] = reactive("")
    second_looks: reactive[int] = reactive(0)
    """Judgements whose evidence changed after they were made."""
    short: reactive[bool] = reactive(default=False, layout=True)
    """Whether it has one line, not two."""
    code: reactive[str | None] = reactive[str | None](None)
    """The line one is on: its margins are shown where it has some."""

    def render(self) -> Content:
        """One line or two."""
        if self.found is None:
            return Content("")
        margins = margins_words(self.found.margins.get(self.code or "", ()))
        if self.short:
            few = self._margins_in_short(self.found) or _few(self.found)
            note = Content.styled(f" · {few}" if few else "", "$tone-quiet")
            forms = [Content.assemble(self._progress(terse=terse), note) for terse in (False, True)]
            return self._cut(next((form for form in forms if form.cell_length <= self.size.width), forms[-1]))
        progress = self._progress(terse=False)
        words = f"{self.code} in all cases: {margins}" if margins else self.found.sampling.note
        return Content("\n").join([self._cut(progress), self._cut(plain(words, "$tone-quiet"))])

    def _margins_in_short(self, found: InspectionSummary) -> str:
        """`1.2: 37% to 63% (80%), 31% to 69% (95%)`; empty where the line has none."""
        both = found.margins.get(self.code or "", ())
        return f"{self.code}: {', '.join(f'{each.text} ({each.level}%)' for each in both)}" if both else ""

    def _progress(self, *, terse: bool) -> Content:
        if self.found is None:
            return Content("")
        return progress_line(
            self.found.progress,
            alerts=not self.short,
            filter_words=self.filter_words,
            departures=self.found.departures,
            second_looks=self.second_looks,
            terse=terse,
        )

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


def progress_line(
    progress: Progress,
    *,
    alerts: bool = True,
    filter_words: str = "",
    departures: int = 0,
    second_looks: int = 0,
    terse: bool = False,
) -> Content:
    """`20 of 24 cases judged · 4 to do · ⚑ 1 alert open`; what is nought is left out, and more of it when terse.

    `departures` are the ratings that a panel put beside those worked out, `second_looks` the judgements whose
    evidence changed since.
    """
    whole = f"{progress.cases:,}" if terse else counted(progress.cases, "case")
    owed = f"{progress.owed:,}" if terse else counted(progress.owed, "answer")
    parts = [
        Content(f"{progress.judged:,} of {whole} judged"),
        Content("" if terse else f"{progress.cases - progress.judged:,} to do"),
        Content(f"{owed} owing" if progress.owed else ""),
        Content.styled(f"◆ {counted(departures, 'departure')}" if departures else "", "$accent"),
        Content.styled(
            f"⚑ {counted(progress.alerts_open, 'alert')} open" if alerts and progress.alerts_open else "",
            "$tone-alert",
        ),
        Content.styled(
            f"≠ {counted(progress.disagreements, 'disagreement')}" if progress.disagreements else "", "$tone-weak"
        ),
        Content.styled(
            f"↺ {second_looks:,}{'' if terse else ' to look at again'}" if second_looks else "", "$tone-weak"
        ),
        Content.styled(f"only “{filter_words}”" if filter_words else "", "$accent"),
    ]
    return Content(" · ").join([part for part in parts if part.plain])


def _few(found: InspectionSummary) -> str:
    """Why there are no margins, in a few words; empty where there are some, or nobody said how cases were chosen."""
    sampling = found.sampling
    if sampling.method in SAMPLED and sampling.population is None:
        return UNKNOWN
    return NO_MARGINS.get(sampling.method, "")


def title(inspection: Inspection) -> Content:
    """Where one is."""
    return Content.assemble(("Summary", "bold"), " · ", plain(inspection.title))


def overall(found: InspectionSummary, *, short: bool = False) -> Content:
    """`overall ○ Inadequate 1/12 ? · DRAFT, not signed`; a panel's rating stands before the one worked out.

    `○ Inadequate 1/12 · DRAFT` when short.
    """
    framework, node = found.inspection.framework, found.summary.overall
    rule, scale = framework.inspection_rule(OVERALL).kind, framework.inspection_scale(OVERALL)
    lead, draft = ("", SHORT_DRAFT) if short else ("overall ", DRAFT)
    decided = found.decided.get(OVERALL, node.rating)
    if decided is None and node.rating is None:
        words = {"none": "no overall rating", "judged": f"{lead}panel judges"}.get(rule, f"{lead}not rated")
        return Content(f"{words} · {draft}")
    score = f" {node.score}/{node.max}" if node.score is not None else ""
    if decided == node.rating:
        by_panel = " · panel" if rule == "judged" else ""
        mark = f" {first_mark(node.flags)}".rstrip()
        return Content.assemble(lead, _rating(scale, decided), f"{score}{mark}{by_panel} · {draft}")
    stands, worked_out = _rating(scale, decided), _rating(scale, node.rating, bold=False)
    return Content.assemble(lead, stands, " ← ", worked_out, f"{score} · panel · {SHORT_DRAFT}")


def _rating(scale: Scale, code: str | None, *, bold: bool = True) -> Content:
    answer = scale.by_code.get(code or "")
    if answer is None:
        return Content("not rated")
    return plain(f"{answer.glyph} {answer.label}", tone(answer, scale) + (" bold" if bold else ""))


def counted(number: int, noun: str) -> str:
    """`1 case`, `1,200 cases`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
