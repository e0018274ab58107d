"""Measures and checks over the cases of an inspection: every figure, and none that few cases do not bear."""

from datetime import date

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.missed import Finding
from reviewtui.casefile.missed.decided import ALL, DecidedCase, decided_checks
from reviewtui.casefile.over_cases import Sample, SiteCase, over_cases
from reviewtui.framework.events import Anchor, EventKind
from reviewtui.framework.measure import Measure, TimeLimit
from tests.casefile.checks import a_check

MEASURE = Measure(
    "m", "A measure", "interval", Anchor(EventKind(("disclosure",))), Anchor(EventKind(("sentence",))),
    "calendar_days", "s",
)  # fmt: skip
LIMITED = MEASURE._replace(limits=(TimeLimit(10, "s"),))
CHECKS = [a_check("followed_by"), a_check("covered")]
EARLY = Finding("followed_by", ("e1",), "A sentence.", date(2010, 3, 1))
LATER = Finding("followed_by", ("e2",), "A sentence.", date(2010, 9, 1))
OFFENCE = date(2011, 3, 1)


def case(reference: str, site: str, days: int | None, verdict: Verdict = Verdict.WITHIN) -> SiteCase:
    return SiteCase(reference, site, Measured("m", "e1", "e2", days, days, "calendar_days", verdict, "why"))


def test_figures_come_over_all_cases_and_by_site_in_the_order_asked_for() -> None:
    found = over_cases(MEASURE, [case("E1", "EST", 20), case("N1", "NOR", 40), case("N2", "NOR", None)], ["NOR", "EST"])
    shown = found.as_json(fewest=5)
    assert (shown["n"], shown["of"], shown["mean"], shown["start"], shown["end"]) == (
        2, 3, 30.0, "disclosure", "sentence",
    )  # fmt: skip
    assert list(shown["sites"]) == ["NOR", "EST"]
    assert shown["sites"]["NOR"]["n"] == 1
    assert shown["cases"]["N2"] == {"value": None, "verdict": "within", "why": "why", "start": "e1", "end": "e2"}


def test_a_site_without_cases_is_left_out_and_one_nobody_described_is_not() -> None:
    found = over_cases(MEASURE, [case("X1", "XXX", 20)], ["NOR"])
    assert list(found.sites) == ["XXX"]


def test_a_share_needs_cases_enough_at_a_site_and_never_over_all() -> None:
    cases = [case(f"N{number}", "NOR", 1, Verdict.LATE if number == 0 else Verdict.WITHIN) for number in range(4)]
    shown = over_cases(LIMITED, cases, ["NOR"]).as_json(fewest=5)
    assert shown["share_within"] == 0.75
    assert (shown["sites"]["NOR"]["within"], shown["sites"]["NOR"]["share_within"]) == (3, None)
    assert over_cases(LIMITED, cases, ["NOR"]).as_json(fewest=4)["sites"]["NOR"]["share_within"] == 0.75


def test_without_a_verdict_there_is_no_share() -> None:
    assert over_cases(MEASURE, [case("N1", "NOR", 3, Verdict.NO_LIMIT)], ["NOR"]).as_json(1)["share_within"] is None


def test_while_a_case_cannot_be_told_there_is_no_share_but_the_least_and_the_most_it_can_be() -> None:
    verdicts = [Verdict.WITHIN] * 8 + [Verdict.LATE] * 3 + [Verdict.UNDETERMINED] * 10 + [Verdict.INVALID]
    cases = [case(f"N{number}", "NOR", None, verdict) for number, verdict in enumerate(verdicts)]
    sample = Sample({f"N{number}": "NOR" for number in range(23)}, {"NOR": 23})
    shown = over_cases(LIMITED, cases, ["NOR"], sample).as_json(fewest=5)
    for figures in (shown, shown["sites"]["NOR"]):
        assert (figures["within"], figures["late"], figures["cannot_tell"]) == (8, 3, 12)
        assert (figures["share_within"], figures["share_least"], figures["share_most"]) == (None, 0.348, 0.87)
    few = over_cases(LIMITED, cases, ["NOR"], sample).as_json(fewest=24)["sites"]["NOR"]
    assert (few["share_least"], few["share_most"]) == (None, None)


def test_what_was_dismissed_counts_no_case_and_what_remains_says_how_long_before() -> None:
    cases = [
        DecidedCase("C1", "NOR", [(EARLY, "dismissed"), (LATER, "confirmed")], [], OFFENCE),
        DecidedCase("C2", "NOR", [(EARLY, "dismissed")], [EARLY], OFFENCE),
        DecidedCase("C3", "EST", [], [], None),
    ]
    followed, covered, together = decided_checks(CHECKS, cases, ["EST", "NOR"])
    assert followed.missed.cases == ("C1",)
    assert followed.missed.before_offence == {"C1": (OFFENCE - LATER.day).days}
    assert (followed.confirmed, followed.dismissed, followed.open, followed.no_longer_found) == (1, 2, 0, 1)
    assert covered.missed.cases == ()
    assert (together.title, list(together.missed.sites)) == (ALL, ["EST", "NOR"])
    assert (together.certain.cases, together.may_show, together.may_before_offence) == (("C1",), (), {})
    assert together.as_json()["confirmed_before_offence"] == {"C1": (OFFENCE - LATER.day).days}
    assert together.as_json()["sites"] == {"EST": {"cases": 0, "of": 1}, "NOR": {"cases": 1, "of": 2}}


def test_a_case_may_show_what_nobody_confirmed_and_one_without_a_chronology_is_counted_apart() -> None:
    after = Finding("followed_by", ("e3",), "A sentence.", date(2012, 1, 1))
    cases = [
        DecidedCase("C1", "NOR", [(EARLY, "open"), (after, "confirmed")], [], OFFENCE),
        DecidedCase("C2", "NOR", [(LATER, "open")], [], OFFENCE),
    ]
    *_, together = decided_checks(CHECKS, cases, ["EST", "NOR"], {"EST": 0, "NOR": 3}, no_chronology={"EST": 2})
    assert (together.may_show, together.certain.cases, together.certain.before_offence) == (("C2",), ("C1",), {})
    assert together.may_before_offence.keys() == {"C1", "C2"}
    assert (together.missed.of, together.as_json()["no_chronology"]) == (3, 2)
    assert together.missed.sites["EST"].of == 0
