"""Standards of one case with several inspectors: who has which, who owes what, and each submits their own."""

from pathlib import Path

import pytest

from db.store import Store
from reviewtui.framework.shipped import source_of
from reviewtui.services.acts import acting
from reviewtui.services.errors import BadInput
from reviewtui.services.histories import page
from reviewtui.services.judging.judgements import record
from reviewtui.services.people.parts import PartClosed
from reviewtui.services.people.stage import ReviewClosed
from reviewtui.services.reviewing import completeness, standards, submissions
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.reviewing.standards import allocate_standards, take_back_standards
from reviewtui.services.sharing.bundles import bundle_for
from reviewtui.services.team import courses
from reviewtui.services.team.allocations import allocate, allocations
from reviewtui.services.team.custody import claim, custody, giving_by_bundle, handing_in
from reviewtui.services.team.sharing_out import allocate_seconds
from reviewtui.services.undoing import redo, undo
from reviewtui.services.upgrading import upgrade

from ..conftest import INSPECTOR, LEAD, OTHER

CASE, OWN, THEIRS = "NOR-1", "1.1", "3.1"


@pytest.fixture
def shared(store: Store) -> Store:
    """One case of which another inspector answers two standards."""
    allocate(store, LEAD, [CASE], INSPECTOR)
    allocate_standards(store, LEAD, [CASE], ["3", "4"], OTHER)
    return store


def last(store: Store) -> str:
    """What the history says of the latest entry."""
    return page(store, limit=1).lines[0].sentence


def course(store: Store) -> list[tuple[str, str, str | None]]:
    """Standard, state and whose it is, of the case."""
    return [(each.standard, each.state, each.by) for each in courses.courses(store) if each.case == CASE]


def answer(store: Store, person: str, standards: set[str]) -> None:
    """Answer every question of some standards as well as can be."""
    framework = open_review(store, person, CASE).inspection.framework
    for question in framework.questions():
        if framework.standard_of(question.code).code in standards:
            best = framework.scale_of(question).answers[0].code
            record(store, person, CASE, question.code, answer=best, rationale="Each plan was seen.")


def test_who_has_which_standard_is_listed_changed_and_taken_back(shared: Store) -> None:
    (given,) = [each for each in allocations(shared) if each.case == CASE]
    assert (given.inspectors, dict(given.standards)) == ((INSPECTOR,), {"3": (OTHER,), "4": (OTHER,)})
    assert [each.case for each in allocations(shared, OTHER)] == [CASE]
    assert last(shared) == f"{CASE} standard 4 given to {OTHER}."
    assert allocate_standards(shared, LEAD, [CASE], ["4"], OTHER)[0].entry == ""
    (back,) = take_back_standards(shared, LEAD, [CASE], ["4"])
    assert back.sentence == f"{CASE} standard 4 goes back to whoever has the case."
    assert dict(allocations(shared, OTHER)[0].standards) == {"3": (OTHER,)}
    undo(shared, LEAD)
    assert dict(allocations(shared, OTHER)[0].standards) == {"3": (OTHER,), "4": (OTHER,)}
    for wrong, said in (
        (lambda: allocate_standards(shared, LEAD, [CASE], ["33"], OTHER), "is not a standard of hsb-joint-2013"),
        (lambda: allocate_standards(shared, LEAD, [CASE], ["3"], INSPECTOR), "its standards are given to others"),
        (lambda: allocate_standards(shared, LEAD, ["NOR-9"], ["3"], OTHER), "NOR-9"),
        (lambda: take_back_standards(shared, LEAD, [CASE], ["1"]), "was given to nobody else"),
        (lambda: allocate(shared, LEAD, [CASE], OTHER, "second"), "both are not given to one person"),
        (lambda: allocate_seconds(shared, LEAD, [INSPECTOR, OTHER], 100, "x", "NOR"), "has the first review of"),
        (lambda: standards.standard_goes_back(shared, LEAD, CASE, "3", "returned", "Why."), "was not submitted"),
    ):
        with pytest.raises(BadInput, match=said):
            wrong()


