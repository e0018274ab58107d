"""Missed opportunities as text: how many cases, by kind and site, how long before the offence, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from reviewtui.casefile.column_day import column_day
from reviewtui.casefile.missed.decided import DecidedCheck
from reviewtui.casefile.phrases import listed
from reviewtui.report.cells import Column, Piece, Tone
from reviewtui.report.columns import cell, labelled, paragraph

if TYPE_CHECKING:
    from reviewtui.services.chronology.case_findings import CaseFinding

MARKS = {"confirmed": Piece("✓", "bad"), "dismissed": Piece("✗", "quiet"), "open": Piece("?", "accent")}
LABEL = max(map(len, MARKS))
NAME = "Missed opportunity"
FEWEST_NAME = 8
NUMBERS = (("cases", 6), ("before", 6), ("confirmed", 9), ("dismissed", 9), ("open", 4))
"""Columns of the checks' table, and their widths."""
REFERENCE = SITE = DAY = 10
_A_MONTH, _A_YEAR = 30.436875, 365.2425


class FindingRow(NamedTuple):
    """One finding of one case."""

    case: str
    site: str
    """Its name."""
    title: str
    """Of the check."""
    one: CaseFinding

    @property
    def key(self) -> str:
        """What it is known by."""
        return f"{self.case}/{self.one.id}"


def check_columns(width: int) -> tuple[Column[DecidedCheck], ...]:
    """`Without a social worker             3/24      2   6   0   1`."""
    room = max(width - sum(cells + 1 for _, cells in NUMBERS), FEWEST_NAME)
    return (
        Column(NAME, room, lambda check: (Piece(check.title, strong=not check.missed.check),)),
        *(Column(name.rjust(cells), 0, _number(name, cells)) for name, cells in NUMBERS),
    )


def _number(name: str, width: int) -> Callable[[DecidedCheck], tuple[Piece, ...]]:
    """A figure that is never cut, however great it is."""
    return lambda check: (Piece(_numbers(check)[name].rjust(width)),)


def _numbers(check: DecidedCheck) -> dict[str, str]:
    missed, decided = check.missed, (check.confirmed, check.dismissed, check.open)
    numbers = (f"{len(missed.cases)}/{missed.of}", len(missed.before_offence), *decided)
    return {name: str(number) for (name, _), number in zip(NUMBERS, numbers, strict=True)}


def before_offence(rows: Iterable[FindingRow], days: Mapping[str, int]) -> list[FindingRow]:
    """The findings that nobody dismissed and that lie before the offence.

    `days` are those from the first of them in a case to its offence, for the cases that have one before it.
    """
    counted = [row for row in rows if row.case in days and row.one.stands and row.one.decision != "dismissed"]
    first: dict[str, date] = {}
    for row in counted:
        first[row.case] = min(row.one.finding.day, first.get(row.case, row.one.finding.day))
    return [row for row in counted if row.one.finding.day < first[row.case] + timedelta(days=days[row.case])]


def finding_columns(width: int) -> tuple[Column[FindingRow], ...]:
    """`? CTY-02  City   Referral without a strategy discussion`; what was dismissed is dimmed."""
    return (
        Column("", 1, lambda row: (MARKS[row.one.decision],)),
        Column("Case", REFERENCE, lambda row: (Piece(row.case, strong=True),)),
        Column("Site", SITE, lambda row: (Piece(row.site),)),
        Column("Day", DAY, _dated),
        Column(NAME, 0, _titled),
    )


def _dated(row: FindingRow) -> tuple[Piece, ...]:
    return (Piece(column_day(row.one.finding.day.isoformat()) if row.one.stands else ""),)


def _titled(row: FindingRow) -> tuple[Piece, ...]:
    lost = "" if row.one.stands else " (no longer flagged)"
    tone: Tone = "quiet" if row.one.decision == "dismissed" or not row.one.stands else ""
    return (Piece(f"{row.title}{lost}", tone), Piece(" ≠ different decisions" if row.one.sides else "", "alert"))


def missed_lines(checks: Sequence[DecidedCheck], names: Mapping[str, str], width: int) -> Iterator[Text]:
    """The section of the summary: all checks together, then each; nothing where there is no check."""
    if not checks:
        return
    *each, together = checks
    yield Text()
    yield from paragraph("Missed opportunities", width, "bold")
    yield from paragraph(together_sentence(together), width)
    if together.missed.cases:
        yield from paragraph(sites_sentence(together, names), width, "dim", indent=3)
    yield from paragraph(decided_sentence(together), width, "dim", indent=3)
    for check in each:
        yield from paragraph(check_sentence(check), width)
        if check.missed.cases:
            yield from paragraph(sites_sentence(check, names), width, "dim", indent=3)


def figure_lines(checks: Sequence[DecidedCheck], names: Mapping[str, str], code: str, width: int) -> Iterator[Text]:
    """The figures of one check, or with an empty code of all together and then each, by its code."""
    for one in sorted(checks, key=lambda one: one.missed.check != ""):
        together = not one.missed.check
        if code in ("", one.missed.check):
            yield from paragraph(one.missed.check or "All checks together", width, "bold", indent=0)
            yield from paragraph(together_sentence(one) if together else check_sentence(one), width)
            if one.missed.cases:
                yield from paragraph(sites_sentence(one, names), width, "dim", indent=3)
            yield from paragraph(decided_sentence(one), width, "dim", indent=3)


def together_sentence(check: DecidedCheck) -> str:
    """`4 of 24 cases may show one before the index offence, from 3.8 to 12.2 years before it; 0 confirmed.`"""
    of = check.missed.of
    before = _when(check.may_before_offence, check.certain.before_offence)
    may, sure = check.may_show, check.certain.cases
    number = len(check.may_before_offence)
    has = "has" if number == 1 else "have"
    said = f"{number} of {of} cases {has} a possible missed opportunity before the index offence"
    return f"{said}{before}. At any time: {len(may)} possible, {_confirmed(len(may), len(sure))}."


