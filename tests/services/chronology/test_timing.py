"""What measures and checks say of each case is kept beside the record, and follows it."""

import json
from collections.abc import Callable
from pathlib import Path

from db import local
from db import timing as kept_timing
from db.store import Store
from reviewtui.casefile.missed.decided import DecidedCheck
from reviewtui.casefile.timeliness import Verdict
from reviewtui.framework.shipped import source
from reviewtui.services.cases.case_facts import set_facts
from reviewtui.services.cases.casefiles import add_case, add_event
from reviewtui.services.chronology.timing import FORM, timings_on
from reviewtui.services.chronology.timing_figures import counted_figures, timing_figures
from reviewtui.services.import_.importing import import_path
from reviewtui.services.inspections import inspection_of
from reviewtui.services.judging.findings import decide
from reviewtui.services.judging.judgements import record
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.undoing import redo, undo
from tests.services.conftest import INSPECTION, INSPECTOR, case_file, put

DAYS = [
    {"agency": "police", "type": "disclosure", "date": "2012-01-10"},
    {"agency": "social_care", "type": "referral", "date": "2013-05-01"},
    {"agency": "social_care", "type": "assessment", "date": "2013-07-08"},
    {"agency": "court", "type": "sentence", "date": "2013-09-06"},
]
"""46 working days from referral to assessment: over England's limit of 45."""
ONLY_LOOKED_AFTER = "title: From disclosure to sentence\n    applies_when: {looked_after: [yes]}"
"""The first measure, for some children alone."""


def rows(store: Store) -> dict[str, kept_timing.TimingRow]:
    """What is kept."""
    with store.read() as connection:
        return kept_timing.rows(connection, FORM)


def value(store: Store, measure: str, case: str = "NOR-1") -> int | None:
    """A measure's value as the review shows it."""
    sheet = open_review(store, INSPECTOR, case)
    return next(one.value for one in sheet.measures if one.measure == measure)


def test_an_import_keeps_what_is_said_of_every_case(store: Store) -> None:
    assert set(rows(store)) == {"NOR-1", "NOR-2", "GLA-1"}
    found = [finding.id for finding in open_review(store, INSPECTOR, "NOR-1").findings]
    assert found == ["referral-without-strategy-discussion:e2", "concern-told-to-none:e1"]


def test_what_is_kept_is_read_back_as_it_was_worked_out(store: Store) -> None:
    framework = inspection_of(store).framework
    with store.read() as connection:
        kept = timings_on(connection, framework, list(rows(store)))
    with store.write() as writing:
        kept_timing.remove(writing, kept)
    with store.read() as connection:
        assert timings_on(connection, framework, list(kept)) == kept


def test_a_store_that_keeps_nothing_yet_shows_the_same(store: Store) -> None:
    before = open_review(store, INSPECTOR, "NOR-1")
    with store.write() as writing:
        kept_timing.remove(writing, ["NOR-1"])
    after = open_review(store, INSPECTOR, "NOR-1")
    assert (after.measures, after.findings) == (before.measures, before.findings)


def test_what_another_version_kept_is_worked_out_again(store: Store) -> None:
    before = open_review(store, INSPECTOR, "NOR-1").measures
    with store.write() as writing:
        kept_timing.put(writing, FORM - 1, [kept_timing.TimingRow("NOR-1", "NOR", "1999-01-01")])
    assert open_review(store, INSPECTOR, "NOR-1").measures == before


def test_the_first_act_in_a_store_of_an_earlier_version_keeps_what_is_said_of_every_case(store: Store) -> None:
    before = rows(store)
    with store.write() as writing:
        kept_timing.remove(writing, ["NOR-1", "GLA-1"])
        kept_timing.put(writing, FORM - 1, [kept_timing.TimingRow("NOR-2", "NOR", "1999-01-01")])
        local.set_setting(writing, "timing", None)
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    assert rows(store) == before


def test_an_event_added_and_taken_back_changes_what_is_kept(store: Store) -> None:
    add_event(store, INSPECTOR, "NOR-1", "3/3/2011 social_care strategy_discussion held at once")
    assert len(open_review(store, INSPECTOR, "NOR-1").findings) == 1
    undo(store, INSPECTOR)
    assert len(open_review(store, INSPECTOR, "NOR-1").findings) == 2
    redo(store, INSPECTOR)
    assert len(open_review(store, INSPECTOR, "NOR-1").findings) == 1


def test_a_judgement_works_nothing_out(store: Store) -> None:
    with store.write() as writing:
        kept_timing.remove(writing, ["NOR-1"])
    record(store, INSPECTOR, "NOR-1", "1.1", answer="good")
    assert "NOR-1" not in rows(store)


def test_a_case_added_by_hand_and_taken_back_comes_and_goes(store: Store) -> None:
    add_case(store, INSPECTOR, "NOR-9", "NOR")
    assert value(store, "disclosure-to-sentence", "NOR-9") is None
    undo(store, INSPECTOR)
    assert "NOR-9" not in rows(store)


def test_another_nation_brings_its_own_limits(make_store: Callable[..., Store], folder: Path, tmp_path: Path) -> None:
    put(folder / "NOR-1.json", case_file("NOR-1", events=DAYS))
    store = make_store("limits", folder)

    def verdict() -> Verdict:
        sheet = open_review(store, INSPECTOR, "NOR-1")
        return next(one.verdict for one in sheet.measures if one.measure == "referral-to-assessment")

    assert verdict() is Verdict.LATE
    moved = json.loads(json.dumps(INSPECTION))
    moved["sites"][0]["nation"] = "scotland"
    import_path(store, put(tmp_path / "inspection.json", moved))
    assert verdict() is Verdict.NO_LIMIT


