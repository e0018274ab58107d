"""What is published of an inspection: figures over all cases, small counts hidden, and nothing of any single case."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from db.contents import ContentChanged
from db.store import Store
from reviewtui.casefile.case_codes import plain
from reviewtui.casefile.over_cases import OverCases
from reviewtui.exchange.flat.table import Column, Row, Table
from reviewtui.figures.suppression import HIDDEN, suppressed
from reviewtui.framework.model import OVERALL
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import Inspection, as_read, inspection_on
from reviewtui.services.people.blindness import require_sight
from reviewtui.services.reports.finality import Finality, finality_on
from reviewtui.services.reports.published_characteristics import OTHERS, Counts, characteristics
from reviewtui.services.store.verifying import require_counts
from reviewtui.services.summary.summaries import InspectionSummary, summary_on

STATUS = Column("status", "text", "DRAFT until the inspection is signed off, then final.")


class Hidden(NamedTuple):
    """Something that is not published as it is."""

    table: str
    row: str
    what: str


class Published(NamedTuple):
    """The tables, and what was hidden in them."""

    inspection: Inspection
    summary: InspectionSummary
    least: int
    tables: tuple[Table, ...]
    hidden: tuple[Hidden, ...]
    finality: Finality

    @property
    def all_tables(self) -> tuple[Table, ...]:
        """The list of what was hidden is the last of them."""
        columns = (
            Column("table", "text", "Name of the table."),
            Column("row", "text", "What the row is about."),
            Column("hidden", "text", "What is hidden in it, and why."),
            STATUS,
        )
        rows = [
            {"table": one.table, "row": one.row, "hidden": one.what, "status": self.finality.status}
            for one in self.hidden
        ]
        return (*self.tables, Table("hidden", columns, lambda: iter(rows)))


def published(store: Store, least: int) -> Published:
    """What can be published where counts below `least` are hidden.

    Raises BadInput while the store holds no inspection, and where nothing is left to publish; ContentChanged where
    damage is read around.
    """
    with store.read() as connection:
        require_sight(store, connection)
        require_counts(connection)
        if store.left_out:
            raise ContentChanged("an entry is not what was recorded")
        inspection = as_read(inspection_on(connection))
        summary = summary_on(connection, inspection)
        finality = finality_on(connection)
        maker = _Maker(least, finality.status)
        tables = (
            _ratings(summary, finality.status),
            maker.questions(summary),
            maker.counted("characteristics", "characteristic", "value", characteristics(connection, inspection, least)),
            maker.timeliness(summary),
            maker.counted("missed_opportunities", "check", "result", _missed(summary)),
        )
    if not maker.shown:
        raise BadInput(
            f"Nothing is left to publish where counts below {least:,} are hidden. Nothing was written. "
            "Use a lower --threshold."
        )
    return Published(inspection, summary, least, tables, tuple(maker.hidden), finality)


class _Maker:
    """Makes tables, hides counts, and remembers what it hid."""

    def __init__(self, least: int, status: str) -> None:
        self._least, self._status, self.hidden, self.shown = least, status, list[Hidden](), 0

    def hide(self, table: str, row: str, counts: Counts) -> dict[str, int | None]:
        """The counts of one row or group, None where they are hidden."""
        found = suppressed(counts, self._least)
        if found is None:
            self.hidden.append(Hidden(table, row, "All of it: too few cases to publish any count."))
            found = dict.fromkeys(counts)
        elif None in found.values():
            number = sum(1 for value in found.values() if value is None)
            what = f"{number:,} counts: below {self._least:,}, or one would follow from another."
            self.hidden.append(Hidden(table, row, what))
        self.shown += sum(1 for value in found.values() if value)
        return found

    def counted(self, name: str, group: str, value: str, groups: Sequence[tuple[str, Counts]]) -> Table:
        """A row for each value of each group; the counts of a group add up to its total."""
        columns = (
            Column(group, "text", "What is counted."),
            Column(value, "text", "Each value it can have."),
            Column("cases", "text", f"Number of cases, or {HIDDEN} where it is hidden."),
            Column("all_cases", "integer", "All cases of the group."),
            STATUS,
        )
        rows = [
            {
                group: title,
                value: key,
                "cases": _text(number),
                "all_cases": sum(counts.values()),
                "status": self._status,
            }
            for title, counts in groups
            for key, number in self.hide(name, title, counts).items()
        ]
        return Table(name, columns, _walked(rows))

    def questions(self, found: InspectionSummary) -> Table:
        """Good and other answers to each question, and cases that are not counted; all three hidden or none.

        Counts of answers are about the work of agencies and are shown, however small. But how many cases a question
        applies to can say something about the children, so that is hidden like any small count, and always where the
        framework asks the question of some cases only.
        """
        columns = (
            Column("question", "text", "Code of the question."),
            Column("title", "text", "Its title."),
            Column("rating", "text", f"Its rating, or {HIDDEN} where its counts are hidden.", "It is not rated."),
            *(Column(name, "text", f"{what}, or {HIDDEN}.") for name, what in QUESTION_COUNTS.items()),
            Column("all_cases", "integer", "All cases."),
            STATUS,
        )
        rows = [
            self._question(found, code)
            for code in found.summary.questions
            if found.inspection.framework.is_graded(code)
        ]
        return Table("questions", columns, _walked(rows))

    def _question(self, found: InspectionSummary, code: str) -> Row:
        node, framework = found.summary.questions[code], found.inspection.framework
        share = node.share
        apart = {"applies": share.applicable, "not": share.cases - share.applicable}
        asked_of_some = framework.gates.keys() | framework.asked_when.keys()
        is_small = any(0 < number < self._least for number in apart.values())
        is_shown = bool(share.applicable) and not is_small and code not in asked_of_some
        counts = {"good": share.good, "other": share.other, "not_counted": apart["not"]}
        if is_shown:
            self.shown += 1
        else:
            what = (
                f"All counts: it applies, or does not, to fewer than {self._least:,} cases, or is asked of some only."
            )
            self.hidden.append(Hidden("questions", code, what))
        label = framework.inspection_scale(code).answer(node.rating).label if node.rating else None
        return {
            "question": code,
            "title": framework.question(code).title,
            "rating": label if is_shown else HIDDEN,
            **{name: _text(number if is_shown else None) for name, number in counts.items()},
            "all_cases": share.cases,
            "status": self._status,
        }

    def timeliness(self, found: InspectionSummary) -> Table:
        """Each measure: mean and median where enough cases have a figure, and how many were within the limit."""
        columns = (
            Column("measure", "text", "What is measured."),
            Column("unit", "text", "days, working days, hours or months."),
            Column("mean", "text", f"Mean, or {HIDDEN} where too few cases have a figure."),
            Column("median", "text", f"Median, or {HIDDEN}."),
            *(Column(name, "text", f"{what}, or {HIDDEN}.", "No limit is set.") for name, what in LIMIT_COUNTS.items()),
            Column("all_cases", "text", f"Cases that it is for, or {HIDDEN}."),
            STATUS,
        )
        return Table("timeliness", columns, _walked(list(self._measures(found))))

    def _measures(self, found: InspectionSummary) -> Iterator[Row]:
        for one in found.timing.measures if found.timing else ():
            whole, title = one.whole, one.measure.title
            if not whole.of:
                continue
            enough = whole.n >= self._least
            if whole.n and not enough:
                self.hidden.append(Hidden("timeliness", title, "Mean and median: too few cases have a figure."))
            yield {
                "measure": title,
                "unit": plain(whole.unit),
                "mean": whole.mean_text(1) if enough else HIDDEN,
                "median": whole.median_text(1) if enough else HIDDEN,
                **self._limited(one),
                "status": self._status,
            }

    def _limited(self, one: OverCases) -> dict[str, str]:
        """Cases within and over the limit. How many cases a measure for some only is for says who they are."""
        whole, title = one.whole, one.measure.title
        counts = {"within": whole.within, "over": whole.late, "no_result": whole.of - whole.within - whole.late}
        if one.measure.applies_when:
            self.hidden.append(Hidden("timeliness", title, "All counts: the measure is for some cases only."))
            return dict.fromkeys((*counts, "all_cases"), HIDDEN)
        shown = self.hide("timeliness", title, counts) if whole.limited else {}
        return {**{name: _text(number) for name, number in shown.items()}, "all_cases": str(whole.of)}


QUESTION_COUNTS = {
    "good": "Cases with a good answer",
    "other": "Cases with another answer that applies",
    "not_counted": "Cases in which it is not applicable or has no answer",
}
LIMIT_COUNTS = {
    "within": "Cases within the limit",
    "over": "Cases over the limit",
    "no_result": "Cases without a limit, or that cannot be determined",
}


def _walked(rows: Sequence[Row]) -> Callable[[], Iterator[Row]]:
    return lambda: iter(rows)


def _text(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def _ratings(found: InspectionSummary, status: str) -> Table:
    """The rating in use of the inspection and of each standard."""
    framework = found.inspection.framework
    titles = {OVERALL: "Overall", **{standard.code: standard.title for standard in framework.standards}}
    columns = (
        Column("node", "text", "Code of the standard; overall."),
        Column("title", "text", "Its title."),
        Column("rating", "text", "The rating in use.", "Not rated."),
        STATUS,
    )
    rows = []
    for row in found.panel_rows:
        if row.node in titles:
            label = framework.inspection_scale(row.node).answer(row.decided).label if row.decided else None
            rows.append({"node": row.node, "title": titles[row.node], "rating": label, "status": status})
    return Table("ratings", columns, _walked(rows))


def _missed(found: InspectionSummary) -> list[tuple[str, Counts]]:
    """Each check: cases with a confirmed missed opportunity, and all others that have a chronology."""
    checks = found.timing.checks if found.timing else ()
    return [
        (check.title, {"confirmed": len(check.certain.cases), OTHERS: check.missed.of - len(check.certain.cases)})
        for check in checks
        if check.missed.of
    ]