def test_each_submits_their_own_and_what_is_missing_says_whose_it_is(shared: Store) -> None:
    assert course(shared) == [("", "not_started", None), ("3", "not_started", OTHER), ("4", "not_started", OTHER)]
    lacking = completeness.missing(shared, INSPECTOR, CASE)
    assert {each.by for each in lacking if each.question in (OWN, THEIRS)} == {"", OTHER}
    assert f"{THEIRS}: not answered ({OTHER})." in [each.sentence for each in lacking]
    assert [each.sentence for each in lacking[-2:]] == [
        f"{standard}: standard not submitted ({OTHER})." for standard in ("3", "4")
    ]
    with pytest.raises(completeness.NotComplete) as refused:
        submissions.submit(shared, OTHER, CASE)
    assert {each.by for each in refused.value.missing} == {OTHER}
    answer(shared, OTHER, {"3", "4"})
    assert course(shared)[1] == ("3", "in_progress", OTHER)
    change = submissions.submit(shared, OTHER, CASE, incomplete=bool(owed := completeness.missing(shared, OTHER, CASE)))
    assert change.sentence == f"{CASE} standards 3 and 4 submitted."
    assert owed
    assert course(shared)[1:] == [("3", "submitted", OTHER), ("4", "submitted", OTHER)]
    with pytest.raises(PartClosed, match=f"standard 3 was submitted by {OTHER}.*reopen {CASE} --standard 3"):
        record(shared, OTHER, CASE, THEIRS, answer="good")
    record(shared, INSPECTOR, CASE, OWN, answer="good", rationale="Each plan was seen.")
    with pytest.raises(BadInput, match=f"{CASE} standards 3 and 4 submitted already"):
        submissions.submit(shared, OTHER, CASE)
    standards.standard_goes_back(shared, LEAD, CASE, "3", "returned", f"See {THEIRS}.")
    assert last(shared) == f"{CASE} standard 3 returned."
    record(shared, OTHER, CASE, THEIRS, answer="good", rationale="Each plan was seen.")
    submissions.submit(shared, OTHER, CASE, incomplete=True)
    assert not [each for each in completeness.missing(shared, INSPECTOR, CASE) if each.what.startswith("standard")]
    submissions.submit(shared, INSPECTOR, CASE, incomplete=True)
    assert course(shared)[0] == ("", "submitted", INSPECTOR)
    with pytest.raises(ReviewClosed, match=f"reopen {CASE} --reason"):
        standards.standard_goes_back(shared, LEAD, CASE, "3", "reopened", "Why.")


def test_whoever_is_given_the_whole_case_submits_it_whole(shared: Store) -> None:
    submissions.submit(shared, OTHER, CASE, incomplete=True)
    allocate(shared, LEAD, [CASE], OTHER)
    assert dict(allocations(shared, OTHER)[0].standards) == {}
    assert undo(shared, LEAD).sentence == f"{CASE} undone: given to {INSPECTOR}, not to {OTHER}."
    assert dict(allocations(shared, OTHER)[0].standards) == {"3": (OTHER,), "4": (OTHER,)}
    redo(shared, LEAD)
    submissions.submit(shared, OTHER, CASE, incomplete=True)
    assert course(shared) == [("", "submitted", OTHER)]


def test_what_submitted_several_standards_is_undone_as_one_act(shared: Store) -> None:
    submissions.submit(shared, OTHER, CASE, incomplete=True)
    assert undo(shared, OTHER).sentence == f"{CASE} undone: standards 3 and 4 given to {OTHER}."
    assert [each[1] for each in course(shared)[1:]] == ["not_started", "not_started"]
    redo(shared, OTHER)
    assert [each[1] for each in course(shared)[1:]] == ["submitted", "submitted"]
    submissions.submit(shared, INSPECTOR, CASE, incomplete=True)
    with pytest.raises(ReviewClosed, match=f"^{CASE} was submitted by {INSPECTOR}"):
        undo(shared, OTHER)
    submissions.reopen(shared, LEAD, CASE, "One more interview.")
    undo(shared, OTHER)
    assert [each[1] for each in course(shared)[1:]] == ["not_started", "not_started"]