def test_what_the_printed_summary_counts_is_what_every_case_adds_up_to(store: Store, folder: Path) -> None:
    put(folder / "NOR-2.json", case_file("NOR-2", events=DAYS))
    import_path(store, folder)
    decide(store, INSPECTOR, "NOR-1", "concern-told-to-none:e1", "dismissed", "A duty worker was told.")
    decide(store, INSPECTOR, "NOR-1", "referral-without-strategy-discussion:e2", "confirmed")
    add_event(store, INSPECTOR, "NOR-1", "3/3/2011 social_care strategy_discussion held at once")
    each, counted = timing_figures(store), counted_figures(store)
    assert list(counted.measures) == [one.counted for one in each.measures]
    assert {one.title: in_any_order(one) for one in counted.checks} == {
        one.title: in_any_order(one) for one in each.checks
    }
    assert sum(one.no_longer_found + one.dismissed + one.open for one in each.checks) > 3
    with store.write() as writing:
        kept_timing.remove(writing, ["NOR-2"])
    assert timing_figures(store) == each
    again = counted_figures(store)
    assert (again.measures, again.checks) == (counted.measures, each.checks)


def test_a_case_that_moved_is_counted_at_its_new_site_alone(store: Store, folder: Path) -> None:
    put(folder / "NOR-2.json", case_file("NOR-2", events=DAYS))
    import_path(store, folder)

    def known() -> dict[str, int]:
        return {site: spread.n for site, spread in counted_figures(store).measures[0].sites.items()}

    before = known()
    put(folder / "NOR-2.json", {**case_file("NOR-2", events=DAYS), "site": "GLA"})
    import_path(store, folder)
    assert known() == {**before, "NOR": before["NOR"] - 1, "GLA": before["GLA"] + 1}


def in_any_order(check: DecidedCheck) -> DecidedCheck:
    """The same with its cases sorted."""
    return check._replace(missed=check.missed._replace(cases=tuple(sorted(check.missed.cases))))


def test_cases_without_events_are_told_alike(store: Store) -> None:
    add_case(store, INSPECTOR, "NOR-8", "NOR")
    add_case(store, INSPECTOR, "NOR-9", "NOR")
    with store.write() as writing:
        kept_timing.remove(writing, ["NOR-8", "NOR-9"])
    eight, nine = (open_review(store, INSPECTOR, case) for case in ("NOR-8", "NOR-9"))
    assert eight.measures == nine.measures
    assert {one.verdict for one in eight.measures} == {Verdict.UNDETERMINED}
    assert all(one.why.startswith("The file has no ") for one in eight.measures)


def test_a_case_that_a_measure_is_not_for_is_in_none_of_its_figures(
    make_store: Callable[..., Store], folder: Path
) -> None:
    text = source("hsb-joint-2013@1").replace("title: From disclosure to sentence", ONLY_LOOKED_AFTER, 1)
    put(folder / "inspection.json", {**INSPECTION, "framework": {**INSPECTION["framework"], "text": text}})
    put(folder / "NOR-2.json", case_file("NOR-2", events=DAYS, characteristics={"looked_after": True}))
    put(folder / "GLA-1.json", case_file("GLA-1", "GLA", events=DAYS))
    store = make_store("chosen", folder)
    add_case(store, INSPECTOR, "NOR-9", "NOR")
    (each,) = (one for one in timing_figures(store).measures if one.measure.code == "disclosure-to-sentence")
    assert (each.whole.of, each.whole.n, each.sites["GLA"].of) == (2, 1, 0)
    assert {case: found.verdict for case, found in each.cases.items()} == {
        "NOR-2": Verdict.NO_LIMIT,
        "NOR-1": Verdict.NOT_APPLICABLE,
        "GLA-1": Verdict.NOT_APPLICABLE,
        "NOR-9": Verdict.UNDETERMINED,
    }
    assert each.counted in counted_figures(store).measures
    set_facts(store, INSPECTOR, "NOR-9", ["looked_after=no"], "The file says so.")
    (each,) = (one for one in timing_figures(store).measures if one.measure.code == "disclosure-to-sentence")
    assert (each.whole.of, each.cases["NOR-9"].verdict) == (1, Verdict.NOT_APPLICABLE)


def test_a_case_without_a_chronology_is_in_no_denominator_of_missed_opportunities(store: Store) -> None:
    add_case(store, INSPECTOR, "NOR-9", "NOR")
    each, counted = timing_figures(store), counted_figures(store)
    assert each.no_chronology == ("NOR-9",)
    for *_, together in (each.checks, counted.checks):
        assert (together.missed.of, together.no_chronology) == (3, {"NOR": 1})
        assert together.missed.sites["NOR"].of == 2
    add_event(store, INSPECTOR, "NOR-9", "3/3/2011 police referral by a neighbour")
    assert timing_figures(store).checks[-1].missed.of == counted_figures(store).checks[-1].missed.of == 4
    undo(store, INSPECTOR)
    assert timing_figures(store, case="NOR-9").checks[-1].missed.of == 0