def check_sentence(check: DecidedCheck) -> str:
    """`Referral without a strategy discussion: 5 of 24 cases may; 0 confirmed; 4 before the offence (…).`"""
    missed, may, sure = check.missed, check.may_show, check.certain.cases
    if not missed.cases:
        return f"{check.title}: none of {missed.of} cases."
    before = [
        f"{len(days)} before the offence{confirmed} ({before_words(days)})"
        for days, confirmed in ((check.may_before_offence, ""), (check.certain.before_offence, " confirmed"))
        if days
    ]
    said = f"{check.title}: {len(may)} of {missed.of} cases possible, {_confirmed(len(may), len(sure))}"
    return f"{said}; {' and '.join(before) or 'none before the offence'}."


def _when(may: Mapping[str, int], sure: Mapping[str, int]) -> str:
    """`, from 3.8 to 12.2 years before it; 2 more confirmed, 20 days before it`."""
    span, certain = (f", {before_words(days)}" if days else "" for days in (may, sure))
    return f"{span}; {_confirmed(len(may), len(sure))}{certain}"


def _confirmed(may: int, sure: int) -> str:
    """`2 more confirmed`: cases that are confirmed are never among those that may show something."""
    return f"{sure} {'more ' if may and sure else ''}confirmed"


def unseen_words(number: int) -> str:
    """` No chronology yet in 3 cases, which are not counted here.`; nothing where every case has one."""
    counted = "1 case, which is" if number == 1 else f"{number:,} cases, which are"
    return f" No chronology yet in {counted} not counted here." if number else ""


def before_words(before: Mapping[str, int]) -> str:
    """How long before the offence the first of each case was: `from 1.3 to 12.2 years before it, median 5.6 years`."""
    days = sorted(before.values())
    if len(days) == 1:
        return f"{long_time(days[0])} before it"
    return f"from {long_time(days[0])} to {long_time(days[-1])} before it, median {long_time(_median(days))}"


def _median(days: Sequence[int]) -> float:
    """The middle one of some numbers in order, or the middle between two; the library for it takes 4 ms to import."""
    half = len(days) // 2
    return days[half] if len(days) % 2 else (days[half - 1] + days[half]) / 2


def sites_sentence(check: DecidedCheck, names: Mapping[str, str]) -> str:
    """`By site, possible or confirmed: North 2 of 4 (1 confirmed) · City 1 of 4; none at Weald.`, never percentages."""
    counts = check.missed.sites
    some = [f"{names.get(site, site)} {site_words(check, site)}" for site, one in counts.items() if one.cases]
    none = [names.get(site, site) for site, one in counts.items() if one.of and not one.cases]
    unseen = [names.get(site, site) for site, one in counts.items() if not one.of]
    lacking = f"; none at {listed(none, 'or')}" if none else ""
    lacking += f"; no chronology yet at {listed(unseen)}" if unseen else ""
    return f"By site, possible or confirmed: {' · '.join(some)}{lacking}."


def site_words(check: DecidedCheck, site: str) -> str:
    """`2 of 4`, `2 of 3 (1 confirmed)` or `no chronology yet`: cases of one site with what is open or confirmed."""
    count, sure = check.missed.sites[site], check.certain.sites[site].cases
    if not count.of:
        return "no chronology yet"
    return f"{count.cases} of {count.of}{f' ({sure} confirmed)' if sure else ''}"


def decided_sentence(check: DecidedCheck) -> str:
    """`2 confirmed, 1 dismissed (left out above), 27 to decide. No chronology yet in 3 cases, …`"""
    dismissed = f"{check.dismissed} dismissed{' (left out above)' if check.dismissed else ''}"
    lost = f"; {check.no_longer_found} decided and no longer flagged" if check.no_longer_found else ""
    unseen = unseen_words(sum(check.no_chronology.values()))
    return f"{check.confirmed} confirmed, {dismissed}, {check.open} to decide{lost}.{unseen}"


def finding_lines(case: str, findings: Iterable[CaseFinding], width: int) -> Iterator[Text]:
    """The findings of one case: each decision with its sentence, its id beneath, and the reason given."""
    yield from paragraph(case, width, "bold", indent=0)
    for one in findings:
        label = cell(one.decision, LABEL)
        yield from labelled(label, one.finding.sentence, width)
        yield from paragraph(about(one), width, "dim", indent=LABEL + 2)


def about(one: CaseFinding) -> str:
    """The finding's id, by which a verb decides it, and how it stands."""
    return " · ".join(filter(None, (one.id, standing(one))))


def standing(one: CaseFinding) -> str:
    """Who decided a finding and why, and whether it is still found; nothing where nobody has."""
    parts = []
    if one.decided_by:
        parts.append(f"{one.decision} by {one.decided_by}{f': {one.reason}' if one.reason else ''}")
    if one.sides:
        said = " and ".join(f"{side.by} {side.decision}" for side in one.sides)
        parts.append(f"different decisions: {said}")
    if not one.stands:
        parts.append("no longer flagged: the chronology has changed")
    return " · ".join(parts)


def long_time(days: float) -> str:
    """`12 days`, `5 months` or `3.8 years`: in the unit a person would say."""
    if days < 2 * _A_MONTH:
        return f"{days:.0f} {'day' if round(days) == 1 else 'days'}"
    if days < 2 * _A_YEAR:
        return f"{days / _A_MONTH:.0f} months"
    return f"{days / _A_YEAR:.1f} years"