def test_what_gave_and_took_back_standards_is_undone_by_their_names(shared: Store) -> None:
    take_back_standards(shared, LEAD, [CASE], ["4"])
    assert undo(shared, LEAD).sentence == f"{CASE} undone: standard 4 given to {OTHER}."
    for code in ("4", "3"):
        assert undo(shared, LEAD).sentence == f"{CASE} undone: standard {code} goes back to whoever has the case."


def test_a_standard_that_an_upgrade_leaves_out_is_left_with_whoever_has_the_case(shared: Store, tmp_path: Path) -> None:
    text = source_of("hsb-joint-2013", "1").replace('version: "1"', 'version: "1a"', 1)
    renamed = tmp_path / "renamed.yaml"
    renamed.write_text(text.replace('code: "4"', 'code: "7"').replace('"4"]', '"7"]'), "utf-8")
    upgrade(shared, LEAD, str(renamed))
    assert [each[0] for each in course(shared)] == ["", "3"]
    with pytest.raises(BadInput, match="“4” is not a standard of"):
        take_back_standards(shared, LEAD, [CASE], ["4"])


def test_a_standard_that_the_framework_no_longer_has_is_passed_over_and_can_be_taken_back(shared: Store) -> None:
    with acting(shared, LEAD, CASE) as act:
        act.add("part", f"{CASE}/9", {"case": CASE, "standard": "9", "inspector": OTHER, "state": "given"})
    assert [each[0] for each in course(shared)] == ["", "3", "4"]
    take_back_standards(shared, LEAD, [CASE], ["9"])
    with pytest.raises(BadInput, match="“9” is not a standard of"):
        take_back_standards(shared, LEAD, [CASE], ["9"])


def test_a_standard_that_two_laptops_gave_to_different_people_is_given_to_one_of_them(store: Store) -> None:
    for name in (INSPECTOR, OTHER):  # neither entry takes the place of the other, as after a merge
        with acting(store, LEAD, CASE) as act:
            act.add("part", f"{CASE}/3", {"case": CASE, "standard": "3", "inspector": name, "state": "given"})
    assert dict(allocations(store, OTHER)[0].standards) == {"3": (INSPECTOR, OTHER)}
    for name in (INSPECTOR, OTHER):
        allocate_standards(store, LEAD, [CASE], ["3"], name)
        assert dict(allocations(store, name)[0].standards) == {"3": (name,)}


def test_a_bundle_takes_along_the_cases_of_which_somebody_has_a_standard(shared: Store, tmp_path: Path) -> None:
    assert bundle_for(shared, OTHER).whole == {CASE}


def test_whoever_has_standards_of_a_case_holds_a_copy_beside_whoever_has_it(shared: Store) -> None:
    def held() -> set[tuple[str, str]]:
        return {(each.holder, each.how) for each in custody(shared) if each.case == CASE}

    for name in (INSPECTOR, OTHER):
        with giving_by_bundle(shared, LEAD, name):
            pass
    assert held() == {(INSPECTOR, "bundle"), (OTHER, "bundle")}
    with handing_in(shared, OTHER):
        pass
    assert held() == {(INSPECTOR, "bundle"), (OTHER, "handed_in")}
    with pytest.raises(OSError, match="full"), giving_by_bundle(shared, LEAD, OTHER):
        raise OSError("full")
    claim(shared, LEAD, [CASE], "The laptop is gone.")
    assert held() == {(LEAD, "claimed"), (OTHER, "handed_in")}
