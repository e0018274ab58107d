"""The lines above the summary's list: how far the work has come, and what the figures describe."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reviewtui.figures.margins import SAMPLED
from reviewtui.framework.model import OVERALL
from reviewtui.rating.margins import margins_words
from reviewtui.rating.summary import profile_words
from reviewtui.report.cells import Piece
from reviewtui.report.marks import graded, marks_of
from reviewtui.report.progress import progress_parts
from reviewtui.report.summary.page import could_be_words
from reviewtui.services.inspections import Inspection
from reviewtui.services.summary.summaries import InspectionSummary
from reviewtui.tui.cells import words as piece
from reviewtui.tui.text import cut, plain

DRAFT, SHORT_DRAFT = "DRAFT, not signed off", "DRAFT"
WIDE, LEAST_TITLE, SHORTEST_TITLE = 100, 30, 11
"""Cells that the title keeps on a wide and on a narrow screen."""
NO_MARGINS = {"purposive": "purposive sample: no margins"}
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
        of = "these" if self.found.filter else "all"
        said = f"{self.code} in {of} cases: {margins}" if margins else self.found.note
        return Content("\n").join([self._cut(progress), self._cut(plain(said, "$tone-quiet"))])

    def _margins_in_short(self, found: InspectionSummary) -> str:
        """`1.2: 37% to 63% (80%), 31% to 69% (95%)`; empty where the line has none."""
        both = found.margins.get(self.code or "", ())
        return f"{self.code}: {', '.join(f'{each.text} ({each.level}%)' for each in both)}" if both else ""

    def _progress(self, *, terse: bool) -> Content:
        if self.found is None:
            return Content("")
        parts = progress_parts(
            self.found.progress,
            self.found.departures,
            on_screen=True,
            alerts=not self.short,
            second_looks=self.second_looks,
            terse=terse,
        )
        only = [Piece(f"only “{self.filter_words}”", "accent")] if self.filter_words else []
        chosen = [Piece(f"filter: {words}", "accent")] if (words := self.found.filter_words) else []
        line = Content(" · ").join([piece(part) for part in (*chosen, *parts, *only)])
        words = could_be_words(self.found.inspection.framework, self.found.summary)
        longer = Content.assemble(line, (f" · {words}" if words else "", "$tone-quiet"))
        return longer if not self.short and longer.cell_length <= self.size.width else line

    def _cut(self, content: Content) -> Content:
        return cut(content, self.size.width)


def _few(found: InspectionSummary) -> str:
    """Why there are no margins, in a few words; empty where there are some, or nobody said how cases were chosen."""
    if found.filter is not None and not found.margins:
        return "no margins"
    sampling = found.sampling
    if sampling.method in SAMPLED and sampling.population is None:
        return UNKNOWN
    return NO_MARGINS.get(sampling.method, "")


def title(inspection: Inspection) -> Content:
    """Where one is."""
    return Content.assemble(("Summary", "bold"), " · ", plain(inspection.title))


def overall_within(found: InspectionSummary, width: int) -> Content:
    """The overall with the profile of all answers beside it, as much of both as there is room for."""
    profile = found.summary.overall.profile
    room = width - (LEAST_TITLE if width >= WIDE else SHORTEST_TITLE)
    forms = [
        _overall(found, lead=lead, words=words, draft=draft)
        for words in (profile_words(profile), " · ".join(each.good_of for each in profile), "")
        for lead, draft in (("overall ", DRAFT), ("overall ", SHORT_DRAFT), ("", SHORT_DRAFT))
    ]
    return next((form for form in forms if form.cell_length <= room), forms[-1])


def _overall(found: InspectionSummary, *, lead: str, words: str, draft: str) -> Content:
    """`overall ○ Inadequate 1/12 ? · DRAFT, not signed off · O 3 G 10 R 6 I 2; 13 of 21 good`.

    A panel's rating stands before the one worked out.
    """
    framework, node = found.inspection.framework, found.summary.overall
    rule, scale = framework.inspection_rule(OVERALL).kind, framework.inspection_scale(OVERALL)
    decided, end = found.decided.get(OVERALL, node.rating), f" · {draft}{f' · {words}' if words else ''}"
    if decided is None and node.rating is None:
        said = {"none": "no overall rating", "judged": f"{lead}panel judges"}.get(rule, f"{lead}not rated")
        return Content(f"{said}{end}")
    score = f" {node.score}/{node.max}" if node.score is not None else ""
    stands = piece(graded(scale, decided)._replace(strong=True))
    if decided == node.rating:
        by_panel = " · panel" if rule == "judged" else ""
        return Content.assemble(lead, stands, f"{score} {marks_of(node.flags)}".rstrip(), f"{by_panel}{end}")
    return Content.assemble(lead, stands, " ← ", piece(graded(scale, node.rating)), f"{score} · panel{end}")
