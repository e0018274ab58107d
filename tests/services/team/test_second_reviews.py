"""A second review of a case: judged by whoever was given it, blind, and beside the first one in every list."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

import reviewtui
from db.store import Store
from reviewtui.rating.live import live_line
from reviewtui.services.cases.casefiles import add_absence, withdraw_absence, withdraw_event
from reviewtui.services.cases.caselist import CaseQuery, line
from reviewtui.services.cases.caselist import page as page_of_cases
from reviewtui.services.cases.documents import documents, mark
from reviewtui.services.cases.filters import Filter
from reviewtui.services.cases.search import search
from reviewtui.services.chronology.timing_figures import missed_figures
from reviewtui.services.errors import BadInput
from reviewtui.services.export.exporting import to_file, write_to
from reviewtui.services.export.subjects import about
from reviewtui.services.flat.writing import tables_to_folder
from reviewtui.services.histories import items, page
from reviewtui.services.import_.importing import import_path
from reviewtui.services.judging import comments
from reviewtui.services.judging.findings import decide
from reviewtui.services.judging.judgements import cite, record
from reviewtui.services.judging.prompts import answer_prompt
from reviewtui.services.lead import challenges, commentary, recommendations
from reviewtui.services.lead.decisions import panel_rows
from reviewtui.services.lead.moderation import moderate
from reviewtui.services.people.acting_person import choose
from reviewtui.services.people.blindness import StillBlind
from reviewtui.services.reports.publication import published
from reviewtui.services.reports.reporting import reported
from reviewtui.services.reports.responsible import named_agencies
from reviewtui.services.reports.site_reporting import site_reported
from reviewtui.services.reviewing import completeness, submissions
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.sharing.bundles import bundle_for
from reviewtui.services.store.stores import create
from reviewtui.services.summary.explaining import explain
from reviewtui.services.summary.summaries import by_site, summarise
from reviewtui.services.team import courses
from reviewtui.services.team.allocations import allocate
from reviewtui.services.undoing import redo, undo
from reviewtui.services.views.reading import view_of
from tests.exported import document

from ..conftest import INSPECTOR, LEAD, OTHER

CASE = "NOR-1"


@pytest.fixture
def twice(store: Store) -> Store:
    """One case with two reviews, both begun, and each with a prompt and a rationale of its own."""
    allocate(store, LEAD, [CASE], INSPECTOR)
    allocate(store, LEAD, [CASE], OTHER, "second")
    record(store, INSPECTOR, CASE, "1.1", answer="good", rationale="Heron told in time.")
    answer_prompt(store, INSPECTOR, CASE, "1.1", "a", "yes")
    record(store, OTHER, CASE, "1.1", answer="inadequate", rationale="Kingfisher told too late.")
    answer_prompt(store, OTHER, CASE, "1.1", "a", "no")
    return store


def seen(store: Store, reader: str) -> set[str]:
    """Whose rationale of the two a person finds in the record, in full or in words, and by searching."""
    written = ("Heron", "Kingfisher")
    record_of = " ".join(line.detail for line in page(store, CASE, reader=reader).lines)
    in_full = str(items(store, CASE, reader))
    found = [{word for word in written if word in text} for text in (record_of, in_full)]
    assert found[0] == found[1]
    hits = {word for word in written if search(store, word, reader, CASE).total}
    assert hits <= found[0]
    return found[0]


def test_each_judges_their_own_review_and_neither_sees_the_other(twice: Store) -> None:
    first, second = (open_review(twice, person, CASE) for person in (INSPECTOR, OTHER))
    assert (first.review, second.review) == ("first", "second")
    for sheet, person, answer, prompt in ((first, INSPECTOR, "good", "yes"), (second, OTHER, "inadequate", "no")):
        state = sheet.questions[0]
        assert state.judged is not None
        assert (state.judged.inspector, state.answer, state.prompts) == (person, answer, {"a": prompt})
        assert not state.sides
    assert (seen(twice, INSPECTOR), seen(twice, OTHER)) == ({"Heron"}, {"Kingfisher"})
    assert seen(twice, LEAD) == {"Heron", "Kingfisher"}
    assert page(twice, CASE, "1.1", reader=OTHER).lines[0].sentence == f"{CASE} second review 1.1 judged Inadequate."
    assert summarise(twice).progress.disagreements == 0


def test_what_an_answer_hides_and_rests_on_is_that_of_its_own_review(twice: Store) -> None:
    change = cite(twice, OTHER, CASE, "1.1", "e2")
    assert change.subject == f"{CASE}/second/1.1"
    state = open_review(twice, OTHER, CASE).questions[0]
    assert state.judged is not None
    assert [dict(piece) for piece in state.judged.evidence] == [{"event": "e2"}]
    assert not open_review(twice, INSPECTOR, CASE).questions[0].judged.evidence  # type: ignore[union-attr]
    undo(twice, OTHER)
    undo(twice, OTHER)
    assert open_review(twice, OTHER, CASE).questions[0].prompts == {}
    assert open_review(twice, INSPECTOR, CASE).questions[0].prompts == {"a": "yes"}


def test_an_export_lists_both_reviews_and_the_figures_read_the_first(twice: Store) -> None:
    exported = document(twice)
    listed = [each for each in exported["reviews"] if each["case"] == CASE]
    assert [(each["review"], each["allocated"], each["state"], each["answered"]) for each in listed] == [
        ("first", [INSPECTOR], "started", 1),
        ("second", [OTHER], "started", 1),
    ]
    assert listed[1]["inspectors"] == [OTHER]
    assert [(each["review"], each["answer"], each["counts"]) for each in exported["judgements"]] == [
        ("first", "good", True),
        ("second", "inadequate", False),
    ]


def test_a_bundle_withholds_the_other_review_until_both_are_submitted(twice: Store, tmp_path: Path) -> None:
    def in_bundle(name: str) -> set[str]:
        file = tmp_path / "bundle.json"
        to_file(twice, file, LEAD, replace=True, bundle=bundle_for(twice, name))
        return {word for word in ("Heron", "Kingfisher") if word in file.read_text()}

    assert (in_bundle(INSPECTOR), in_bundle(OTHER)) == ({"Heron"}, {"Kingfisher"})
    submissions.submit(twice, INSPECTOR, CASE, incomplete=True)
    assert seen(twice, OTHER) == {"Kingfisher"}
    submissions.submit(twice, OTHER, CASE, incomplete=True)
    assert in_bundle(INSPECTOR) == in_bundle(OTHER) == {"Heron", "Kingfisher"}
    assert seen(twice, INSPECTOR) == seen(twice, OTHER) == {"Heron", "Kingfisher"}
    submissions.send_back(twice, LEAD, CASE, "See 1.1.", "second")
    assert in_bundle(OTHER) == {"Kingfisher"}


SHOWN: tuple[Callable[[Store], object], ...] = (
    summarise,
    by_site,
    explain,
    lambda store: explain(store, "1", CASE),
    panel_rows,
    named_agencies,
    reported,
    lambda store: site_reported(store, "NOR"),
    lambda store: published(store, 2),
    lambda store: recommendations.listed(store),
    lambda store: view_of(store, "heatmap"),
    lambda store: view_of(store, "progress"),
    lambda store: view_of(store, "missed"),
    missed_figures,
    lambda store: page_of_cases(store, CaseQuery(answer=("1.1", "good"))),
    lambda store: page_of_cases(store, CaseQuery(sort="worst")),
    *(
        partial(show, wanted=wanted)
        for wanted in (Filter(site="NOR"), Filter(site="GLA"), Filter(inspector=INSPECTOR, state="judged"))
        for show in (summarise, explain, recommendations.listed, partial(view_of, name="heatmap"))
    ),
)
WHOLE: tuple[Callable[[Store], object], ...] = (
    lambda store: write_to(lambda _: None, store, None),
    lambda store: tables_to_folder(store, store.path.with_name("tables"), None),
    lambda store: about(store, CASE),
)


def test_no_figure_and_no_whole_export_shows_one_reviewer_the_other_review(twice: Store) -> None:
    def refused(reader: str | None) -> list[bool]:
        twice.reader = reader
        return [_is_refused(show, twice) for show in (*SHOWN, *WHOLE)]

    def ratings(reader: str | None) -> set[str]:
        twice.reader = reader
        listed = {row.reference: set(row.ratings) for row in page_of_cases(twice, CaseQuery()).lines}
        assert set(line(twice, CASE).ratings) == listed[CASE]
        return listed[CASE]

    for question in (
        question.code for question in open_review(twice, INSPECTOR, CASE).inspection.framework.questions()
    ):
        record(twice, INSPECTOR, CASE, question, answer="good")
    assert all(refused(OTHER.upper()))
    assert refused(INSPECTOR) == [False] * 6 + [True] * 2 + [False] * 20 + [True] * 3
    assert not any(refused(LEAD)) and not any(refused(None))
    assert ratings(OTHER) == set() and ratings(INSPECTOR) == ratings(LEAD) != set()
    twice.reader = OTHER
    assert not _is_refused(lambda store: explain(store, "1", "NOR-2"), twice)
    assert not _is_refused(lambda store: view_of(store, "timeliness"), twice)
    with pytest.raises(
        StillBlind, match=f"^{OTHER} has the second review of {CASE}, and may not see the first one yet"
    ):
        summarise(twice)
    choose(twice, OTHER)
    assert all(refused(None))
    with reviewtui.open(twice.path) as notebook, pytest.raises(StillBlind):
        notebook.judgements()
    submissions.submit(twice, INSPECTOR, CASE, incomplete=True)
    submissions.submit(twice, OTHER, CASE, incomplete=True)
    assert not any(refused(OTHER)) and not any(refused(INSPECTOR))


def _is_refused(show: Callable[[Store], object], store: Store) -> bool:
    try:
        show(store)
    except StillBlind:
        return True
    except BadInput:
        return False
    return False


def test_the_live_line_is_that_of_the_reviewers_own_review(twice: Store) -> None:
    for person, rating in ((INSPECTOR, "Good"), (OTHER, "Inadequate")):
        sheet = open_review(twice, person, CASE)
        line = live_line(sheet.framework, sheet.answers, "1.1").text
        assert line.startswith(f"1 Assessment so far: {rating} (")


def test_what_one_reviewer_says_of_a_case_is_kept_from_the_other(twice: Store) -> None:
    for person, text in ((INSPECTOR, "Heron."), (OTHER, "Kingfisher.")):
        commentary.add(twice, person, CASE, "1", "done_well", text)
    for person, seen_by in ((INSPECTOR, {"Heron."}), (OTHER, {"Kingfisher."}), (LEAD, {"Heron.", "Kingfisher."})):
        twice.reader = person
        assert {one.text for one in open_review(twice, person, CASE).commentary} == seen_by
        assert {one.text for one in commentary.listed(twice)} == seen_by


def test_what_is_said_of_a_case_is_kept_back_before_its_writer_has_judged(store: Store) -> None:
    allocate(store, LEAD, [CASE], INSPECTOR)
    allocate(store, LEAD, [CASE], OTHER, "second")
    commentary.add(store, OTHER, CASE, "1", "done_well", "Kingfisher.")
    for person, number in ((INSPECTOR, 0), (OTHER, 1), (LEAD, 1)):
        store.reader = person
        assert (len(commentary.listed(store)), len(view_of(store, "commentary").cells)) == (number, number)


FINDING = "referral-without-strategy-discussion:e2"


def test_what_names_no_review_is_part_of_its_makers(twice: Store, tmp_path: Path) -> None:
    def decided(reader: str) -> tuple[list[str], ...]:
        """The decision on a finding that a person sees: on the sheet, on that of whoever reads, and by `missed`."""
        twice.reader = reader
        sheets = [open_review(twice, person, CASE).findings for person in (reader, "")]
        listed = (*sheets, missed_figures(twice, case=CASE).findings[CASE])
        return tuple([one.decision for one in found if one.id == FINDING] for found in listed)

    first, second = (INSPECTOR, "Heron", "confirmed", "read"), (OTHER, "Kingfisher", "dismissed", "part_read")
    for person, bird, what, state in (first, second):
        decide(twice, person, CASE, FINDING, what, f"{bird}.")
        mark(twice, person, CASE, "d1", state)
        add_absence(twice, person, CASE, f"no evidence found of a plan, social care, 2006: {bird}")
    for person, bird, what, state in (first, second):
        assert decided(person) == ([what],) * 3
        assert documents(twice, CASE)[0].state == state
        sheet = open_review(twice, person, CASE)
        assert sheet.readings == {"d1": state}
        assert [absence.text for absence in sheet.absences] == [bird]
        assert seen(twice, person) == {bird}
        to_file(twice, tmp_path / "bundle.json", LEAD, replace=True, bundle=bundle_for(twice, person))
        assert [word for word in ("Heron", "Kingfisher") if word in (tmp_path / "bundle.json").read_text()] == [bird]
    twice.reader = LEAD
    (one,) = (one for one in open_review(twice, LEAD, CASE).findings if one.id == FINDING)
    assert {(side.by, side.decision) for side in one.sides} == {(INSPECTOR, "confirmed"), (OTHER, "dismissed")}
    every = missed_figures(twice).findings[CASE]
    assert [each.decision for each in every if each.id == FINDING] == ["confirmed"]  # figures read first reviews
    for _ in range(3):
        undo(twice, OTHER)
    assert (decided(OTHER), decided(INSPECTOR)) == ((["open"],) * 3, (["confirmed"],) * 3)


def test_what_the_lead_does_with_what_a_reviewer_said_is_still_that_reviewers(twice: Store, tmp_path: Path) -> None:
    def is_blind() -> bool:
        to_file(twice, tmp_path / "bundle.json", LEAD, replace=True, bundle=bundle_for(twice, INSPECTOR))
        sheet = open_review(twice, INSPECTOR, CASE)
        said = {each.decision for each in sheet.findings if each.id == FINDING}, sheet.readings, sheet.absences
        assert (seen(twice, INSPECTOR), seen(twice, OTHER)) == ({"Heron"}, {"Kingfisher"})
        return "Kingfisher" not in (tmp_path / "bundle.json").read_text() and said == ({"open"}, {}, ())

    which = commentary.add(twice, OTHER, CASE, "1", "done_well", "Kingfisher.").subject.split("/")[1]
    commentary.tag(twice, LEAD, CASE, which, ["telling"])
    assert is_blind()
    commentary.withdraw(twice, LEAD, CASE, which, "No Kingfisher.")
    assert is_blind()
    undo(twice, LEAD)
    assert is_blind()
    redo(twice, LEAD)
    undo(twice, LEAD)
    assert is_blind()
    assert [one.text for one in open_review(twice, OTHER, CASE).commentary] == ["Kingfisher."]
    add_absence(twice, OTHER, CASE, "no evidence found of a plan, social care, 2006: Kingfisher")
    (absence,) = open_review(twice, OTHER, CASE).absences
    withdraw_absence(twice, LEAD, CASE, absence.id, "Not so.")
    assert is_blind()
    undo(twice, LEAD)
    assert is_blind()
    decide(twice, OTHER, CASE, FINDING, "dismissed", "Kingfisher.")
    mark(twice, OTHER, CASE, "d1", "not_supplied")
    decide(twice, LEAD, CASE, FINDING, "confirmed")
    undo(twice, LEAD)
    mark(twice, LEAD, CASE, "d1", "read")
    undo(twice, LEAD)
    assert is_blind()
    assert open_review(twice, OTHER, CASE).readings == {"d1": "not_supplied"}
    twice.reader = LEAD
    every = missed_figures(twice).findings[CASE]
    assert [each.decision for each in every if each.id == FINDING] == ["open"]  # figures read first reviews


def test_a_second_review_given_to_another_stays_one(twice: Store) -> None:
    commentary.add(twice, OTHER, CASE, "1", "done_well", "Kingfisher.")
    decide(twice, OTHER, CASE, FINDING, "dismissed", "Kingfisher.")
    allocate(twice, LEAD, [CASE], LEAD, "second")
    assert (seen(twice, INSPECTOR), seen(twice, LEAD)) == ({"Heron"}, {"Kingfisher"})
    undo(twice, LEAD)
    decide(twice, LEAD, CASE, FINDING, "confirmed", "So it is.")  # what was given by mistake makes nobody a second
    assert [one.decision for one in open_review(twice, INSPECTOR, CASE).findings if one.id == FINDING] == ["confirmed"]
    assert seen(twice, INSPECTOR) == {"Heron"}


def test_what_rests_on_an_event_is_said_of_the_own_review_alone(twice: Store) -> None:
    cite(twice, INSPECTOR, CASE, "1.1", "e2")
    assert "rest" not in withdraw_event(twice, OTHER, CASE, "e2", "Of another child.").sentence
    undo(twice, OTHER)
    assert "The judgement on 1.1 rests on it." in withdraw_event(twice, LEAD, CASE, "e2", "Of another child.").sentence


def test_what_is_agreed_before_both_are_submitted_is_not_shown_to_the_second_reviewer(twice: Store) -> None:
    moderate(twice, LEAD, CASE, "1.1", "good", "As the file says.")
    assert open_review(twice, INSPECTOR, CASE).questions[0].moderated is None
    assert open_review(twice, OTHER, CASE).questions[0].answer == "inadequate"
    assert open_review(twice, LEAD, CASE).questions[0].answer == "good"


def test_what_a_bundle_left_behind_is_not_here_to_be_seen(twice: Store, tmp_path: Path) -> None:
    to_file(twice, tmp_path / "bundle.json", LEAD, bundle=bundle_for(twice, OTHER))
    with closing(create(tmp_path / "other.store", plain=True)) as laptop:
        import_path(laptop, tmp_path / "bundle.json", OTHER)
        laptop.reader = OTHER
        assert not any(_is_refused(show, laptop) for show in (*SHOWN, *WHOLE))


def test_a_challenge_is_the_sites_and_a_lead_with_one_review_decides_what_the_other_reviewer_recorded(
    store: Store,
) -> None:
    allocate(store, LEAD, [CASE], LEAD)
    allocate(store, LEAD, [CASE], OTHER, "second")
    record(store, LEAD, CASE, "1.1", answer="good")
    said = challenges.Said("Not so.", "North YOT", "2026-01-02", "1.1")
    which = challenges.challenge(store, OTHER, CASE, said).subject.split("/")[1]
    assert challenges.decide(store, LEAD, CASE, which, "upheld", "It is so.").sentence == f"{CASE} challenge upheld."
    assert [each.id for each in open_review(store, LEAD, CASE).challenges] == [which]
    assert open_review(store, OTHER, CASE).challenges == (), "it speaks of the review that they may not read yet"


def test_what_is_challenged_of_the_first_review_is_kept_from_the_second_reviewer(twice: Store, tmp_path: Path) -> None:
    def told(reader: str) -> tuple[int, int, bool]:
        twice.reader = reader
        to_file(twice, tmp_path / "bundle.json", LEAD, replace=True, bundle=bundle_for(twice, reader))
        listed, some = challenges.challenges(twice, CASE), challenges.challenged(twice, Filter(site="NOR")).challenges
        return len(listed), len(some), "Osprey" in (tmp_path / "bundle.json").read_text()

    which = challenges.challenge(twice, LEAD, CASE, challenges.Said("Osprey.", "North YOT", "2026-01-02", "1.1"))
    challenges.decide(twice, LEAD, CASE, which.subject.split("/")[1], "not_upheld", "No: the Heron told in time.")
    assert (told(OTHER), told(INSPECTOR)) == ((0, 0, False), (1, 1, True))
    assert (seen(twice, OTHER), seen(twice, INSPECTOR)) == ({"Kingfisher"}, {"Heron"})
    for person in (INSPECTOR, OTHER):
        submissions.submit(twice, person, CASE, incomplete=True)
    assert told(OTHER) == (1, 1, True)


def test_each_review_has_a_course_of_its_own_and_comments_of_its_own(twice: Store) -> None:
    def states() -> list[tuple[str, str]]:
        return [(each.review, each.state) for each in courses.courses(twice) if each.case == CASE]

    assert states() == [("first", "in_progress"), ("second", "in_progress")]
    comments.comment(twice, LEAD, CASE, "1.1", "Which meeting?", "second")
    assert [each.text for each in open_review(twice, OTHER, CASE).comments] == ["Which meeting?"]
    assert open_review(twice, INSPECTOR, CASE).comments == ()
    for reader, listed in ((OTHER, 1), (INSPECTOR, 0), (LEAD, 1)):
        twice.reader = reader
        assert len(comments.comments(twice, CASE)) == listed, reader
    waiting = ("1.1", "an open comment")
    assert waiting in [(each.question, each.what) for each in completeness.missing(twice, OTHER, CASE)]
    submissions.submit(twice, OTHER, CASE, incomplete=True)
    assert states() == [("first", "in_progress"), ("second", "submitted")]
    with pytest.raises(BadInput, match=f"reopen {CASE} --second"):
        record(twice, OTHER, CASE, "1.2", answer="good")
    record(twice, INSPECTOR, CASE, "1.2", answer="good")
    submissions.accept(twice, LEAD, CASE, "second")
    submissions.reopen(twice, LEAD, CASE, "One more interview.", "second")
    assert states() == [("first", "in_progress"), ("second", "reopened")]


def test_nobody_has_both_reviews_of_a_case(twice: Store) -> None:
    for person, review in ((INSPECTOR, "second"), (OTHER, "first")):
        with pytest.raises(BadInput, match="both are not given to one person"):
            allocate(twice, LEAD, [CASE], person, review)
