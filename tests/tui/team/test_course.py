"""The course of a review in the screens: submitted, returned, accepted, reopened; seen in the review and the list."""

from reviewtui.services.judging.judgements import record
from reviewtui.services.lead.challenges import Said, challenge, challenges, decide
from reviewtui.services.lead.signing_off import signature
from reviewtui.services.team.courses import courses
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from tests.tui.conftest import lines, press, settle, shown, type_text
from tests.tui.small import INSPECTOR, LEAD

CASE = "NOR-03"


def state(app: ReviewApp) -> str:
    assert app.store is not None
    return next(course.state for course in courses(app.store) if course.case == CASE)


async def test_a_review_goes_its_way_by_keys(app: ReviewApp) -> None:
    assert app.store is not None
    record(app.store, INSPECTOR, CASE, "1.1", answer="inadequate")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_review(OpenReview(CASE, "2.1"))
        await settle(pilot)
        await press(pilot, "M")
        assert "Not submitted yet." in shown(pilot)
        await press(pilot, "s")
        assert f"{CASE} was not submitted. Missing: 15" in shown(pilot)
        assert [line.strip("│ ▸") for line in lines(pilot) if "1.1 " in line] == [
            "1.1     rationale missing",
            "1.1     evidence missing",
        ]
        await press(pilot, "j", "j", "enter")
        assert app.screen.state.at == "1.2"
        assert state(app) == "in_progress"

        await press(pilot, "M", "s", "G", "enter")
        assert state(app) == "submitted"
        assert lines(pilot)[0].startswith(f" {CASE} North · Submitted · ")
        refused = f"{CASE} was submitted by {INSPECTOR}. To change it, press M, then o."
        for key in ("1", "r", "i"):
            await press(pilot, key)
            assert refused in shown(pilot)
            await press(pilot, "left")
        await press(pilot, "M", "s")
        assert f"{CASE} is submitted already." in shown(pilot)

        await press(pilot, "M", "r", "enter")
        assert "Enter a reason." in shown(pilot)
        await type_text(pilot, "say more on 1.2")
        assert app.screen.kept_as.endswith("first"), "not for its second review as well"
        await press(pilot, "enter")
        assert state(app) == "returned"
        assert "· Returned ·" in lines(pilot)[0]
        await press(pilot, "M")
        assert f"Returned by {INSPECTOR}, " in shown(pilot)
        assert "say more on 1.2" in shown(pilot)
        await press(pilot, "escape", "1")
        assert CASE in [course.case for course in courses(app.store) if course.state == "returned"]
        assert refused not in shown(pilot)

        await press(pilot, "M", "s", "G", "enter", "M", "a")
        assert state(app) == "accepted"
        await press(pilot, "M", "o")
        assert app.screen.kept_as.endswith("first")
        await type_text(pilot, "a new document came")
        await press(pilot, "enter")
        assert state(app) == "reopened"


async def test_the_list_says_what_was_submitted_and_is_filtered_by_it(app: ReviewApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "Review" not in shown(pilot)
        await press(pilot, "G", "M", "s", "G", "enter")
        assert next(line for line in lines(pilot) if "→ submitted" in line).split()[0] == f"▸{CASE}"
        await press(pilot, "f")
        await type_text(pilot, "submitted")
        await press(pilot, "enter")
        assert "1 of 5 cases" in shown(pilot)
        assert next(line for line in lines(pilot) if "/14" in line).split()[0] == f"▸{CASE}"
        assert len([line for line in lines(pilot) if "/14" in line]) == 1
        await pilot.resize_terminal(62, 24)
        await settle(pilot)
        row = next(line for line in lines(pilot) if CASE in line)
        assert "→" in row
        assert "submitted" not in row


async def test_an_inspection_is_signed_off_once_what_is_in_the_way_was_listed_and_reopened(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "M", "i")
        assert "In the way: 6." in shown(pilot)
        assert any("GLA-01" in line and "an open alert" in line for line in lines(pilot))
        await press(pilot, "enter")
        assert app.screen.case_at_hand() == "GLA-01"
        assert "Only on this laptop" not in shown(pilot)

        assert app.store is not None
        await press(pilot, "M", "i")
        challenge(app.store, LEAD, "NOR-02", Said("We did visit.", "North", "2026-05-12", "1.2"))
        await press(pilot, "G", "enter")
        said = " ".join(shown(pilot).split())
        assert "This is new since you listed them: NOR-02 1.2: an open challenge. List it again." in said
        await press(pilot, "M", "i")
        assert "In the way: 7. Decide the open challenges first." in shown(pilot)
        await press(pilot, "G", "enter")
        assert signature(app.store) is None
        (one,) = challenges(app.store)
        decide(app.store, LEAD, "NOR-02", one.id, "not_upheld", "The visit was not recorded.")
        await settle(pilot)

        await press(pilot, "M", "i", "G", "enter")
        assert " · Signed off · " in lines(pilot)[0]
        await press(pilot, "1")
        assert f"The inspection was signed off by {INSPECTOR} on " in shown(pilot)
        assert "press M, then i." in shown(pilot)
        await press(pilot, "C")
        assert lines(pilot)[0].startswith(" Cases · Signed off · ")
        await press(pilot, "M", "i", "j", "enter")
        await type_text(pilot, "a file came late")
        await press(pilot, "enter")
        assert "Signed off" not in lines(pilot)[0]
        await press(pilot, "R")
        assert "Only on this laptop: 4 entries since " in shown(pilot)


async def test_without_a_case_nothing_is_submitted(app: ReviewApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.resize_terminal(60, 18)
        await settle(pilot)
        await press(pilot, "M")
        assert "Esc close" in shown(pilot)
        await press(pilot, "G")
        assert "Sign off the inspection" in shown(pilot)
        await press(pilot, "escape", "S", "M", "s")
        assert "Submit the review" not in shown(pilot)
        assert "List the open comments" in shown(pilot)
